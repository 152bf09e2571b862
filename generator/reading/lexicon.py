"""What a language calls numbers, months and seasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml
from babel import Locale, UnknownLocaleError

GROUPS: Final = "\u00a0\u202f\u2009'’"
"""What may stand between groups of three digits in any language."""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The words of one language; those of numbers are empty for a language that has no file of words."""

    language: str
    locale: Locale
    numbers: Mapping[str, Decimal]
    scales: Mapping[str, Decimal]
    one: frozenset[str]
    joiner: str
    vague: frozenset[str]
    range: frozenset[str]
    ordinals: Mapping[str, int]
    months: Mapping[str, int]
    seasons: Mapping[str, str]
    day_before_month: str
    day_after_month: str
    numeric: str

    @property
    def group(self) -> str:
        """The sign between groups of three digits."""
        return str(self.locale.number_symbols["latn"]["group"])

    @property
    def decimal(self) -> str:
        """The sign before decimal places."""
        return str(self.locale.number_symbols["latn"]["decimal"])


@cache
def lexicon(language: str) -> Lexicon:
    """Return the words of a language; of one that nobody knows, English digits and months."""
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("en")
    found = _file(locale.language)
    return Lexicon(
        language,
        locale,
        numbers={word: Decimal(value) for word, value in found.get("numbers", {}).items()},
        scales={word: Decimal(value) for word, value in found.get("scales", {}).items()},
        one=frozenset(found.get("one", ())),
        joiner=found.get("joiner", ""),
        vague=frozenset(found.get("vague", ())),
        range=frozenset(found.get("range", ("-", "–"))),
        ordinals={word: number for number, word in enumerate(found.get("ordinals", ()), 1)},
        months=_months(locale) | {word: int(number) for word, number in found.get("months", {}).items()},
        seasons=found.get("seasons", {}),
        day_before_month=found.get("day_before_month", r"(?P<day>[0-3]?\d)\.? (?:de |d’)?"),
        day_after_month=found.get("day_after_month", ""),
        numeric=found.get("numeric", ""),
    )


def _file(language: str) -> dict[str, Any]:
    path = files("generator.reading").joinpath("words", f"{language}.yml")
    if not path.is_file():
        return {}
    # Every scalar stays the text it is: a word such as “null” or “no” is a word.
    loaded: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return loaded


def _months(locale: Locale) -> dict[str, int]:
    """The months' names, in full and shortened, alone and in a date, as Babel has them."""
    return {
        name.rstrip(".").lower(): number
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in locale.months[context][width].items()
        if not name.isdigit()
    }
