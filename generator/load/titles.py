"""What tells an editor which record an id stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from ..model.actor import Actor
from ..model.base import Record
from ..model.content import KINDS
from ..model.event import Event
from ..model.number import Number
from ..model.place import Place
from ..model.question import Question
from ..model.source import Source
from ..model.term import Term
from .records import Loaded

Titles = Mapping[str, str]
"""A title for each id, in the order of the ids; an empty one for drafts, and for what could not be read."""

_LONGEST: Final = 90


def titles(loaded: Loaded) -> Mapping[str, Titles]:
    """Return every id that a field may hold, by what it stands for.

    That is a kind of record, a theme, a side, a paragraph or a picture; `passage` for `article#p5`, and `record`
    for `kind:id`.
    """
    known = {what: {one: _cut(found.get(one, "")) for one in sorted(ids)} for what, ids, found in _known(loaded)}
    passages = {f"article#{identifier}": title for identifier, title in known["paragraph"].items()}
    records = {f"{kind.name}:{one}": title for kind in KINDS for one, title in known[kind.name].items()}
    return {**known, "passage": passages, "record": records}


def _known(loaded: Loaded) -> Iterator[tuple[str, frozenset[str], Titles]]:
    """Yield each kind of id with the ids and titles that could be read."""
    for kind in KINDS:
        titles = {one: _title(record) for one, record in loaded.records.get(kind.name, {}).items()}
        yield kind.name, loaded.known.get(kind.name, frozenset()), titles
    explainer, article = loaded.explainer, loaded.article
    own = {
        "theme": {theme.id: theme.label for theme in explainer.themes} if explainer else {},
        "side": {side.id: side.label for side in explainer.sides} if explainer else {},
        "paragraph": {block.id: _plain(block.text, loaded) for block in article.paragraphs} if article else {},
    }
    for what, titles in own.items():
        yield what, frozenset(titles), titles
    yield "media", loaded.known.get("media", frozenset()), {}


def _title(record: Record) -> str:
    """What tells an editor which record it is; nothing for a draft."""
    match record:
        case Event():
            title = f"{record.date.text}: {record.title}"
        case Actor():
            title = record.names.full
        case Number():
            title = record.label
        case Term() | Place():
            title = record.name
        case Question():
            title = record.question
        case Source():
            title = f"{record.publisher}: {record.heading}"
        case _:
            title = ""
    return title


def _plain(text: str, loaded: Loaded) -> str:
    """A paragraph without the marks of Markdown, without notes, and with names where they are inserted."""

    def inserted(match: re.Match[str]) -> str:
        record = loaded.records.get(match["kind"], {}).get(match["id"])
        name = record.names.short if isinstance(record, Actor) else "…"
        return name if match["form"] is None or "#" in match["form"] else match["form"]

    words = re.sub(r"\[\^[^\]]*\]", "", text)
    words = re.sub(r"\[\[(?P<kind>[a-z]+):(?P<id>[^|\]]*)(?:\|(?P<form>[^\]]*))?\]\]", inserted, words)
    return " ".join(re.sub(r"[*_`>]", "", words).split())


def _cut(title: str) -> str:
    return title if len(title) <= _LONGEST else f"{title[:_LONGEST].rpartition(' ')[0]} …"
