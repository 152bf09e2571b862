"""Charts over time: dots or columns, a panel for each series. Where everything in them stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ..model.number import Amount
from .calendar import Calendar, days
from .charts import Bar, Chart, Panel
from .labels import Anchor, Box, Spot, place
from .layout import LEAST, LINE, Key, Line, Tick, kind_of, lay_out_keys, title_lines
from .text import SMALL, text_width
from .wording import day_mark, short_amount, tick


@dataclass(frozen=True, slots=True)
class Stand:
    """A figure over time: where it stands, from when to when, and its label beside it."""

    x: Decimal
    start: Decimal
    end: Decimal
    high: float
    low: float
    amount: Amount
    kind: int
    is_span: bool
    is_about: bool
    label: Line | None
    dx: float = 0
    shift: float = 0
    note: str = ""
    is_partly_after: bool = False

    @property
    def width(self) -> Decimal:
        """The room its date takes."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Field:
    """One panel of a chart over time."""

    title: tuple[Line, ...]
    top: float
    bottom: float
    stands: tuple[Stand, ...]
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Over:
    """A chart over time."""

    shape: str
    height: float
    axis: float
    fields: tuple[Field, ...]
    days: tuple[Tick, ...]
    turn: Decimal | None
    keys: tuple[Key, ...]
    notes: tuple[str, ...]
    width: None = None


def lay_out_over_time(chart: Chart, language: str, turn: date | None = None) -> Over:
    """Lay out dots or columns over time, a panel for each series; `turn` is the day of the turning point."""
    assert chart.calendar is not None, "a chart over time has a calendar"
    groups = chart.groups
    keys, y = lay_out_keys(groups if len(groups) > 1 else (), 0)
    notes = _notes(chart)
    frame = _Frame(chart, language, _gutter(chart, language), notes, turn)
    fields = []
    for panel in chart.panels:
        fields.append(frame.field(panel, y))
        y = fields[-1].bottom + 14
    axis = fields[-1].bottom
    over = frame.calendar
    days_marked = _years_told(chart) or over.ticks(4)
    marks = _clear(Tick(frame.across(over.position(day)), day_mark(day, over.step, language)) for day in days_marked)
    at = frame.across(over.position(turn)) if turn and over.first <= turn <= over.last else None
    return Over(chart.shape, axis + 22, axis, tuple(fields), marks, at, keys, notes)


def _years_told(chart: Chart, most: int = 8) -> tuple[date, ...]:
    """Return the years that figures are told for, where these are few whole years: no other is named then."""
    told = {days(bar.point.date) for bar in chart.bars if bar.point.date}
    whole = all((first.month, first.day, last.month, last.day) == (1, 1, 12, 31) for first, last in told)
    return tuple(sorted({first for first, _last in told})) if whole and len(told) <= most else ()


def _clear(ticks: Iterable[Tick]) -> tuple[Tick, ...]:
    """Leave out the words of marks that would run into those before."""
    found: list[Tick] = []
    end = 0.0
    for mark in ticks:
        width = text_width(mark.text, SMALL) + 6
        start = _pixels(mark.at) - (width if mark.is_last else 0)
        found.append(mark if start >= end else Tick(mark.at, ""))
        end = start + width if start >= end else end
    return tuple(found)


def _gutter(chart: Chart, language: str) -> Decimal:
    """The part of the width that the words of the upright scale take, in per cent."""
    widest = max(text_width(tick(value, language), SMALL) for value in chart.scale.ticks(4))
    return (Decimal(widest) * 100 / LEAST + 3).quantize(Decimal("0.1"))


