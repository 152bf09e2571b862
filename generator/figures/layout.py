"""What the layouts of charts share: lines of text, marks of a scale, and what kinds of marks mean.

Everything in a chart stands at per cent across and pixels down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from ..model.number import Point
from .charts import Panel
from .labels import Anchor
from .text import TITLE, wrap

LEAST: Final = 284
"""The width in pixels that a figure is laid out for: a screen of 320 pixels without its margins."""

LINE: Final = 17
"""Height of a line of text."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on its base line."""

    text: str
    y: float
    x: str = "0"
    anchor: Anchor = "start"
    kind: str = "label"


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of a scale: where, and its words."""

    at: Decimal
    text: str

    @property
    def is_last(self) -> bool:
        """Whether its words must end at it, for want of room."""
        return self.at > 86


@dataclass(frozen=True, slots=True)
class Key:
    """What a kind of mark means."""

    kind: int
    line: Line
    more: tuple[Line, ...] = ()


def lay_out_keys(names: Sequence[str], y: float) -> tuple[tuple[Key, ...], float]:
    """Return what the kinds of marks mean, a line for each, and where they end."""
    keys = []
    for kind, name in enumerate(names):
        first, *more = wrap(name, LEAST - 24)
        rest = tuple(Line(text, y + 13 + LINE * (row + 1), "22") for row, text in enumerate(more))
        keys.append(Key(kind, Line(first, y + 13, "22"), rest))
        y += LINE * (1 + len(more)) + 3
    return tuple(keys), y + (10 if keys else 0)


def kind_of(point: Point, groups: Sequence[str]) -> int:
    """Return the kind of mark that a figure has: one for each group."""
    return groups.index(point.group) if point.group else 0


def title_lines(panel: Panel) -> tuple[str, ...]:
    """Return what a panel is called, line by line."""
    return wrap(panel.series.label, LEAST, TITLE)
