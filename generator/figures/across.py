"""Charts with their scale across: contested figures, bars, and rows. Where everything in them stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from ..model.number import Amount, Point, Unit
from ..wording.numbers import amount_in_words
from .charts import Bar, Chart, Plot
from .layout import LEAST, LINE, Key, Line, Tick, kind_of, lay_out_keys, title_lines
from .scale import Scale
from .text import text_width, wrap
from .wording import item, tick

_ROOM: Final = Decimal("0.92")
"""The part of the width that scales across take up; beyond it there is room for arrows."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure on a scale across: from `start` to `end` in per cent, at height `y`; `kind` tells groups apart."""

    start: Decimal
    end: Decimal
    y: float
    amount: Amount
    kind: int = 0

    @property
    def length(self) -> Decimal:
        """How much it covers."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Across:
    """A chart with its scale across: bars, rows, or the dots of contested figures."""

    shape: str
    height: float
    top: float
    bottom: float
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    keys: tuple[Key, ...] = ()
    width: None = None


def lay_out_plot(plot: Plot, language: str) -> Across:
    """Lay out contested figures: each with its words above its line, all lines on one scale."""
    lines: list[Line] = []
    marks = []
    y = 0.0
    for dot in plot.dots:
        lines.append(Line(amount_in_words(dot.claim.amount, _short(plot.unit), language), y + 13, kind="value"))
        said = wrap(dot.claim.attribution, LEAST)
        lines += [Line(text, y + 13 + LINE * (row + 1)) for row, text in enumerate(said)]
        y += LINE * (len(said) + 1) + 14
        marks.append(Mark(_across(dot.span.start), _across(dot.span.end), y, dot.claim.amount))
        y += 20
    return Across("claims", y + 20, 0, y, tuple(lines), tuple(marks), _ticks(plot.scale, language))


def _short(unit: Unit | None) -> Unit | None:
    return Unit(one=unit.short, other=unit.short) if unit and unit.short else unit


def lay_out_bars(chart: Chart, language: str) -> Across:
    """Lay out bars: label and figure in a line, the bar beneath it."""
    keys, y = lay_out_keys(chart.groups, 0)
    lines: list[Line] = []
    marks = []
    for panel in chart.panels:
        if len(chart.panels) > 1:
            lines += [Line(text, y + 14 + LINE * row, kind="title") for row, text in enumerate(title_lines(panel))]
            y += LINE * len(title_lines(panel)) + 6
        for bar in panel.bars:
            found, y = _bar_lines(bar.point, y, language)
            lines += found
            marks.append(_bar_mark(bar, y, chart.groups))
            y += 24
        y += 8
    return Across("bars", y - 8, 0, y - 8, tuple(lines), tuple(marks), (), keys)


def _bar_lines(point: Point, y: float, language: str) -> tuple[list[Line], float]:
    figure = amount_in_words(point, None, language)
    said = wrap(item(point, language), LEAST - text_width(figure) - 14)
    lines = [Line(text, y + 13 + LINE * row) for row, text in enumerate(said)]
    end = y + LINE * len(said)
    return [*lines, Line(figure, end - LINE + 13, "100%", "end", "value")], end + 3


def _bar_mark(bar: Bar, y: float, groups: Sequence[str]) -> Mark:
    return Mark(_across(bar.span.start), _across(bar.span.end), y, bar.point, kind_of(bar.point, groups))


def lay_out_rows(chart: Chart, language: str) -> Across:
    """Lay out rows: the same items in several series, each series with its own mark on the item's line."""
    keys, y = lay_out_keys([panel.series.label for panel in chart.panels], 0)
    lines: list[Line] = []
    marks: list[Mark] = []
    top = y
    for row, bar in enumerate(chart.panels[0].bars):
        lines.append(Line(item(bar.point, language), y + 13))
        lines.append(Line(amount_in_words(bar.point, None, language), y + 13, "100%", "end", "value"))
        marks += [_row_mark(panel.bars[row], y + 25, kind) for kind, panel in enumerate(chart.panels)]
        y += 40
    return Across("rows", y + 14, top, y - 6, tuple(lines), tuple(marks), _ticks(chart.scale, language), keys)


def _row_mark(bar: Bar, y: float, kind: int) -> Mark:
    return Mark(_across(bar.span.start), _across(bar.span.end), y, bar.point, kind)


def _ticks(shared: Scale, language: str) -> tuple[Tick, ...]:
    """The marks of a scale across."""
    return tuple(Tick(_across(shared.position(value)), tick(value, language)) for value in shared.ticks(4))


def _across(position: Decimal) -> Decimal:
    """Return where a position on a scale across lies in the figure, in per cent with one decimal place."""
    return (position * _ROOM).quantize(Decimal("0.1"))