def _notes(chart: Chart) -> tuple[str, ...]:
    """The notes that columns need beside them; those of dots stand in the table."""
    found = (bar.point.note for bar in chart.bars if bar.point.note and chart.shape == "columns")
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all panels of a chart over time share."""

    chart: Chart
    language: str
    gutter: Decimal
    notes: tuple[str, ...]
    turn: date | None

    @property
    def calendar(self) -> Calendar:
        """The calendar of all panels."""
        assert self.chart.calendar is not None, "a chart over time has a calendar"
        return self.chart.calendar

    def across(self, position: Decimal) -> Decimal:
        """Return where a position on the calendar lies across the figure."""
        return (self.gutter + position * (98 - self.gutter) / 100).quantize(Decimal("0.1"))

    def field(self, panel: Panel, y: float) -> Field:
        """Lay out one panel that begins at a height."""
        several = len(self.chart.panels) > 1
        said = title_lines(panel) if several else ()
        title = tuple(Line(text, y + 14 + LINE * row, kind="title") for row, text in enumerate(said))
        top = y + LINE * len(said) + 25
        bottom = top + self.height(panel)
        values = self.chart.scale.ticks(4)
        ticks = tuple((self.down(value, top, bottom), tick(value, self.language)) for value in values)
        stands = tuple(self.stand(bar, top, bottom) for bar in panel.bars)
        labelled = self.columns(stands) if self.chart.shape == "columns" else self.dots(stands, top, bottom)
        return Field(title, top, bottom, labelled, ticks)

    def height(self, panel: Panel) -> float:
        """Return the height of a panel: little where panels can be compared, much where dots crowd."""
        if len(self.chart.panels) > 1 and (self.chart.shape == "columns" or len(panel.bars) < 5):
            return 84
        return 210 if len(panel.bars) > 5 else 140

    def down(self, value: Decimal, top: float, bottom: float) -> float:
        """Return the height of a value in pixels."""
        return round(bottom - float(self.chart.scale.position(value)) * (bottom - top) / 100, 1)

    def stand(self, bar: Bar, top: float, bottom: float) -> Stand:
        """Lay out one figure, without its label."""
        point, when = bar.point, bar.when
        assert when is not None and point.date is not None, "a figure over time has a date"
        start, end = self.across(when.start), self.across(when.end)
        first, last = point.value, point.value
        if point.low is not None:
            first, last = point.low, point.high
        assert first is not None and last is not None, "a figure has a value or a range"
        return Stand(
            x=((start + end) / 2).quantize(Decimal("0.1")),
            start=start,
            end=end,
            high=self.down(last, top, bottom),
            low=self.down(first, top, bottom),
            amount=point,
            kind=kind_of(point, self.chart.groups),
            is_span=days(point.date)[0] != days(point.date)[1],
            is_about=any(end.approximate or end.uncertain for end in (point.date.start, point.date.end) if end),
            label=None,
            note=str(self.notes.index(point.note) + 1) if point.note in self.notes else "",
            is_partly_after=self.turn is not None and days(point.date)[1] > self.turn,
        )

    def dots(self, stands: Sequence[Stand], top: float, bottom: float) -> tuple[Stand, ...]:
        """Give every dot its label, clear of all others at the least width."""
        apart = _apart(stands)
        spots = [
            Spot(_place(stand), (stand.high + stand.low) / 2, short_amount(stand.amount, self.language), 6)
            for stand in apart
        ]
        bounds = Box(_pixels(self.gutter) - 8, top - 18, LEAST, bottom)
        labels = place(spots, bounds, SMALL, [box for stand in apart for box in _boxes(stand, bottom)])
        return tuple(
            replace(stand, label=Line(label.text, round(spot.y + label.dy, 1), anchor=label.anchor), dx=label.dx)
            for stand, spot, label in zip(apart, spots, labels, strict=True)
        )

    def columns(self, stands: Sequence[Stand]) -> tuple[Stand, ...]:
        """Label the greatest column, then the last and the first where there is room, and mark those with notes."""
        chosen = sorted({0, len(stands) - 1}, reverse=True)
        chosen.insert(0, min(range(len(stands)), key=lambda place: stands[place].high))
        columns = [self._column(stand) for stand in stands]
        taken: list[Box] = []
        found: dict[int, Line] = {}
        for number in dict.fromkeys(chosen):
            line, box = self._column_label(stands[number])
            if not any(box.overlap(other) for other in (*taken, *columns)):
                taken.append(box)
                found[number] = line
        return tuple(replace(stand, label=found.get(number)) for number, stand in enumerate(stands))

    @staticmethod
    def _column(stand: Stand) -> Box:
        """The column, and the sign of its note above it."""
        head = 12 if stand.note else 0
        return Box(_pixels(stand.start), stand.high - head, _pixels(stand.end), stand.low + 1000)

    def _column_label(self, stand: Stand) -> tuple[Line, Box]:
        text = short_amount(stand.amount, self.language)
        width = text_width(text, SMALL)
        base = stand.high - (16 if stand.note else 4)
        middle = _pixels(stand.x)
        anchor: Anchor = "end" if middle + width / 2 > LEAST else "middle"
        right = _pixels(stand.end) if anchor == "end" else middle + width / 2
        x = stand.end if anchor == "end" else stand.x
        return Line(text, base, f"{x}%", anchor), Box(right - width, base - 11, right, base + 1)


def _pixels(share: Decimal) -> float:
    """Return per cent of the least width in pixels."""
    return float(share) * LEAST / 100


def _place(stand: Stand) -> float:
    return _pixels(stand.x) + stand.shift


def _apart(stands: Sequence[Stand]) -> tuple[Stand, ...]:
    """Move dots of one date that would cover each other a little aside."""
    return tuple(
        replace(stand, shift=8.0 if any(_covers(other, stand) for other in stands[:number]) else 0.0)
        for number, stand in enumerate(stands)
    )


def _covers(one: Stand, other: Stand) -> bool:
    return one.x == other.x and one.high - 24 < other.low and other.high - 24 < one.low


def _boxes(stand: Stand, bottom: float) -> Iterator[Box]:
    """What a dot takes up beside itself: its stem, its range, the room of its date, and its arrow."""
    x = _place(stand)
    if not stand.is_span:
        yield Box(x - 0.5, stand.low + 7, x + 0.5, bottom)
    if stand.high != stand.low:
        yield Box(x - 6, stand.high - 6, x + 6, stand.low + 6)
    if stand.is_span:
        yield Box(_pixels(stand.start), stand.high - 2, _pixels(stand.end), stand.high + 2)
    if stand.amount.qualifier in ("at least", "more than"):
        yield Box(x - 5, stand.high - 18, x + 5, stand.high - 6)
    if stand.amount.qualifier in ("at most", "less than", "nearly"):
        yield Box(x - 5, stand.low + 6, x + 5, stand.low + 18)
