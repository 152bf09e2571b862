"""The explainer as a whole: title, key points, publisher, languages, and its own vocabularies."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .base import (
    Address,
    Citation,
    Contact,
    EventId,
    Figure,
    Id,
    Language,
    Line,
    NumberId,
    Prose,
    QuestionId,
    Record,
    Sources,
)
from .change import Change, Changes
from .edtf import Edtf
from .rules import Rules

ReadingDepth = Literal["short", "middle", "all"]


class KeyPoint(Record):
    """One of the few sentences that must be understood."""

    id: Id
    text: Prose
    sources: Sources


class Publisher(Record):
    """Who answers for the explainer."""

    name: Line
    url: Address
    contact: Contact | None = Field(None, description="A page, or mailto: and an address.")


class Licence(Record):
    """Terms under which our texts may be used."""

    name: Line
    url: Address


class LegalPage(Record):
    """A page that the law asks for."""

    id: Id
    label: Line
    url: Address


class Theme(Record):
    """A strand of the story that events and questions belong to."""

    id: Id
    label: Line


class Side(Record):
    """A side that actors take."""

    id: Id
    label: Line


class Period(Record):
    """A chapter of the timeline; it lasts until the next one begins."""

    id: Id
    title: Line
    since: Edtf
    text: Prose | None = None


class TurningPoint(Record):
    """The event the explainer is about. What came after it is marked as such."""

    event: EventId
    before: Line
    after: Line


class Extent(Record):
    """A part of the world between two meridians and two parallels, in degrees; west may lie across the date line."""

    west: Annotated[Figure, Field(ge=-180, le=180)] = Field(
        description="Western edge in degrees; if it lies east of “east”, the map goes across the date line."
    )
    south: Annotated[Figure, Field(ge=-90, le=90)] = Field(description="Southern edge in degrees, south negative.")
    east: Annotated[Figure, Field(ge=-180, le=180)] = Field(description="Eastern edge in degrees, west negative.")
    north: Annotated[Figure, Field(ge=-90, le=90)] = Field(description="Northern edge in degrees.")

    @model_validator(mode="after")
    def _has_room(self) -> Self:
        if self.south >= self.north:
            raise PydanticCustomError("no_room", "“south” lies north of “north”; allowed: a south below the north")
        return self


Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]


class Map(Record):
    """The map on the page of places. It draws itself around the places; all here is for what it cannot know."""

    draw: Literal["auto", "never"] = Field(
        "auto", description="auto: if places with coordinates lie at least 50 kilometres apart; never: no map."
    )
    frame: Extent | None = Field(
        None, description="What is to be seen; places beyond it are listed. Without it: all places and some margin."
    )
    border: tuple[Country, ...] | None = Field(
        None,
        min_length=2,
        max_length=2,
        description="The land border that distances are counted from, [UA, RU]: the country that stands out, and"
        " the one on whose ground they count.",
    )
    number: NumberId | None = Field(None, description="The number whose series are drawn as distances from the border.")
    east: Annotated[Figure, Field(ge=-180, le=180)] = Field(
        Decimal(180), description="Distances are counted from the part of the border west of this longitude."
    )
    shows: Line | None = Field(
        None,
        description="What is to be seen, for those who cannot: “Karte von Mitteleuropa”. Without it: the countries.",
    )
    hatched: Line | None = Field(None, description="What is hatched, and why, in your words.")
    text: Prose | None = Field(
        None,
        description="Which borders are drawn, and why; from where distances are counted. Without it: whose they are.",
    )
    sources: tuple[Citation, ...] = Field((), description="What text and hatching rest on.")


class Explainer(Record):
    """explainer.yml, whole."""

    title: Line
    standfirst: Prose
    description: Line = Field(description="One sentence for search engines and previews.")
    as_of: Edtf = Field(description="The day whose knowledge the explainer shows.")
    reviewed: Edtf = Field(description="The day it was last gone through.")
    publisher: Publisher
    licence: Licence
    legal: tuple[LegalPage, ...] = Field((), description="Imprint, privacy: what the foot of every page links to.")
    site_url: Address
    languages: tuple[Language, ...] = Field(min_length=1, description="The first is the one the content is written in.")
    key_points: tuple[KeyPoint, ...] = Field(min_length=1)
    key_numbers: tuple[NumberId, ...] = ()
    key_questions: tuple[QuestionId, ...] = ()
    reading_depth: ReadingDepth = Field(
        "middle", description="How much of article, timeline, numbers and questions is unfolded until a reader chooses."
    )
    turning_point: TurningPoint | None = None
    themes: tuple[Theme, ...] = ()
    sides: tuple[Side, ...] = Field(min_length=1)
    periods: tuple[Period, ...] = ()
    map: Map | None = Field(None, description="What the map on the page of places cannot know by itself.")
    method: Prose = Field(description="How the explainer was made, for the page about it.")
    unknowns: tuple[Prose, ...] = Field((), description="What could not be found out or verified.")
    rules: Rules = Field(Rules(), description="How strictly certainty is earned.")
    changes: Changes = ()

    @property
    def own_changes(self) -> tuple[Change, ...]:
        """The changes of what it says itself; the others tell of records that are gone, `event:kirby`."""
        return tuple(change for change in self.changes if not change.is_of_removed_records)
