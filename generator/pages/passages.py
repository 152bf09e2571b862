"""The passages that are cited from each source, with what cites them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model.base import CitationRecord, Record
from ..model.content import Content


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a source, or a quotation from it, and the record that cites it; kind “key_point” for one of those."""

    citation: CitationRecord
    kind: str
    id: str


def passages(content: Content) -> Mapping[str, tuple[Passage, ...]]:
    """Return by source id what is cited with a place or a quotation, in the order of the content files."""
    found: dict[str, tuple[Passage, ...]] = {}
    for kind, identifier, record in _records(content):
        for citation in citations(record):
            if citation.source is not None and (citation.locator or citation.quote):
                passage = Passage(citation, kind, identifier)
                found[citation.source] = (*found.get(citation.source, ()), passage)
    return found


def _records(content: Content) -> Iterator[tuple[str, str, Record]]:
    for point in content.explainer.key_points:
        yield "key_point", point.id, point
    yield from content.records()


def citations(record: Record) -> Iterator[CitationRecord]:
    """Yield every citation of a record and of its parts."""
    for name in type(record).model_fields:
        value = getattr(record, name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, CitationRecord):
                yield part
            elif isinstance(part, Record):
                yield from citations(part)
