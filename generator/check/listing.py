"""The rules in words, for editors: what each says and how it is set."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from ..model.rules import Level, RuleName, Rules


@dataclass(frozen=True, slots=True)
class ListedRule:
    """A rule: its name, what it says, how it is set, and the records it does not hold for, with the reasons."""

    name: str
    text: str
    level: Level | Literal["always"]
    exceptions: tuple[tuple[str, str], ...] = ()


def listed(rules: Iterable[Callable[..., object]], settings: Rules) -> Iterator[ListedRule]:
    """Yield each rule once, those that an editor can switch first."""
    found = {rule.__name__: _text(rule) for rule in rules}
    switched = [name for name in get_args(RuleName) if name in found]
    for name in switched:
        exceptions = tuple((one.record, one.reason) for one in settings.exceptions if one.rule == name)
        yield ListedRule(name, found[name], getattr(settings, name), exceptions)
    for name, text in found.items():
        if name not in switched:
            yield ListedRule(name, text, "always")


def _text(rule: Callable[..., object]) -> str:
    """A rule's docstring, paragraph by paragraph on one line each."""
    paragraphs = (inspect.getdoc(rule) or "").split("\n\n")
    return " ".join(" ".join(paragraph.split()) for paragraph in paragraphs)
