"""What a number's figures are drawn as: which series share a chart, and on which scales."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from ..model.edtf import Edtf
from ..model.number import Number, Point, Series, Unit
from ..pages.numbers import Claim, claims
from .calendar import Calendar, calendar
from .scale import Scale, Span, scale

Shape = Literal["bars", "rows", "dots", "columns"]
"""Bars for items, rows for the same items in several series, dots for dates, columns for periods."""

_PERIODS: Final = ("year", "season", "quarter", "month")


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure of a series, where it lies on the scale of values, and where on the calendar if it has a date."""

    point: Point
    span: Span
    when: Span | None


@dataclass(frozen=True, slots=True)
class Panel:
    """One series of a chart."""

    series: Series
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Series that count the same in the same way; all their panels share both scales."""

    shape: Shape
    unit: Unit | None
    scale: Scale
    calendar: Calendar | None
    panels: tuple[Panel, ...]

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The figures of all panels."""
        return tuple(bar for panel in self.panels for bar in panel.bars)

    @property
    def groups(self) -> tuple[str, ...]:
        """What sets the figures apart, in order of appearance."""
        return tuple(dict.fromkeys(bar.point.group for bar in self.bars if bar.point.group))


@dataclass(frozen=True, slots=True)
class Dot:
    """One of several figures for the same thing and where it lies."""

    claim: Claim
    span: Span


@dataclass(frozen=True, slots=True)
class Plot:
    """All figures for the same thing on one scale."""

    unit: Unit | None
    scale: Scale
    dots: tuple[Dot, ...]


def charts(number: Number) -> tuple[Chart, ...]:
    """Return the charts of a number's series; a single figure needs none."""
    alike: dict[tuple[Unit | None, Shape], list[Series]] = {}
    for series in number.series:
        alike.setdefault((series.unit or number.unit, _shape(series)), []).append(series)
    found = (_chart(unit, shape, series) for (unit, shape), series in alike.items())
    return tuple(chart for chart in found if len(chart.bars) > 1)


def plot(number: Number) -> Plot | None:
    """Return the contested figures on one scale, or nothing where nobody disagrees."""
    found = claims(number)
    if not found:
        return None
    shared = scale(claim.amount for claim in found)
    return Plot(number.unit, shared, tuple(Dot(claim, shared.span(claim.amount)) for claim in found))


def _shape(series: Series) -> Shape:
    dates = [point.date for point in series.points if point.date]
    if len(dates) < len(series.points):
        return "bars"
    return "columns" if len(dates) > 1 and _are_periods(dates) else "dots"


def _are_periods(dates: Iterable[Edtf]) -> bool:
    """Whether these are years, quarters or months, one after the other, so that each can have its column."""
    ordered = tuple(dates)
    kinds = {date.precision for date in ordered}
    follow = all(first.precedes(second) for first, second in pairwise(ordered))
    return len(kinds) == 1 and kinds <= set(_PERIODS) and follow


def _chart(unit: Unit | None, shape: Shape, series: list[Series]) -> Chart:
    shared = scale(point for one in series for point in one.points)
    dates = [point.date for one in series for point in one.points if point.date]
    over = calendar(dates) if shape in ("dots", "columns") else None
    panels = tuple(Panel(one, tuple(_bar(point, shared, over) for point in one.points)) for one in series)
    return Chart("rows" if shape == "bars" and _same_items(series) else shape, unit, shared, over, panels)


def _same_items(series: list[Series]) -> bool:
    items = {tuple((point.date, point.label) for point in one.points) for one in series}
    return len(series) > 1 and len(items) == 1 and len(series[0].points) > 1


def _bar(point: Point, shared: Scale, over: Calendar | None) -> Bar:
    return Bar(point, shared.span(point), over.span(point.date) if over and point.date else None)
