"""What each page rests on: how many sources, of which kinds, how many of them with people who are not named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ..linking.references import notes, references
from ..model.base import Record
from ..model.content import Content
from ..model.edtf import Edtf
from ..model.event import Event
from ..model.number import Number
from ..model.question import Question
from ..model.source import Source
from .changes import Told, told
from .passages import citations
from .sources import Group, groups
from .start import (
    contested_events,
    contested_numbers,
    key_numbers,
    key_questions,
    latest_events,
    open_questions,
    who_wants_what,
)

_RECORDS: Final[Mapping[str, tuple[str, str]]] = {
    "timeline": ("event", "events"),
    "actors": ("actor", "actors"),
    "numbers": ("number", "numbers"),
    "questions": ("question", "questions"),
    "glossary": ("term", "terms"),
    "places": ("place", "places"),
}
"""The pages that show the records of one kind: its name, and where the content holds them."""

_WHOLE: Final = ("sources", "about", "dossier")
"""The pages that rest on all that there is."""

_NONE: Final = ("404", "embed", "guide")
"""The pages that say nothing of the story."""

_INSERTED: Final = ("event", "number")
"""The kinds of record whose dates and figures the article inserts."""

Key = tuple[str, str]
"""Kind and id of a record."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sources of one page by kind, the day it was last gone through, and its latest change."""

    groups: tuple[Group, ...]
    reviewed: Edtf
    changed: Told | None

    @property
    def count(self) -> int:
        """How many sources there are."""
        return sum(len(group.sources) for group in self.groups)

    @property
    def anonymous(self) -> int:
        """How many of them rely on people who are not named."""
        return sum(group.anonymous for group in self.groups)


def evidence(content: Content, page: str) -> Evidence | None:
    """Return what a page rests on, or nothing for a page that says nothing of the story."""
    if page in _NONE:
        return None
    cited = dict.fromkeys(_cited(content, page))
    sources = tuple(content.sources[identifier] for identifier in cited)
    shown = {*_shown(content, page)}
    changed = (one for one in told(content) if page in {"dossier", "changes"} or (one.kind, one.id) in shown)
    return Evidence(groups(sources), content.explainer.reviewed, next(changed, None))


def _cited(content: Content, page: str) -> Iterator[str]:
    """The sources of a page's statements."""
    if page in _WHOLE:
        yield from content.sources
    elif page == "article":
        for block in content.article.blocks:
            yield from notes(block.text)
    elif page == "changes":
        for change in told(content):
            yield from _sources(change.record)
    else:
        for point in content.explainer.key_points if page == "index" else ():
            yield from _sources(point)
        if page == "places" and content.explainer.map is not None:
            yield from _sources(content.explainer.map)
        by_key = {(kind, identifier): record for kind, identifier, record in content.records()}
        for key in _shown(content, page):
            yield from _sources(by_key[key]) if key in by_key else ()


def _shown(content: Content, page: str) -> Iterator[Key]:
    """The records that a page shows; the explainer and the article are such too."""
    if page in {"index", "about"}:
        yield "explainer", ""
    if page == "index":
        yield from _on_start(content)
    if page == "article":
        yield "article", ""
        for block in content.article.blocks:
            found = ((reference.kind, reference.id) for reference in references(block.text))
            yield from (key for key in found if key[0] in _INSERTED)
    if page == "sources":
        yield from (("source", identifier) for identifier in content.sources)
    if page in _RECORDS:
        kind, key = _RECORDS[page]
        yield from ((kind, identifier) for identifier in getattr(content, key))


def _on_start(content: Content) -> Iterator[Key]:
    """The records of the start page, in its order."""
    yield from (("number", number.id) for number in key_numbers(content))
    yield from (("event", event.id) for event in latest_events(content))
    yield from (("actor", actor.id) for actor in who_wants_what(content))
    yield from (("number", number.id) for number in contested_numbers(content))
    yield from (("event", event.id) for event in contested_events(content))
    yield from (("question", question.id) for question in open_questions(content))
    yield from (("question", question.id) for question in key_questions(content))


def _sources(record: Record) -> Iterator[str]:
    return (citation.source for citation in citations(record) if citation.source is not None)


@dataclass(frozen=True, slots=True)
class Unknowns:
    """What is not known: open questions, disputed events, contested numbers."""

    questions: tuple[Question, ...]
    events: tuple[Event, ...]
    numbers: tuple[Number, ...]

    def __bool__(self) -> bool:
        """Whether there is anything that is not known."""
        return bool(self.questions or self.events or self.numbers)


def unknowns(content: Content) -> Unknowns:
    """Gather all that is not known, what matters most first."""
    return Unknowns(open_questions(content, None), contested_events(content, None), contested_numbers(content, None))


def rests_on_unnamed(record: Event | Number, sources: Mapping[str, Source]) -> bool:
    """Whether all that a record rests on relies on people who are not named."""
    cited = [sources[citation.source] for citation in record.sources if citation.source is not None]
    return bool(cited) and all(source.anonymous is not None for source in cited)


def is_due(number: Number, reviewed: Edtf) -> bool:
    """Whether a number's review_by was past when the explainer was last gone through."""
    return number.review_by is not None and number.review_by.precedes(reviewed)
