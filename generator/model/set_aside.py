"""What coverage need not account for: passages and records that an editor has set aside, with the reason."""

from __future__ import annotations

import re
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from .base import ID, Record, Verbatim


def _as_reference(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(rf"[a-z]+:{ID}", value):
        message = "“{value}” names no record; allowed: kind:id, such as event:kirby"
        raise PydanticCustomError("reference", message, {"value": value})
    return value


Reference = Annotated[str, BeforeValidator(_as_reference)]


class SetAside(Record):
    """A number, date or name of the article as it stands there, or records the article need not use."""

    text: Verbatim | None = Field(None, description="A number, date or name, as it stands in the article.")
    records: tuple[Reference, ...] = Field((), description="Records that the article does not use: kind:id.")
    reason: Verbatim = Field(description="Why no record accounts for it, or why the article does without.")

    @model_validator(mode="after")
    def _says_what(self) -> Self:
        if (self.text is None) == (not self.records):
            raise PydanticCustomError("set_aside", "neither or both of text and records; allowed: one of them")
        return self


class CoverageFile(Record):
    """coverage.yml, whole."""

    set_aside: tuple[SetAside, ...] = ()
