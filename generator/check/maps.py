"""The rule about the map."""

from __future__ import annotations

from collections.abc import Iterator

from ..figures.geography.atlas import world
from ..figures.map import frame_of
from ..figures.map_layout import degrees
from ..load.records import Loaded
from ..model.place import Place
from ..problems import Problem, suggest


def maps_count_from_a_border(loaded: Loaded) -> Iterator[Problem]:
    """Distances on the map count from a land border that two countries have, and lengths on it can be compared."""
    own = loaded.explainer.map if loaded.explainer else None
    if own is None:
        return
    places = (place for place in loaded.records.get("place", {}).values() if isinstance(place, Place))
    frame = frame_of(own, tuple(degrees(place) for place in places if place.degrees))
    if own.number and frame and frame.bar is None:
        allowed = "a smaller frame beside it, such as “frame: {west: 0, south: 45, east: 20, north: 55}”"
        yield loaded.problem(
            "explainer", "", ("map", "number"), "distances on a map too large for them", allowed=allowed
        )
    if own.number and not own.border:
        allowed = "the border it counts from beside it, such as “border: [UA, RU]”"
        yield loaded.problem("explainer", "", ("map", "number"), "distances from no border", allowed=allowed)
    for position, code in enumerate(own.border or ()):
        if code not in world().countries:
            message = f"unknown country “{code}”"
            known = world().countries
            yield loaded.problem("explainer", "", ("map", "border", position), message, suggestion=suggest(code, known))
    if own.border and {*own.border} <= {*world().countries} and not world().border(*own.border):
        message = f"“{own.border[0]}” and “{own.border[1]}” have no land border in the map data"
        yield loaded.problem("explainer", "", ("map", "border"), message)
