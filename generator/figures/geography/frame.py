"""Which part of the world a map shows, and how it is projected: found from what must be on it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Final

from .lines import Point
from .projection import EARTH, Azimuthal, Conic, Globe, Projection, between, turned

WIDTH: Final = 640
"""Width of a map in units of the drawing."""

OUTSIDE: Final = 12
"""How far lines go on beyond the frame, in units."""

LEAST: Final = 400
"""Least width of a map in kilometres: with less, the data, made for 1:50 million, show nothing to find one's way by."""

APART: Final = 50
"""How far apart, in kilometres, the farthest places must lie: a map of one town would need its streets."""

MARGIN: Final = 0.2
"""What stays free around the places, as a share of the longer side, up to `MOST_MARGIN` kilometres."""

MOST_MARGIN: Final = 800

LOWEST: Final = 0.6
HIGHEST: Final = 1.0
"""Height of a map around places as a share of its width."""

WIDEST: Final = math.radians(40) * EARTH
"""How far, in kilometres, places may lie from their middle on a map that is not of the whole world."""

MERIDIANS: Final = (10.0, 150.0)
"""Middles of maps of the world: both cut it where there is little land, in the Bering Strait or the Atlantic."""

SOUTH: Final = -58.0
"""Maps of the world end here, unless a place lies beyond: south of it there is Antarctica only."""

TRUE: Final = 0.08
"""Up to this share of error lengths can be compared, and there is a scale bar."""

ROUND: Final = 0.006
"""By what share lengths on a sphere are wrong at most, because the earth is a little flattened."""


@dataclass(frozen=True)
class Frame:
    """A rectangle of a projected world: west, north, east and south in kilometres from the projection's centre.

    `reach` is how far, in kilometres along the surface, its corners lie from `middle`.
    """

    projection: Projection
    middle: Point
    west: float
    north: float
    east: float
    south: float

    @property
    def is_world(self) -> bool:
        """Whether it shows the whole world."""
        return isinstance(self.projection, Globe)

    @property
    def scale(self) -> float:
        """Units of the drawing in a kilometre."""
        return WIDTH / (self.east - self.west)

    @property
    def height(self) -> int:
        """Height in units of the drawing."""
        return round((self.south - self.north) * self.scale)

    @property
    def box(self) -> tuple[int, int, int, int]:
        """West, north, east and south in whole tens of kilometres, a little more rather than less."""
        west, north = (math.floor(side / 10) * 10 for side in (self.west, self.north))
        east, south = (math.ceil(side / 10) * 10 for side in (self.east, self.south))
        return west, north, east, south

    @property
    def reach(self) -> float:
        """How far the corners lie from the middle along the surface, at most."""
        corner = max(math.hypot(x, y) for x, y in self._corners)
        return 2 * EARTH * math.asin(min(corner * 1.05 / (2 * EARTH), 0.95))

    @cached_property
    def error(self) -> float:
        """By what share lengths on the map are wrong at most."""
        probes = (*self._corners, (0.0, 0.0), (0.0, self.north), (0.0, self.south))
        return max(self.projection.error(x, y) for x, y in probes) + ROUND

    @property
    def bar(self) -> int | None:
        """The length of the scale bar in kilometres: the longest round one that takes up to a fifth of the width."""
        if self.error > TRUE:
            return None
        room = (self.east - self.west) / 5
        power = 10 ** math.floor(math.log10(room))
        return int(next(step * power for step in (5, 2, 1) if step * power <= room))

    @property
    def sides(self) -> tuple[float, float, float, float]:
        """Where lines are cut off, in units of the drawing: a little beyond what is seen, so that no end is."""
        return -OUTSIDE, -OUTSIDE, WIDTH + OUTSIDE, self.height + OUTSIDE

    @property
    def edge(self) -> list[Point]:
        """A ring along these sides."""
        left, top, right, bottom = self.sides
        return [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]

    def at(self, point: Point) -> Point:
        """Return where a point in degrees lies, in units of the drawing."""
        longitude = self.middle[0] + turned(point[0] - self.middle[0])
        return self.units(self.projection.project((longitude, point[1])))

    def units(self, point: Point) -> Point:
        """Return kilometres as units of the drawing from the upper left corner.

        They have one decimal place; whole units are fine enough for the world, whose map holds the most lines.
        """
        places = 0 if self.is_world else 1
        x, y = (point[0] - self.west) * self.scale, (point[1] - self.north) * self.scale
        return round(x, places), round(y, places)

    def shows(self, point: Point) -> bool:
        """Whether a point, in units of the drawing, lies within the frame."""
        return 0 < point[0] < WIDTH and 0 < point[1] < self.height

    @property
    def _corners(self) -> tuple[Point, ...]:
        return tuple((x, y) for x in (self.west, self.east) for y in (self.north, self.south))


