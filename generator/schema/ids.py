"""The ids of a project's own records, offered where a field holds one: a schema that the others refer to.

It is apart from those, which are made from the model alone, because it changes with the content. It is a list of
suggestions: an id that it does not know is as right as before, and whether there is such a record is for `check` to
say. So a list that is out of date does no harm; but it must exist, since yaml-language-server drops a schema whose
references lead nowhere.

What is suggested are `defaultSnippets`, a word of yaml-language-server's own: the only one that it offers in lists on
one line, too, and with a description. `if` without `then` demands nothing; hovering over an id shows the title of the
branch that it meets. The last but one is met by every id and the last by none, or else yaml-language-server would show
the titles of all: `properties` make them unlike any other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ..load.records import Loaded
from ..model.actor import Actor
from ..model.base import ID, Record
from ..model.content import KINDS
from ..model.event import Event
from ..model.number import Number
from ..model.place import Place
from ..model.question import Question
from ..model.source import Source
from ..model.term import Term

NAME: Final = "ids.schema.json"

Titles = Mapping[str, str]
"""What is said of each id."""

_LONGEST: Final = 90
_AT_LINE_START: Final = re.compile(r'(?=\{"(?:label|const|properties)": |"[a-z]+": \{"type": )')
"""What begins a line of the file: a new record is a new line in each list."""

_OTHERS: Final[tuple[dict[str, Any], ...]] = ({"properties": {}}, {"properties": {}, "not": {}})


def reference(what: str) -> dict[str, str]:
    """Return the schema of a field that holds an id: of a kind of record, a `paragraph`, … or a `record` as kind:id."""
    return {"$ref": f"{NAME}#/$defs/{what}"}


def ids_schema(loaded: Loaded) -> str:
    """Return the text of the schema that lists every id of a project; all lists are in the order of the ids."""
    known = {kind: {one: _cut(titles.get(one, "")) for one in sorted(ids)} for kind, ids, titles in _known(loaded)}
    paragraphs = {f"article#{identifier}": title for identifier, title in known["paragraph"].items()}
    records = {f"{kind.name}:{one}": title for kind in KINDS for one, title in known[kind.name].items()}
    patterns = {"media": "", "passage": f"^article#{ID}$", "record": f"^[a-z]+:{ID}$"}
    lists = {**known, "passage": paragraphs, "record": records}
    made = {what: _suggested(titles, patterns.get(what, f"^{ID}$")) for what, titles in lists.items()}
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "ids", "$defs": made}
    written = json.dumps(schema, ensure_ascii=False, separators=(",", ": "))
    return _AT_LINE_START.sub("\n", written) + "\n"


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


def _suggested(titles: Titles, pattern: str) -> dict[str, Any]:
    offered = (
        {"label": one, "body": one, **({"description": title} if title else {})} for one, title in titles.items()
    )
    told = ({"const": one, "title": title} for one, title in titles.items() if title)
    own = {"type": "string", "pattern": pattern} if pattern else {"type": "string"}
    return {**own, "defaultSnippets": [*offered], "if": {"anyOf": [*told, *_OTHERS]}}
