"""The timeline: events in chapters, with what led to them and what followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from ..model.content import Content
from ..model.event import Event
from ..model.explainer import Period


@dataclass(frozen=True, slots=True)
class Entry:
    """An event in its place: whether it came after the turning point, and what followed from it."""

    event: Event
    is_after: bool
    turns: bool
    followed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of the timeline; without periods in explainer.yml, a year."""

    id: str
    title: str
    period: Period | None
    entries: tuple[Entry, ...]


def chapters(content: Content) -> tuple[Chapter, ...]:
    """Return the chapters that have events, in order of time."""
    by_period = groupby(entries(content), key=lambda entry: _chapter_key(entry.event, content.explainer.periods))
    return tuple(_chapter(key, content.explainer.periods, tuple(group)) for key, group in by_period)


def entries(content: Content) -> Iterator[Entry]:
    """Yield every event in order of time."""
    turning_point = content.explainer.turning_point
    turning_event = content.events.get(turning_point.event) if turning_point else None
    followers = _followers(content.events.values())
    was_after = False
    for event in content.timeline():
        is_after = turning_event is not None and turning_event.date.precedes(event.date)
        yield Entry(event, is_after, is_after and not was_after, followers.get(event.id, ()))
        was_after = is_after


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
