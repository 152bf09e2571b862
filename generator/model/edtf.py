"""Dates as precise as the sources are: the part of EDTF (ISO 8601-2:2019) that news needs.

Read are

- a year, month or day: `2024`, `2024-11`, `2024-11-17`;
- a moment, always with its offset: `2024-11-17T14:30+01:00`, `2024-11-17T13:30Z`;
- a season (21 spring, 22 summer, 23 autumn, 24 winter) or quarter (33 to 36): `2024-23`, `2024-33`;
- unspecified digits: `2024-11-XX`, `2024-XX`, `202X`, `20XX`;
- any of these but a moment, marked as approximate (`~`), uncertain (`?`) or both (`%`): `2024-11-17~`;
- an interval, which may be open: `2024-10-08/2024-10-13`, `2022-02-24/..`, `../2024-11-17`; its ends may
  be marked as well;
- on or before, on or after: `[..2024-11-17]`, `[2024-11-17..]`.

EDTF leaves the months of a season open. Here they are the meteorological ones of the northern half of
the earth, and the winter of a year begins in its December. A date without a time zone is taken as one
in UTC where an order is needed, and nowhere else. Years run from 1000 to 2999: what lies outside them is
a slip of the key.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import ClassVar, Final, Literal, get_args

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

Precision = Literal["century", "decade", "year", "season", "quarter", "month", "day", "minute", "second"]
SeasonName = Literal["spring", "summer", "autumn", "winter"]
Kind = Literal[
    "century", "decade", "year", "unknown_month", "season", "quarter", "month", "unknown_day", "day", "moment"
]
SortKey = tuple[datetime, timedelta]

EXAMPLES: Final = (
    "2024",
    "2024-11",
    "2024-11-17",
    "2024-11-17T14:30+01:00",
    "2024-23",
    "2024-33",
    "2024-11-17~",
    "2024-11-XX",
    "2024-10-08/2024-10-13",
    "2022-02-24/..",
    "[..2024-11-17]",
)

_ALLOWED: Final = (
    "2024, 2024-11, 2024-11-17, 2024-11-17T14:30+01:00, 2024-23 (autumn), 2024-33 (first quarter), "
    "2024-11-17~ (about), 2024-11-17? (uncertain), 2024-11-XX (day unknown), "
    "2024-10-08/2024-10-13 (from, to), 2022-02-24/.. (since), [..2024-11-17] (on or before)"
)

_CALENDAR: Final = "[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_UNSPECIFIED: Final = "[0-9]{4}-[0-9]{2}-XX|[0-9]{4}-XX|[0-9]{3}X|[0-9]{2}XX"
_MOMENT: Final = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})"
_END: Final = f"(?:{_CALENDAR}[~?%]?|{_MOMENT})"
_DATE: Final = f"(?:{_CALENDAR}|{_MOMENT})"

PATTERN: Final = (
    f"^(?:(?:{_CALENDAR}|{_UNSPECIFIED})[~?%]?|{_MOMENT}"
    rf"|{_END}/{_END}|{_END}/\.\.|\.\./{_END}|\[\.\.{_DATE}\]|\[{_DATE}\.\.\])$"
)


class EdtfError(ValueError):
    """A text is not one of the dates this project reads. The message says why, and what is allowed."""


@dataclass(frozen=True, slots=True)
class _Years:
    """Whole years from `year` on; each subclass says how many."""

    year: int
    length: ClassVar[int]

    @property
    def first(self) -> date:
        """1 January of the first year."""
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        """31 December of the last year."""
        return date(self.year + self.length - 1, 12, 31)


class Year(_Years):
    """A year."""

    __slots__ = ()
    kind: ClassVar[Kind] = "year"
    precision: ClassVar[Precision] = "year"
    length = 1


class UnknownMonth(_Years):
    """A month of a year, nobody knows which: `2024-XX`."""

    __slots__ = ()
    kind: ClassVar[Kind] = "unknown_month"
    precision: ClassVar[Precision] = "year"
    length = 1


class Decade(_Years):
    """A year of a decade, nobody knows which: `202X`. `year` is the first one."""

    __slots__ = ()
    kind: ClassVar[Kind] = "decade"
    precision: ClassVar[Precision] = "decade"
    length = 10


class Century(_Years):
    """A year of a hundred, nobody knows which: `20XX`. `year` is the first one."""

    __slots__ = ()
    kind: ClassVar[Kind] = "century"
    precision: ClassVar[Precision] = "century"
    length = 100


@dataclass(frozen=True, slots=True)
class _Months:
    """Whole months from `month` on; each subclass says how many."""

    year: int
    month: int
    length: ClassVar[int]

    @property
    def first(self) -> date:
        """The first day of the first month."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """The last day of the last month."""
        later, month = divmod(self.month - 1 + self.length - 1, 12)
        return date(self.year + later, month + 1, monthrange(self.year + later, month + 1)[1])


class Month(_Months):
    """A month."""

    __slots__ = ()
    kind: ClassVar[Kind] = "month"
    precision: ClassVar[Precision] = "month"
    length = 1


class UnknownDay(_Months):
    """A day of a month, nobody knows which: `2024-11-XX`."""

    __slots__ = ()
    kind: ClassVar[Kind] = "unknown_day"
    precision: ClassVar[Precision] = "month"
    length = 1


class Season(_Months):
    """A season, from its first month on."""

    __slots__ = ()
    kind: ClassVar[Kind] = "season"
    precision: ClassVar[Precision] = "season"
    length = 3

    @property
    def name(self) -> SeasonName:
        """Which season it is."""
        return _SEASONS[self.month]


class Quarter(_Months):
    """A quarter of a year, from its first month on."""

    __slots__ = ()
    kind: ClassVar[Kind] = "quarter"
    precision: ClassVar[Precision] = "quarter"
    length = 3

    @property
    def number(self) -> int:
        """Which quarter it is, from 1 to 4."""
        return self.month // 3 + 1


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar."""

    year: int
    month: int
    day: int
    kind: ClassVar[Kind] = "day"
    precision: ClassVar[Precision] = "day"

    @property
    def first(self) -> date:
        """The day itself."""
        return date(self.year, self.month, self.day)

    @property
    def last(self) -> date:
        """The day itself."""
        return self.first


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of day with its offset as written; `to_second` tells whether seconds were written."""

    at: datetime
    to_second: bool
    kind: ClassVar[Kind] = "moment"

    @property
    def precision(self) -> Precision:
        """A second where seconds were written, else a minute."""
        return "second" if self.to_second else "minute"

    @property
    def year(self) -> int:
        """The year in the zone it was written in."""
        return self.at.year

    @property
    def first(self) -> date:
        """The day in the zone it was written in."""
        return self.at.date()

    @property
    def last(self) -> date:
        """The day in the zone it was written in."""
        return self.first


Part = Century | Decade | Year | UnknownMonth | Season | Quarter | Month | UnknownDay | Day | Moment

_SEASONS: Final[dict[int, SeasonName]] = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_ISO_KINDS: Final[frozenset[Kind]] = frozenset({"year", "month", "day", "moment"})


@dataclass(frozen=True, slots=True)
class Single:
    """One date of any part of the calendar, and how sure it is. `text` is as written, marks included."""

    text: str
    part: Part
    approximate: bool = False
    uncertain: bool = False

    @property
    def earliest(self) -> datetime:
        """The first instant it can mean, in UTC."""
        if isinstance(self.part, Moment):
            return self.part.at.astimezone(UTC)
        return datetime.combine(self.part.first, time.min, UTC)

    @property
    def latest(self) -> datetime:
        """The last instant it can mean, in UTC."""
        if isinstance(self.part, Moment):
            span = timedelta(seconds=1) if self.part.to_second else timedelta(minutes=1)
            return self.earliest + span - timedelta.resolution
        return datetime.combine(self.part.last, time.max, UTC)

    @property
    def iso(self) -> str | None:
        """The date in ISO 8601-1 (so also for HTML and JSON-LD), or None where it would lose or add something."""
        sure = not (self.approximate or self.uncertain)
        return self.text if sure and self.part.kind in _ISO_KINDS else None


@dataclass(frozen=True, slots=True)
class Interval:
    """From `start` to `end`, both included; None is an open side, and at most one side is open."""

    start: Single | None
    end: Single | None


@dataclass(frozen=True, slots=True)
class OnOrBefore:
    """Some time on or before `date`: `[..2024-11-17]`."""

    date: Single


@dataclass(frozen=True, slots=True)
class OnOrAfter:
    """Some time on or after `date`: `[2024-11-17..]`."""

    date: Single


Form = Single | Interval | OnOrBefore | OnOrAfter


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as its sources give it. Made by `parse`; equal if written alike."""

    text: str
    form: Form

    def __str__(self) -> str:
        """The date as written."""
        return self.text

    @property
    def start(self) -> Single | None:
        """Where it begins: the date itself, or an interval's first end; None if open."""
        match self.form:
            case Single():
                return self.form
            case Interval(start=start):
                return start
            case OnOrAfter(date=date):
                return date
        return None

    @property
    def end(self) -> Single | None:
        """Where it ends: the date itself, or an interval's last end; None if open."""
        match self.form:
            case Single():
                return self.form
            case Interval(end=end):
                return end
            case OnOrBefore(date=date):
                return date
        return None

    @property
    def earliest(self) -> datetime | None:
        """The first instant it can mean, in UTC; None where nothing bounds it. `~` and `?` widen nothing."""
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> datetime | None:
        """The last instant it can mean, in UTC; None where nothing bounds it. `~` and `?` widen nothing."""
        return self.end.latest if self.end else None

    @property
    def sort_key(self) -> SortKey:
        """What to sort by: the earliest instant, then the longer before the shorter.

        So a year comes before its January, that before 1 January, and that before its first minute.
        What has no beginning sorts by the beginning of its end, before all else that begins then.
        Equal keys mean that the dates themselves give no order: keep the one they were written in.
        """
        if self.earliest is None or self.latest is None:
            return self.begin, timedelta.min
        return self.begin, self.earliest - self.latest

    @property
    def begin(self) -> datetime:
        """The instant to count it from, in UTC: its earliest one, or that of its end if it has no beginning."""
        return self._anchor.earliest

    def precedes(self, other: Edtf) -> bool:
        """Whether it is certainly over before the other begins, as far as both are bounded."""
        return self.latest is not None and other.earliest is not None and self.latest < other.earliest

    @property
    def precision(self) -> Precision:
        """The finest unit that is known; of an interval's two ends, the coarser one's."""
        ends = [end.part.precision for end in (self.start, self.end) if end]
        return min(ends, key=get_args(Precision).index)

    @property
    def year(self) -> int:
        """The year to file it under: that of its beginning as written, or of its end if it has no beginning."""
        return self._anchor.part.year

    @property
    def iso(self) -> str | None:
        """The date in ISO 8601-1 if it is one year, month, day or moment without doubt, else None."""
        return self.form.iso if isinstance(self.form, Single) else None

    @property
    def _anchor(self) -> Single:
        anchor = self.start or self.end
        assert anchor is not None, "parse refuses what is open on both sides"
        return anchor

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let pydantic take text or a date, and write the text."""
        return core_schema.no_info_plain_validator_function(
            _validated, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the text to editors that read JSON Schema."""
        return {
            "type": "string",
            "pattern": PATTERN,
            "examples": list(EXAMPLES),
            "description": f"A date in EDTF (ISO 8601-2): {_ALLOWED}.",
        }


