"""Drafts: records that an import proposes and nobody has looked at yet."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from .base import Id, Line, Record


class Draft(Record):
    """A record that carries the field `draft`. Its other fields are not looked at before that field is removed."""

    model_config = ConfigDict(frozen=True, strict=True, extra="allow")

    id: Id
    draft: Line = Field(
        description="Proposed by an import: the passage it was found in. Complete the record, then remove this line."
    )

    @property
    def fields(self) -> frozenset[str]:
        """The fields that are there already."""
        return frozenset(("id", *(self.model_extra or {})))
