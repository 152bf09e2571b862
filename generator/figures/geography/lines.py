"""Lines and rings: points are pairs of numbers, in degrees or in kilometres."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]
Line = list[Point]


def simplified(line: Line, tolerance: float) -> Line:
    """Return a line without the points that lie within the tolerance of it (Douglas and Peucker)."""
    if len(line) < 3:
        return line
    if line[0] == line[-1]:
        half = len(line) // 2
        return simplified(line[: half + 1], tolerance)[:-1] + simplified(line[half:], tolerance)
    far, where = max((_off_line(point, line[0], line[-1]), place) for place, point in enumerate(line))
    if far <= tolerance:
        return [line[0], line[-1]]
    return simplified(line[: where + 1], tolerance)[:-1] + simplified(line[where:], tolerance)


def thinned(line: Line, least: float) -> Line:
    """Return a line without the points that lie closer than this, along both axes, to the one kept before."""
    found = line[:1]
    for point in line[1:-1]:
        if abs(point[0] - found[-1][0]) >= least or abs(point[1] - found[-1][1]) >= least:
            found.append(point)
    return [*found, *line[1:][-1:]]


def inside(point: Point, ring: Sequence[Point]) -> bool:
    """Whether a point lies within a ring."""
    x, y = point
    crossings = 0
    for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])):
        if (y1 > y) != (y2 > y):
            crossings += x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
    return crossings % 2 == 1


def distance(point: Point, line: Sequence[Point]) -> float:
    """Return how far a point lies from the nearest part of a line."""
    return math.sqrt(min(_off_segment(point, start, end) for start, end in pairwise(line)))


def _off_line(point: Point, start: Point, end: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    if length == 0:
        return float(((x - x1) ** 2 + (y - y1) ** 2) ** 0.5)
    return float(abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length)


def _off_segment(point: Point, start: Point, end: Point) -> float:
    """Return the square of the distance from a segment."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    dx, dy = x2 - x1, y2 - y1
    along = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)
    along = min(max(along, 0.0), 1.0)
    return (x - x1 - along * dx) ** 2 + (y - y1 - along * dy) ** 2
