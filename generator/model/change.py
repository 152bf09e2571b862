"""Changes that readers are told of: what a record said before, what it says now, and why."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .base import Line, Record
from .edtf import Edtf

ChangeKind = Literal["correction", "update", "clarification"]

MATERIAL: tuple[ChangeKind, ...] = ("correction", "update")
"""The kinds that alter what a record says; a clarification says the same more clearly."""


class Change(Record):
    """One change of a record, as readers are told of it."""

    date: Edtf = Field(description="The day of the change; or the moment, with its offset: 2024-11-17T14:30+01:00.")
    kind: ChangeKind = Field(description="correction (it was wrong), update (it is new) or clarification.")
    fields: tuple[str, ...] = Field(min_length=1, description="The fields that changed, such as value or date.")
    before: Line | None = Field(None, description="What it said, in words; left out where it said nothing.")
    after: Line | None = Field(None, description="What it says now, in words; left out where it says nothing more.")
    note: Line = Field(description="Why, for readers.")

    @model_validator(mode="after")
    def _is_one_day(self) -> Self:
        if self.date.precision not in {"day", "minute", "second"} or self.date.iso is None:
            raise PydanticCustomError(
                "day", "a change has one day; allowed: 2024-11-17, or 2024-11-17T14:30+01:00", {"at": "date"}
            )
        return self

    @property
    def day(self) -> str:
        """The day of the change in ISO 8601, as it was where the change was made."""
        return self.date.text[:10]

    @property
    def is_material(self) -> bool:
        """Whether it alters what the record says."""
        return self.kind in MATERIAL

    @property
    def is_of_removed_records(self) -> bool:
        """Whether it names records that are gone, such as event:kirby, rather than fields."""
        return all(":" in field for field in self.fields)


Changes = Annotated[tuple[Change, ...], Field(description="What readers are told was changed, newest last.")]