def parse(text: str) -> Edtf:
    """Read a date; raise EdtfError, with a message for editors, where it is none that this project reads."""
    if not re.fullmatch(PATTERN, text):
        raise _refusal(text)
    return Edtf(text, _form(text))


def _validated(value: object) -> Edtf:
    if isinstance(value, Edtf):
        return value
    try:
        return parse(_as_text(value))
    except EdtfError as error:
        raise PydanticCustomError("date", "{message}", {"message": str(error)}) from error


def _as_text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise EdtfError(f"a date is written as text; allowed: {_ALLOWED}")


def _form(text: str) -> Form:
    if text.startswith("[.."):
        return OnOrBefore(_single(text[3:-1]))
    if text.startswith("["):
        return OnOrAfter(_single(text[1:-3]))
    if "/" in text:
        return _interval(*text.split("/"))
    return _single(text)


def _interval(first: str, last: str) -> Interval:
    start = None if first == ".." else _single(first)
    end = None if last == ".." else _single(last)
    if start and end and end.latest < start.earliest:
        raise EdtfError(
            f"“{first}/{last}” runs backwards; allowed: the earlier date first; did you mean “{last}/{first}”?"
        )
    return Interval(start, end)


def _single(text: str) -> Single:
    return Single(text, _part(text.rstrip("~?%")), approximate=text[-1] in "~%", uncertain=text[-1] in "?%")


