"""Places of the story."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Figure, Id, Line, Record
from .change import Changes

PlaceKind = Literal["capital", "city", "town", "village", "region", "base", "sea", "other"]


class Place(Record):
    """Where events happened. Coordinates are degrees in WGS 84, north and east positive."""

    id: Id
    name: Line
    kind: PlaceKind
    country: str = Field(pattern=r"^[A-Z]{2}$", description="ISO 3166-1 code of the recognised state.")
    latitude: Annotated[Figure, Field(ge=-90, le=90)]
    longitude: Annotated[Figure, Field(ge=-180, le=180)]
    precision: Line = Field(description="What the coordinates stand for, e.g. “Stadtmitte, gerundet”.")
    text: Line = Field(description="What the place is to the story.")
    note: Line | None = None
    changes: Changes = ()
