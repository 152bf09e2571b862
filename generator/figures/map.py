"""The map: places of the story, and how far from the border the ranges of a number reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from ..model.base import CitationRecord
from ..model.content import Content
from ..model.explainer import Map
from ..model.number import Point as Figure
from ..model.number import Unit
from ..model.place import Place
from ..wording.numbers import amount_in_words
from ..wording.words import words
from .draw import Drawing
from .geography.atlas import Geography, geography
from .geography.contour import Field, contours, field
from .geography.lines import Line, Point, inside, simplified
from .geography.projection import Conic, between
from .labels import Box, Label, Spot, place
from .text import text_width
from .wording import short_amount, signs

CONIC: Final = Conic(46, 54, 50.5, 34)
"""Standard parallels 46° and 54° north, centred on 50.5° north, 34° east."""

VIEW: Final = (-900, -740, 800, 760)
"""West, north, east and south of what is shown, in kilometres from the centre."""

WIDTH: Final = 640
SCALE: Final = WIDTH / (VIEW[2] - VIEW[0])
HEIGHT: Final = round((VIEW[3] - VIEW[1]) * SCALE)

SIZES: Final = {"wide": (14, 4.0), "narrow": (23, 6.5)}
"""Size of type and radius of dots, in the map's own units, for wide and narrow screens."""


STYLES: Final = ("solid", "dashed")
"""How the lines of the first and the second group are drawn."""


@dataclass(frozen=True, slots=True)
class Site:
    """A place with its distance from the border in kilometres, where it lies in the country across it."""

    place: Place
    distance: int | None
    from_front: int | None


@dataclass(frozen=True, slots=True)
class Reach:
    """A line of equal distance: the figure it stands for, its kind (by group), and its path."""

    figure: Figure
    kind: int
    path: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A label on the map, with its dot if it has one."""

    text: str
    x: float
    y: float
    dx: float
    dy: float
    anchor: str
    kind: str


@dataclass(frozen=True, slots=True)
class Layer:
    """All labels for screens of one width."""

    name: str
    size: int
    radius: float
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class MapLayout:
    """Everything the map draws, as SVG paths and positions."""

    land: str
    own: str
    claimed: str
    coasts: str
    borders: str
    claimed_borders: str
    front: str
    reaches: tuple[Reach, ...]
    layers: tuple[Layer, ...]
    scale_bar: float
    shape: str = "map"
    width: int = WIDTH
    height: float = HEIGHT


@dataclass(frozen=True, slots=True)
class Chart:
    """The map with what stands beside it: the sites on it, those beyond it, and what its lines mean."""

    map: Map
    drawing: Drawing
    sites: tuple[Site, ...]
    elsewhere: tuple[Place, ...]
    reaches: tuple[Reach, ...]
    keys: tuple[str, ...]
    unit: Unit | None
    sources: tuple[CitationRecord, ...]
    geography: Geography


def chart(content: Content, language: str) -> Chart | None:
    """Return the map of an explainer that has one."""
    own = content.explainer.map
    if own is None:
        return None
    ground = geography(own.geography)
    located = tuple(place for place in content.places.values() if place.degrees)
    shown = tuple(place for place in located if _is_shown(_at(place)))
    elsewhere = tuple(place for place in located if place not in shown)
    front = _front(own.geography, float(own.east))
    sites = tuple(_site(place, ground, front) for place in shown)
    reaches = _reaches(content, own)
    layout = _layout(ground, front, reaches, shown, language)
    say = words(language)
    drawing = Drawing("figure-map", say["map.title"], _describe(sites, reaches, content, language), layout)
    number = content.numbers[own.number] if own.number else None
    cited = (*own.sources, *(source for reach in reaches for source in reach.figure.sources or ()))
    unit = number.unit if number else None
    keys = _keys(own, reaches, language)
    return Chart(own, drawing, sites, elsewhere, reaches, keys, unit, tuple(dict.fromkeys(cited)), ground)


def _keys(own: Map, reaches: Sequence[Reach], language: str) -> tuple[str, ...]:
    """What figures, kinds of lines and hatching mean."""
    say = words(language)
    found = [say["map.hatched"].format(area=own.hatched)] if own.hatched else []
    if reaches:
        found.append(say["map.figures"].format(signs=signs((reach.figure for reach in reaches), language)))
    groups = {reach.kind: reach.figure.group for reach in reaches if reach.figure.group}
    found += [say[f"map.{style}"].format(group=groups[kind]) for kind, style in enumerate(STYLES) if kind in groups]
    return tuple(found)


def _degrees(place: Place) -> Point:
    """Only for places that are located."""
    assert place.degrees is not None
    longitude, latitude = place.degrees
    return float(longitude), float(latitude)


def _at(place: Place) -> Point:
    return _units(CONIC.project(_degrees(place)))


def _units(point: Point) -> Point:
    return round((point[0] - VIEW[0]) * SCALE, 1), round((point[1] - VIEW[1]) * SCALE, 1)


def _is_shown(point: Point) -> bool:
    return 0 < point[0] < WIDTH and 0 < point[1] < HEIGHT


@cache
def _front(name: str, east: float) -> tuple[Point, ...]:
    """The part of the border from which distances are counted, in degrees: up to a longitude, from the west."""
    line = [point for part in geography(name).front for point in part]
    found = []
    for point in line:
        if point[0] > east:
            break
        found.append(point)
    return tuple(found)


def _site(place: Place, ground: Geography, front: Sequence[Point]) -> Site:
    if not any(inside(_degrees(place), ring) for ring in ground.land["RU"]):
        return Site(place, None, None)
    border = tuple((x, y) for part in ground.front for x, y in part)
    front = tuple((x, y) for x, y in front)
    return Site(place, _ten(_nearest(_degrees(place), border)), _ten(_nearest(_degrees(place), front)))


@lru_cache(maxsize=512)  # places and borders stay where they are
def _nearest(place: Point, line: tuple[Point, ...]) -> float:
    """The distance to the nearest part of a line along the surface, every stretch of it taken in fifty steps."""
    return min(between(place, point) for point in _dense(line))


def _dense(line: Sequence[Point]) -> Iterator[Point]:
    for (x1, y1), (x2, y2) in pairwise(line):
        yield from ((x1 + (x2 - x1) * step / 50, y1 + (y2 - y1) * step / 50) for step in range(51))


def _ten(kilometres: float) -> int:
    return round(kilometres / 10) * 10


def _reaches(content: Content, own: Map) -> tuple[Reach, ...]:
    """The figures of the number's series as lines, nearest first."""
    if own.number is None:
        return ()
    figures = [figure for series in content.numbers[own.number].series for figure in series.points if figure.value]
    groups = list(dict.fromkeys(figure.group for figure in figures))
    found = (_reach(figure, groups.index(figure.group), own) for figure in figures)
    return tuple(sorted(found, key=lambda reach: reach.figure.value or 0))


