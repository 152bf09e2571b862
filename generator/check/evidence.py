"""Rules about what statements rest on. That every record has sources is part of its shape."""

from __future__ import annotations

from collections.abc import Iterator

from ..linking.references import notes, references
from ..load.records import Loaded
from ..model.base import Leaf, RefersTo, leaves
from ..model.translation import Borrowed
from ..problems import Problem


def article_rests_on_sources(loaded: Loaded) -> Iterator[Problem]:
    """Every paragraph of the article names a source or a record."""
    if loaded.article is None:
        return
    for block in loaded.article.paragraphs:
        if isinstance(block.text, Borrowed):  # told in the original
            continue
        if not any(True for _ in references(block.text)) and not any(True for _ in notes(block.text)):
            yield Problem(
                loaded.article_file,
                block.line,
                1,
                f"paragraph {block.id} rests on nothing",
                "article",
                "at least one [^source-id] or [[kind:id]]",
            )


def sources_are_used(loaded: Loaded) -> Iterator[Problem]:
    """Every source in sources.yml is cited somewhere (a warning: it may be about to be).

    Nothing is said while there are records that could not be read: they may be what cites it.
    """
    if loaded.problems:
        return
    used = {leaf.value for leaf in _ids(loaded)}
    if loaded.article is not None:
        for block in loaded.article.blocks:
            used.update(notes(block.text))
            used.update(reference.id for reference in references(block.text) if reference.kind == "source")
    allowed = "a record or paragraph that cites it, or removing it"
    for identifier in loaded.records["source"]:
        if identifier not in used:
            yield loaded.problem("source", identifier, ("id",), "is cited nowhere", allowed=allowed, level="warning")


def _ids(loaded: Loaded) -> Iterator[Leaf]:
    for _kind, _identifier, record in loaded.all_records():
        for leaf in leaves(record):
            if isinstance(leaf.mark, RefersTo) and leaf.mark.kind == "source":
                yield leaf
