"""Lines of equal distance from a line, by marching squares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from .lines import Line, Point, distance

NODES: Final = 85
"""How many nodes the grid has across; between them distances are interpolated."""

Box = tuple[int, int, int, int]
"""West, north, east and south in kilometres; south is positive."""

Distances = dict[tuple[int, int], float]


@dataclass(frozen=True, eq=False)
class Field:
    """The distance at every node of a grid, whose width is `step` kilometres."""

    step: int
    distances: Distances


def field(lines: Sequence[Sequence[Point]], box: Box) -> Field:
    """Return the distance from the nearest of some lines at every node of the grid."""
    west, north, east, south = box
    step = max(1, (east - west) // NODES)
    nodes = ((x, y) for x in range(west, east + step, step) for y in range(north, south + step, step))
    return Field(step, {node: min(distance(node, line) for line in lines) for node in nodes})


def contours(around: Field, level: float) -> list[Line]:
    """Return the lines along which the distance has this value."""
    return list(_chained([segment for node in around.distances for segment in _cell(around, node, level)]))


def _cell(around: Field, node: tuple[int, int], level: float) -> Iterator[tuple[Point, Point]]:
    """Yield the pieces of the line within the cell that has this node as its north-western corner."""
    (x, y), step, distances = node, around.step, around.distances
    corners = ((x, y), (x + step, y), (x + step, y + step), (x, y + step))
    if not all(corner in distances for corner in corners):
        return
    sides = zip(corners, (*corners[1:], corners[0]), strict=True)
    cuts = [_cut(distances, one, other, level) for one, other in sides]
    found = [cut for cut in cuts if cut]
    yield from zip(found[::2], found[1::2], strict=True)


def _cut(distances: Distances, one: tuple[int, int], other: tuple[int, int], level: float) -> Point | None:
    """Return where the line cuts a side; the same for both cells that share it."""
    one, other = min(one, other), max(one, other)
    first, second = distances[one], distances[other]
    if (first < level) == (second < level):
        return None
    share = (level - first) / (second - first)
    return round(one[0] + (other[0] - one[0]) * share, 3), round(one[1] + (other[1] - one[1]) * share, 3)


def _chained(segments: list[tuple[Point, Point]]) -> Iterator[Line]:
    """Yield the segments joined end to end."""
    ends: dict[Point, list[int]] = {}
    for number, segment in enumerate(segments):
        for point in segment:
            ends.setdefault(point, []).append(number)
    open_first = sorted(range(len(segments)), key=lambda number: min(len(ends[point]) for point in segments[number]))
    used: set[int] = set()
    for number in open_first:
        if number not in used:
            used.add(number)
            one, other = segments[number]
            start, end = (other, one) if len(ends[other]) == 1 else (one, other)
            yield [start, *_followed(end, segments, ends, used)]


def _followed(point: Point, segments: list[tuple[Point, Point]], ends: dict[Point, list[int]], used: set[int]) -> Line:
    line = [point]
    while (following := next((number for number in ends[line[-1]] if number not in used), None)) is not None:
        used.add(following)
        one, other = segments[following]
        line.append(other if one == line[-1] else one)
    return line
