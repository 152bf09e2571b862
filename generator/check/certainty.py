"""Rules about certainty: it is earned. Each can be an error, a warning or off (`rules:` of explainer.yml)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from ..load.records import Loaded
from ..model.base import CitationRecord, Record
from ..model.event import Event
from ..model.number import Number
from ..model.source import Source
from ..problems import Problem
from .claims import claims_are_worded, only_party
from .switches import Doubt, switched


def confirmed_is_proved(loaded: Loaded) -> Iterator[Problem]:
    """A confirmed event rests on an official document or on two independent sources.

    Sources are independent if they are of different publishers, and do not pass on the same report (`via`). Our own
    article and what we know ourselves (kind `editorial`) count for none; official is a source of that kind alone.
    """
    for identifier, event in loaded.records["event"].items():
        if not isinstance(event, Event) or event.status != "confirmed":
            continue
        sources = _sources(loaded, event.sources)
        origins = {origin for source in sources for origin in [_origin(source)]}
        if any(source.kind == "official document" for source in sources) or len(origins) >= 2:
            continue
        who = f"one source only ({next(iter(origins))})" if origins else "no source outside the newsroom"
        message = f"is called confirmed, but rests on {who}{_uncounted(loaded, event, sources)}"
        kinds = ", ".join(sorted({f"“{source.kind}”" for source in sources}))
        official = "one of kind “official document”" + (f" (not {kinds})" if kinds else "")
        allowed = f"a second source of another publisher, {official}, or status “reported”"
        yield from switched(loaded, Doubt("confirmed_is_proved", ("event", identifier), ("status",), message, allowed))


def _uncounted(loaded: Loaded, event: Event, counted: Collection[Source]) -> str:
    """Say which of an event's sources do not count, and why."""
    ids = [citation.source or f"article#{citation.paragraph}" for citation in event.sources]
    own = [name for name in ids if loaded.records["source"].get(name) not in counted]
    said = f"; what we say ourselves does not count ({', '.join(own)})" if own else ""
    return said + ("; those that go back to the same report count once" if len(counted) > 1 else "")


def anonymous_is_not_confirmed(loaded: Loaded) -> Iterator[Problem]:
    """An event or number that rests only on people who are not named is not called confirmed."""
    for kind, field in (("event", "status"), ("number", "certainty")):
        for identifier, record in loaded.records[kind].items():
            if not isinstance(record, Event | Number) or getattr(record, field) != "confirmed":
                continue
            sources = _sources(loaded, record.sources)
            if sources and all(source.anonymous for source in sources):
                message = "is called confirmed, but all its sources rely on people they do not name"
                allowed = f"{field} “reported”, or a source that names who says so"
                yield from switched(
                    loaded, Doubt("anonymous_is_not_confirmed", (kind, identifier), (field,), message, allowed)
                )


def claims_are_attributed(loaded: Loaded) -> Iterator[Problem]:
    """A claim says whose it is, in its words too; what one party alone says is called neither confirmed nor reported.

    Parties are the sides listed under `rules: parties:`; whose a statement is, its `claimants` tell. An event that
    one party alone tells of may be called reported, since its words say whose it is.
    """
    for identifier, event in loaded.records["event"].items():
        if not isinstance(event, Event):
            continue
        if event.status == "claim" and event.attribution is None:
            message = "is called a claim, but does not say whose"
            doubt = Doubt(
                "claims_are_attributed", ("event", identifier), ("status",), message, "attribution: who says so"
            )
            yield from switched(loaded, doubt)
        if event.status == "confirmed" and (side := only_party(event.claimants, loaded)):
            yield from _one_sided(loaded, ("event", identifier), "status", side, "“claim”, “reported” or “disputed”")
    for identifier, number in loaded.records["number"].items():
        if not isinstance(number, Number) or number.certainty not in {"confirmed", "reported"}:
            continue
        if side := only_party(number.claimants, loaded):
            yield from _one_sided(
                loaded, ("number", identifier), "certainty", side, "“claim”, “estimate” or “disputed”"
            )
    yield from claims_are_worded(loaded)


def _one_sided(loaded: Loaded, key: tuple[str, str], field: str, side: str, allowed: str) -> Iterator[Problem]:
    certainty = getattr(loaded.records[key[0]][key[1]], field)
    message = f"is called {certainty}, but only one party to the dispute says so ({side})"
    yield from switched(loaded, Doubt("claims_are_attributed", key, (field,), message, f"{field} {allowed}"))


def reviews_are_due(loaded: Loaded) -> Iterator[Problem]:
    """A number's `review_by` is not past: neither when the explainer was last reviewed nor today."""
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
