"""Dates as positions along a figure: never finer than the dates themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from ..model.edtf import Edtf
from .scale import Span

Step = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """From the beginning of a first day to the end of a last one."""

    first: date
    last: date

    def span(self, when: Edtf) -> Span:
        """Return where a date lies, in per cent: a month takes the room of a month."""
        start, end = days(when)
        return Span(self.position(start), self.position(end + timedelta(days=1)))

    def position(self, day: date) -> Decimal:
        """Return where a day begins, in per cent with one decimal place."""
        return (Decimal((day - self.first).days * 100) / self.length).quantize(Decimal("0.1"))

    @property
    def length(self) -> int:
        """How many days it holds."""
        return (self.last - self.first).days + 1

    @property
    def step(self) -> Step:
        """The unit of its marks."""
        return "day" if self.length <= 75 else "month" if self.length <= 500 else "year"

    def ticks(self, most: int = 5) -> tuple[date, ...]:
        """Return the days to mark, at most so many: firsts of years or months, or each tenth day."""
        every_day = (self.first + timedelta(days=count) for count in range(self.length))
        found = tuple(day for day in every_day if _is_mark(day, self.step))
        return found[:: -(-len(found) // most) or 1]


def calendar(dates: Iterable[Edtf]) -> Calendar:
    """Return the calendar that holds all of these dates."""
    ends = [day for when in dates for day in days(when)]
    return Calendar(min(ends), max(ends))


def days(when: Edtf) -> tuple[date, date]:
    """Return the first and last day a date can mean; an open side ends where the other one begins."""
    start = when.start or when.end
    end = when.end or when.start
    assert start is not None and end is not None, "a date has at least one side"
    return start.part.first, end.part.last


def _is_mark(day: date, step: Step) -> bool:
    if step == "day":
        return day.day in (1, 11, 21)
    return day.day == 1 and (step == "month" or day.month == 1)
