"""Terms: the glossary."""

from __future__ import annotations

from pydantic import Field

from .base import Id, Line, Prose, Record, Sources, TermId
from .change import Changes


class Term(Record):
    """One entry of the glossary, with what the linker must and must not recognise."""

    id: Id
    name: Line
    long: Line | None = Field(None, description="The name in full, for abbreviations.")
    aliases: tuple[Line, ...] = ()
    forms: tuple[Line, ...] = Field((), description="Inflections that the linker would miss.")
    never: tuple[Line, ...] = Field((), description="Look-alikes that are not this term.")
    short: Line = Field(description="The definition in a sentence, for the tooltip.")
    text: Prose | None = None
    see_also: tuple[TermId, ...] = ()
    sources: Sources
    changes: Changes = ()