def _part(text: str) -> Part:
    _check_year(text)
    if "T" in text:
        return _moment(text)
    if "X" in text:
        return _unspecified(text)
    match [int(digits) for digits in text.split("-")]:
        case [year]:
            return Year(year)
        case [year, number]:
            return _part_of_year(text, year, number)
        case [year, month, day]:
            _check_day(text, year, month, day)
            return Day(year, month, day)
    raise AssertionError(text)


def _unspecified(text: str) -> Part:
    if text.endswith("-XX"):
        year, *month = (int(digits) for digits in text.removesuffix("-XX").split("-"))
        if not month:
            return UnknownMonth(year)
        _check_month(text, month[0])
        return UnknownDay(year, month[0])
    year = int(text.replace("X", "0"))
    return Century(year) if text.endswith("XX") else Decade(year)


def _part_of_year(text: str, year: int, number: int) -> Part:
    if 21 <= number <= 24:
        return Season(year, 3 * (number - 20))
    if 33 <= number <= 36:
        return Quarter(year, 3 * (number - 33) + 1)
    _check_month(text, number)
    return Month(year, number)


def _moment(text: str) -> Moment:
    numbers = [int(digits) for digits in re.findall("[0-9]+", text)]
    year, month, day, hour, minute = numbers[:5]
    to_second = text[16] == ":"
    second = numbers[5] if to_second else 0
    _check_day(text, year, month, day)
    if hour > 23 or minute > 59 or second > 59:
        raise EdtfError(f"“{text}” names a time that does not exist; allowed: 00:00 to 23:59")
    return Moment(datetime(year, month, day, hour, minute, second, tzinfo=_zone(text)), to_second)


