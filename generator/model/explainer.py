"""The explainer as a whole: title, key points, publisher, languages, and its own vocabularies."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from .base import Address, Contact, EventId, Figure, Id, Language, Line, NumberId, Prose, QuestionId, Record, Sources
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


class Map(Record):
    """The map on the page of places: which region, and which distances are drawn from which part of the border."""

    geography: Literal["ukraine"] = Field(description="One of the geographies in generator/figures/geography/.")
    number: NumberId | None = Field(None, description="The number whose series are drawn as distances.")
    east: Annotated[Figure, Field(ge=-180, le=180)] = Field(
        Decimal(180), description="Distances are counted from the part of the border west of this longitude."
    )
    shows: Line = Field(description="What is to be seen, for those who cannot: “Karte von Mitteleuropa”.")
    hatched: Line | None = Field(None, description="What is hatched, and why.")
    text: Prose = Field(description="Which borders are drawn, and why; from where distances are counted.")
    sources: Sources


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
    map: Map | None = Field(None, description="The map on the page of places; without it the page has a list alone.")
    method: Prose = Field(description="How the explainer was made, for the page about it.")
    unknowns: tuple[Prose, ...] = Field((), description="What could not be found out or verified.")
    rules: Rules = Field(Rules(), description="How strictly certainty is earned.")
    changes: Changes = ()

    @property
    def own_changes(self) -> tuple[Change, ...]:
        """The changes of what it says itself; the others tell of records that are gone, `event:kirby`."""
        return tuple(change for change in self.changes if not change.is_of_removed_records)
