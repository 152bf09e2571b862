"""The timeline: events in chapters, with what led to them and what followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from ..model.actor import Actor, Role
from ..model.content import Content
from ..model.edtf import Edtf
from ..model.event import Event
from ..model.explainer import Period, Side, Theme
from .actors import roles_held


@dataclass(frozen=True, slots=True)
class Part:
    """An actor in an event, with the roles of that day where the actor is a person."""

    actor: Actor
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An event in its place: whether it came after the turning point, who took part, and what followed from it."""

    event: Event
    is_after: bool
    turns: bool
    followed_by: tuple[str, ...]
    cast: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of the timeline; without periods in explainer.yml, a year."""

    id: str
    title: str
    period: Period | None
    entries: tuple[Entry, ...]

    @property
    def begin(self) -> Edtf:
        """The date of its first event."""
        return self.entries[0].event.date

    @property
    def end(self) -> Edtf:
        """The date of its last event."""
        return self.entries[-1].event.date

    @property
    def months(self) -> tuple[tuple[Event, ...], ...]:
        """Its events by the month they began in; months without events are left out, so that decades fit a phone."""
        by_month = groupby(
            (entry.event for entry in self.entries), lambda event: (event.date.year, event.date.begin.month)
        )
        return tuple(tuple(group) for _, group in by_month)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the timeline can be filtered by: only what at least one event has."""

    actors: tuple[tuple[Side, tuple[Actor, ...]], ...]
    themes: tuple[Theme, ...]
    statuses: tuple[str, ...]


def choices(content: Content) -> Choices:
    """Return the actors by side, the themes and the statuses that the events have."""
    events = tuple(content.events.values())
    present = {identifier for event in events for identifier in event.actors}
    sides = (
        (side, tuple(actor for actor in content.actors.values() if actor.id in present and actor.side == side.id))
        for side in content.explainer.sides
    )
    themes = {theme for event in events for theme in event.themes}
    found = {event.status for event in events}
    order = ("confirmed", "reported", "claim", "disputed", "planned", "retracted")
    return Choices(
        tuple((side, actors) for side, actors in sides if actors),
        tuple(theme for theme in content.explainer.themes if theme.id in themes),
        tuple(status for status in order if status in found),
    )


def chapters(content: Content) -> tuple[Chapter, ...]:
    """Return the chapters that have events, in order of time."""
    by_period = groupby(entries(content), key=lambda entry: _chapter_key(entry.event, content.explainer.periods))
    return tuple(_chapter(key, content.explainer.periods, tuple(group)) for key, group in by_period)


def entries(content: Content) -> Iterator[Entry]:
    """Yield every event in order of time."""
    turning_point = content.explainer.turning_point
    turning_event = content.events.get(turning_point.event) if turning_point else None
    followers = _followers(content.timeline())
    was_after = False
    for event in content.timeline():
        is_after = turning_event is not None and turning_event.date.precedes(event.date)
        cast = tuple(_part(content.actors[actor], event.date) for actor in event.actors)
        yield Entry(event, is_after, is_after and not was_after, followers.get(event.id, ()), cast)
        was_after = is_after


def _part(actor: Actor, date: Edtf) -> Part:
    """Roles are shown only if they were held that day: a later president was none yet."""
    return Part(actor, roles_held(actor, date) if actor.kind == "person" else ())


def _followers(events: Iterable[Event]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for event in events:
        for cause in event.because_of:
            found[cause] = (*found.get(cause, ()), event.id)
    return found


def _chapter_key(event: Event, periods: tuple[Period, ...]) -> int:
    """The position of the event's period, or minus its year where there are no periods."""
    if not periods:
        return -event.date.year
    started = (position for position, period in enumerate(periods) if period.since.begin <= event.date.begin)
    return max(started, default=0)


def _chapter(key: int, periods: tuple[Period, ...], found: tuple[Entry, ...]) -> Chapter:
    if key < 0:
        return Chapter(f"year-{-key}", str(-key), None, found)
    if not periods:
        return Chapter("year-0", "0", None, found)
    period = periods[key]
    return Chapter(f"period-{period.id}", period.title, period, found)
