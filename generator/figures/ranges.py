"""Distances from a border: those of places, and lines of equal distance on the other side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from ..model.explainer import Map
from .geography.atlas import world
from .geography.contour import Field, contours, field
from .geography.cut import cut
from .geography.frame import Frame
from .geography.lines import Line, Point, inside, simplified
from .geography.projection import between


@dataclass(frozen=True, slots=True)
class Border:
    """The land border of two countries; distances count on the ground of `across`, from the part west of `east`."""

    own: str
    across: str
    east: float

    @property
    def whole(self) -> tuple[Line, ...]:
        """All of it, in degrees."""
        return _border(self.own, self.across)

    @property
    def front(self) -> tuple[Line, ...]:
        """The part that distances are counted from."""
        return tuple(part for line in self.whole for part in _west_of(line, self.east))

    def distances(self, place: Point) -> tuple[int, int] | None:
        """Return how far a place beyond the border lies from it, and from the part that counts, in tens of km."""
        if not _lies_in(place, self.across):
            return None
        return _ten(_nearest(place, self, whole=True)), _ten(_nearest(place, self, whole=False))

    def line(self, kilometres: float, frame: Frame) -> tuple[Line, ...]:
        """Return the line at a distance, as far as it lies on the other side, in units of the drawing."""
        return _equal_distance(self, kilometres, frame)


def border(own: Map) -> Border | None:
    """Return the border that a map counts distances from."""
    if own.border is None:
        return None
    country, across = own.border
    return Border(country, across, float(own.east))


@cache
def _border(own: str, across: str) -> tuple[Line, ...]:
    return tuple(world().border(own, across))


@cache
def _lies_in(place: Point, code: str) -> bool:
    return world().lies_in(place, code)


def _west_of(line: Line, east: float) -> Iterator[Line]:
    part: Line = []
    for point in line:
        if point[0] <= east:
            part.append(point)
        elif part:
            yield part
            part = []
    if part:
        yield part


@lru_cache(maxsize=512)  # places and borders stay where they are
def _nearest(place: Point, from_border: Border, *, whole: bool) -> float:
    """The distance to the nearest part of the border along the surface, every stretch of it taken in fifty steps."""
    lines = from_border.whole if whole else from_border.front
    return min(between(place, point) for line in lines for point in _dense(line))


def _dense(line: Sequence[Point]) -> Iterator[Point]:
    for (x1, y1), (x2, y2) in pairwise(line):
        yield from ((x1 + (x2 - x1) * step / 50, y1 + (y2 - y1) * step / 50) for step in range(51))


def _ten(kilometres: float) -> int:
    return round(kilometres / 10) * 10


@cache
def _equal_distance(from_border: Border, kilometres: float, frame: Frame) -> tuple[Line, ...]:
    across = cut(frame).countries.get(from_border.across, [])
    found = ([frame.units(point) for point in line] for line in contours(_field(from_border, frame), kilometres))
    return tuple(simplified(part, 0.6) for line in found for part in _within(line, across))


@cache
def _field(from_border: Border, frame: Frame) -> Field:
    return field([[frame.projection.project(point) for point in line] for line in from_border.front], frame.box)


def _within(line: Line, rings: Sequence[Line]) -> Iterator[Line]:
    """Yield the parts of a line that lie within any of the rings."""
    part: Line = []
    for point in line:
        if any(inside(point, ring) for ring in rings):
            part.append(point)
        elif part:
            yield part
            part = []
    if len(part) > 1:
        yield part
