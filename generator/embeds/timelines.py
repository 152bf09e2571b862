"""Timelines as blocks: whole, folded by chapter, or, where they are long, an overview with parts and a search.

A part holds a year; a year with too many events is cut into months. Readers go from the overview to the parts
inside the frame, so a long timeline costs no more than what is read of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from ..model.content import Content
from ..model.event import Event
from ..pages.edition import Edition
from ..pages.timeline import Chapter, chapters
from ..wording.dates import date_in_words
from ..wording.words import words
from .block import ALL, Block, BlockKind

FEW: Final = 8
"""Up to so many events are shown at once; more are folded by chapter."""

MANY: Final = 120
"""Up to so many events fit into one document; more are an overview with parts."""

MOST: Final = 300
"""So many events of a year fit into one part; more are cut into months."""

WEIGHTY: Final = 3
"""So many of the most important events of each chapter stand in an overview."""


@dataclass(frozen=True, slots=True)
class Part:
    """The events of a year or month; `name` is that year or month in ISO 8601."""

    name: str
    events: tuple[Event, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of its events."""
        return frozenset(event.id for event in self.events)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A chapter in an overview: its most important events, and the parts that hold all of them."""

    chapter: Chapter
    weighty: tuple[Event, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """The events of one timeline, with where it stands on the site."""

    kind: BlockKind
    id: str
    title: str
    events: tuple[Event, ...]
    page: str = "timeline"
    anchor: str = ""

    def block(self, edition: Edition, template: str, data: dict[str, object]) -> Block:
        """Return the timeline as a block."""
        lines = (span(edition, self.events),)
        return Block(self.kind, self.id, self.title, lines, self.page, self.anchor, template, data)

    def inner(self, edition: Edition, name: str, template: str, data: dict[str, object]) -> Block:
        """Return a document that readers reach from within the timeline."""
        made = self.block(edition, template, data)
        return replace(made, id=self.inner_id(name), is_offered=False)

    def inner_id(self, name: str) -> str:
        """The id of a document inside the timeline."""
        return name if self.id == ALL else f"{self.id}-{name}"


def timeline(edition: Edition, selection: Selection) -> Iterator[Block]:
    """Yield the documents of a timeline, the one that is offered first."""
    found = _chapters(edition.content, {event.id for event in selection.events})
    if len(selection.events) <= MANY:
        data = {"chapters": found, "open": _open(found, edition.content), "is_folded": len(selection.events) > FEW}
        yield selection.block(edition, "timeline", data)
        return
    cut = parts(selection.events)
    stretches = tuple(_stretch(chapter, cut) for chapter in found)
    yield selection.block(edition, "overview", {"stretches": stretches, "selection": selection})
    for part in cut:
        yield selection.inner(edition, part.name, "part", {"part": part, "selection": selection})
    yield selection.inner(edition, "search", "search", {"parts": cut, "selection": selection})


def parts(events: tuple[Event, ...]) -> tuple[Part, ...]:
    """Return the events cut into years, and years with too many of them into months."""
    years = (tuple(group) for _year, group in groupby(events, key=lambda event: event.date.begin.year))
    return tuple(part for year in years for part in _cut(year))


def _cut(year: tuple[Event, ...]) -> Iterator[Part]:
    if len(year) <= MOST:
        yield Part(f"{year[0].date.begin:%Y}", year)
        return
    for month, group in groupby(year, key=lambda event: f"{event.date.begin:%Y-%m}"):
        yield Part(month, tuple(group))


def _stretch(chapter: Chapter, cut: tuple[Part, ...]) -> Stretch:
    events = tuple(entry.event for entry in chapter.entries)
    weightiest = sorted(events, key=lambda event: -event.importance)[:WEIGHTY]
    weighty = tuple(event for event in events if event in weightiest)
    holding = tuple(part for part in cut if not part.ids.isdisjoint(event.id for event in events))
    return Stretch(chapter, weighty, holding)


def span(edition: Edition, events: tuple[Event, ...]) -> str:
    """Return how many events there are, from when to when."""
    say = words(edition.language)
    first, last = (date_in_words(event.date, edition.language) for event in (events[0], events[-1]))
    return say["timeline.lead"].format(events=say.count("timeline.events", len(events)), first=first, last=last)


def _chapters(content: Content, chosen: Collection[str]) -> tuple[Chapter, ...]:
    """The chapters of the timeline with the chosen events; those without any are left out."""
    found = (
        replace(chapter, entries=tuple(entry for entry in chapter.entries if entry.event.id in chosen))
        for chapter in chapters(content)
    )
    return tuple(chapter for chapter in found if chapter.entries)


def _open(found: tuple[Chapter, ...], content: Content) -> str:
    """The chapter that stands open: that of the turning point, else the last."""
    turning_point = content.explainer.turning_point
    event = turning_point.event if turning_point else None
    holding = (chapter.id for chapter in found if any(entry.event.id == event for entry in chapter.entries))
    return next(holding, found[-1].id)
