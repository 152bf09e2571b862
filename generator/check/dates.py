"""Rules about dates."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..load.records import Loaded
from ..model.actor import Actor
from ..model.event import Event
from ..problems import Problem


def causes_come_first(loaded: Loaded) -> Iterator[Problem]:
    """What an event followed from did not begin after it."""
    events = loaded.records["event"]
    for identifier, event in events.items():
        if not isinstance(event, Event):
            continue
        for position, cause_id in enumerate(event.because_of):
            cause = events.get(cause_id)
            if isinstance(cause, Event) and event.date.precedes(cause.date):
                message = f"follows from “{cause_id}”, which came after it ({cause.date.text} after {event.date.text})"
                yield loaded.problem("event", identifier, ("because_of", position), message, allowed="earlier events")


def spans_run_forwards(loaded: Loaded) -> Iterator[Problem]:
    """Roles and relations do not end before they begin."""
    for identifier, actor in loaded.records["actor"].items():
        if not isinstance(actor, Actor):
            continue
        for field in ("roles", "relations"):
            for position, span in enumerate(getattr(actor, field)):
                if span.since and span.until and span.until.precedes(span.since):
                    message = f"ends ({span.until.text}) before it begins ({span.since.text})"
                    path = (field, position, "until")
                    yield loaded.problem("actor", identifier, path, message, allowed="since before until")


def periods_come_in_order(loaded: Loaded) -> Iterator[Problem]:
    """The chapters of the timeline are listed by date."""
    if loaded.explainer is None:
        return
    for position, (before, after) in enumerate(pairwise(loaded.explainer.periods)):
        if after.since.begin <= before.since.begin:
            message = f"period “{after.id}” begins ({after.since.text}) before “{before.id}” ({before.since.text})"
            yield loaded.problem(
                "explainer", "", ("periods", position + 1, "since"), message, allowed="periods in order of date"
            )
