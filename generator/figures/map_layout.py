"""The map laid out: paths, and names for wide and for narrow screens, clear of each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Final

from ..model.number import Point as Figure
from ..model.place import Place
from ..wording.numbers import figure_in_words
from ..wording.words import words
from .countries import Countries, box_around, named
from .geography.atlas import world
from .geography.cut import Geography, cut
from .geography.frame import WIDTH, Frame
from .geography.lines import Line, Point
from .labels import Box, Label, Spot, place
from .ranges import Border
from .text import text_width
from .wording import short_amount

SIZES: Final = {"wide": (14, 4.0), "narrow": (23, 6.5)}
"""Size of type and radius of dots, in the map's own units, for wide and narrow screens."""

RANKS: Final = ("capital", "city", "town")
"""The kinds of places whose names come first where there is no room for all."""

BESIDE: Final = (1, 1.6)
"""How far from its dot a name may stand, in multiples of the nearest."""

MEETING: Final = 0.05
"""Up to this share of its own room the name of a place may lie over something else."""


@dataclass(frozen=True, slots=True)
class Reach:
    """A line of equal distance: the figure it stands for, its kind (by group), and its path."""

    figure: Figure
    kind: int
    path: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A label on the map: its kind is country, place, or that of a figure."""

    text: str
    x: float
    y: float
    anchor: str
    kind: str


@dataclass(frozen=True, slots=True)
class Layer:
    """All labels for screens of one width; `nameless` are the places without room for their names."""

    name: str
    size: int
    radius: float
    bar: str
    dots: tuple[Point, ...]
    names: tuple[Name, ...]
    nameless: int


@dataclass(frozen=True, slots=True)
class MapLayout:
    """Everything the map draws, as SVG paths and positions; `bar` is the length of the scale bar."""

    sea: str
    land: str
    own: str
    claimed: str
    borders: str
    claimed_borders: str
    front: str
    reaches: tuple[Reach, ...]
    layers: tuple[Layer, ...]
    bar: float
    height: float
    shape: str = "map"
    width: int = WIDTH


@dataclass(frozen=True)
class Scene:
    """What is to be drawn: part of the world, the border that counts, lines of equal distance, and places."""

    frame: Frame
    border: Border | None
    reaches: tuple[Reach, ...]
    shown: tuple[Place, ...]
    language: str

    @property
    def ground(self) -> Geography:
        """Land and borders."""
        return cut(self.frame)

    @property
    def bounds(self) -> Box:
        """Where names may stand."""
        return Box(4, 4, WIDTH - 4, self.frame.height - 4)

    @property
    def bar(self) -> float:
        """The length of the scale bar in units; none is 0."""
        return round((self.frame.bar or 0) * self.frame.scale, 1)


def lay_out_map(scene: Scene) -> MapLayout:
    """Lay out a map."""
    ground, border = scene.ground, scene.border
    own = ground.countries.get(border.own, []) if border else []
    claimed = ground.claimed if border and border.own == world().claimed.owner else []
    front = border.front if border and scene.reaches else ()
    return MapLayout(
        sea=path(ground.sea),
        land=path(ground.land),
        own=path([*own, *claimed]),
        claimed=path(ground.claimed),
        borders=path(ground.borders),
        claimed_borders=path(ground.claimed_borders),
        front=path([[scene.frame.at(point) for point in line] for line in front]),
        reaches=scene.reaches,
        layers=tuple(_layer(scene, name) for name in SIZES),
        bar=scene.bar,
        height=scene.frame.height,
    )


def path(lines: Sequence[Line]) -> str:
    """Return lines as the data of an SVG path, each point seen from the one before."""
    return "".join(_part(line) for line in lines if len(line) > 1)


def _part(line: Line) -> str:
    """One line of a path, in as few signs as SVG takes it."""
    steps = "".join(f" {round(x2 - x1, 1):g} {round(y2 - y1, 1):g}" for (x1, y1), (x2, y2) in pairwise(line))
    return f"M{line[0][0]:g} {line[0][1]:g}l{steps[1:]}".replace(" 0.", " .").replace("-0.", "-.").replace(" -", "-")


def _layer(scene: Scene, name: str) -> Layer:
    """Lay out the labels for one width: the lines' figures, then places, then countries in the room that is left."""
    size, radius = SIZES[name]
    spots = [Spot(*scene.frame.at(degrees(each)), str(each.name), radius) for each in _ranked(scene.shown)]
    taken = [Box(0, scene.frame.height - 3.4 * size, scene.bar + 40, scene.frame.height)] if scene.bar else []
    figures = _figures(scene, [*taken, *map(_dot, spots)], size)
    taken += [box for _, box in figures]
    labels = _labels(spots, scene.bounds, size, taken)
    taken += [*map(_dot, spots), *(label.box for _, label in labels), *_along(scene.reaches)]
    places = (Name(label.text, spot.x + label.dx, spot.y + label.dy, label.anchor, "place") for spot, label in labels)
    names = (*_countries(scene, taken, size), *(figure for figure, _ in figures), *places)
    dots = tuple(dict.fromkeys((spot.x, spot.y) for spot in spots))
    return Layer(name, size, radius, _bar(scene), dots, names, len(spots) - len(labels))


