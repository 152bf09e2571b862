"""Dates in words, and in HTML, saying neither more nor less than their sources.

Every word and pattern stands in words/<language>.yml under `dates`. What happens here is the choice of
the pattern, and the folding of what two ends of an interval share.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from html import escape
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time, get_timezone_name

from ..model.edtf import Day, Edtf, Interval, Moment, Month, OnOrAfter, OnOrBefore, Part, Season, Single
from .words import Words, words


def date_in_words(date: Edtf, language: str, *, in_sentence: bool = False, time_zone: str | None = None) -> str:
    """Return a date in words.

    A label by default (“17. November 2024”); with `in_sentence` what can follow a verb (“am 17. November
    2024”). A moment is told by the clock it was written by, never by the reader's; `time_zone`, an IANA
    name, adds the zone's abbreviation where it agrees with the written offset.

    Raise KeyError for a language without words, and for an unknown time zone.
    """
    return _phrase(date, _Manner(words(language), in_sentence, time_zone)).as_text()


def date_html(date: Edtf, language: str, *, in_sentence: bool = False, time_zone: str | None = None) -> str:
    """Return a date in words as inline HTML; arguments and errors are those of `date_in_words`.

    Years, months, days and moments become `<time>`, also as ends of an interval. What HTML cannot say
    exactly becomes `<data>` with the date as written, so that no machine reads a precision into it.
    """
    phrase = _phrase(date, _Manner(words(language), in_sentence, time_zone))
    if phrase.is_exact:
        return phrase.as_html()
    return f'<data value="{escape(date.text)}">{escape(phrase.as_text(), quote=False)}</data>'


@dataclass(frozen=True, slots=True)
class _Manner:
    """How to speak: with which words, as a label or within a sentence, naming which zone."""

    words: Words
    in_sentence: bool
    time_zone: str | None


@dataclass(frozen=True, slots=True)
class _Piece:
    """The words for one date inside a phrase, and its value for machines if it has an exact one."""

    text: str
    iso: str | None

    def as_html(self) -> str:
        return f'<time datetime="{escape(self.iso or "")}">{escape(self.text, quote=False)}</time>'


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A template and the pieces that fill it."""

    template: str
    pieces: Mapping[str, _Piece]

    @property
    def is_exact(self) -> bool:
        return all(piece.iso for piece in self.pieces.values())

    def as_text(self) -> str:
        return self.template.format(**{name: piece.text for name, piece in self.pieces.items()})

    def as_html(self) -> str:
        template = escape(self.template, quote=False)
        return template.format(**{name: piece.as_html() for name, piece in self.pieces.items()})


def _phrase(date: Edtf, manner: _Manner) -> _Phrase:
    match date.form:
        case Single() as single:
            return _point(single, manner)
        case Interval(start=Single() as start, end=Single() as end):
            return _from_to(start, end, manner)
        case Interval(start=Single() as start):
            return _half_open("since", "start", start, manner)
        case Interval(end=Single() as end):
            return _half_open("until", "end", end, manner)
        case OnOrBefore(date=limit):
            return _bound("on_or_before", limit, manner)
        case OnOrAfter(date=limit):
            return _bound("on_or_after", limit, manner)
    raise AssertionError(f"{date.text} is open on both sides")


def _point(single: Single, manner: _Manner) -> _Phrase:
    key = "when" if manner.in_sentence else "label"
    if single.approximate:
        key = "when_about" if manner.in_sentence else "about"
    text = _named(single.part, key, manner)
    if single.uncertain:
        text = manner.words["dates.uncertain"].format(date=text)
    return _Phrase("{date}", {"date": _Piece(text, single.iso)})


def _half_open(word: str, side: str, end: Single, manner: _Manner) -> _Phrase:
    form = end.part.kind if manner.in_sentence else "label"
    return _Phrase(manner.words[f"dates.{word}.{form}"], {side: _Piece(_end(end, manner), end.iso)})


def _bound(word: str, limit: Single, manner: _Manner) -> _Phrase:
    label, when = (_named(limit.part, key, manner) for key in ("label", "when"))
    # The limit is exact, but it is not when it happened: so no value for machines.
    return _Phrase("{date}", {"date": _Piece(manner.words[f"dates.{word}"].format(label=label, when=when), None)})


