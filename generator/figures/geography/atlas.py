"""A geography as it is kept, in degrees."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .lines import Line, Point


@dataclass(frozen=True, eq=False)
class Geography:
    """Coasts, borders and countries around a region; `front` is the border that distances are counted from."""

    source: str
    licence: str
    land: dict[str, list[Line]]
    claimed: list[Line]
    borders: list[Line]
    claimed_borders: list[Line]
    coasts: list[Line]
    front: list[Line]
    names: dict[str, Point]


@cache
def geography(name: str) -> Geography:
    """Return a geography by its name."""
    text = files("generator.figures.geography").joinpath(f"{name}.json").read_text(encoding="utf-8")
    return Geography(**json.loads(text))