def around(places: Sequence[Point]) -> Frame | None:
    """Return the frame of a map of places, in degrees; none, if they are fewer than two or lie in one town."""
    if max((between(*pair) for pair in combinations(places, 2)), default=0) < APART:
        return None
    middle, radius = _middle(places)
    if radius > WIDEST:
        return _globe(places)
    flat = _with_margin(_fitted(Azimuthal(middle[1], middle[0]), middle, places))
    conic = _conic(flat)
    return _with_margin(_fitted(conic, middle, places)) if conic else flat


def spanning(west: float, south: float, east: float, north: float) -> Frame:
    """Return the frame that shows all between two meridians and two parallels; the date line may lie between."""
    width = (east - west) % 360 or 360
    across = [west + width * step / 24 for step in range(25)]
    up = [south + (north - south) * step / 24 for step in range(25)]
    edge = [(x, y) for x in across for y in (south, north)] + [(x, y) for x in (west, west + width) for y in up]
    middle = (turned(west + width / 2), (south + north) / 2)
    if max(between(middle, point) for point in edge) > math.radians(60) * EARTH:
        return _globe(edge)
    flat = _fitted(Azimuthal(middle[1], middle[0]), middle, edge)
    conic = _conic(flat)
    return _fitted(conic, middle, edge) if conic else flat


def _middle(places: Sequence[Point]) -> tuple[Point, float]:
    """Return the middle of the smallest circle around all places, and its radius in kilometres.

    The middle begins at the first place and moves towards the farthest, each time less far (Bădoiu and Clarkson,
    Smaller core-sets for balls, 2003).
    """
    x, y, z = _vector(places[0])
    for turn in range(1, 400):
        farthest = _vector(max(places, key=lambda place: between(_degrees(x, y, z), place)))
        x, y, z = (was + (far - was) / (turn + 1) for was, far in zip((x, y, z), farthest, strict=True))
    middle = _degrees(x, y, z)
    return middle, max(between(middle, place) for place in places)


def _degrees(x: float, y: float, z: float) -> Point:
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))


def _vector(point: Point) -> tuple[float, float, float]:
    x, y = math.radians(point[0]), math.radians(point[1])
    return math.cos(y) * math.cos(x), math.cos(y) * math.sin(x), math.sin(y)


def _fitted(projection: Projection, middle: Point, points: Sequence[Point]) -> Frame:
    found = [projection.project(point) for point in points]
    xs, ys = ([point[axis] for point in found] for axis in (0, 1))
    return Frame(projection, middle, min(xs), min(ys), max(xs), max(ys))


def _with_margin(frame: Frame) -> Frame:
    """Return a frame with room around it, neither too small nor too flat nor too high."""
    width, height = frame.east - frame.west, frame.south - frame.north
    room = 2 * min(max(width, height) * MARGIN, MOST_MARGIN)
    wide = max(width + room, LEAST, (height + room) / HIGHEST)
    high = max(height + room, wide * LOWEST)
    x, y = (frame.west + frame.east) / 2, (frame.north + frame.south) / 2
    return Frame(frame.projection, frame.middle, x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _conic(flat: Frame) -> Conic | None:
    """Return the conic projection for a frame between tropics and polar region that is not too large for it.

    Its standard parallels lie a sixth of the height inside, in whole degrees (Snyder, p. 99, after Kavraisky).
    """
    longitude, latitude = flat.middle
    degree = math.radians(EARTH)
    south, north = latitude - flat.south / degree, latitude - flat.north / degree
    is_between = min(abs(south), abs(north)) > 15 and max(abs(south), abs(north)) < 72 and south * north > 0
    if not is_between or flat.reach > math.radians(36) * EARTH:
        return None
    sixth = (north - south) / 6
    return Conic(round(south + sixth), round(north - sixth), latitude, longitude)


def _globe(points: Sequence[Point]) -> Frame:
    """Return the frame of the world, around the meridian that the points lie closer to."""
    meridian = min(MERIDIANS, key=lambda middle: max(abs(turned(x - middle)) for x, _ in points))
    globe = Globe(meridian)
    edge = globe.project((meridian + 180, 0))[0]
    lowest = -90 if min(y for _, y in points) < SOUTH + 4 else SOUTH
    north, south = (globe.project((meridian, latitude))[1] for latitude in (90, lowest))
    return Frame(globe, (meridian, 0.0), -edge, north, edge, south)
