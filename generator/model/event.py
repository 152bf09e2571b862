"""Events: what happened, when, who took part, and what it followed from."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .base import (
    ActorId,
    EventId,
    Id,
    Importance,
    Line,
    MediaFile,
    NumberId,
    PlaceId,
    Prose,
    Record,
    Sources,
    ThemeId,
    TimeZone,
)
from .change import Changes
from .edtf import Edtf

EventStatus = Literal["planned", "reported", "confirmed", "claim", "disputed", "retracted"]


class Media(Record):
    """A picture kept in docs/assets/media/, with all that must be said of it."""

    file: MediaFile = Field(description="File name inside docs/assets/media/.")
    alt: Line = Field(description="What the picture shows, for those who cannot see it.")
    caption: Line
    credit: Line
    licence: Line


class Event(Record):
    """One entry of the timeline."""

    id: Id
    date: Edtf = Field(description="When it happened, as precisely as the sources say.")
    end: Edtf | None = Field(None, description="When it ended, where that is a date of its own.")
    reported: Edtf | None = Field(None, description="When it was first reported, if on another day.")
    confirmed: Edtf | None = Field(None, description="When it was officially confirmed.")
    time_zone: TimeZone | None = Field(None, description="IANA zone in which the date counts, e.g. Europe/Berlin.")
    title: Line
    text: Prose
    note: Prose | None = Field(None, description="What readers must know of the evidence.")
    importance: Importance = 2
    status: EventStatus
    attribution: Line | None = Field(None, description="Who says so, where that matters.")
    claimants: tuple[ActorId, ...] = Field((), description="Actors who say so, where nobody else does.")
    themes: tuple[ThemeId, ...] = ()
    actors: tuple[ActorId, ...] = ()
    places: tuple[PlaceId, ...] = ()
    numbers: tuple[NumberId, ...] = ()
    because_of: tuple[EventId, ...] = Field((), description="Earlier events this one followed from.")
    media: tuple[Media, ...] = ()
    sources: Sources
    changes: Changes = ()

    @model_validator(mode="after")
    def _runs_forwards(self) -> Self:
        if self.end is not None and self.end.precedes(self.date):
            dates = {"end": self.end.text, "date": self.date.text, "at": "end"}
            raise PydanticCustomError("backwards", "ends ({end}) before it begins ({date})", dates)
        return self