def _from_to(start: Single, end: Single, manner: _Manner) -> _Phrase:
    if start == end:
        return _point(start, manner)
    match start.part, end.part:
        case Moment() as first, Moment() as last if _on_one_clock_day(first, last):
            return _moments_of_day(start, end, first, last, manner)
    shared = _shared(start, end)
    text = _formatted(start.part.first, shared, manner.words) if shared else _end(start, manner)
    template = f"dates.from_to.{'days_of_month' if shared == 'day_only' else 'label'}"
    if manner.in_sentence:
        template = f"dates.when_from_to.{start.part.kind}"
    pieces = {"start": _Piece(text, start.iso), "end": _Piece(_end(end, manner), end.iso)}
    return _Phrase(manner.words[template], pieces)


def _moments_of_day(start: Single, end: Single, first: Moment, last: Moment, manner: _Manner) -> _Phrase:
    """Name day and zone once; what they leave of the template takes the two times."""
    template = manner.words[f"dates.{'when_from_to' if manner.in_sentence else 'from_to'}.moments_of_day"]
    fields = _fields(first, manner)
    rest = template.format(day=fields["day"], zone=fields["zone"], start="{start}", end="{end}")
    return _Phrase(
        rest,
        {
            "start": _Piece(fields["time"], start.iso),
            "end": _Piece(_time(last, manner.words), end.iso),
        },
    )


def _on_one_clock_day(first: Moment, last: Moment) -> bool:
    return first.at.date() == last.at.date() and first.at.utcoffset() == last.at.utcoffset()


def _shared(start: Single, end: Single) -> str:
    """Return the pattern that leaves out what the start shares with the end, or an empty string."""
    if any((start.approximate, start.uncertain, end.approximate, end.uncertain)):
        return ""
    match start.part, end.part:
        case Day() as first, Day() as last if (first.year, first.month) == (last.year, last.month):
            return "day_only"
        case Day() as first, Day() as last if first.year == last.year:
            return "day_and_month"
        case Month() as first, Month() as last if first.year == last.year:
            return "month_only"
    return ""


def _end(single: Single, manner: _Manner) -> str:
    """One end of an interval, with the doubt about it behind it in brackets."""
    text = _named(single.part, "label", manner)
    doubt = "_about" * single.approximate + "_uncertain" * single.uncertain
    return manner.words[f"dates.end{doubt}"].format(date=text) if doubt else text


def _named(part: Part, key: str, manner: _Manner) -> str:
    return manner.words[f"dates.{part.kind}.{key}"].format(**_fields(part, manner))


def _fields(part: Part, manner: _Manner) -> dict[str, str]:
    """All that the templates of a language may ask for; each takes what it needs."""
    fields = {name: _formatted(part.first, name, manner.words) for name in ("year", "quarter", "month", "day")}
    fields["last_year"] = _formatted(part.last, "year", manner.words)
    if isinstance(part, Season):
        fields["season"] = _season(part, manner.words)
    if isinstance(part, Moment):
        fields |= {"time": _time(part, manner.words), "zone": _zone(part, manner)}
    return fields


def _formatted(day: date, pattern: str, words: Words) -> str:
    return _in_figures(day, words[f"dates.patterns.{pattern}"], words.locale)


@lru_cache(maxsize=4096)  # the same days stand on many pages
def _in_figures(day: date, pattern: str, locale: Locale) -> str:
    return format_date(day, pattern, locale=locale)


def _season(season: Season, words: Words) -> str:
    template = words[f"dates.seasons.{season.name}"]
    return template.format(year=season.year, next_year_short=f"{(season.year + 1) % 100:02}")


def _time(moment: Moment, words: Words) -> str:
    pattern = words[f"dates.patterns.{'time_to_second' if moment.to_second else 'time'}"]
    # Without its zone, because Babel would convert an aware time to UTC.
    return format_time(moment.at.time(), pattern, locale=words.locale)


def _zone(moment: Moment, manner: _Manner) -> str:
    offset = _offset(moment.at.utcoffset() or timedelta())
    name = _zone_name(moment.at, manner)
    return manner.words["dates.named_zone"].format(name=name, offset=offset) if name else offset


def _zone_name(at: datetime, manner: _Manner) -> str:
    """Return the zone's abbreviation, or nothing where there is none or it would contradict the offset."""
    if manner.time_zone is None:
        return ""
    local = at.astimezone(ZoneInfo(manner.time_zone))
    if local.utcoffset() != at.utcoffset():
        return ""
    name = get_timezone_name(local, width="short", locale=manner.words.locale)
    # Where a language has no abbreviation, Babel gives the offset again.
    return "" if any(character.isdigit() for character in name) else name


def _offset(offset: timedelta) -> str:
    """UTC, UTC+1, UTC−3:30: the same in all languages, with a true minus sign."""
    minutes = int(offset.total_seconds()) // 60
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")