def _reach(figure: Figure, kind: int, own: Map) -> Reach:
    lines = _equal_distance(own.geography, float(own.east), float(figure.value or 0))
    return Reach(figure, kind, _path(lines), lines)


@cache
def _equal_distance(name: str, east: float, kilometres: float) -> tuple[Line, ...]:
    """The line at a distance from the border, as far as it lies on the other side, in the map's units."""
    across = [[CONIC.project(point) for point in ring] for ring in geography(name).land["RU"]]
    found = contours(_distances(name, east), kilometres)
    parts = (part for line in found for part in _within(line, across))
    return tuple([_units(point) for point in simplified(part, 1.5)] for part in parts)


@cache
def _distances(name: str, east: float) -> Field:
    return field([CONIC.project(point) for point in _front(name, east)], VIEW)


def _within(line: Line, rings: Sequence[Line]) -> Iterator[Line]:
    """Yield the parts of a line that lie within any of the rings."""
    part: Line = []
    for point in line:
        if any(inside(point, ring) for ring in rings):
            part.append(point)
        elif part:
            yield part
            part = []
    if len(part) > 1:
        yield part


def _path(lines: Sequence[Line]) -> str:
    """Return lines as the data of an SVG path, each point seen from the one before."""
    return "".join(_part(line) for line in lines if len(line) > 1)


def _part(line: Line) -> str:
    steps = [f"M{line[0][0]:g} {line[0][1]:g}"]
    for (x1, y1), (x2, y2) in pairwise(line):
        steps.append(f"l{round(x2 - x1, 1):g} {round(y2 - y1, 1):g}")
    return "".join(steps)


def _projected(lines: Sequence[Line]) -> str:
    return _path([[_units(CONIC.project(point)) for point in line] for line in lines])


