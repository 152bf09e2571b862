"""Names of countries on a map: within their land, clear of all else, as near to its middle as can be."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from .geography.cut import area
from .geography.lines import Line, Point, inside
from .labels import Box
from .text import text_width

STEP: Final = 4
"""How far apart, in units, the lines are on which names are tried."""

SPACED: Final = 1.02
"""How much wider than other text a country's name is, for its letters stand a little apart."""

NEAR: Final = 1.2
"""How far from its land, in multiples of the size of type, the name of a country too small for it may stand."""

COAST: Final = 12
"""How far from land, in units, a place may lie that belongs to it: the lines are simplified."""

FOREIGN: Final = 8
"""What a unit of foreign land beneath a name weighs against a unit of distance from its own."""

MOST_FOREIGN: Final = 0.1
"""How much of a name may lie over foreign land, as a share of its room."""

Name = tuple[str, float, float]
"""Words, and the middle of their base line."""

Span = tuple[float, float]


@dataclass(frozen=True)
class Countries:
    """Land by country, in units of the drawing, and names; `wanted` is where the story has places in which of them."""

    land: Mapping[str, Sequence[Line]]
    names: Mapping[str, str]
    wanted: Mapping[str, Sequence[Point]]


def named(countries: Countries, bounds: Box, taken: Sequence[Box], size: int) -> tuple[Name, ...]:
    """Return the names of the countries that have room for them; the wanted first, then the largest.

    Where the land of a wanted one has no room, its name stands beside it, or upon its border.
    """
    found: list[Name] = []
    boxes = list(taken)
    rows = {code: _rows(_mainland(rings), bounds) for code, rings in countries.land.items() if code in countries.names}
    for code in sorted(rows, key=lambda code: (code not in countries.wanted, -_area(rows[code]), code)):
        width = text_width(countries.names[code], size) * SPACED
        spot = _within(rows[code], Room(width, size, bounds, boxes))
        if spot is None and code in countries.wanted:
            others = [other for key, other in rows.items() if key != code]
            room = Room(width, size, bounds, boxes)
            around = [ring for ring in countries.land[code] if _holds(ring, countries.wanted[code])]
            spot = _beside(rows[code], others, room) or _beside(_rows(around, bounds), others, room)
        if spot:
            found.append((countries.names[code], *spot))
            boxes.append(box_around(*spot, width, size))
    return tuple(found)


@dataclass(frozen=True)
class Room:
    """The size of a name, and where it may stand."""

    width: float
    size: int
    bounds: Box
    taken: Sequence[Box]

    def at(self, x: float, base: float) -> Box:
        """Return the room that the name takes with its middle and its base line here."""
        return box_around(x, base, self.width, self.size)


def box_around(x: float, y: float, width: float, size: int) -> Box:
    """Return the room that a name takes."""
    return Box(x - width / 2 - size * 0.3, y - size, x + width / 2 + size * 0.3, y + size * 0.4)


Rows = dict[int, list[Span]]
"""For each line across, by its y, the stretches that lie within the land."""


def _mainland(rings: Sequence[Line]) -> list[Line]:
    """Return the largest ring, and what is cut out of it: islands far away are no place for a name."""
    largest = max(rings, key=area)
    return [ring for ring in rings if ring is largest or inside(ring[0], largest)]


def _holds(ring: Line, places: Sequence[Point]) -> bool:
    """Whether any of the places lies on a piece of land, or at its coast."""
    return any(inside(place, ring) or any(math.dist(place, point) < COAST for point in ring) for place in places)


