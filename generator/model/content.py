"""All records of one explainer, in one language, with the ways to look them up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from .actor import Actor
from .article import Article
from .base import Record
from .event import Event
from .explainer import Explainer
from .number import Number
from .place import Place
from .question import Question
from .redirect import Redirect
from .source import Source
from .term import Term


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record that fills a list file: its name, its key in the file, and its class."""

    name: str
    key: str
    file: str
    model: type[Record]


KINDS: Final = (
    Kind("event", "events", "timeline.yml", Event),
    Kind("actor", "actors", "actors.yml", Actor),
    Kind("number", "numbers", "numbers.yml", Number),
    Kind("term", "terms", "glossary.yml", Term),
    Kind("question", "questions", "questions.yml", Question),
    Kind("source", "sources", "sources.yml", Source),
    Kind("place", "places", "places.yml", Place),
)


@dataclass(frozen=True, slots=True)
class Content:
    """Everything the pages are made from. Mappings are by id, in the order of the files."""

    explainer: Explainer
    article: Article
    events: Mapping[str, Event]
    actors: Mapping[str, Actor]
    numbers: Mapping[str, Number]
    terms: Mapping[str, Term]
    questions: Mapping[str, Question]
    sources: Mapping[str, Source]
    places: Mapping[str, Place]
    redirects: tuple[Redirect, ...] = ()

    def records(self) -> Iterator[tuple[str, str, Record]]:
        """Yield kind, id and record of everything in the list files."""
        for kind in KINDS:
            for identifier, record in getattr(self, kind.key).items():
                yield kind.name, identifier, record

    def timeline(self) -> tuple[Event, ...]:
        """The events by date; those of one day keep the order in which the editor wrote them."""
        return tuple(sorted(self.events.values(), key=lambda event: event.date.sort_key))