def _zone(text: str) -> timezone:
    if text.endswith("Z"):
        return UTC
    sign, hours, minutes = text[-6], int(text[-5:-3]), int(text[-2:])
    offset = timedelta(hours=hours, minutes=minutes) * (-1 if sign == "-" else 1)
    if minutes > 59 or not timedelta(hours=-12) <= offset <= timedelta(hours=14) or text.endswith("-00:00"):
        raise EdtfError(
            f"“{text}” names an offset that does not exist; allowed: -12:00 to +14:00, or Z for UTC, "
            "such as 2024-11-17T14:30+01:00"
        )
    return timezone(offset)


def _check_year(text: str) -> None:
    if not "1000" <= text[:4].replace("X", "0") <= "2999":
        raise EdtfError(f"“{text}” is outside the years this project reads; allowed: 1000 to 2999")


def _check_month(text: str, month: int) -> None:
    if not 1 <= month <= 12:
        raise EdtfError(
            f"“{text}” does not exist: there is no month {month:02}; allowed: months 01 to 12, "
            "seasons 21 (spring) to 24 (winter), quarters 33 to 36, such as 2024-11 or 2024-23"
        )


def _check_day(text: str, year: int, month: int, day: int) -> None:
    _check_month(text, month)
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise EdtfError(
            f"“{text}” does not exist: {year}-{month:02} has {last} days; "
            f"allowed: {year}-{month:02}-01 to {year}-{month:02}-{last}"
        )


def _refusal(text: str) -> EdtfError:
    """Find out why a text is outside the grammar, from the most telling reason to the least."""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?", text):
        moment = text.replace(" ", "T")
        return EdtfError(
            f"“{text}” is a time without an offset, and so depends on where it is read; "
            f"allowed: {moment}+01:00 (winter in Berlin), {moment}+02:00 (summer), {moment}Z (UTC)"
        )
    if guesses := _guesses(text):
        return _translation(text, guesses)
    return EdtfError(f"“{text}” is not a date this project reads; allowed: {_ALLOWED}")


def _translation(text: str, guesses: list[str]) -> EdtfError:
    wrong = [error for guess in guesses if (error := _error_of(guess))]
    if len(wrong) == len(guesses):
        return wrong[0]
    meant = " or ".join(f"“{guess}”" for guess in guesses if not _error_of(guess))
    return EdtfError(f"“{text}” is not written as year-month-day; did you mean {meant}?")


def _error_of(text: str) -> EdtfError | None:
    try:
        parse(text)
    except EdtfError as error:
        return error
    return None


def _guesses(text: str) -> list[str]:
    """What an everyday date may mean in EDTF. 11/12/2024 is read both ways: month first, and day first."""
    for pattern, orders in _EVERYDAY:
        if found := re.fullmatch(pattern, text):
            numbers = [number.zfill(2) for number in found.groups()]
            return list(dict.fromkeys("-".join(numbers[place] for place in order) for order in orders))
    return []


_EVERYDAY: Final = (
    (r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})", ((2, 1, 0),)),
    (r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})", ((2, 0, 1), (2, 1, 0))),
    (r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})", ((0, 1, 2),)),
    (r"([0-9]{4})([0-9]{2})([0-9]{2})", ((0, 1, 2),)),
    (r"([0-9]{1,2})[./-]([0-9]{4})", ((1, 0),)),
    (r"([0-9]{4})[/.]([0-9]{1,2})", ((0, 1),)),
)
