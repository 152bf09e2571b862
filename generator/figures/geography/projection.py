"""Degrees in, kilometres out: Lambert's conformal conic projection on a sphere.

Along the two standard parallels lengths are true; between and near them they are wrong by less than one per cent,
so that distances can be drawn as they are. (Snyder, Map Projections – A Working Manual, 1987, p. 104 ff.)
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from .lines import Point

EARTH: Final = 6371.0
"""Mean radius in kilometres."""


@dataclass(frozen=True, slots=True)
class Conic:
    """The projection with its standard parallels and its centre, in degrees."""

    south: float
    north: float
    latitude: float
    longitude: float

    def project(self, point: Point) -> Point:
        """Return kilometres east and south of the centre for a longitude and latitude."""
        longitude, latitude = point
        angle = self._cone * math.radians(longitude - self.longitude)
        radius = self._radius(latitude)
        return radius * math.sin(angle), radius * math.cos(angle) - self._radius(self.latitude)

    @property
    def _cone(self) -> float:
        south, north = math.radians(self.south), math.radians(self.north)
        return math.log(math.cos(south) / math.cos(north)) / math.log(_stretch(north) / _stretch(south))

    def _radius(self, latitude: float) -> float:
        south, cone = math.radians(self.south), self._cone
        scale = math.cos(south) * math.pow(_stretch(south), cone) / cone
        return EARTH * scale / math.pow(_stretch(math.radians(latitude)), cone)


def _stretch(latitude: float) -> float:
    return math.tan(math.pi / 4 + latitude / 2)


def between(one: Point, other: Point) -> float:
    """Return the distance of two points in degrees along the surface, in kilometres (haversine)."""
    (x1, y1), (x2, y2) = ((math.radians(x), math.radians(y)) for x, y in (one, other))
    half = math.sin((y2 - y1) / 2) ** 2 + math.cos(y1) * math.cos(y2) * math.sin((x2 - x1) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(half))
