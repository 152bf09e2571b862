"""What each page rests on: how many sources, of which kinds, how many of them with people who are not named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ..linking.references import notes
from ..model.base import CitationRecord, Record
from ..model.content import Content
from ..model.edtf import Edtf
from ..model.event import Event
from ..model.number import Number
from ..model.question import Question
from ..model.source import Source
from .sources import Group, groups
from .start import contested_events, contested_numbers, open_questions

_RECORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "timeline": ("events",),
    "actors": ("actors",),
    "numbers": ("numbers",),
    "questions": ("questions",),
    "glossary": ("terms",),
}
"""The pages whose sources are those of their records."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sources of one page by kind, and the day it was last gone through."""

    groups: tuple[Group, ...]
    reviewed: Edtf

    @property
    def count(self) -> int:
        """How many sources there are."""
        return sum(len(group.sources) for group in self.groups)

    @property
    def anonymous(self) -> int:
        """How many of them rely on people who are not named."""
        return sum(group.anonymous for group in self.groups)


def evidence(content: Content, page: str) -> Evidence | None:
    """Return what a page rests on, or nothing for a page that makes no statements of its own."""
    cited = dict.fromkeys(_cited(content, page))
    sources = tuple(content.sources[identifier] for identifier in cited)
    return Evidence(groups(sources), content.explainer.reviewed) if sources else None


def _cited(content: Content, page: str) -> Iterator[str]:
    if page == "index":
        for point in content.explainer.key_points:
            yield from _sources(point)
        for number in content.explainer.key_numbers:
            yield from _sources(content.numbers[number])
    if page == "article":
        for block in content.article.blocks:
            yield from notes(block.text)
    for kind in _RECORDS.get(page, ()):
        for record in getattr(content, kind).values():
            yield from _sources(record)


def _sources(record: Record) -> Iterator[str]:
    for name in type(record).model_fields:
        value = getattr(record, name)
        for part in value if isinstance(value, tuple) else ():
            if isinstance(part, CitationRecord):
                yield from filter(None, [part.source])
            elif isinstance(part, Record):
                yield from _sources(part)


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
    """Gather what is not known, each kind in its order on the site."""
    return Unknowns(open_questions(content), contested_events(content), contested_numbers(content))


def rests_on_unnamed(record: Event | Number, sources: Mapping[str, Source]) -> bool:
    """Whether all that a record rests on relies on people who are not named."""
    cited = [sources[citation.source] for citation in record.sources if citation.source is not None]
    return bool(cited) and all(source.anonymous is not None for source in cited)


def is_due(number: Number, reviewed: Edtf) -> bool:
    """Whether a number's review_by was past when the explainer was last gone through."""
    return number.review_by is not None and number.review_by.precedes(reviewed)