def _layout(
    ground: Geography, front: Sequence[Point], reaches: tuple[Reach, ...], shown: Sequence[Place], language: str
) -> MapLayout:
    others = [ring for code, rings in ground.land.items() if code != "UA" for ring in rings]
    layers = tuple(_layer(name, ground, reaches, shown, language) for name in SIZES)
    return MapLayout(
        land=_projected(others),
        own=_projected(ground.land["UA"]),
        claimed=_projected(ground.claimed),
        coasts=_projected(ground.coasts),
        borders=_projected(ground.borders),
        claimed_borders=_projected(ground.claimed_borders),
        front=_projected([list(front)]),
        reaches=reaches,
        layers=layers,
        scale_bar=round(200 * SCALE, 1),
    )


def _layer(name: str, ground: Geography, reaches: Sequence[Reach], shown: Sequence[Place], language: str) -> Layer:
    """Lay out the labels for one width: countries stay where they are, then places, then the lines' figures."""
    size, radius = SIZES[name]
    bounds = Box(4, 4, WIDTH - 4, HEIGHT - 4)
    countries = _countries(ground, size, language)
    spots = [Spot(*_at(each), str(each.name), radius) for each in shown]
    taken = [_around(each.text, each.x, each.y, size) for each in countries]
    taken.append(Box(0, HEIGHT - 3.4 * size, 230 * SCALE + 20, HEIGHT))
    dots = [Box(spot.x - radius, spot.y - radius, spot.x + radius, spot.y + radius) for spot in spots]
    upon = _figures(reaches, [*taken, *dots], size, language)
    labels = place(spots, bounds, size, [*taken, *(box for _, box in upon)], (1, 1.6))
    places = (_place_name(spot, label) for spot, label in zip(spots, labels, strict=True))
    return Layer(name, size, radius, (*countries, *(figure for figure, _ in upon), *places))


def _countries(ground: Geography, size: int, language: str) -> tuple[Name, ...]:
    territories = words(language).locale.territories
    found = ((territories[code], *_units(CONIC.project(where))) for code, where in ground.names.items())
    return tuple(Name(name, x, y, 0, 0, "middle", "country") for name, x, y in found if _fits(name, x, size))


def _fits(text: str, x: float, size: int) -> bool:
    half = text_width(text, size) * 0.62
    return half < x < WIDTH - half


def _around(text: str, x: float, y: float, size: int) -> Box:
    half = text_width(text, size) * 0.5 + size * 0.3
    return Box(x - half, y - size, x + half, y + size * 0.4)


def _place_name(spot: Spot, label: Label) -> Name:
    return Name(label.text, spot.x, spot.y, label.dx, label.dy, label.anchor, "place")


def _figures(
    reaches: Sequence[Reach], obstacles: Sequence[Box], size: int, language: str
) -> tuple[tuple[Name, Box], ...]:
    """Return a figure upon each line, at the first point from the east that is clear of all else."""
    bounds = Box(4, 4, WIDTH - 4, HEIGHT - 4)
    found: list[tuple[Name, Box]] = []
    for reach in reaches:
        text = short_amount(reach.figure, language)
        taken = [*obstacles, *(box for _, box in found)]
        points = sorted((point for line in reach.lines for point in line), key=lambda point: (-point[0], point[1]))
        for x, y in points:
            box = _around(text, x, y + size * 0.35, size)
            if box.outside(bounds) <= 0 and not any(map(box.overlap, taken)):
                name = Name(text, x, y, 0, round(size * 0.35, 1), "middle", f"figure figure-{reach.kind}")
                found.append((name, box))
                break
    return tuple(found)


def _describe(sites: Sequence[Site], reaches: Sequence[Reach], content: Content, language: str) -> str:
    """Say what the map shows: places with their distances, and the lines."""
    say = words(language)
    told = (
        say["map.at_distance"].format(place=site.place.name, distance=site.distance)
        if site.distance is not None
        else str(site.place.name)
        for site in sites
    )
    number = content.explainer.map.number if content.explainer.map else None
    unit = content.numbers[number].unit if number else None
    lines = (f"{amount_in_words(reach.figure, unit, language)}: {reach.figure.label or ''}" for reach in reaches)
    shows = content.explainer.map.shows if content.explainer.map else ""
    return say["map.description"].format(shows=shows, places="; ".join(told), lines="; ".join(lines))
