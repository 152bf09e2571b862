"""Rules about certainty: it is earned. Each can be an error, a warning or off (`rules:` of explainer.yml)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from ..load.records import Loaded
from ..model.actor import Actor
from ..model.base import CitationRecord, Record
from ..model.event import Event
from ..model.number import Number
from ..model.source import Source
from ..problems import Problem
from .switches import Doubt, rules_of, switched


def confirmed_is_proved(loaded: Loaded) -> Iterator[Problem]:
    """A confirmed event rests on an official document or on two independent sources.

    Sources are independent if they are of different publishers, and do not pass on the same report (`via`).
    """
    for identifier, event in loaded.records["event"].items():
        if not isinstance(event, Event) or event.status != "confirmed":
            continue
        sources = _sources(loaded, event.sources)
        origins = {origin for source in sources for origin in [_origin(source)]}
        if any(source.kind == "official document" for source in sources) or len(origins) >= 2:
            continue
        who = f"one source ({next(iter(origins))})" if origins else "no source outside the newsroom"
        message = f"called confirmed, and rests on {who}"
        allowed = "an official document, a second independent source, or status “reported”"
        yield from switched(loaded, Doubt("confirmed_is_proved", ("event", identifier), ("status",), message, allowed))


def anonymous_is_not_confirmed(loaded: Loaded) -> Iterator[Problem]:
    """An event or number that rests only on people who are not named is not called confirmed."""
    for kind, field in (("event", "status"), ("number", "certainty")):
        for identifier, record in loaded.records[kind].items():
            if not isinstance(record, Event | Number) or getattr(record, field) != "confirmed":
                continue
            sources = _sources(loaded, record.sources)
            if sources and all(source.anonymous for source in sources):
                message = "called confirmed, and all its sources rely on people they do not name"
                allowed = f"{field} “reported”, or a source that names who says so"
                yield from switched(
                    loaded, Doubt("anonymous_is_not_confirmed", (kind, identifier), (field,), message, allowed)
                )


def claims_are_attributed(loaded: Loaded) -> Iterator[Problem]:
    """An event of status “claim” says who claims it; a figure that one party alone gives is not called confirmed.

    Parties are the sides listed under `rules: parties:`.
    """
    for identifier, event in loaded.records["event"].items():
        if isinstance(event, Event) and event.status == "claim" and event.attribution is None:
            message = "called a claim, and nobody is said to claim it"
            allowed = "attribution: who says so"
            yield from switched(
                loaded, Doubt("claims_are_attributed", ("event", identifier), ("status",), message, allowed)
            )
    for identifier, number in loaded.records["number"].items():
        if isinstance(number, Number) and number.certainty == "confirmed" and (side := _only_party(loaded, number)):
            message = f"called confirmed, and only one party to the dispute says so ({side})"
            allowed = "certainty “claim”, “estimate” or “disputed”"
            yield from switched(
                loaded, Doubt("claims_are_attributed", ("number", identifier), ("certainty",), message, allowed)
            )


def reviews_are_due(loaded: Loaded) -> Iterator[Problem]:
    """A number's `review_by` is not past on the day the explainer was last reviewed."""
    if loaded.explainer is not None:
        yield from reviews_due_on(loaded, loaded.explainer.reviewed.begin)


def reviews_due_on(loaded: Loaded, day: datetime) -> Iterator[Problem]:
    """Yield the numbers whose `review_by` is past on a day: `explainer check` asks with today's."""
    for identifier, number in loaded.records["number"].items():
        latest = number.review_by.latest if isinstance(number, Number) and number.review_by else None
        if latest is not None and latest < day:
            message = f"was to be looked at again by {number.review_by}"  # type: ignore[attr-defined]
            allowed = "a new look at its sources, then a later review_by"
            key = ("number", identifier)
            yield from switched(loaded, Doubt("reviews_are_due", key, ("review_by",), message, allowed))


def _sources(loaded: Loaded, citations: Iterable[CitationRecord]) -> list[Source]:
    """The sources cited, without the newsroom's own article and knowledge, which prove nothing."""
    found: list[Record | None] = [loaded.records["source"].get(citation.source or "") for citation in citations]
    return [source for source in found if isinstance(source, Source) and source.kind != "editorial"]


def _origin(source: Source) -> str:
    """Who said it first, as far as the source tells."""
    return re.split(r" (?:unter Berufung auf|citing) ", source.via or source.publisher)[-1]


def _only_party(loaded: Loaded, number: Number) -> str:
    """Return the one party that all claimants of a number belong to, or an empty string."""
    actors = [loaded.records["actor"].get(identifier) for identifier in number.claimants]
    sides = {actor.side for actor in actors if isinstance(actor, Actor)}
    side = next(iter(sides)) if len(sides) == 1 else ""
    return side if side in rules_of(loaded).parties else ""
