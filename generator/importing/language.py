"""What the import knows of each language, from languages/<language>.yml."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

LANGUAGES: Final = ("de", "en")


@dataclass(frozen=True)
class Language:
    """One language's words. Lists hold regular expressions for whole words."""

    code: str
    function_words: frozenset[str]
    glued_endings: tuple[str, ...]
    abbreviations: frozenset[str]
    months: tuple[str, ...]
    before_conjunctions: frozenset[str]
    seasons: Mapping[str, int]
    weekdays: tuple[str, ...]
    relative_days: Mapping[str, int]
    relative_dates: tuple[str, ...]
    participial: str
    number_words: Mapping[str, int]
    range_words: tuple[str, ...]
    qualifiers: Mapping[str, list[str]]
    bylines: tuple[str, ...]
    never_last: frozenset[str]
    titles: tuple[str, ...]
    title_endings: tuple[str, ...]
    name_particles: frozenset[str]
    organisation_words: tuple[str, ...]
    organisation_endings: tuple[str, ...]
    numbered: tuple[str, ...]
    names_of_languages: Mapping[str, str]


_SETS: Final = {"function_words", "abbreviations", "name_particles", "before_conjunctions", "never_last"}
_NUMBERS: Final = {"relative_days", "number_words", "seasons"}


@cache
def language(code: str) -> Language:
    """Return what is known of a language: “de” or “en”."""
    text = files("generator.importing").joinpath("languages", f"{code}.yml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.BaseLoader)  # “No” is a word here, not False
    return Language(code, **{name: _typed(name, value) for name, value in data.items()})


def _typed(name: str, value: object) -> Any:  # noqa: ANN401  # the fields' own types differ
    if isinstance(value, list):
        return frozenset(value) if name in _SETS else tuple(value)
    if isinstance(value, dict) and name in _NUMBERS:
        return {word: int(number) for word, number in value.items()}
    return value


Patterns = Mapping[str, tuple[re.Pattern[str], ...]]
"""Regular expressions for a whole passage, by the reason for setting it aside."""


@dataclass(frozen=True)
class Litter:
    """How page litter reads, in all languages alike."""

    labels: Patterns
    """What is no litter where it reads as a sentence."""
    sentences: Patterns
    """Whole sentences that nobody but a page says."""
    lists: Patterns
    """Labels whose list, below them, is litter too."""


@cache
def litter() -> Litter:
    """Return the patterns of page litter, from languages/litter.yml."""
    text = files("generator.importing").joinpath("languages", "litter.yml").read_text(encoding="utf-8")
    return Litter(**{name: _compiled(patterns) for name, patterns in yaml.safe_load(text).items()})


def _compiled(patterns: Mapping[str, Sequence[str]]) -> Patterns:
    return {reason: tuple(re.compile(one, re.IGNORECASE) for one in several) for reason, several in patterns.items()}


def guess_language(text: str) -> str:
    """Return the language whose function words are most frequent in the text; German where none is."""
    words = re.findall(r"\w+", text.lower())
    counts = {code: sum(word in language(code).function_words for word in words) for code in LANGUAGES}
    return max(LANGUAGES, key=lambda code: counts[code])
