"""Texts as Markdown: references and glossary terms become links, plain lines are escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import lru_cache
from html import escape
from typing import Final

from ..model.content import Content
from ..model.term import Term
from ..model.translation import Borrowed
from ..wording.dates import date_html, date_in_words
from ..wording.numbers import amount_html, amount_in_words
from . import addresses
from .glossary import Entry, Glossary
from .references import NOTE, Reference, references

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]])")
_PART: Final = re.compile(
    r"(^[ \t]*(?:[-*+>]|\d+\.)[ \t]+|\A)(.+?)(?=\n[ \t]*(?:[-*+>]|\d+\.)[ \t]|\Z)", re.DOTALL | re.MULTILINE
)
"""A paragraph, or an item of a list or quotation with its sign."""

_OPENING: Final = re.compile(r"^(\s*)(?:([-+#>])|(\d+)([.)]))(?=\s|#)")


def escape_line(text: str) -> str:
    """Return plain text so that Markdown shows it as it is."""
    text = _SPECIAL.sub(r"\\\1", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("|", "&#124;")
    return _OPENING.sub(lambda match: f"{match[1]}{match[3] or ''}\\{match[2] or match[4]}", text)


def escape_html(html: str) -> str:
    """Return inline HTML so that Markdown leaves the words in it alone; our tags hold none of its signs."""
    return re.sub(r"[\\`*_{}\[\]|]", lambda match: f"&#{ord(match[0])};", html)


def in_its_language(text: str, markdown: str) -> str:
    """Return the Markdown made from a text, marked with its language where that is not the page's."""
    return f'<span lang="{text.language}">{markdown}</span>' if isinstance(text, Borrowed) else markdown


def prose_in_its_language(text: str, markdown: str) -> str:
    """Return the same for a text of several paragraphs or items: each is marked, so that it stays what it is."""
    if not isinstance(text, Borrowed):
        return markdown
    blocks = re.split(r"\n[ \t]*\n", markdown.strip("\n"))
    return "\n\n".join(_PART.sub(lambda part: part[1] + in_its_language(text, part[2]), block) for block in blocks)


def glossary_of(content: Content, language: str) -> Glossary:
    """Return the matcher for the terms of the content: the same one as long as their names are the same."""
    return _glossary(tuple(_entry(term) for term in content.terms.values()), language)


@lru_cache(maxsize=8)
def _glossary(entries: tuple[Entry, ...], language: str) -> Glossary:
    return Glossary(entries, language)


def _entry(term: Term) -> Entry:
    long = () if term.long is None else (term.long,)
    return Entry(term.id, (term.name, *long, *term.aliases), term.forms, term.never)


class Texts:
    """Turns the texts of one edition into Markdown. Pages are named without ending, as in `addresses`.

    What an edition borrows from the original is a sentence of the original: `original` says the names, figures and
    dates in it.
    """

    def __init__(self, content: Content, glossary: Glossary, language: str, original: Texts | None = None) -> None:
        self._content = content
        self._glossary = glossary
        self._language = language
        self._original = original

    def prose(self, text: str, page: str, without: Collection[str] = ()) -> str:
        """Return Markdown text with its references resolved and its glossary terms linked.

        `without` holds the ids of terms that are not to be linked: a term's own entry.
        """
        return self._speaker(text)._resolved(self._with_terms(text, page, without), page)

    def borrowed(self, text: Borrowed, page: str) -> str:
        """Return a text of another language as Markdown, its names, dates and figures in that language."""
        return self._speaker(text)._resolved(text, page)

    def _speaker(self, text: str) -> Texts:
        return self._original if self._original is not None and isinstance(text, Borrowed) else self

    def _resolved(self, text: str, page: str) -> str:
        return self._resolve(text, lambda reference: self._link(reference, page))

    def plain(self, text: str) -> str:
        """Return the text as words alone, for descriptions and titles."""
        speaker = self._speaker(text)
        words = self._resolve(NOTE.sub("", text), lambda reference: speaker._words(reference, html=False))
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", words)
        return " ".join(re.sub(r"[*`]|(?<!\w)_|_(?!\w)", "", words).split())

    def _with_terms(self, text: str, page: str, without: Collection[str]) -> str:
        parts, done = [], 0
        for found in self._glossary.occurrences(text, without=without):
            title = escape_html(escape(self._content.terms[found.term].short))
            target = addresses.link("term", found.term, page)
            parts += [text[done : found.start], f'[{text[found.start : found.end]}]({target} "{title}"){{ .term }}']
            done = found.end
        return "".join((*parts, text[done:]))

    @staticmethod
    def _resolve(text: str, replace: Callable[[Reference], str]) -> str:
        parts, done = [], 0
        for reference in references(text):
            parts += [text[done : reference.start], replace(reference)]
            done = reference.end
        return "".join((*parts, text[done:]))

    def _link(self, reference: Reference, page: str) -> str:
        target = addresses.link(reference.kind, reference.id, page)
        return f"[{self._words(reference, html=True)}]({target}){{ .ref-{reference.kind} }}"

    def _words(self, reference: Reference, *, html: bool) -> str:
        """What a reference says: the record's name or value, or its label with `#` filled in."""
        name = self.name(reference.kind, reference.id)
        plain = escape_line if html else str
        if reference.label is None and reference.kind == "number":
            return self._value(reference, html=html)
        if reference.label is None:
            return in_its_language(name, plain(name)) if html else name
        before, mark, after = reference.label.partition("#")
        value = self._part(reference, html=html) if mark else ""
        return f"{plain(before)}{value}{plain(after)}"

    def _value(self, reference: Reference, *, html: bool) -> str:
        number = self._content.numbers[reference.id]
        if not number.is_stated:
            return escape_line(number.label) if html else number.label
        if html:
            return escape_html(amount_html(number, number.unit, self._language))
        return amount_in_words(number, number.unit, self._language)

    def _part(self, reference: Reference, *, html: bool) -> str:
        """What `#` stands for: a number's figure with its qualifier, an event's date, else the record's name."""
        if reference.kind == "number" and self._content.numbers[reference.id].is_stated:
            write_amount = amount_html if html else amount_in_words
            return write_amount(self._content.numbers[reference.id], None, self._language)
        if reference.kind == "event":
            event = self._content.events[reference.id]
            write_date = date_html if html else date_in_words
            return write_date(event.date, self._language, time_zone=event.time_zone)
        name = self.name(reference.kind, reference.id)
        return in_its_language(name, escape_line(name)) if html else name

    def name(self, kind: str, identifier: str) -> str:
        """Return what a record is called, as plain text."""
        content = self._content
        names: dict[str, Callable[[], str]] = {
            "event": lambda: content.events[identifier].title,
            "actor": lambda: content.actors[identifier].names.short,
            "number": lambda: content.numbers[identifier].label,
            "term": lambda: content.terms[identifier].name,
            "question": lambda: content.questions[identifier].question,
            "source": lambda: content.sources[identifier].publisher,
            "place": lambda: content.places[identifier].name,
        }
        return names[kind]()
