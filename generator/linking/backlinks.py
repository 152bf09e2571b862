"""Backlinks: for every record, what refers to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model.base import Record, RefersTo, leaves
from ..model.content import Content
from .glossary import Glossary
from .references import REFERABLE, notes, references

Key = tuple[str, str]
"""Kind and id. A paragraph of the article is ("paragraph", "p5"), a key point of explainer.yml ("key_point", id)."""

Backlinks = Mapping[Key, tuple[Key, ...]]


@dataclass(frozen=True, slots=True)
class _Use:
    target: Key
    by: Key


def backlinks(content: Content, glossary: Glossary) -> Backlinks:
    """Return, for each record that something refers to, what does: fields, texts, notes and glossary links."""
    found: dict[Key, dict[Key, None]] = {}
    for use in _uses(content, glossary):
        if use.target != use.by:
            found.setdefault(use.target, {})[use.by] = None
    return {target: tuple(by) for target, by in found.items()}


def _uses(content: Content, glossary: Glossary) -> Iterator[_Use]:
    for point in content.explainer.key_points:
        yield from _uses_in_record(point, ("key_point", point.id), glossary)
    for block in content.article.paragraphs:
        yield from _uses_in_text(block.text, ("paragraph", block.id), glossary)
    for kind, identifier, record in content.records():
        yield from _uses_in_record(record, (kind, identifier), glossary)


def _uses_in_record(record: Record, by: Key, glossary: Glossary) -> Iterator[_Use]:
    for leaf in leaves(record):
        if isinstance(leaf.mark, RefersTo):
            if leaf.mark.kind in {*REFERABLE, "paragraph"}:
                yield _Use((leaf.mark.kind, leaf.value), by)
        elif leaf.mark.form == "prose":
            yield from _uses_in_text(leaf.value, by, glossary)


def _uses_in_text(text: str, by: Key, glossary: Glossary) -> Iterator[_Use]:
    for reference in references(text):
        yield _Use((reference.kind, reference.id), by)
    for source in notes(text):
        yield _Use(("source", source), by)
    for occurrence in glossary.occurrences(text):
        yield _Use(("term", occurrence.term), by)
