"""Actors: people, states and organisations, their roles and their relations."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import ActorId, Certainty, Id, Importance, Line, Prose, Record, SideId, Sources
from .change import Changes
from .edtf import Edtf

ActorKind = Literal["person", "state", "organisation", "institute"]


class Names(Record):
    """What an actor is called: in full, in running text, and in other spellings."""

    full: Line
    short: Line
    aliases: tuple[Line, ...] = ()


class Role(Record):
    """An office or part played, so that a role can be shown as of an event's date."""

    title: Line
    since: Edtf | None = None
    until: Edtf | None = None


class Relation(Record):
    """What one actor does to, for or with another; `reverse` says the same from the other side."""

    to: ActorId
    text: Line = Field(description="Verb phrase read between both names: “leitet die”.")
    reverse: Line = Field(description="The same seen from the other side: “wird geleitet von”.")
    since: Edtf | None = None
    until: Edtf | None = None
    certainty: Certainty = "confirmed"
    sources: Sources


class Actor(Record):
    """One actor of the story."""

    id: Id
    kind: ActorKind
    names: Names
    roles: tuple[Role, ...] = Field(min_length=1)
    side: SideId
    importance: Importance = 2
    wikidata: str | None = Field(None, pattern=r"^Q[1-9]\d*$")
    text: Prose
    wants: Prose | None = Field(None, description="What the actor wants, as the sources have it.")
    relations: tuple[Relation, ...] = ()
    sources: Sources
    changes: Changes = ()
