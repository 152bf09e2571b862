"""Arcs and rings of the world as they lie on a map, before they are cut off at its frame."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import Protocol

from .atlas import Bounds, World
from .clip import clip_line, clip_ring
from .frame import WIDTH, Frame
from .lines import Line, Point, simplified, thinned
from .projection import EARTH, between, beyond


class Sheet(Protocol):
    """What both kinds of sheets have. Lines are simplified: `tolerance` units they may lie from the data's."""

    @property
    def tolerance(self) -> float:
        """How far, in units of the drawing, a line may lie from where the data have it."""

    def rings(self, numbers: Sequence[int]) -> Iterator[Line]:
        """Yield the pieces of a ring."""

    def lines(self, number: int) -> Iterator[Line]:
        """Yield the pieces of an arc."""

    def coarser(self, tolerance: float) -> Sheet:
        """Return the same with a greater tolerance."""


def sheet(frame: Frame, world: World, tolerance: float) -> Sheet:
    """Return the world as it lies on a map."""
    if frame.is_world:
        return _Globe(frame, world, 0).coarser(tolerance)
    return _Cap(frame, world, tolerance)


@dataclass(frozen=True)
class _Cap:
    """The surroundings of a frame's middle. What lies far away is drawn in to the rim, in its own direction.

    So no ring is torn, wherever the date line and the poles lie, and areas stay on the side where they are.
    """

    frame: Frame
    world: World
    tolerance: float
    finer: _Cap | None = None
    known: dict[int, Line] = field(default_factory=dict, repr=False)

    def rings(self, numbers: Sequence[int]) -> Iterator[Line]:
        """Yield the ring, if any of it lies near; all of the map, if it lies far around it."""
        if any(self._is_near(max(number, ~number)) for number in numbers):
            ring: Line = []
            for number in numbers:
                arc = self._line(number) if number >= 0 else self._line(~number)[::-1]
                ring += arc[1:] if ring else arc
            yield ring
        elif self.world.encloses(numbers, self.frame.middle):
            yield self.frame.edge

    def lines(self, number: int) -> Iterator[Line]:
        """Yield the arc, if it lies near."""
        if self._is_near(number):
            yield self._line(number)

    def coarser(self, tolerance: float) -> _Cap:
        """Return the same with a greater tolerance."""
        return _Cap(self.frame, self.world, tolerance, self)

    def _line(self, number: int) -> Line:
        if number not in self.known:
            line = self.finer._line(number) if self.finer else self._drawn(number)
            self.known[number] = simplified(line, self.tolerance)
        return self.known[number]

    def _drawn(self, number: int) -> Line:
        arc = self.world.arcs[number]
        if not self._is_near(number):
            arc = [*arc[:-1:8], arc[-1]]
        return thinned([self.frame.at(self._drawn_in(point)) for point in arc], self.tolerance / 2)

    def _drawn_in(self, point: Point) -> Point:
        limit = self.frame.reach * 1.2
        if between(self.frame.middle, point) <= limit:
            return point
        return beyond(self.frame.middle, point, limit)

    def _is_near(self, number: int) -> bool:
        west, south, east, north = self._bounds
        left, low, right, high = self.world.bounds[number]
        if high < south or low > north:
            return False
        return any(right + turn >= west and left + turn <= east for turn in (-360, 0, 360))

    @cached_property
    def _bounds(self) -> Bounds:
        """The box in degrees around all that lies within reach of the middle (Snyder, p. 30)."""
        (longitude, latitude), far = self.frame.middle, self.frame.reach / EARTH
        south, north = latitude - math.degrees(far), latitude + math.degrees(far)
        if south <= -90 or north >= 90:
            return -180, south, 180, north
        across = math.degrees(math.asin(min(math.sin(far) / math.cos(math.radians(latitude)), 1)))
        return longitude - across, south, longitude + across, north


@dataclass(frozen=True)
class _Globe:
    """The whole world, torn along the meridian that lies opposite its middle."""

    frame: Frame
    world: World
    tolerance: float

    def rings(self, numbers: Sequence[int]) -> Iterator[Line]:
        """Yield the pieces of the ring on either side of the tear."""
        for piece in self._turned(self.world.ring(numbers)):
            found = clip_ring(piece, (self._west, -90, self._west + 360, 90))
            if found:
                yield self._drawn([*found, found[0]])

    def lines(self, number: int) -> Iterator[Line]:
        """Yield the pieces of the arc on either side of the tear."""
        for piece in self._turned(self.world.arcs[number]):
            for part in clip_line(piece, (self._west, -90, self._west + 360, 90)):
                yield self._drawn(part)

    def coarser(self, tolerance: float) -> _Globe:
        """Return the same with a greater tolerance."""
        least = tolerance * 360 / WIDTH
        arcs = [simplified(arc, least) for arc in self.world.arcs]
        return replace(self, world=self.world.with_arcs(arcs), tolerance=tolerance)

    @property
    def _west(self) -> float:
        return self.frame.middle[0] - 180

    def _turned(self, line: Line) -> Iterator[Line]:
        """Yield the line as often as a part of it comes to lie between tear and tear."""
        left, right = min(x for x, _ in line), max(x for x, _ in line)
        for turn in (-720, -360, 0, 360, 720):
            if right + turn > self._west and left + turn < self._west + 360:
                yield [(x + turn, y) for x, y in line]

    def _drawn(self, line: Line) -> Line:
        drawn = [self.frame.units(self.frame.projection.project(point)) for point in dense(line)]
        return thinned(drawn, 1)


def dense(line: Sequence[Point], step: float = 3) -> Iterator[Point]:
    """Yield the points of a line in degrees and further ones between, so that none lies farther than a step."""
    yield line[0]
    for (x1, y1), (x2, y2) in pairwise(line):
        parts = max(1, math.ceil(max(abs(x2 - x1), abs(y2 - y1)) / step))
        yield from ((x1 + (x2 - x1) * part / parts, y1 + (y2 - y1) * part / parts) for part in range(1, parts + 1))
