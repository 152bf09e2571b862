"""What the templates of embeds write with: every method returns HTML for one block of one edition."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from ..linking import addresses
from ..linking.markdown import in_its_language
from ..model.base import CitationRecord, Record
from ..model.edtf import Edtf
from ..model.event import Event
from ..model.number import Amount, Number, Unit
from ..model.source import Source
from ..model.translation import Borrowed
from ..pages.edition import Edition
from ..pages.evidence import is_due, rests_on_unnamed
from ..wording.dates import date_html
from ..wording.numbers import amount_html, amount_in_words
from ..wording.words import words
from .markdown import as_html, page_address

HOME = "../../../"
"""The way from an embed to its edition's start page."""


class Pen:
    """Texts, dates, figures and links in the edition's language; `home` is the way to its start page."""

    def __init__(self, edition: Edition, home: str = HOME) -> None:
        self._edition = edition
        self._home = home
        self._words = words(edition.language)

    def say(self, key: str, **values: object) -> Markup:
        """An interface word, with its gaps filled."""
        return Markup(escape(self._words[key].format(**values)))

    def count(self, key: str, number: int) -> Markup:
        """A number of things: “3 Quellen”."""
        return Markup(escape(self._words.count(key, number)))

    def prose(self, text: str) -> Markup:
        """Markdown text as paragraphs; terms are not linked, because a frame has no room for their meaning."""
        every_term = self._edition.content.terms
        html = as_html(self._edition.texts.prose(text, "", every_term), self._home)
        return Markup(f'<div lang="{text.language}">{html}</div>' if isinstance(text, Borrowed) else html)

    def sentence(self, text: str) -> Markup:
        """Markdown text of one paragraph, without the paragraph around it; of several, the paragraphs."""
        html = self.prose(str(text))
        inner = re.fullmatch(r"<p>(.*)</p>", html, re.DOTALL)
        return Markup(in_its_language(text, inner[1] if inner and "<p>" not in inner[1] else html))

    def date(self, date: Edtf, time_zone: str | None = None) -> Markup:
        """A date, as precise as it is."""
        return Markup(date_html(date, self._edition.language, time_zone=time_zone))

    def amount(self, amount: Amount, unit: Unit | None = None) -> Markup:
        """A figure or range with its qualifier and unit."""
        return Markup(amount_html(amount, unit, self._edition.language))

    def figure(self, amount: Amount) -> Markup:
        """A figure or range with its qualifier, in words alone: for tables, where markup outweighs what it says."""
        return Markup(escape(amount_in_words(amount, None, self._edition.language)))

    def name(self, kind: str, identifier: str) -> str:
        """What a record is called: plain text."""
        if kind == "paragraph":
            return self._words["article.paragraph"].format(paragraph=identifier.removeprefix("p"))
        return self._edition.texts.name(kind, identifier)

    def anchor(self, kind: str, identifier: str) -> str:
        """A record's anchor, the same as on the site."""
        return addresses.anchor(kind, identifier)

    def rests_on_unnamed(self, record: Record) -> bool:
        """Whether an event or number rests only on people who are not named."""
        return isinstance(record, Event | Number) and rests_on_unnamed(record, self._edition.content.sources)

    def is_due(self, number: Number) -> bool:
        """Whether a number should have been looked at again when the explainer was last gone through."""
        return is_due(number, self._edition.content.explainer.reviewed)

    def link(self, kind: str, identifier: str, label: str | None = None) -> Markup:
        """A link to where a record stands on the site."""
        target = page_address(addresses.PAGES[kind], addresses.anchor(kind, identifier), self._home)
        text = self.name(kind, identifier) if label is None else label
        return Markup('<a href="{}">{}</a>').format(target, Markup(in_its_language(text, str(escape(text)))))

    def title(self, source: Source) -> Markup:
        """A source's own title, marked with its language where that is not the edition's, or our description."""
        if source.title is None or source.language == self._edition.language:
            return Markup(in_its_language(source.heading, str(escape(source.heading))))
        return Markup('<span lang="{}">{}</span>').format(source.language, source.title)

    def sources(self, citations: Iterable[CitationRecord]) -> Markup:
        """Links to what a statement rests on, in one line. Our own article comes last: it is no evidence."""
        found = sorted(citations, key=lambda citation: citation.paragraph is not None)
        return Markup(", ").join(map(self._citation, found))

    def _citation(self, citation: CitationRecord) -> Markup:
        if citation.paragraph is not None:
            label = self._words["article.citation"].format(paragraph=self.name("paragraph", citation.paragraph))
            found = self.link("paragraph", citation.paragraph, label)
        else:
            found = self.link("source", citation.source or "")
        passage = [citation.locator, self._quotation(citation)]
        return Markup("{} ({})").format(found, Markup(": ").join(filter(None, passage))) if any(passage) else found

    def _quotation(self, citation: CitationRecord) -> Markup:
        """The words quoted, in the edition's quotation marks and marked with their own language."""
        if citation.quote is None:
            return Markup()
        content = self._edition.content
        source = content.sources.get(citation.source or "")
        language = source.language if source else content.explainer.languages[0]
        quote = escape(citation.quote.strip('“”„‟«»"'))
        marked = (
            quote if language == self._edition.language else Markup('<span lang="{}">{}</span>').format(language, quote)
        )
        return Markup(escape(self._words["records.quotation"])).format(quote=marked)
