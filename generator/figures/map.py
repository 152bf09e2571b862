"""The map: places of the story, and how far from a border the ranges of a number reach.

places  --frame-->  part of the world  --cut-->  land and borders  --map_layout-->  paths and names  --draw-->  SVG
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from babel.numbers import format_percent

from ..model.base import CitationRecord
from ..model.content import Content
from ..model.explainer import Map
from ..model.number import Point as Figure
from ..model.number import Unit
from ..model.place import Place
from ..wording.lists import list_in_words
from ..wording.numbers import amount_in_words
from ..wording.words import words
from .draw import Drawing
from .geography.atlas import world
from .geography.cut import cut
from .geography.frame import Frame, around, spanning
from .geography.lines import Point
from .geography.projection import Azimuthal, Conic
from .map_layout import MapLayout, Reach, Scene, degrees, lay_out_map, path
from .ranges import Border, border
from .wording import signs

STYLES: Final = ("solid", "dashed")
"""How the lines of the first and the second group are drawn."""


@dataclass(frozen=True, slots=True)
class Site:
    """A place with its distance from the border in kilometres, where it lies in the country across it."""

    place: Place
    distance: int | None
    from_front: int | None


@dataclass(frozen=True, slots=True)
class Chart:
    """The map with what stands beside it: the sites on it, those beyond it, and what its lines mean.

    `data` says whose the borders are and how the map is projected.
    """

    map: Map
    drawing: Drawing
    sites: tuple[Site, ...]
    elsewhere: tuple[Place, ...]
    reaches: tuple[Reach, ...]
    keys: tuple[str, ...]
    data: str
    unit: Unit | None
    sources: tuple[CitationRecord, ...]


def chart(content: Content, language: str) -> Chart | None:
    """Return the map of an explainer whose places lie far enough apart for one, or that says what its map shows."""
    own = content.explainer.map or Map()
    located = tuple(place for place in content.places.values() if place.degrees)
    frame = frame_of(own, tuple(degrees(place) for place in located))
    shown = tuple(place for place in located if frame and frame.shows(frame.at(degrees(place))))
    if frame is None or not shown:
        return None
    counted = border(own)
    sites = tuple(_site(place, counted) for place in shown)
    reaches = _reaches(content, own, counted, frame)
    layout = lay_out_map(Scene(frame, counted, reaches, shown, language))
    title = words(language)["map.title_of_ranges" if reaches else "map.title"]
    drawing = Drawing("figure-map", title, _describe(sites, reaches, content, language), layout)
    number = content.numbers[own.number] if own.number else None
    return Chart(
        map=own,
        drawing=drawing,
        sites=sites,
        elsewhere=tuple(place for place in located if place not in shown),
        reaches=reaches,
        keys=tuple(_keys(own, layout, language)),
        data=" ".join(_data(own, frame, language)),
        unit=number.unit if number else None,
        sources=tuple(dict.fromkeys((*own.sources, *_cited(reaches)))),
    )


@lru_cache(maxsize=64)
def frame_of(own: Map, places: tuple[Point, ...]) -> Frame | None:
    """Return what the map shows: what the explainer says, or the surroundings of its places; none for no map."""
    if own.draw == "never":
        return None
    if own.frame:
        return spanning(*(float(side) for side in (own.frame.west, own.frame.south, own.frame.east, own.frame.north)))
    return around(places)


def _site(place: Place, counted: Border | None) -> Site:
    found = counted.distances(degrees(place)) if counted else None
    return Site(place, *(found or (None, None)))


def _reaches(content: Content, own: Map, counted: Border | None, frame: Frame) -> tuple[Reach, ...]:
    """The figures of the number's series as lines, nearest first; none where lengths cannot be compared."""
    if own.number is None or counted is None or frame.bar is None:
        return ()
    figures = [figure for series in content.numbers[own.number].series for figure in series.points if figure.value]
    groups = list(dict.fromkeys(figure.group for figure in figures))
    found = (_reach(figure, groups.index(figure.group), counted, frame) for figure in figures)
    return tuple(sorted(found, key=lambda reach: reach.figure.value or 0))


def _reach(figure: Figure, kind: int, counted: Border, frame: Frame) -> Reach:
    lines = counted.line(float(figure.value or 0), frame)
    return Reach(figure, kind, path(lines), lines)


def _cited(reaches: Sequence[Reach]) -> Iterator[CitationRecord]:
    for reach in reaches:
        yield from reach.figure.sources or ()


def _keys(own: Map, layout: MapLayout, language: str) -> Iterator[str]:
    """What hatching, figures and kinds of lines mean, and that some dots have no name."""
    say = words(language)
    if layout.claimed:
        yield say["map.hatched"].format(area=own.hatched or _claim(language))
    if layout.reaches:
        yield say["map.figures"].format(signs=signs((reach.figure for reach in layout.reaches), language))
    groups = {reach.kind: reach.figure.group for reach in layout.reaches if reach.figure.group}
    yield from (say[f"map.{style}"].format(group=groups[kind]) for kind, style in enumerate(STYLES) if kind in groups)
    if any(layer.nameless for layer in layout.layers):
        yield say["map.nameless"]


def _claim(language: str) -> str:
    """Who controls the claimed area, and whose it is drawn as."""
    say, claim = words(language), world().claimed
    holder, owner = (say.locale.territories[code] for code in (claim.holder, claim.owner))
    return say["map.claimed"].format(holder=holder, owner=owner, resolution=claim.resolution)


def _data(own: Map, frame: Frame, language: str) -> Iterator[str]:
    """Where the map comes from, whose its borders are, how it is projected, and how true its lengths are."""
    say = words(language)
    yield say["map.data"].format(source=world().source)
    if own.text is None and any((cut(frame).borders, cut(frame).claimed_borders)):
        yield say["map.borders"]
    yield _projection(frame, language)
    if math.isfinite(frame.error):
        share = math.ceil(frame.error * 100) / 100
        yield say["map.lengths"].format(share=format_percent(share, locale=say.locale))


def _projection(frame: Frame, language: str) -> str:
    say = words(language)
    match frame.projection:
        case Conic(south=south, north=north):
            side = say["map.on_north" if north > 0 else "map.on_south"]
            parallels = sorted((abs(round(south)), abs(round(north))))
            return say["map.conic"].format(low=parallels[0], high=parallels[1], side=side)
        case Azimuthal():
            return say["map.azimuthal"]
        case _:
            return say["map.globe"]


def _describe(sites: Sequence[Site], reaches: Sequence[Reach], content: Content, language: str) -> str:
    """Say what the map shows: places with their distances, and the lines."""
    say = words(language)
    own = content.explainer.map or Map()
    number = own.number
    unit = content.numbers[number].unit if number else None
    told = "; ".join(_describe_site(site, language) for site in sites)
    lines = "; ".join(
        f"{amount_in_words(reach.figure, unit, language)}: {reach.figure.label or ''}" for reach in reaches
    )
    key = "map.description_of_ranges" if reaches else "map.description"
    return say[key].format(shows=own.shows or _shows(sites, language), places=told, lines=lines)


def _shows(sites: Sequence[Site], language: str) -> str:
    say = words(language)
    codes = dict.fromkeys(site.place.country for site in sites if site.place.country)
    names = [say.locale.territories.get(code, code) for code in codes]
    return say["map.shows"].format(countries=list_in_words(names, language)) if names else say["map.title"]


def _describe_site(site: Site, language: str) -> str:
    if site.distance is None:
        return str(site.place.name)
    return words(language)["map.at_distance"].format(place=site.place.name, distance=site.distance)
