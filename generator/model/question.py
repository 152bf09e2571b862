"""Questions and their answers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import ActorId, EventId, Id, Importance, Line, NumberId, Prose, Record, Sources, TermId, ThemeId
from .change import Changes

QuestionStatus = Literal["open", "partly answered", "answered", "superseded"]


class Question(Record):
    """A question that readers have."""

    id: Id
    question: Line
    short: Prose = Field(description="The answer in one or two sentences.")
    text: Prose | None = Field(None, description="The answer at length.")
    status: QuestionStatus
    importance: Importance = 2
    themes: tuple[ThemeId, ...] = ()
    events: tuple[EventId, ...] = ()
    actors: tuple[ActorId, ...] = ()
    numbers: tuple[NumberId, ...] = ()
    terms: tuple[TermId, ...] = ()
    sources: Sources
    changes: Changes = ()
