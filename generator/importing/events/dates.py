"""Dates as tables write them. What could be two days is never guessed; a time is kept where its zone is known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Final, Literal
from zoneinfo import ZoneInfo

from ...model.edtf import EdtfError, parse
from .entry import Entry, as_edtf

Order = Literal["day-first", "month-first"]

_TIME: Final = r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?(?: ?(?P<half>[ap])\.?m\.?| Uhr)?"
_NUMBERS: Final = re.compile(r"(?P<one>\d{1,2})(?P<mark>[./-])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)")
_WITH_TIME: Final = re.compile(rf"(?P<day>.*?\d)(?:T|,? (?:um |at )?)(?P<time>{_TIME})", re.IGNORECASE)
_AS_WRITTEN: Final = re.compile(r"^([^\W\d]+\.? \d{1,2}) (\d{4})$")
_NEEDS_ZONE: Final = "a time needs its zone: say --zone Europe/Berlin, or write it as 2024-11-17T14:30+01:00"
_CHANGED_CLOCKS: Final = "the clocks are changed in that hour: write it with its offset, as 2024-10-27T02:30+01:00"


@dataclass(frozen=True, slots=True)
class Options:
    """What an editor says about a file, where the file itself does not."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """Our fields with a table's columns."""
    order: Order | None = None
    """How dates such as 03/04/2025 are meant."""
    zone: tzinfo | None = None
    """Where the clocks stood that times are told by."""


def zone_of(name: str) -> tzinfo:
    """Return the zone called “Europe/Berlin” or “+01:00”; raises `ValueError` for what is neither."""
    try:
        if re.fullmatch(r"[+-]\d\d:\d\d", name):
            found = datetime.strptime(name, "%z").tzinfo
            assert found is not None  # %z asks for one
            return found
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError) as error:
        raise ValueError(f"there is no zone “{name}”") from error


def date_of(words: str, name: str, entry: Entry, options: Options) -> str:
    """Return a date of a table or of JSON as our content writes it; what is lost of it is reported."""
    words = " ".join(words.split())
    if as_written := as_edtf(words):
        return as_written
    timed = _WITH_TIME.fullmatch(words)
    day = _day(timed["day"] if timed else words, name, entry, options)
    return with_time(day, timed["time"], name, entry, options) if timed and day else day


def _day(words: str, name: str, entry: Entry, options: Options) -> str:
    if numbers := _NUMBERS.fullmatch(words):
        return _from_numbers(numbers, name, entry, options)
    plain = _AS_WRITTEN.sub(r"\1, \2", re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", words))
    found = as_edtf(plain) or as_edtf(re.sub(r"^[^\W\d]+\.?,? ", "", plain))  # “Mon, 3 March 2024”
    if not found:
        entry.lose(name, "no date that we read", words)
    return found


def _from_numbers(numbers: re.Match[str], name: str, entry: Entry, options: Options) -> str:
    """With full stops the day comes first; else the option says it, or the one number that can be no month."""
    one, two = int(numbers["one"]), int(numbers["two"])
    if len(numbers["year"]) == 2:
        entry.lose(name, "a year of two digits; write it out", numbers[0])
        return ""
    order = "day-first" if numbers["mark"] == "." else options.order
    if order is None and one != two and one <= 12 and two <= 12:
        entry.ambiguous.append((name, numbers[0]))
        return ""
    day, month = (two, one) if order == "month-first" or (order is None and two > 12) else (one, two)
    found = _edtf(f"{numbers['year']}-{month:02}-{day:02}")
    if not found:
        entry.lose(name, f"no date that we read{f' {order}' if order else ''}", numbers[0])
    return found


def with_time(day: str, time: str, name: str, entry: Entry, options: Options) -> str:
    """Return a day with its time of day, where the zone is known and the hour is there once."""
    found = re.fullmatch(_TIME, time.strip(), re.IGNORECASE)
    if found is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        entry.lose(f"{name}.time", "no time of a day that we read", time)
        return day
    if options.zone is None:
        entry.lose(f"{name}.time", _NEEDS_ZONE, time)
        return day
    hour = int(found["hour"]) % 12 + 12 * (found["half"] in {"p", "P"}) if found["half"] else int(found["hour"])
    written = f"{day}T{hour:02}:{found['minute']}"
    offsets = _offsets(written, options.zone)
    if len(offsets) != 1:
        entry.lose(f"{name}.time", _CHANGED_CLOCKS if offsets else "no time that we read", time)
        return day
    return _edtf(f"{written}{offsets.pop()}") or day


def _offsets(written: str, zone: tzinfo) -> set[str]:
    """The offsets that a time of day may have in a zone: two where the clocks are changed, none if it is no time."""
    try:
        moment = datetime.fromisoformat(written).replace(tzinfo=zone)
    except ValueError:
        return set()
    return {moment.replace(fold=fold).isoformat()[16:].removeprefix(":00") for fold in (0, 1)}


def _edtf(written: str) -> str:
    try:
        return parse(written).text
    except EdtfError:
        return ""
