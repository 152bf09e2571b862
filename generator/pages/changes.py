"""The changes that readers are told of, of all records together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model.base import Record
from ..model.change import Change
from ..model.content import Content


@dataclass(frozen=True, slots=True)
class Told:
    """One change with the record it belongs to; kind “explainer” or “article” for the whole of it.

    `name` stays for ever: it is the anchor on the page of changes, and what feeds know the change by.
    """

    kind: str
    id: str
    record: Record
    change: Change
    name: str


def told(content: Content) -> tuple[Told, ...]:
    """Return all changes, newest first; those of one day in the order of the files."""
    return tuple(sorted(_all(content), key=lambda entry: entry.change.date.begin, reverse=True))


def material(content: Content) -> tuple[Told, ...]:
    """Return the changes that alter what a record says, newest first: what feeds carry."""
    return tuple(entry for entry in told(content) if entry.change.is_material)


def _all(content: Content) -> Iterator[Told]:
    former = _first_names(content)
    wholes = (("explainer", "", content.explainer), ("article", "", content.article.head))
    for kind, identifier, record in (*wholes, *content.records()):
        key = f"{kind}:{identifier}".rstrip(":")
        yield from _of(kind, identifier, record, former.get(key, key).replace(":", "-"))


def _of(kind: str, identifier: str, record: Record, name: str) -> Iterator[Told]:
    """Name each change by its record and day; a second one of a day by its place among them, since none is moved."""
    days: Counter[str] = Counter()
    changes: tuple[Change, ...] = getattr(record, "changes", ())
    for change in changes:
        days[change.day] += 1
        place = f"-{days[change.day]}" if days[change.day] > 1 else ""
        yield Told(kind, identifier, record, change, f"change-{name}-{change.day}{place}")


def _first_names(content: Content) -> Mapping[str, str]:
    """What records that were renamed were called first, so that their changes keep their names."""
    return {redirect.new: redirect.old for redirect in reversed(content.redirects) if redirect.new}
