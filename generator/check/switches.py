"""Rules that an editor can switch: each is an error, a warning or off, and may have exceptions (`rules:`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..load.records import Loaded
from ..model.base import Path
from ..model.rules import RuleName, Rules
from ..problems import Problem, suggest


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a rule finds at a record: where it stands in it, at which words of it, and what to do."""

    rule: RuleName
    key: tuple[str, str]
    path: Path
    message: str
    allowed: str
    words: str = ""
    suggestion: str = ""


def rules_of(loaded: Loaded) -> Rules:
    """Return the rules as the editor has set them."""
    return loaded.explainer.rules if loaded.explainer else Rules()


def switched(loaded: Loaded, doubt: Doubt) -> Iterator[Problem]:
    """Yield the problem at the level the editor has set for its rule, unless the record is excepted."""
    rules = rules_of(loaded)
    level: str = getattr(rules, doubt.rule)
    excepted = any((one.rule, one.record) == (doubt.rule, ":".join(doubt.key)) for one in rules.exceptions)
    if level != "off" and not excepted:
        allowed = f"{doubt.allowed}; or an exception with its reason in explainer.yml (rule {doubt.rule})"
        details = {"words": doubt.words, "allowed": allowed, "suggestion": doubt.suggestion}
        yield replace(loaded.problem(*doubt.key, doubt.path, doubt.message, **details), level=level)


def exceptions_name_records(loaded: Loaded) -> Iterator[Problem]:
    """An exception from a rule names a record that exists."""
    for position, exception in enumerate(rules_of(loaded).exceptions):
        kind, _, identifier = exception.record.partition(":")
        known = loaded.known.get(kind, frozenset())
        if kind in loaded.known and identifier not in known:
            message = f"an exception for an unknown {kind} “{identifier}”"
            path = ("rules", "exceptions", position, "record")
            yield loaded.problem("explainer", "", path, message, suggestion=suggest(identifier, known))