def _bar(scene: Scene) -> str:
    """The words of the scale bar."""
    if scene.frame.bar is None:
        return ""
    length = figure_in_words(Decimal(scene.frame.bar), scene.language)
    return words(scene.language)["map.km"].format(distance=length)


def degrees(place: Place) -> Point:
    """Return where a place lies; only for places that are located."""
    assert place.degrees is not None
    longitude, latitude = place.degrees
    return float(longitude), float(latitude)


def _ranked(shown: Sequence[Place]) -> list[Place]:
    return sorted(shown, key=lambda each: RANKS.index(each.kind) if each.kind in RANKS else len(RANKS))


def _dot(spot: Spot) -> Box:
    return Box(spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius)


def _along(reaches: Sequence[Reach]) -> list[Box]:
    """What lines take up, so that no country is named upon them."""
    points = (point for reach in reaches for line in reach.lines for point in line)
    return [Box(x - 2, y - 2, x + 2, y + 2) for x, y in points]


def _labels(spots: Sequence[Spot], bounds: Box, size: int, taken: Sequence[Box]) -> list[tuple[Spot, Label]]:
    """Return the names of places, each beside its dot, as far as there is room for them."""
    found: list[tuple[Spot, Label]] = []
    for spot in spots:
        dots = [_dot(other) for other in spots if other is not spot]
        others = [*taken, *dots, *(label.box for _, label in found)]
        (label,) = place([spot], bounds, size, others, BESIDE)
        met = sum(map(label.box.overlap, others)) + 10 * label.box.outside(bounds)
        if met <= MEETING * label.box.outside(Box(0, 0, 0, 0)):
            found.append((spot, label))
    return found


def _countries(scene: Scene, taken: Sequence[Box], size: int) -> tuple[Name, ...]:
    wanted: dict[str, list[Point]] = {}
    for each in scene.shown:
        wanted.setdefault(each.country or "", []).append(scene.frame.at(degrees(each)))
    names = _territories(scene.language)
    found = named(Countries(scene.ground.countries, names, wanted), scene.bounds, taken, size)
    return tuple(Name(text, x, y, "middle", "country") for text, x, y in found)


@cache
def _territories(language: str) -> dict[str, str]:
    return dict(words(language).locale.territories)


def _figures(scene: Scene, obstacles: Sequence[Box], size: int) -> list[tuple[Name, Box]]:
    """Return a figure upon each line, at the first point from the east that is clear of all else."""
    found: list[tuple[Name, Box]] = []
    for reach in scene.reaches:
        text = short_amount(reach.figure, scene.language)
        taken = [*obstacles, *(box for _, box in found)]
        points = sorted((point for line in reach.lines for point in line), key=lambda point: (-point[0], point[1]))
        for x, y in points:
            base = round(y + size * 0.35, 1)
            box = box_around(x, base, text_width(text, size), size)
            if box.outside(scene.bounds) <= 0 and not any(map(box.overlap, taken)):
                found.append((Name(text, x, base, "middle", f"figure figure-{reach.kind}"), box))
                break
    return found