def _rows(rings: Sequence[Line], bounds: Box) -> Rows:
    """Return the land as stretches on lines across."""
    crossings: dict[int, list[float]] = {}
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])):
            low, high = min(y1, y2), max(y1, y2)
            for y in range(int(low // STEP) * STEP, int(high) + STEP, STEP):
                if low <= y + 0.5 < high and bounds.top <= y <= bounds.bottom:
                    crossings.setdefault(y, []).append(x1 + (x2 - x1) * (y + 0.5 - y1) / (y2 - y1))
    spans = {y: sorted(xs) for y, xs in sorted(crossings.items())}
    return {y: list(_seen(zip(xs[::2], xs[1::2], strict=True), bounds)) for y, xs in spans.items()}


def _seen(spans: Iterable[Span], bounds: Box) -> Iterator[Span]:
    for left, right in spans:
        if right > bounds.left and left < bounds.right:
            yield max(left, bounds.left), min(right, bounds.right)


def _area(rows: Rows) -> float:
    return sum(right - left for spans in rows.values() for left, right in spans)


def _middle(rows: Rows) -> tuple[float, float]:
    whole = _area(rows) or 1
    x = sum((right - left) * (left + right) / 2 for spans in rows.values() for left, right in spans) / whole
    y = sum((right - left) * y for y, spans in rows.items() for left, right in spans) / whole
    return x, y


def _within(rows: Rows, room: Room) -> tuple[float, float] | None:
    """Return where a name lies on land with all its length and height, nearest to the middle of the land."""
    (x, y), size = _middle(rows), room.size
    found = []
    for base in rows:
        box = room.at(0, base)
        if box.top < room.bounds.top or box.bottom > room.bounds.bottom:
            continue
        spans = _common([rows.get(row, []) for row in range(base - size // STEP * STEP, base + STEP, STEP)])
        for left, right in _free(spans, list(_blocked(box, room))):
            spare = (right - left) - (box.right - box.left)
            if spare >= 0:
                nearest = min(max(x, left - box.left), right - box.right)
                at = (nearest + (left + right) / 2) / 2 if spare < size * 2 else nearest
                found.append((abs(at - x) + 2 * abs(base - size * 0.3 - y), at, base))
    return _best(found)


def _blocked(box: Box, room: Room) -> Iterator[Span]:
    """What stands in the way on the height of a box, with a little air."""
    air = room.size / 2
    for other in room.taken:
        if other.top < box.bottom + air and other.bottom > box.top - air:
            yield other.left - air, other.right + air


def _common(rows: Sequence[Sequence[Span]]) -> list[Span]:
    """Return the stretches that lie within land on all lines."""
    common = list(rows[0])
    for spans in rows[1:]:
        both = ((max(a, left), min(b, right)) for a, b in common for left, right in spans)
        common = [span for span in both if span[0] < span[1]]
    return common


def _free(spans: Iterable[Span], blocked: Iterable[Span]) -> list[Span]:
    """Return what is left of stretches beside those that are taken."""
    free = list(spans)
    for left, right in blocked:
        pieces = (piece for a, b in free for piece in ((a, min(b, left)), (max(a, right), b)))
        free = [piece for piece in pieces if piece[0] < piece[1]]
    return free


def _beside(rows: Rows, others: Sequence[Rows], room: Room) -> tuple[float, float] | None:
    """Return where a name stands near land that is too small for it, on as little foreign land as can be."""
    if not any(rows.values()):
        return None
    (x, y), (left, right), near, found = _middle(rows), _ends(rows), NEAR * room.size, []
    for base in range(int(min(rows) - near), int(max(rows) + near) + room.size, STEP * 2):
        for at in range(int(left - near - room.width / 2), int(right + near + room.width / 2), STEP * 2):
            box = room.at(at, base)
            if box.outside(room.bounds) > 0 or any(map(box.overlap, room.taken)) or _distance(box, rows, near) > near:
                continue
            whole = box.outside(Box(0, 0, 0, 0))
            foreign = sum(_covered(box, other) for other in others)
            if foreign > MOST_FOREIGN * whole:
                continue
            astride = 3 * room.size if 0 < _covered(box, rows) < 0.8 * whole else 0
            away = abs(at - x) + abs(base - room.size * 0.3 - y)
            found.append((away + astride + FOREIGN * foreign / room.size, float(at), base))
    return _best(found)


def _ends(rows: Rows) -> Span:
    """How far land reaches to the left and to the right."""
    spans = [span for row in rows.values() for span in row]
    return min(left for left, _ in spans), max(right for _, right in spans)


def _distance(box: Box, rows: Rows, near: float) -> float:
    """Return how far a box is from land that lies near it."""
    away = (
        max(left - box.right, box.left - right, 0.0) + max(box.top - y, y - box.bottom, 0.0)
        for y in _between(box.top - near, box.bottom + near)
        for left, right in rows.get(y, ())
    )
    return min(away, default=float("inf"))


def _covered(box: Box, rows: Rows) -> float:
    """Return how much of a box lies over land."""
    return STEP * sum(
        max(min(right, box.right) - max(left, box.left), 0.0)
        for y in _between(box.top, box.bottom)
        for left, right in rows.get(y, ())
    )


def _between(top: float, bottom: float) -> range:
    return range(int(-(-top // STEP)) * STEP, int(bottom) + 1, STEP)


def _best(found: Sequence[tuple[float, float, int]]) -> tuple[float, float] | None:
    if not found:
        return None
    _cost, x, y = min(found)
    return round(x, 1), float(y)
