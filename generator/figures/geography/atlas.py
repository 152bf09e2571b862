"""The world as it is kept, in degrees."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files
from itertools import accumulate, chain, pairwise
from typing import Final

from .lines import Line, Point, inside, simplified

Rings = list[list[int]]
"""Rings as the numbers of their arcs; `~number` is the arc backwards."""

Bounds = tuple[float, float, float, float]
"""West, south, east and north in degrees."""

CLAIMED: Final = ""
"""What stands for the claimed area among the owners of an arc."""

COARSE: Final = 0.04
"""How far, in degrees, the border from which distances are counted may lie from the original."""


@dataclass(frozen=True, eq=False)
class Claim:
    """An area that one country controls and that is another's by a resolution of the UN General Assembly."""

    owner: str
    holder: str
    resolution: str
    rings: Rings


@dataclass(frozen=True, eq=False)
class World:
    """All land: arcs in degrees, and rings made of them, for all land, each country, and the claimed area.

    Longitudes go on beyond 180° where an arc crosses the date line, so that no arc jumps.
    """

    source: str
    arcs: list[Line]
    land: Rings
    countries: dict[str, Rings]
    claimed: Claim

    @cached_property
    def bounds(self) -> list[Bounds]:
        """The box around each arc."""
        return [(min(xs), min(ys), max(xs), max(ys)) for xs, ys in (tuple(zip(*arc, strict=True)) for arc in self.arcs)]

    @cached_property
    def owners(self) -> dict[int, set[str]]:
        """The one or two countries that each arc bounds."""
        found: dict[int, set[str]] = defaultdict(set)
        for code, rings in (*self.countries.items(), (CLAIMED, self.claimed.rings)):
            for number in chain.from_iterable(rings):
                found[max(number, ~number)].add(code)
        return dict(sorted(found.items()))

    def with_arcs(self, arcs: list[Line]) -> World:
        """Return the world with other arcs in the same places."""
        return replace(self, arcs=arcs)

    def border(self, one: str, other: str) -> list[Line]:
        """Return the land border of two countries, a little simplified; nothing, if they have none."""
        shared = (number for number, both in self.owners.items() if both == {one, other})
        return [simplified(self.arcs[number], COARSE) for number in shared]

    def lies_in(self, point: Point, code: str) -> bool:
        """Whether a point lies in a country."""
        return sum(self.encloses(numbers, point) for numbers in self.countries[code]) % 2 == 1

    def encloses(self, numbers: Sequence[int], point: Point) -> bool:
        """Whether a point lies within a ring."""
        boxes = [self.bounds[max(number, ~number)] for number in numbers]
        is_low, is_high = point[1] < min(box[1] for box in boxes), point[1] > max(box[3] for box in boxes)
        if (is_low or is_high) and sum(box[2] - box[0] for box in boxes) < 359:  # not round a pole
            return False
        ring = self.ring(numbers)
        return any(inside((point[0] + turn, point[1]), ring) for turn in (-360, 0, 360))

    def ring(self, numbers: Sequence[int]) -> Line:
        """Return a ring without jumps; one that goes round a pole is closed along it."""
        ring: Line = []
        for number in numbers:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            turn = 360 * round((ring[-1][0] - arc[0][0]) / 360) if ring else 0
            ring += [(x + turn, y) for x, y in (arc[1:] if ring else arc)]
        if abs(ring[-1][0] - ring[0][0]) > 180:
            pole = math.copysign(90, ring[0][1])
            ring += [(ring[-1][0], pole), (ring[0][0], pole)]
        return ring


@cache
def world() -> World:
    """Return the world."""
    data = json.loads(files("generator.figures.geography").joinpath("world.json").read_text(encoding="utf-8"))
    (sx, sy), (tx, ty) = data["transform"]["scale"], data["transform"]["translate"]
    arcs = [
        _without_jumps(
            [(x * sx + tx, y * sy + ty) for x, y in zip(accumulate(a[::2]), accumulate(a[1::2]), strict=True)]
        )
        for a in data["arcs"]
    ]
    return World(data["source"], arcs, data["land"], data["countries"], Claim(**data["claimed"]))


def _without_jumps(line: Line) -> Line:
    if all(abs(before[0] - point[0]) <= 180 for before, point in pairwise(line)):
        return line
    found = line[:1]
    for x, y in line[1:]:
        found.append((x - 360 * round((x - found[-1][0]) / 360), y))
    return found
