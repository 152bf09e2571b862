"""Labels beside their dots, clear of each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from .text import text_width

Anchor = Literal["start", "middle", "end"]

GAP: Final = 2.0
"""Pixels that stay free around a label."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        """Return the area that both cover."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(width, 0.0) * max(height, 0.0)

    def outside(self, other: Box) -> float:
        """Return the area that lies outside another box."""
        return (self.right - self.left) * (self.bottom - self.top) - self.overlap(other)


@dataclass(frozen=True, slots=True)
class Spot:
    """What is to be labelled: a dot at x and y with a radius, and the words."""

    x: float
    y: float
    text: str
    radius: float = 5


@dataclass(frozen=True, slots=True)
class Label:
    """Where a label stands, seen from its dot: offsets in pixels to the anchor on the base line."""

    text: str
    dx: float
    dy: float
    anchor: Anchor
    box: Box


def place(
    spots: Sequence[Spot], bounds: Box, size: int, obstacles: Iterable[Box] = (), reach: Sequence[float] = (1,)
) -> tuple[Label, ...]:
    """Return a label for each spot, in their order; the first spots choose first.

    `reach` are the distances from the dot to try, in multiples of the nearest. Where no position is free,
    the least bad one is taken.
    """
    taken = [*obstacles, *(_dot(spot) for spot in spots)]
    labels = []
    for spot in spots:
        own = _dot(spot)
        others = [box for box in taken if box != own]
        label = min(_candidates(spot, size, reach), key=lambda label: _cost(label, others, bounds))
        labels.append(label)
        taken.append(label.box)
    return tuple(labels)


def _cost(label: Label, taken: Iterable[Box], bounds: Box) -> float:
    return round(sum(label.box.overlap(box) for box in taken) + 10 * label.box.outside(bounds), 3)


def _dot(spot: Spot) -> Box:
    return Box(spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius)


def _candidates(spot: Spot, size: int, reach: Sequence[float]) -> Iterable[Label]:
    """Yield positions around the dot, the best first: above, right, left, below, then the corners."""
    near = spot.radius + 4
    for factor in reach:
        far = near * factor
        up, down, level = -far, far + size * 0.75, size * 0.36
        yield _label(spot, 0, up, "middle", size)
        yield _label(spot, far, level, "start", size)
        yield _label(spot, -far, level, "end", size)
        yield _label(spot, 0, down, "middle", size)
        for dy in (up * 0.7, down * 0.85):
            yield _label(spot, far * 0.6, dy, "start", size)
            yield _label(spot, -far * 0.6, dy, "end", size)


def _label(spot: Spot, dx: float, dy: float, anchor: Anchor, size: int) -> Label:
    width = text_width(spot.text, size)
    shift: dict[Anchor, float] = {"start": 0, "middle": width / 2, "end": width}
    left = spot.x + dx - shift[anchor]
    base = spot.y + dy
    box = Box(left - GAP, base - size * 0.9 - GAP / 2, left + width + GAP, base + size * 0.28 + GAP / 2)
    return Label(spot.text, round(dx, 1), round(dy, 1), anchor, box)
