"""Dates: what a text says in full, and relative days where the day of publication is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ...model.edtf import EdtfError, parse
from ..language import Language


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as our content writes it, the words that say so, and their offset."""

    date: str
    words: str
    offset: int


def dated_passages(text: str, language: Language, published: str = "") -> Iterator[Dated]:
    """Yield the dates of a text in order. A date inside a longer one is not a date of its own."""
    found = [*_stated(text, language), *_counted(text, language, published)]
    end = -1
    for dated in sorted(found, key=lambda dated: (dated.offset, -len(dated.words))):
        if dated.offset >= end:
            end = dated.offset + len(dated.words)
            yield dated


def _stated(text: str, language: Language) -> Iterator[Dated]:
    months = "|".join((*language.months, *(f"{month[:3]}[.]?" for month in language.months)))
    forms = (
        rf"(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)? (?:of )?(?P<month>{months}) (?P<year>(?:19|20)\d\d)",
        rf"(?P<month>{months}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?, (?P<year>(?:19|20)\d\d)",
        r"(?P<day>\d{1,2})\. ?(?P<number>\d{1,2})\. ?(?P<year>(?:19|20)\d\d)",
        r"(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)",
        rf"(?P<month>{months}) (?P<year>(?:19|20)\d\d)",
        rf"(?P<season>{'|'.join(language.seasons)}) (?:of )?(?P<year>(?:19|20)\d\d)(?![\d/])",
        r"(?:im Jahr|seit|in|since|Jahre?s?) (?P<year>(?:19|20)\d\d)(?!\w|[.,]\d)",
    )
    for form in forms:
        for match in re.finditer(rf"(?<![\w.-]){form}", text):
            if written := _edtf(match, language):
                yield Dated(written, match[0], match.start())


def _edtf(match: re.Match[str], language: Language) -> str:
    parts = match.groupdict()
    written = parts["year"]
    if parts.get("month"):
        begin = parts["month"][:3]
        written += f"-{next(n for n, month in enumerate(language.months, 1) if month.startswith(begin)):02}"
    elif parts.get("season"):
        written += f"-{language.seasons[parts['season']]}"
    elif parts.get("number"):
        written += f"-{int(parts['number']):02}"
    if parts.get("day"):
        written += f"-{int(parts['day']):02}"
    return as_date(written)


def as_date(text: str) -> str:
    """Return a date that the model takes, or an empty string."""
    try:
        return parse(text).text
    except EdtfError:
        return ""


def _counted(text: str, language: Language, published: str) -> Iterator[Dated]:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", published):
        return
    day = date.fromisoformat(published)
    for word, distance in language.relative_days.items():
        for match in re.finditer(rf"(?<![\w-]){word}(?![\w-])", text):
            yield Dated((day + timedelta(days=distance)).isoformat(), match[0], match.start())


def published_day(words: str, language: Language) -> str:
    """Return the day that a file's metadata or dateline names, as a date of ours, or an empty string."""
    if found := re.match(r"\d{4}-\d\d-\d\d", words):
        return as_date(found[0])
    return next((dated.date for dated in dated_passages(words, language)), "")
