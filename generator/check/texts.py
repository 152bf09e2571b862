"""Rules about texts: references, words before dates, HTML, links, names of terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from ..linking.references import NOTE, REFERABLE, REFERENCE, Reference, notes, references
from ..load.records import Loaded
from ..model.base import Path, Text, leaves
from ..model.edtf import Edtf
from ..model.event import Event
from ..model.term import Term
from ..model.translation import Borrowed
from ..problems import Problem, suggest
from ..wording.choices import named
from ..wording.dates import date_in_words
from ..wording.prepositions import fits, fitting, prepositions
from .identifiers import allowed_ids

_HTML: Final = re.compile(r"<(?:/?[A-Za-z][^<>]*|!--|!\[CDATA\[|\?)>?|&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")
_BRACES: Final = re.compile(r"\{[^{}\n]*\}")
_IMAGE: Final = re.compile(r"!\[[^\n]*?\]\s*[(\[][^\s)\]]*[)\]]?")
_SINGLE: Final = re.compile(rf"(?<!\[)\[(?:{'|'.join(REFERABLE)}):[\w-]+(?:\|[^\]\n]*)?\](?![\](])")
_HEADING: Final = re.compile(r"^ {0,3}#{1,6}(?=\s|\w)[^\n]*|(?<=\S\n) {0,3}(?:=+|-+)[ \t]*$", re.MULTILINE)
_DEFINITION: Final = re.compile(r"^ {0,3}\[[^\]\n]+\]:", re.MULTILINE)
_LINK: Final = re.compile(r"\]\(\s*<?([^)>\s]*)")
_WORD_BEFORE: Final = re.compile(r"(\w+)\s+$")
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


@lru_cache(maxsize=4)  # several rules go through the same texts
def _passages(loaded: Loaded) -> tuple[_Passage, ...]:
    return tuple(_all_passages(loaded))


def _all_passages(loaded: Loaded) -> Iterator[_Passage]:
    """Yield every text; what a translation borrows from the original is told there."""
    for kind, identifier, record in loaded.all_records():
        for leaf in leaves(record):
            if isinstance(leaf.mark, Text) and not isinstance(leaf.value, Borrowed):
                yield _Passage(kind, identifier, leaf.path, leaf.value, leaf.mark.form)
    if loaded.article is not None:
        for block in loaded.article.blocks:
            if not isinstance(block.text, Borrowed):
                yield _Passage("article", "", (), block.text, "prose", block.line)


def _problem(loaded: Loaded, passage: _Passage, words: str, message: str, **details: str) -> Problem:
    """Make a problem at the first `words` of a passage."""
    if not passage.line:
        return loaded.problem(passage.kind, passage.id, passage.path, message, words=words, **details)
    before = passage.text[: max(passage.text.find(words), 0)]
    line = passage.line + before.count("\n")
    column = len(before) - (before.rfind("\n") + 1) + 1
    return Problem(loaded.article_file, line, column, message, "article", **details)


def references_resolve(loaded: Loaded) -> Iterator[Problem]:
    """`[[kind:id]]` and `[^source-id]` in a text name records that exist, in the form that texts allow."""
    for passage in _passages(loaded):
        if passage.form != "prose":
            yield from _misplaced(loaded, passage)
            continue
        yield from _reference_problems(loaded, passage)
        for identifier in notes(passage.text):
            yield from _note_problems(loaded, passage, identifier)
        rest = REFERENCE.sub(lambda match: " " * len(match[0]), passage.text)
        if (half := re.search(r"\[\[[^\s\]|]*|\S*\]\]", rest)) is not None:
            cut_off = half[0].startswith("[[") and "]" not in rest[half.end() :]
            allowed = "[[kind:id]]" + (", and quotes around a text with “ #” in it" if cut_off else "")
            yield _problem(loaded, passage, half[0], f"half a reference “{half[0]}”", allowed=allowed)


def references_have_two_brackets(loaded: Loaded) -> Iterator[Problem]:
    """`[kind:id]` with one bracket on either side is no reference: it would be printed as it stands."""
    for passage in _passages(loaded):
        rest = REFERENCE.sub(lambda match: " " * len(match[0]), passage.text)
        for found in _SINGLE.finditer(rest):
            details = {"allowed": "two brackets for a reference", "suggestion": f"[{found[0]}]"}
            problem = _problem(loaded, passage, found[0], f"“{found[0]}” is printed as it stands", **details)
            yield replace(problem, level="warning")


def _misplaced(loaded: Loaded, passage: _Passage) -> Iterator[Problem]:
    written = (*(found.written for found in references(passage.text)), *map("[^{}]".format, notes(passage.text)))
    for found in written:
        message = f"reference “{found}” in a field of plain text"
        yield _problem(loaded, passage, found, message, allowed="the name or the figure itself")


def _reference_problems(loaded: Loaded, passage: _Passage) -> Iterator[Problem]:
    for reference in references(passage.text):
        if reference.kind not in REFERABLE:
            message = f"unknown kind in “{reference.written}”"
            kinds = {"allowed": ", ".join(REFERABLE), "suggestion": named(reference.kind, REFERABLE)}
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


def dates_follow_their_word(loaded: Loaded) -> Iterator[Problem]:
    """The word before an event's date fits the date: “am 17. November”, “im November”; “on a day”, “in a month”.

    A warning: the sentence was right until the date became a month, or approximate.
    """
    language = loaded.article.head.language if loaded.article else ""
    try:
        known = prepositions(language)
    except KeyError:
        return
    for passage in _passages(loaded):
        for reference in references(passage.text) if passage.form == "prose" else ():
            event = loaded.records["event"].get(reference.id) if reference.kind == "event" else None
            before, mark, _after = (reference.label or "").partition("#")
            word = _WORD_BEFORE.search(before if before.strip() else passage.text[: reference.start])
            if not isinstance(event, Event) or not mark or word is None or word[1].lower() not in known:
                continue
            if not fits(word[1].lower(), event.date, language):
                message, details = _misfit(reference, word[1], event.date, language)
                yield _problem(loaded, passage, reference.written, message, **details, level="warning")


def _misfit(reference: Reference, word: str, date: Edtf, language: str) -> tuple[str, dict[str, str]]:
    """Say what stands there now, and how it would be written rightly, if one other word or none is enough."""
    said, better = date_in_words(date, language), fitting(date, language)
    is_inside = f"{word} " in (reference.label or "")
    written = reference.written if is_inside else f"{word} {reference.written}"
    instead = f"{better.capitalize() if word[0].isupper() else better} " if better else ""
    suggestion = "" if better is None else written.replace(f"{word} ", instead, 1)
    return f"“{written}” reads “{word} {said}”", {"allowed": f"words that fit “{said}”", "suggestion": suggestion}


def texts_hold_no_html(loaded: Loaded) -> Iterator[Problem]:
    """Texts hold neither HTML nor attribute lists: what a reader's browser runs is ours alone."""
    for passage in _passages(loaded):
        allowed = "plain text, Markdown" if passage.form == "prose" else "plain text"
        written = dict.fromkeys(match[0] for match in _HTML.finditer(passage.text))
        for found in [tag for tag in written if not tag.startswith("</")] or written:
            yield _problem(loaded, passage, found, f"HTML “{found}” in a text", allowed=allowed)
        if passage.form != "prose":
            continue
        for found in dict.fromkeys(_BRACES.findall(NOTE.sub("", REFERENCE.sub("", passage.text)))):
            message = f"attribute list “{found}” in a text"
            yield _problem(loaded, passage, found, message, allowed="text without { }")


