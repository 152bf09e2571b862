"""Drafts of records for the names, numbers and dates of an article.

Each draft carries the passage it was found in, and cites its paragraph. What a draft cannot know (a side,
a text, a title) it leaves out; `check` lets no draft through, and says what is missing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ...edit.append import Plain
from ...model.identifiers import propose_id
from ...model.number import as_written
from ..language import Language
from .dates import dated_passages
from .names import names_in, organisations_in
from .numbers import amounts_in


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the new article: its id and its plain text."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Known:
    """What a project has already, so that nothing is drafted twice."""

    ids: Mapping[str, Collection[str]] = field(default_factory=dict)
    """By kind."""
    names: Collection[str] = ()
    """What its actors and places are called."""
    dates: Collection[str] = ()
    """Those of its events."""


def drafts(
    paragraphs: Sequence[Paragraph], language: Language, known: Known, published: str = ""
) -> Mapping[str, tuple[Mapping[str, Plain], ...]]:
    """Return drafts by kind: actors, numbers and events.

    `published` is the day of publication, from which relative days are counted.
    """
    return {
        "actor": tuple(_actors(paragraphs, language, known)),
        "number": tuple(_numbers(paragraphs, language, known)),
        "event": tuple(_events(paragraphs, language, known, published)),
    }


def _actors(paragraphs: Sequence[Paragraph], language: Language, known: Known) -> Iterator[Mapping[str, Plain]]:
    taken = {*known.ids.get("actor", ())}
    texts = [paragraph.text for paragraph in paragraphs]
    names = names_in(texts, language)
    for found in (*names, *organisations_in(texts, language, names)):
        if found.full in known.names or found.short in known.names:
            continue
        identifier = propose_id(found.short, taken)
        taken.add(identifier)
        called: dict[str, Plain] = {"full": found.full, "short": found.short}
        paragraph = paragraphs[found.paragraph]
        yield {
            "id": identifier,
            "draft": passage(paragraph.text, found.offset, len(found.full)),
            **({"kind": found.kind} if found.kind else {}),
            "names": called,
            "sources": [f"article#{paragraph.id}"],
        }


def _numbers(paragraphs: Sequence[Paragraph], language: Language, known: Known) -> Iterator[Mapping[str, Plain]]:
    taken = {*known.ids.get("number", ())}
    for paragraph in paragraphs:
        for found in amounts_in(paragraph.text, language):
            identifier = propose_id(f"{found.unit or 'number'} {found.value}", taken)
            taken.add(identifier)
            amount: dict[str, Plain] = {"value": as_written(found.value)}
            if found.low:
                amount = {"low": as_written(found.low), "high": as_written(found.value), "qualifier": "between"}
            elif found.qualifier:
                amount["qualifier"] = found.qualifier
            yield {
                "id": identifier,
                "draft": passage(paragraph.text, found.offset, len(found.words)),
                **amount,
                **({"unit": found.unit} if found.unit else {}),
                "sources": [f"article#{paragraph.id}"],
            }


def _events(
    paragraphs: Sequence[Paragraph], language: Language, known: Known, published: str
) -> Iterator[Mapping[str, Plain]]:
    taken = {*known.ids.get("event", ())}
    seen = {*known.dates}
    for paragraph in paragraphs:
        for found in dated_passages(paragraph.text, language, published):
            if found.date in seen:
                continue
            seen.add(found.date)
            identifier = propose_id(f"event {found.date}", taken)
            taken.add(identifier)
            yield {
                "id": identifier,
                "draft": passage(paragraph.text, found.offset, len(found.words)),
                "date": found.date,
                "sources": [f"article#{paragraph.id}"],
            }


def passage(text: str, offset: int, length: int) -> str:
    """Return the sentence around a place, at most some 200 characters of it."""
    begin = max(text.rfind(mark, 0, offset) + 2 for mark in (". ", "! ", "? ", "  "))
    begin = begin if begin > 1 else 0
    ends = [place + 1 for mark in (". ", "! ", "? ") if (place := text.find(mark, offset + length)) >= 0]
    end = min([*ends, len(text)])
    if end - begin > 220:
        begin = max(begin, text.rfind(" ", 0, max(offset - 100, 1)) + 1)
        end = min(end, text.find(" ", min(offset + length + 90, len(text) - 1)) % (len(text) + 1))
    return text[begin:end].strip()
