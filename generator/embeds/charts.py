"""A number's figures as bars and columns on scales."""

from __future__ import annotations

from dataclasses import dataclass

from ..figures.scale import Scale, Span, scale
from ..model.number import Number, Point, Series, Unit

MANY = 8
"""From so many dates on, a series is drawn as columns over time instead of a bar for each."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure of a series and where it lies."""

    point: Point
    span: Span


@dataclass(frozen=True, slots=True)
class Chart:
    """One series; `is_over_time` tells that it has many dates and is drawn as columns."""

    series: Series
    unit: Unit
    scale: Scale
    bars: tuple[Bar, ...]
    is_over_time: bool


def charts(number: Number) -> tuple[Chart, ...]:
    """Return a chart for each series; those that count the same share their scale."""
    return tuple(_chart(number, series) for series in number.series)


def _chart(number: Number, series: Series) -> Chart:
    unit = series.unit or number.unit
    alike = [other for other in number.series if (other.unit or number.unit) == unit]
    shared = scale(point for other in alike for point in other.points)
    bars = tuple(Bar(point, shared.span(point)) for point in series.points)
    over_time = len(bars) >= MANY and all(point.date for point in series.points)
    return Chart(series, unit, shared, bars, over_time)
