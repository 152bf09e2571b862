"""Lines of equal distance from a line, by marching squares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from .lines import Line, Point, distance

STEP: Final = 20
"""Width of the grid in kilometres; between its nodes distances are interpolated."""

Box = tuple[int, int, int, int]
"""West, north, east and south in kilometres; south is positive."""

Field = dict[tuple[int, int], float]


def field(line: Sequence[Point], box: Box) -> Field:
    """Return the distance from a line at every node of the grid."""
    west, north, east, south = box
    nodes = ((x, y) for x in range(west, east + STEP, STEP) for y in range(north, south + STEP, STEP))
    return {node: distance(node, line) for node in nodes}


def contours(distances: Field, level: float) -> list[Line]:
    """Return the lines along which the distance has this value."""
    segments = [segment for x, y in distances for segment in _cell(distances, x, y, level)]
    return list(_chained(segments))


def _cell(distances: Field, x: int, y: int, level: float) -> Iterator[tuple[Point, Point]]:
    """Yield the pieces of the line within the cell that has this node as its north-western corner."""
    corners = ((x, y), (x + STEP, y), (x + STEP, y + STEP), (x, y + STEP))
    if not all(corner in distances for corner in corners):
        return
    sides = zip(corners, (*corners[1:], corners[0]), strict=True)
    cuts = [_cut(distances, one, other, level) for one, other in sides]
    found = [cut for cut in cuts if cut]
    yield from zip(found[::2], found[1::2], strict=True)


def _cut(distances: Field, one: tuple[int, int], other: tuple[int, int], level: float) -> Point | None:
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
