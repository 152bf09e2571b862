"""What the answers of addresses mean for the content: problems at the sources, with what to do."""

from __future__ import annotations

from collections.abc import Iterator

from ..load.records import Loaded
from ..problems import Problem
from .ask import Asked


def problems(loaded: Loaded, asked: Asked) -> Iterator[Problem]:
    """Yield what an editor is told of a source: what is gone and has no copy is an error, all else a warning."""
    source, answer, copy = asked.source, asked.answer, asked.copy
    if answer.state == "gone":
        if source.archived_url is None:
            message = f"the page is gone ({answer.detail})"
            allowed = f"an address that works, or archived_url{f': {copy}' if copy else ''}"
            yield loaded.problem("source", source.id, ("url",), message, allowed=allowed)
        return  # with its copy, if there is one
    message, allowed = {
        "moved": ("the page has moved for good", "the new address"),
        "astray": (f"the address {answer.detail}", "the address of what is cited, or archived_url"),
        "refused": (f"the page does not let us look ({answer.detail}); look yourself", ""),
        "later": (f"the host is busy ({answer.detail})", ""),
        "unreachable": (f"the page cannot be reached ({answer.detail})", ""),
    }.get(answer.state, ("", ""))
    if message:
        suggestion = answer.address
        yield loaded.problem(
            "source", source.id, ("url",), message, allowed=allowed, suggestion=suggestion, level="warning"
        )
    if copy:
        message = "an archived copy is known"
        yield loaded.problem("source", source.id, ("url",), message, allowed=f"archived_url: {copy}", level="warning")
