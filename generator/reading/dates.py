"""Dates in a text: “17. November 2024”, “17.11.2024”, “November 17”, “im Januar”, “Herbst 2024”, “2024”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import Final

from ..model.edtf import Century, Day, Decade, Edtf, Moment, Part, Quarter, Season, Single, UnknownMonth, Year
from .lexicon import Lexicon, lexicon

_ISO: Final = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)(?:-(?P<day>[0-3]\d))?\b")
_YEAR: Final = re.compile(r"(?:(?<![\w.,-])|(?<=\b[a-z]{3}-))(?P<year>(?:19|20)\d\d)(?![\d]|[.,]\d|-\d)(?!\w)")
_BEFORE, _AFTER = 365, 200


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text, as much of it as is said."""

    start: int
    end: int
    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: str | None = None
    quarter: int | None = None
    is_decade: bool = False

    @property
    def is_bare_year(self) -> bool:
        """Whether it is four digits and no more, which may be a number as well."""
        return self.month is None and self.season is None and self.quarter is None and not self.is_decade

    def bears(self, part: Part, near: date | None = None) -> bool:
        """Whether it says a date, or a part of it is said more precisely.

        Where no year is said, it is taken for the one around `near`, the day the text was written: up to a
        year before it, up to half a year after it.
        """
        if isinstance(part, Day | Moment):
            return (self.month, self.day) == (part.first.month, part.first.day) and self._is_year_of(part, near)
        if isinstance(part, Season | Quarter):
            own = self.season == part.name if isinstance(part, Season) else self.quarter == part.number
            return (own or self._is_month_of(part)) and self._is_year_of(part, near)
        if isinstance(part, Year | UnknownMonth):
            return self.year == part.year and not self.is_decade
        if isinstance(part, Decade | Century):
            return self.year is not None and part.first.year <= self.year <= part.last.year
        return self.month == part.first.month and self._is_year_of(part, near)

    def says(self, other: DateMention, near: date | None = None) -> bool:
        """Whether it says what a date in another text says, and no less precisely; `near` as in `bears`."""
        if (other.day and self.day != other.day) or (other.month and self.month != other.month):
            return False
        if (other.season and self.season != other.season) or (other.quarter and self.quarter != other.quarter):
            return False
        return other.year is None or other.year in self._years(near)

    def _years(self, near: date | None) -> set[int]:
        """The years it may be of: the one that is said, or those around the day the text was written."""
        if self.year is not None or near is None:
            return {self.year or 0}
        months = {self.month} if self.month else {1, 12}
        days = [date(year, month, 15) for year in range(near.year - 1, near.year + 2) for month in months]
        return {day.year for day in days if -_BEFORE - 15 <= (day - near).days <= _AFTER + 15}

    def _is_month_of(self, part: Season | Quarter) -> bool:
        return self.month in {(part.month - 1 + step) % 12 + 1 for step in range(part.length)}

    def _is_year_of(self, part: Part, near: date | None) -> bool:
        if self.year is not None:
            return self.year in {part.first.year, part.last.year}
        return near is None or -_BEFORE <= (part.first - near).days <= _AFTER


def ends(date: Edtf) -> tuple[Single, ...]:
    """Return the dates that a text must name to bear an EDTF date: one, or both ends of an interval."""
    return tuple(dict.fromkeys(end for end in (date.start, date.end) if end is not None))


