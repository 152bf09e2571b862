"""Places of the story."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .base import Figure, Id, Line, Record
from .change import Changes

PlaceKind = Literal[
    "capital", "city", "town", "village", "district", "square", "building", "region", "base", "sea", "other"
]


class Place(Record):
    """Where events happened. Coordinates are degrees in WGS 84, north and east positive; a place may go without."""

    id: Id
    name: Line
    kind: PlaceKind
    country: str | None = Field(None, pattern=r"^[A-Z]{2}$", description="ISO 3166-1 code of the recognised state.")
    latitude: Annotated[Figure, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[Figure, Field(ge=-180, le=180)] | None = None
    precision: Line | None = Field(
        None, description="What the coordinates stand for, e.g. “Stadtmitte, gerundet”; given with them."
    )
    text: Line = Field(description="What the place is to the story.")
    note: Line | None = None
    changes: Changes = ()

    @model_validator(mode="after")
    def _is_located_whole(self) -> Self:
        parts = {"latitude": self.latitude, "longitude": self.longitude, "precision": self.precision}
        missing = [name for name, value in parts.items() if value is None]
        if 0 < len(missing) < len(parts):
            raise PydanticCustomError(
                "half_located",
                "missing field “{name}”; allowed: latitude, longitude and precision together, or none of them",
                {"name": missing[0]},
            )
        return self

    @property
    def degrees(self) -> tuple[Decimal, Decimal] | None:
        """Longitude and latitude, where they are known."""
        return (self.longitude, self.latitude) if self.longitude is not None and self.latitude is not None else None
