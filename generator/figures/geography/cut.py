"""What of the world lies in a frame, in units of the drawing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from .atlas import CLAIMED, Rings, world
from .clip import clip_line, clip_ring
from .frame import Frame
from .lines import Line, simplified
from .sheet import Sheet, dense, sheet

TOLERANCES: Final = (0.9, 1.2, 1.6, 2.1, 2.8)
"""How far, in units of the drawing, lines may lie from where the data have them: the first that is coarse enough."""

POINTS: Final = 2600
"""How many points land and borders may have, so that a map stays small as an embed."""

WHOLE_POINTS: Final = 4800
"""How many they may have in whole units, which take less room."""

SPECK: Final = 2.5
"""Rings that are smaller than this many tolerances in both directions are left out."""

SEEN: Final = 60
"""The least area, in square units, of a claimed area whose hatching can be seen."""


@dataclass(frozen=True, eq=False)
class Geography:
    """Land, countries and the borders between them, as far as they lie in a frame, in units of the drawing.

    `sea` is the edge of the world, where it is seen.
    """

    land: list[Line]
    countries: dict[str, list[Line]]
    claimed: list[Line]
    borders: list[Line]
    claimed_borders: list[Line]
    sea: list[Line]


@lru_cache(maxsize=16)
def cut(frame: Frame) -> Geography:
    """Return what lies in a frame, as fine as its weight allows."""
    whole = world()
    found = _light_enough(frame)
    claimed = _areas(whole.claimed.rings, frame, found)
    countries = {code: areas for code, rings in whole.countries.items() if (areas := _areas(rings, frame, found))}
    return Geography(
        land=_areas(whole.land, frame, found),
        countries=countries,
        claimed=claimed if sum(map(area, claimed)) > SEEN else [],
        borders=_borders(frame, found, claimed=False),
        claimed_borders=_borders(frame, found, claimed=True),
        sea=_sea(frame),
    )


def area(ring: Line) -> float:
    """Return the area of a ring."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])))) / 2


def _light_enough(frame: Frame) -> Sheet:
    """Return the finest sheet that is light enough, or the coarsest."""
    found = sheet(frame, world(), TOLERANCES[0])
    for tolerance in TOLERANCES[1:]:
        lines = (*_areas(world().land, frame, found), *_borders(frame, found, claimed=False))
        if sum(map(len, lines)) <= (WHOLE_POINTS if frame.is_world else POINTS):
            break
        found = found.coarser(tolerance)
    return found


def _areas(rings: Rings, frame: Frame, found: Sheet) -> list[Line]:
    pieces = (clip_ring(piece, frame.sides) for numbers in rings for piece in found.rings(numbers))
    return [piece for piece in pieces if len(piece) > 3 and _size(piece) >= SPECK * found.tolerance]


def _size(ring: Line) -> float:
    """Return the longer side of the box around a ring."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _borders(frame: Frame, found: Sheet, *, claimed: bool) -> list[Line]:
    """Return the borders between countries, or those of the claimed area."""
    return [part for number in _shared(claimed=claimed) for line in found.lines(number) for part in _parts(line, frame)]


def _shared(*, claimed: bool) -> Iterator[int]:
    return (number for number, both in world().owners.items() if len(both) > 1 and (CLAIMED in both) is claimed)


def _parts(line: Line, frame: Frame) -> Iterator[Line]:
    return clip_line(line, frame.sides)


def _sea(frame: Frame) -> list[Line]:
    if not frame.is_world:
        return []
    west, east = frame.middle[0] - 180, frame.middle[0] + 180
    edge = [(west, -90.0), (west, 90.0), (east, 90.0), (east, -90.0), (west, -90.0)]
    return [simplified([frame.units(frame.projection.project(point)) for point in dense(edge)], 0.2)]
