"""What every timeline format is read into, and the reports that all of them share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

from bs4 import BeautifulSoup

from ...edit.append import Plain
from ...model.edtf import EdtfError, parse
from ..drafting.dates import dated_passages
from ..formats.html import read_html
from ..language import LANGUAGES, language


@dataclass(frozen=True, slots=True)
class Lost:
    """A field that could not be carried over, and why; `line` is a line, a row, or an entry's number."""

    line: int
    name: str
    reason: str
    value: str = ""


@dataclass(slots=True)
class Entry:
    """One event as read: fields of our model, the names of its groups, and what was lost."""

    line: int
    fields: dict[str, Plain]
    groups: tuple[str, ...] = ()
    lost: list[Lost] = field(default_factory=list)
    ambiguous: list[tuple[str, str]] = field(default_factory=list)
    """Fields with dates that could be two days: nothing is imported until somebody says which."""

    def lose(self, name: str, reason: str, value: object = "") -> None:
        """Report a field."""
        self.lost.append(Lost(self.line, name, reason, str(value)))


@dataclass(frozen=True, slots=True)
class Era:
    """A stretch of time with a name."""

    title: str
    since: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A whole file as read."""

    entries: tuple[Entry, ...]
    eras: tuple[Era, ...] = ()
    lost: tuple[Lost, ...] = ()


def as_edtf(words: str) -> str:
    """Return a date as our content writes it, from EDTF or an everyday form; empty where it is neither."""
    text = words.strip()
    try:
        return parse(text).text
    except EdtfError:
        pass
    for code in LANGUAGES:
        for dated in dated_passages(text, language(code)):
            if dated.words == text:
                return dated.date
    return ""


def plain_text(markup: str, entry: Entry) -> str:
    """Return a text that may hold HTML as Markdown; what is lost in it is reported."""
    if not re.search(r"<[a-zA-Z/!]|&\w+;", markup):
        return re.sub(r"\n{3,}", "\n\n", markup.strip())
    has_blocks = re.search(r"<(?:p|div|ul|ol|li|h\d|blockquote|section)\b", markup, re.IGNORECASE)
    read = read_html(markup if has_blocks else f"<p>{markup}</p>")
    for part in read.left_out:
        entry.lose("text", f"{part.reason} left out of the text", part.text)
    return "\n\n".join(f"- {one.text}" if one.kind == "item" else one.text for one in read.passages)


def plain_line(markup: str, entry: Entry) -> str:
    """Return a title that may hold HTML as plain text on one line; what was formatted is reported."""
    if re.search(r"<[a-zA-Z/!]", markup):
        entry.lose("title", "titles are plain text: without formatting and links", markup)
        markup = BeautifulSoup(markup, "html.parser").get_text()
    return " ".join(unescape(markup).split())


def stated(fields: Mapping[str, Plain]) -> dict[str, Plain]:
    """Return the fields that say something."""
    return {name: value for name, value in fields.items() if value}
