"""The sources: grouped by kind, those closest to the facts first, and an index of their publishers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Final, get_args

from ..model.content import Content
from ..model.source import Source, SourceKind

_MANY: Final = 20
"""From so many sources on readers are given an index: fewer are seen at a glance."""


@dataclass(frozen=True, slots=True)
class Group:
    """The sources of one kind, in the order they were given in."""

    kind: str
    sources: tuple[Source, ...]

    @property
    def anonymous(self) -> int:
        """How many of them rely on people who are not named."""
        return sum(source.anonymous is not None for source in self.sources)


def groups(sources: tuple[Source, ...]) -> tuple[Group, ...]:
    """Return the kinds that there are, in the order in which the model lists them."""
    found = (Group(kind, tuple(source for source in sources if source.kind == kind)) for kind in get_args(SourceKind))
    return tuple(group for group in found if group.sources)


def publishers(sources: tuple[Source, ...]) -> tuple[tuple[str, tuple[Source, ...]], ...]:
    """Return each publisher with its sources, in the order given; nothing where they are few."""
    if len(sources) < _MANY:
        return ()
    return tuple((name, tuple(found)) for name, found in groupby(sources, key=lambda source: source.publisher))


def kinds(content: Content) -> tuple[tuple[str, int], ...]:
    """Return how many sources there are of each kind, in the same order."""
    return tuple((group.kind, len(group.sources)) for group in groups(tuple(content.sources.values())))
