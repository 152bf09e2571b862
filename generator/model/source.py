"""Sources: what statements rest on."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .base import Address, Id, Language, Line, Record, Verbatim
from .change import Changes
from .edtf import Edtf

SourceKind = Literal[
    "official document",
    "agency",
    "news",
    "data",
    "think tank",
    "encyclopedia",
    "aggregator",
    "state media",
    "association",
    "editorial",
]


class Source(Record):
    """One document that statements are taken from."""

    id: Id
    publisher: Line
    title: Verbatim | None = Field(None, description="The document's own title, in its own language.")
    description: Line | None = Field(None, description="What the document is, where it has no title or none was seen.")
    url: Address | None = Field(None, description="Needed for all but the newsroom's own knowledge.")
    language: Language
    kind: SourceKind
    published: Edtf | None = None
    accessed: Edtf
    archived_url: Address | None = None
    anonymous: Line | None = Field(None, description="Which anonymous sources the document itself relies on.")
    via: Line | None = Field(None, description="Whose report this one passes on.")
    note: Line | None = None
    changes: Changes = ()

    @model_validator(mode="after")
    def _is_named(self) -> Self:
        if (self.title is None) == (self.description is None):
            raise PydanticCustomError("missing_title", "a source has either a title or, without one, a description")
        return self

    @model_validator(mode="after")
    def _has_address(self) -> Self:
        if self.url is None and self.kind != "editorial":
            raise PydanticCustomError("missing_address", "missing field “url”; only kind “editorial” goes without")
        return self

    @property
    def heading(self) -> str:
        """Its title, or our description of it."""
        return self.title or self.description or ""
