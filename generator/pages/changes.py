"""The changes that readers are told of, of all records together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.change import Change
from ..model.content import Content


@dataclass(frozen=True, slots=True)
class Told:
    """One change with the record it belongs to; kind “explainer” or “article” for the whole of it."""

    kind: str
    id: str
    change: Change


def told(content: Content) -> tuple[Told, ...]:
    """Return all changes, newest first; those of one day in the order of the files."""
    return tuple(sorted(_all(content), key=lambda entry: entry.change.date.begin, reverse=True))


def material(content: Content) -> tuple[Told, ...]:
    """Return the changes that alter what a record says, newest first: what feeds carry."""
    return tuple(entry for entry in told(content) if entry.change.is_material)


def _all(content: Content) -> Iterator[Told]:
    yield from (Told("explainer", "", change) for change in content.explainer.changes)
    yield from (Told("article", "", change) for change in content.article.head.changes)
    for kind, identifier, record in content.records():
        yield from (Told(kind, identifier, change) for change in getattr(record, "changes", ()))
