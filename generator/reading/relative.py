"""Times told from another one: “am Sonntag”, “seit Monaten”, “tags darauf”, “two weeks later”, “last year”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from .dates import DateMention, dates
from .lexicon import Lexicon, any_of, filled, lexicon


@dataclass(frozen=True, slots=True)
class RelativeMention:
    """A time in a text that says when only together with another; what that may come to is in `dates`."""

    start: int
    end: int
    text: str
    dates: tuple[DateMention, ...] = ()


def relative_times(text: str, language: str, written: date | None) -> tuple[RelativeMention, ...]:
    """Return the relative times of a text in their order, the longest reading of each.

    Counted from the day the text was written, where that is known, days of the week, days such as “yesterday”,
    months and years come to dates; a day of the week may be the last one or the next.
    """
    words = lexicon(language)
    taken = [(found.start, found.end) for found in dates(text, language)]
    matches = sorted(
        (match for pattern in _patterns(words) for match in pattern.finditer(text)),
        key=lambda match: (match.start(), -match.end()),
    )
    kept: list[RelativeMention] = []
    for match in matches:
        start, end = match.span()
        is_dated = any(begin < end and start < stop for begin, stop in taken)
        if not is_dated and (not kept or start >= kept[-1].end):
            counted = tuple(_counted(match, words, written)) if written else ()
            kept.append(RelativeMention(start, end, match[0], counted))
    return tuple(kept)


@cache
def _patterns(words: Lexicon) -> tuple[re.Pattern[str], ...]:
    parts = {"weekday": any_of(words.weekdays), "month": any_of(words.months), "number": any_of(words.numbers)}
    for name, pattern in words.relative_parts.items():
        parts[name] = filled(pattern, parts)
    return tuple(re.compile(rf"(?<![\w-])(?:{filled(one, parts)})(?![\w-])", re.IGNORECASE) for one in words.relative)


def _counted(match: re.Match[str], words: Lexicon, written: date) -> Iterator[DateMention]:
    said = match[0].lower()
    if day := match.groupdict().get("day"):
        yield from (DateMention(*match.span(), match[0], *month, int(day)) for month in _months_around(written))
    for word, number in words.weekdays.items():
        if re.search(rf"(?<!\w){word}", said):
            back = (written.weekday() - number) % 7
            yield from (_day(match, written + timedelta(days=days)) for days in {-back, (7 - back) % 7 or 7})
    # But for the first letter, capitals tell “morgen” from “am Morgen”.
    plain = match[0][:1].lower() + match[0][1:]
    for word, days in words.relative_days.items():
        if re.search(rf"(?<!\w){word}(?!\w)", plain):
            yield _day(match, written + timedelta(days=days))
    shifted = _shifted(words).search(said) if words.shifted else None
    if shifted is not None:
        steps = words.shifts[shifted["shift"]]
        months = written.year * 12 + written.month - 1 + steps * (1 if shifted["month"] else 12)
        month = months % 12 + 1 if shifted["month"] else None
        yield DateMention(match.start(), match.end(), match[0], months // 12, month)


def _months_around(written: date) -> Iterator[tuple[int, int]]:
    """Yield year and number of the month before, of this one and of the next."""
    for months in range(written.year * 12 + written.month - 2, written.year * 12 + written.month + 1):
        yield months // 12, months % 12 + 1


def _day(match: re.Match[str], day: date) -> DateMention:
    return DateMention(match.start(), match.end(), match[0], day.year, day.month, day.day)


@cache
def _shifted(words: Lexicon) -> re.Pattern[str]:
    return re.compile(filled(words.shifted, {"shifts": any_of(words.shifts)}), re.IGNORECASE)