def texts_keep_to_their_place(loaded: Loaded) -> Iterator[Problem]:
    """Texts hold no headings, no pictures and no definitions of links or notes, all of which reach beyond them."""
    for passage in _passages(loaded):
        if passage.form != "prose":
            continue
        # A heading of the article is a block of its own, and loading has seen to its form.
        is_heading = passage.line and passage.text.startswith("#")
        for found in () if is_heading else _HEADING.findall(passage.text):
            allowed = "a blank line before “## …”" if passage.line else "paragraphs, lists and quotations"
            yield _problem(loaded, passage, found, f"heading “{found}” in a text", allowed=allowed)
        for found in _IMAGE.findall(REFERENCE.sub("", passage.text)):
            allowed = "pictures as media of an event"
            yield _problem(loaded, passage, found, f"picture “{found}” in a text", allowed=allowed)
        for found in _DEFINITION.findall(passage.text):
            allowed = "[text](https://…) and [^source-id] alone"
            yield _problem(loaded, passage, found, f"definition “{found}” in a text", allowed=allowed)


def texts_link_safely(loaded: Loaded) -> Iterator[Problem]:
    """Markdown links in texts lead to web or mail addresses; pages of the explainer are referred to by id."""
    for passage in _passages(loaded):
        if passage.form != "prose":
            continue
        for address in _LINK.findall(REFERENCE.sub("", passage.text)):
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
                message = f"“{name}” is already a name of term {first}"
                yield loaded.problem("term", identifier, path, message, allowed="a name of its own")


def _term_names(term: Term) -> Iterator[tuple[Path, str]]:
    yield ("name",), term.name
    if term.long is not None:
        yield ("long",), term.long
    for field in ("aliases", "forms"):
        for position, name in enumerate(getattr(term, field)):
            yield (field, position), name
