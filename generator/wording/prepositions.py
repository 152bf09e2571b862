"""The small word before a date: “am 17. November”, “im November”, “on 17 November”, “in November”.

It is not looked up anywhere but in the patterns that dates are said with: “am {day}”.
"""

from __future__ import annotations

import re
from typing import Final

from ..model.edtf import Edtf, Interval, Single, parse
from .dates import date_in_words
from .words import words

_KINDS: Final = ("day", "month", "season", "year")


def prepositions(language: str) -> frozenset[str]:
    """Return the words that a language puts before a day, a month, a season or a year; KeyError as in `words`."""
    said = words(language)
    return frozenset(found for kind in _KINDS if (found := said[f"dates.{kind}.when"].partition("{")[0].strip()))


def fits(preposition: str, date: Edtf, language: str) -> bool:
    """Whether a date can follow one of these words; of an interval its beginning counts."""
    match date.form:
        case Interval(start=Single() as start, end=Single()):
            date = parse(start.text)
    return bool(re.match(rf"{re.escape(preposition)}\b", date_in_words(date, language, in_sentence=True)))


def fitting(date: Edtf, language: str) -> str | None:
    """Return the word that goes before a date's label; empty if none does, and None where one alone does not do."""
    label, phrase = date_in_words(date, language), date_in_words(date, language, in_sentence=True)
    return phrase.removesuffix(label).strip() if phrase.endswith(label) else None
