"""Rules about texts: references, HTML, links, names of terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ..linking.references import NOTE, REFERABLE, REFERENCE, notes, references
from ..load.records import Loaded
from ..model.base import Path, Text, leaves
from ..model.term import Term
from ..problems import Problem, suggest
from .identifiers import allowed_ids

_HTML: Final = re.compile(r"<(?:/?[A-Za-z][^<>]*|!--|!\[CDATA\[|\?)>?|&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")
_ATTRIBUTES: Final = re.compile(r"\{:?\s*[#.\w][^{}\n]*\}")
_LINK: Final = re.compile(r"\]\(\s*<?([^)>\s]*)|^\s*\[[^\]]+\]:\s*<?(\S+)", re.MULTILINE)
_SAFE_ADDRESS: Final = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Passage:
    """A text with the record it stands in; article blocks know their own line."""

    kind: str
    id: str
    path: Path
    text: str
    form: str
    line: int = 0


def _passages(loaded: Loaded) -> Iterator[_Passage]:
    for kind, identifier, record in loaded.all_records():
        for leaf in leaves(record):
            if isinstance(leaf.mark, Text):
                yield _Passage(kind, identifier, leaf.path, leaf.value, leaf.mark.form)
    if loaded.article is not None:
        for block in loaded.article.blocks:
            yield _Passage("article", "", (), block.text, "prose", block.line)


def _problem(loaded: Loaded, passage: _Passage, words: str, message: str, **details: str) -> Problem:
    """Make a problem at the first `words` of a passage."""
    if not passage.line:
        return loaded.problem(passage.kind, passage.id, passage.path, message, words=words, **details)
    before = passage.text[: max(passage.text.find(words), 0)]
    line = passage.line + before.count("\n")
    column = len(before) - (before.rfind("\n") + 1) + 1
    file = loaded.origins["article", ""].document.file
    return Problem(file, line, column, message, "article", **details)


def references_resolve(loaded: Loaded) -> Iterator[Problem]:
    """`[[kind:id]]` and `[^source-id]` in a text name records that exist, in the form that texts allow."""
    for passage in _passages(loaded):
        yield from _reference_problems(loaded, passage)
        for identifier in notes(passage.text):
            yield from _note_problems(loaded, passage, identifier)
        rest = REFERENCE.sub("", passage.text)
        if "[[" in rest or "]]" in rest:
            yield _problem(loaded, passage, "[[" if "[[" in rest else "]]", "half a reference", allowed="[[kind:id]]")


def _reference_problems(loaded: Loaded, passage: _Passage) -> Iterator[Problem]:
    for reference in references(passage.text):
        if reference.kind not in REFERABLE:
            message = f"unknown kind in “{reference.written}”"
            kinds = {"allowed": ", ".join(REFERABLE), "suggestion": suggest(reference.kind, REFERABLE)}
            yield _problem(loaded, passage, reference.written, message, **kinds)
            continue
        known = loaded.known.get(reference.kind)
        if known is not None and reference.id not in known:
            message = f"unknown {reference.kind} in “{reference.written}”"
            yield _problem(loaded, passage, reference.written, message, **_choice(reference.id, known))
        if reference.label is not None and not reference.label.strip():
            message = f"empty label in “{reference.written}”"
            yield _problem(loaded, passage, reference.written, message, allowed="text after |")
        elif reference.kind == "number" and reference.label is not None and "#" not in reference.label:
            message = f"the label in “{reference.written}” would hide the number"
            yield _problem(loaded, passage, reference.written, message, allowed="a label with # for the figure")


def _note_problems(loaded: Loaded, passage: _Passage, identifier: str) -> Iterator[Problem]:
    written = f"[^{identifier}]"
    if not passage.line:
        message = f"source note {written} outside the article"
        yield _problem(loaded, passage, written, message, allowed="the record's own sources")
        return
    known = loaded.known.get("source")
    if known is not None and identifier not in known:
        yield _problem(loaded, passage, written, f"unknown source in {written}", **_choice(identifier, known))


def _choice(identifier: str, known: frozenset[str]) -> dict[str, str]:
    return {"allowed": allowed_ids(known), "suggestion": suggest(identifier, known)}


def texts_hold_no_html(loaded: Loaded) -> Iterator[Problem]:
    """Texts hold neither HTML nor attribute lists: what a reader's browser runs is ours alone."""
    for passage in _passages(loaded):
        if (found := _HTML.search(passage.text)) is not None:
            yield _problem(loaded, passage, found[0], f"HTML “{found[0]}” in a text", allowed="plain text, Markdown")
        prose = NOTE.sub("", REFERENCE.sub("", passage.text))
        if passage.form == "prose" and (found := _ATTRIBUTES.search(prose)) is not None:
            message = f"attribute list “{found[0]}” in a text"
            yield _problem(loaded, passage, found[0], message, allowed="text without { }")


def texts_link_safely(loaded: Loaded) -> Iterator[Problem]:
    """Markdown links in texts lead to web or mail addresses; pages of the explainer are referred to by id."""
    for passage in _passages(loaded):
        if passage.form != "prose":
            continue
        for match in _LINK.finditer(REFERENCE.sub("", passage.text)):
            address = match[1] if match[1] is not None else match[2]
            if not _SAFE_ADDRESS.match(address):
                allowed = "https://…, http://…, mailto:… or [[kind:id]]"
                yield _problem(loaded, passage, address, f"link to “{address}”", allowed=allowed)


def glossary_names_are_unique(loaded: Loaded) -> Iterator[Problem]:
    """A name, long form, alias or explicit form belongs to one term only, or the linker could not choose."""
    owner: dict[str, str] = {}
    for identifier, term in loaded.records["term"].items():
        if not isinstance(term, Term):
            continue
        for path, name in _term_names(term):
            first = owner.setdefault(name, identifier)
            if first != identifier:
                message = f"“{name}” is a name of term {first} already"
                yield loaded.problem("term", identifier, path, message, allowed="a name of its own")


def _term_names(term: Term) -> Iterator[tuple[Path, str]]:
    yield ("name",), term.name
    if term.long is not None:
        yield ("long",), term.long
    for field in ("aliases", "forms"):
        for position, name in enumerate(getattr(term, field)):
            yield (field, position), name
