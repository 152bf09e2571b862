"""The rule about redirects."""

from __future__ import annotations

from collections.abc import Iterator

from ..load.records import Loaded
from ..problems import Problem, suggest


def redirects_lead_somewhere(loaded: Loaded) -> Iterator[Problem]:
    """A redirect leads from an id that no record has, given up once, to a record of the same kind or to none."""
    seen: set[str] = set()
    for position, redirect in enumerate(loaded.redirects):
        kind, _, old = redirect.old.partition(":")
        other, _, new = (redirect.new or redirect.old).partition(":")
        known = loaded.known.get(other, frozenset())
        line, column = loaded.redirect_places[position]
        fault = ""
        if kind != other:
            fault = f"“{redirect.old}” and “{redirect.new}” are of different kinds"
        elif redirect.new and other in loaded.known and new not in known:
            fault = f"unknown {other} “{new}”"
        elif old in known:
            fault = f"“{redirect.old}” is a record itself"
        elif redirect.old in seen:
            fault = f"“{redirect.old}” is redirected twice"
        seen.add(redirect.old)
        if fault:
            allowed = "a former id, and the id of a record of its kind"
            yield Problem(
                "content/redirects.yml", line, column, fault, "redirect", allowed, suggest(new, known - {new})
            )
