"""Rules about ids."""

from __future__ import annotations

from collections.abc import Iterator

from ..load.records import Loaded
from ..model.actor import Actor
from ..model.base import RefersTo, leaves
from ..model.event import Event
from ..model.term import Term
from ..problems import Problem, suggest


def ids_are_known(loaded: Loaded) -> Iterator[Problem]:
    """A field that holds an id names a record that exists."""
    for kind, identifier, record in loaded.all_records():
        for leaf in leaves(record):
            if not isinstance(leaf.mark, RefersTo):
                continue
            known = loaded.known.get(leaf.mark.kind)
            if known is not None and leaf.value not in known:
                yield loaded.problem(
                    kind,
                    identifier,
                    leaf.path,
                    f"unknown {leaf.mark.kind} “{leaf.value}”",
                    allowed=allowed_ids(known),
                    suggestion=suggest(leaf.value, known),
                )


def allowed_ids(known: frozenset[str]) -> str:
    """Return the known ids for a message: all of a short list, else how many there are and the first few."""
    names = sorted(known)
    if len(names) <= 12:
        return ", ".join(names) or "none, since there is none yet"
    return f"one of {len(names)} ids, such as {', '.join(names[:5])}"


def ids_are_unique(loaded: Loaded) -> Iterator[Problem]:
    """The parts of explainer.yml that have ids have them once each (list files see to it while loading)."""
    if loaded.explainer is None:
        return
    for field in ("key_points", "themes", "sides", "periods"):
        seen: set[str] = set()
        for position, part in enumerate(getattr(loaded.explainer, field)):
            if part.id in seen:
                message = f"duplicate id “{part.id}” in {field}"
                yield loaded.problem("explainer", "", (field, position, "id"), message, allowed="an id of its own")
            seen.add(part.id)


def nothing_refers_to_itself(loaded: Loaded) -> Iterator[Problem]:
    """No event is its own cause, no actor has a relation to itself, no term points to itself."""
    for kind, identifier, record in loaded.all_records():
        for position, target in enumerate(_targets(record)):
            if target == identifier:
                path = {"event": ("because_of", position), "term": ("see_also", position)}.get(
                    kind, ("relations", position, "to")
                )
                yield loaded.problem(
                    kind, identifier, path, f"refers to itself (“{target}”)", allowed=f"another {kind}"
                )


def _targets(record: object) -> tuple[str, ...]:
    if isinstance(record, Event):
        return record.because_of
    if isinstance(record, Term):
        return record.see_also
    return tuple(relation.to for relation in record.relations) if isinstance(record, Actor) else ()