@lru_cache(maxsize=16_384)  # several rules read a text, and the live preview checks all again after each save
def dates(text: str, language: str) -> tuple[DateMention, ...]:
    """Return the dates of a text in their order, the longest reading of each."""
    words = lexicon(language)
    found = sorted(
        (*_iso(text), *_numeric(text, words), *_with_month(text, words), *_spans(text, words), *_years(text)),
        key=lambda mention: (mention.start, -mention.end),
    )
    kept: list[DateMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def _made(match: re.Match[str], month: int | None, day: int | None, year: int | None) -> Iterator[DateMention]:
    if (month is None or 1 <= month <= 12) and (day is None or 1 <= day <= 31):
        yield DateMention(match.start(), match.end(), match[0].strip(), year, month, day)


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _iso(text: str) -> Iterator[DateMention]:
    for match in _ISO.finditer(text):
        yield from _made(match, int(match["month"]), _int(match["day"]), int(match["year"]))


def _numeric(text: str, words: Lexicon) -> Iterator[DateMention]:
    if words.numeric:
        for match in re.finditer(rf"(?<![\d.,]){words.numeric}", text):
            yield from _made(match, int(match["month"]), int(match["day"]), _int(match["year"]))


def _with_month(text: str, words: Lexicon) -> Iterator[DateMention]:
    for match in _month_pattern(words).finditer(text):
        parts = match.groupdict()
        month = words.months[match["name"].rstrip(".").lower()]
        year = _int(match["year"])
        day = _int(match["day"]) or words.ordinals.get((match["ordinal"] or "").lower()) or _int(parts.get("later"))
        other = next((name for name in ("first", "last") if parts.get(name)), None)
        whole = DateMention(match.start(), match.end(), match[0].strip().rstrip("."), year, month, day)
        if other is None:
            yield whole
        elif other == "first":  # the first day of a span before the month: “8. bis 13. Oktober”
            yield replace(whole, end=match.end("first"), text=match["first"], day=int(match["first"]))
            yield replace(whole, start=match.end("first"))
        else:  # the last day of a span behind it: “October 8–13”
            yield replace(whole, end=match.start("last"))
            yield replace(whole, start=match.start("last"), text=match["last"], day=int(match["last"]))


@cache
def _month_pattern(words: Lexicon) -> re.Pattern[str]:
    names = "|".join(re.escape(_capitalised(name, words)) for name in sorted(words.months, key=lambda name: -len(name)))
    ordinals = "|".join(sorted(words.ordinals, key=lambda word: -len(word))) or r"(?!)"
    span = "|".join(re.escape(word) for word in words.range if word.isalpha())
    return re.compile(
        rf"(?<![\w.,])(?:(?:(?P<first>[0-3]?\d)\.? ?(?:[-–/]|{span or '(?!)'}) ?)?{words.day_before_month}"
        rf"|(?P<ordinal>(?i:{ordinals}))(?: of)? )?"
        rf"(?<!\w)(?P<name>{names})\b\.?{f'(?:{words.day_after_month})?' if words.day_after_month else ''}"
        rf"(?:,? (?:of )?(?P<year>(?:19|20)\d\d)(?!\d))?"
    )


def _capitalised(name: str, words: Lexicon) -> str:
    """Months as the language writes them: English “may” and “march” are verbs without their capital."""
    return name.capitalize() if words.locale.language in {"de", "en"} else name


def _seasons(text: str, words: Lexicon) -> Iterator[DateMention]:
    for word, season in words.seasons.items():
        spelled = word.capitalize() if words.locale.language == "de" else word
        for match in re.finditer(rf"\b{spelled}s?\b(?: (?:of )?(?P<year>(?:19|20)\d\d))?", text):
            yield DateMention(match.start(), match.end(), match[0], _int(match["year"]), season=season)


def _spans(text: str, words: Lexicon) -> Iterator[DateMention]:
    """Seasons, quarters and decades."""
    yield from _seasons(text, words)
    for number, pattern in enumerate(words.quarters, 1):
        for match in re.finditer(rf"\b(?:{pattern})s?\b(?:,? (?:of )?(?P<year>(?:19|20)\d\d))?", text):
            yield DateMention(match.start(), match.end(), match[0], _int(match["year"]), quarter=number)
    for match in re.finditer(rf"\b{words.decade}\b", text) if words.decade else ():
        yield DateMention(match.start(), match.end(), match[0], int(match["year"]), is_decade=True)


def _years(text: str) -> Iterator[DateMention]:
    for match in _YEAR.finditer(text):
        yield DateMention(match.start(), match.end(), match[0], int(match["year"]))
