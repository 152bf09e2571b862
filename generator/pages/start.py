"""The start page: what happened, in thirty seconds, and what is open."""

from __future__ import annotations

from ..model.actor import Actor
from ..model.content import Content
from ..model.event import Event
from ..model.number import Number
from ..model.question import Question


def latest_events(content: Content, count: int = 5) -> tuple[Event, ...]:
    """Return the last events that matter most, newest first; what is only planned has not happened."""
    past = [event for event in content.timeline() if event.status != "planned"]
    weighty = [event for event in past if event.importance == 3]
    return tuple(reversed((weighty or past)[-count:]))


def who_wants_what(content: Content) -> tuple[Actor, ...]:
    """Return the main actors whose aims are known."""
    return tuple(actor for actor in content.actors.values() if actor.wants is not None and actor.importance == 3)


def contested_numbers(content: Content, count: int | None = 3) -> tuple[Number, ...]:
    """Return the numbers that matter most of those on which the ones who should know disagree; None for all."""
    contested = (number for number in content.numbers.values() if number.alternatives)
    return tuple(sorted(contested, key=lambda number: -number.importance)[:count])


def contested_events(content: Content, count: int | None = 3) -> tuple[Event, ...]:
    """Return the events that matter most of those of which not even the fact is agreed; None for all."""
    contested = (event for event in content.timeline() if event.status in {"claim", "disputed"})
    return tuple(sorted(contested, key=lambda event: -event.importance)[:count])


def open_questions(content: Content, count: int | None = 3) -> tuple[Question, ...]:
    """Return the questions that matter most of those without a full answer, the open ones first; None for all."""
    unanswered = (item for item in content.questions.values() if item.status in {"open", "partly answered"})
    return tuple(sorted(unanswered, key=lambda item: (-item.importance, item.status != "open"))[:count])


def key_questions(content: Content) -> tuple[Question, ...]:
    """Return the questions explainer.yml puts first, or the most important ones."""
    chosen = tuple(content.questions[identifier] for identifier in content.explainer.key_questions)
    return chosen or tuple(item for item in content.questions.values() if item.importance == 3)


def key_numbers(content: Content) -> tuple[Number, ...]:
    """Return the numbers explainer.yml puts first."""
    return tuple(content.numbers[identifier] for identifier in content.explainer.key_numbers)
