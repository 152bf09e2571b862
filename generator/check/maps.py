"""The rule about the map."""

from __future__ import annotations

from collections.abc import Iterator

from ..figures.geography.atlas import world
from ..load.records import Loaded
from ..problems import Problem, suggest


def maps_count_from_a_border(loaded: Loaded) -> Iterator[Problem]:
    """Distances on the map count from a land border that two countries have."""
    own = loaded.explainer.map if loaded.explainer else None
    if own is None:
        return
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
