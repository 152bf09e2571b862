"""Degrees in, kilometres out: the three projections of maps, on a sphere.

- `Conic`: Lambert's conformal conic, for what lies between tropics and polar regions. Along its two standard parallels
  lengths are true. (Snyder, Map Projections – A Working Manual, USGS Professional Paper 1395, 1987, p. 104 ff.)
- `Azimuthal`: Lambert's azimuthal equal-area, around any point: at the equator, at the poles, over the date line, and
  for whole continents. Areas are true everywhere, lengths at the centre. (Snyder, p. 182 ff.)
- `Globe`: Equal Earth, for the whole world. Areas are true, lengths cannot be compared. (Šavrič, Patterson and Jenny,
  The Equal Earth map projection, International Journal of Geographical Information Science 33, 2019, p. 454 ff.)
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Protocol

from .lines import Point

EARTH: Final = 6371.0
"""Mean radius in kilometres."""


class Projection(Protocol):
    """What every projection has."""

    def project(self, point: Point) -> Point:
        """Return kilometres east and south of the centre for a longitude and latitude."""

    def error(self, x: float, y: float) -> float:
        """Return by what share lengths are wrong, at most, at a point of the plane."""


@dataclass(frozen=True)
class Conic:
    """The conformal conic projection with its standard parallels and its centre, in degrees."""

    south: float
    north: float
    latitude: float
    longitude: float

    def project(self, point: Point) -> Point:
        """Return kilometres east and south of the centre for a longitude and latitude."""
        longitude, latitude = point
        angle = self._cone * math.radians(turned(longitude - self.longitude))
        radius = self._radius(latitude)
        return radius * math.sin(angle), radius * math.cos(angle) - self._middle

    def error(self, x: float, y: float) -> float:
        """Return by what share lengths are wrong at a point of the plane: the same in all directions."""
        radius = math.copysign(math.hypot(x, y + self._middle), self._cone)
        stretch = math.pow(EARTH * self._scale / radius, 1 / self._cone)
        latitude = 2 * math.atan(stretch) - math.pi / 2
        return abs(self._cone * radius / (EARTH * math.cos(latitude)) - 1)

    @cached_property
    def _cone(self) -> float:
        south, north = math.radians(self.south), math.radians(self.north)
        return math.log(math.cos(south) / math.cos(north)) / math.log(_stretch(north) / _stretch(south))

    @cached_property
    def _scale(self) -> float:
        south = math.radians(self.south)
        return math.cos(south) * math.pow(_stretch(south), self._cone) / self._cone

    @cached_property
    def _middle(self) -> float:
        return self._radius(self.latitude)

    def _radius(self, latitude: float) -> float:
        return EARTH * self._scale / math.pow(_stretch(math.radians(latitude)), self._cone)


def _stretch(latitude: float) -> float:
    return math.tan(math.pi / 4 + latitude / 2)


@dataclass(frozen=True)
class Azimuthal:
    """The equal-area projection around a centre in degrees."""

    latitude: float
    longitude: float

    def project(self, point: Point) -> Point:
        """Return kilometres east and south of the centre for a longitude and latitude."""
        east, latitude = math.radians(point[0] - self.longitude), math.radians(point[1])
        across = math.cos(latitude) * math.sin(east)
        along = math.cos(latitude) * math.cos(east)
        up = self._cos * math.sin(latitude) - self._sin * along
        near = self._sin * math.sin(latitude) + self._cos * along
        scale = EARTH * math.sqrt(2 / max(1 + near, 1e-9))
        return scale * across, -scale * up

    def error(self, x: float, y: float) -> float:
        """Return by what share lengths are wrong, at most, at a point of the plane: across the ray to the centre."""
        return 1 / math.sqrt(1 - (math.hypot(x, y) / (2 * EARTH)) ** 2) - 1

    @cached_property
    def _sin(self) -> float:
        return math.sin(math.radians(self.latitude))

    @cached_property
    def _cos(self) -> float:
        return math.cos(math.radians(self.latitude))


@dataclass(frozen=True)
class Globe:
    """Equal Earth around a meridian."""

    longitude: float

    def project(self, point: Point) -> Point:
        """Return kilometres east and south of the centre; longitudes are counted on, not turned back at the edge."""
        slant = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(point[1])))
        square = slant * slant
        sixth = square**3
        width = 9 * _A4 * sixth * square + 7 * _A3 * sixth + 3 * _A2 * square + _A1
        x = 2 * math.sqrt(3) * math.radians(point[0] - self.longitude) * math.cos(slant) / (3 * width)
        y = slant * (_A4 * sixth * square + _A3 * sixth + _A2 * square + _A1)
        return EARTH * x, -EARTH * y

    def error(self, x: float, y: float) -> float:
        """Lengths are wrong without any limit: a pole is a line."""
        return math.inf


_A1: Final = 1.340264
_A2: Final = -0.081106
_A3: Final = 0.000893
_A4: Final = 0.003796


def turned(degrees: float) -> float:
    """Return an angle as one between -180° and 180°."""
    return degrees - 360 * round(degrees / 360)


def between(one: Point, other: Point) -> float:
    """Return the distance of two points in degrees along the surface, in kilometres (haversine)."""
    (x1, y1), (x2, y2) = ((math.radians(x), math.radians(y)) for x, y in (one, other))
    half = math.sin((y2 - y1) / 2) ** 2 + math.cos(y1) * math.cos(y2) * math.sin((x2 - x1) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(min(half, 1)))


def beyond(start: Point, through: Point, kilometres: float) -> Point:
    """Return the point at a distance from a start in the direction of another point, in degrees (Snyder, p. 31)."""
    (x1, y1), (x2, y2) = ((math.radians(x), math.radians(y)) for x, y in (start, through))
    across = math.cos(y2) * math.sin(x2 - x1)
    along = math.cos(y1) * math.sin(y2) - math.sin(y1) * math.cos(y2) * math.cos(x2 - x1)
    far, heading = kilometres / EARTH, math.atan2(across, along)
    height = math.sin(y1) * math.cos(far) + math.cos(y1) * math.sin(far) * math.cos(heading)
    turn = math.atan2(math.sin(heading) * math.sin(far) * math.cos(y1), math.cos(far) - math.sin(y1) * height)
    return math.degrees(x1 + turn), math.degrees(math.asin(max(-1.0, min(1.0, height))))
