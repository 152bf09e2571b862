"""What a language calls numbers, months and seasons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
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
    halves: str
    and_a_half: str
    after_currency: Mapping[str, Decimal]
    roughly: frozenset[str]
    quarters: tuple[str, ...]
    decade: str
    weekdays: Mapping[str, int]
    relative_days: Mapping[str, int]
    shifts: Mapping[str, int]
    shifted: str
    relative_parts: Mapping[str, str]
    relative: tuple[str, ...]
    announcing: str
    attributing: str

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
        months=_months(locale) | _integers(found.get("months", {})),
        seasons=found.get("seasons", {}),
        day_before_month=found.get("day_before_month", r"(?P<day>[0-3]?\d)\.? (?:de |d’)?"),
        day_after_month=found.get("day_after_month", ""),
        numeric=found.get("numeric", ""),
        halves=found.get("halves", ""),
        and_a_half=found.get("and_a_half", ""),
        after_currency={word: Decimal(value) for word, value in found.get("after_currency", {}).items()},
        roughly=frozenset(found.get("roughly", ())),
        quarters=tuple(found.get("quarters", ())),
        decade=found.get("decade", ""),
        weekdays=_weekdays(locale) | _integers(found.get("weekdays", {})),
        relative_days=_integers(found.get("relative_days", {})),
        shifts=_integers(found.get("shifts", {})),
        shifted=found.get("shifted", ""),
        relative_parts=found.get("relative_parts", {}),
        relative=tuple(found.get("relative", ())),
        announcing=found.get("announcing", ""),
        attributing=found.get("attributing", ""),
    )


def is_read(language: str) -> bool:
    """Whether there is a file of words for a language; without one, only its digits and months are known."""
    return language.split("-", maxsplit=1)[0] in languages_read()


@cache
def languages_read() -> tuple[str, ...]:
    """Return the languages that there are files of words for."""
    names = (file.name for file in files("generator.reading").joinpath("words").iterdir())
    return tuple(sorted(name.removesuffix(".yml") for name in names if name.endswith(".yml")))


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches each of the words, the longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=lambda word: -len(word))))})"


def filled(pattern: str, parts: Mapping[str, str]) -> str:
    """Return a pattern of a file of words with `{name}` replaced by the part of that name."""
    return re.sub(r"\{([a-z]+)\}", lambda match: parts[match[1]], pattern)


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


def _weekdays(locale: Locale) -> dict[str, int]:
    """The days of the week by their full names, Monday being 0."""
    return {name.lower(): number for number, name in locale.days["format"]["wide"].items()}


def _integers(words: Mapping[str, str]) -> dict[str, int]:
    return {word: int(number) for word, number in words.items()}
