"""What every format is read into: passages with their lines, and what was left out on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

PassageKind = Literal["title", "standfirst", "kicker", "byline", "heading", "paragraph", "item", "quotation"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of text as Markdown on one line; `line` is where it begins in the file that was imported."""

    line: int
    text: str
    kind: PassageKind = "paragraph"
    level: int = 2
    """Of a heading: 2 or 3."""
    mark: str = "- "
    """Of an item: what it begins with, “- ” or a number."""
    is_marked: bool = False
    """Whether the file itself said what kind of passage this is."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part of the file that is not in the article, and why."""

    line: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A file as read: passages in order, metadata by field name, and what was left out."""

    passages: tuple[Passage, ...]
    metadata: Mapping[str, str] = field(default_factory=dict)
    """title, standfirst, byline, published, publisher, url, language, translated_from, …"""
    left_out: tuple[LeftOut, ...] = ()


def item_mark(written: str) -> str:
    """Return an item's mark as Markdown writes it: numbers stay, every bullet becomes “- ”."""
    digits = written.strip().rstrip(".)")
    return f"{digits}. " if digits.isdigit() else "- "


class UnreadableError(Exception):
    """A file cannot be imported; the message says why and what can be."""

    def __init__(self, message: str, *, line: int = 1, allowed: str = "") -> None:
        self.line = line
        self.allowed = allowed
        super().__init__(message)
