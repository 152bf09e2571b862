"""Lines and rings cut off at the sides of a box."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from .lines import Line, Point

Box = tuple[float, float, float, float]
"""Least x, least y, greatest x and greatest y."""


def clip_ring(ring: Line, box: Box) -> Line:
    """Return the part of a ring within a box (Sutherland and Hodgman)."""
    left, top, right, bottom = box
    for axis, limit, sign in ((0, left, 1), (1, top, 1), (0, right, -1), (1, bottom, -1)):
        if all(sign * (point[axis] - limit) >= 0 for point in ring):
            continue
        found: Line = []
        for before, point in zip([ring[-1], *ring], ring, strict=False):
            if (sign * (before[axis] - limit) >= 0) != (sign * (point[axis] - limit) >= 0):
                found.append(_crossing(before, point, axis, limit))
            if sign * (point[axis] - limit) >= 0:
                found.append(point)
        ring = found
        if not ring:
            break
    return ring


def clip_line(line: Line, box: Box) -> Iterator[Line]:
    """Yield the parts of a line that touch a box, with whole stretches at their ends."""
    part: Line = []
    for one, other in pairwise(line):
        if _touches(one, other, box):
            part = part or [one]
            part.append(other)
        elif part:
            yield part
            part = []
    if part:
        yield part


def _touches(one: Point, other: Point, box: Box) -> bool:
    left, top, right, bottom = box
    (x1, y1), (x2, y2) = one, other
    return max(x1, x2) >= left and min(x1, x2) <= right and max(y1, y2) >= top and min(y1, y2) <= bottom


def _crossing(one: Point, other: Point, axis: int, limit: float) -> Point:
    share = (limit - one[axis]) / (other[axis] - one[axis])
    x, y = one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share
    return round(x, 1), round(y, 1)
