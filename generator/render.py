"""Rendering: a page and its template in, the text of a Markdown file out.

Templates escape what they are given unless a filter says that it is Markdown already, so that a title
with a `<` or `*` in it is shown as it was written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal
from functools import cache
from itertools import groupby
from pathlib import PurePosixPath

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from .linking import addresses
from .linking.backlinks import Key
from .linking.markdown import escape_line
from .linking.references import REFERABLE
from .model.article import Block
from .model.base import CitationRecord
from .model.edtf import Edtf
from .model.number import Amount, Unit
from .pages.edition import Edition
from .pages.page import Page
from .wording.dates import date_html, date_in_words
from .wording.lists import list_in_words
from .wording.numbers import amount_html, figure_in_words
from .wording.words import words


def render(edition: Edition, pages: Iterable[Page]) -> dict[PurePosixPath, str]:
    """Return the text of every page by its path below docs/."""
    return {PurePosixPath(edition.folder) / f"{page.name}.md": _render(edition, page) for page in pages}


def _render(edition: Edition, page: Page) -> str:
    pen = _Pen(edition, page)
    body = (
        _environment()
        .get_template(f"{page.name}.md")
        .render(
            page.data, page=page, edition=edition, content=edition.content, pen=pen, explainer=edition.content.explainer
        )
    )
    return f"---\n{_front_matter(edition, page)}---\n\n{_tidy(body)}"


def _front_matter(edition: Edition, page: Page) -> str:
    data = {"title": page.title, "description": page.description, "language": edition.language, "kind": page.name}
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)


def _tidy(text: str) -> str:
    """Collapse the blank lines that template tags leave behind to one."""
    lines = [line.rstrip() for line in text.strip().split("\n")]
    return "\n".join(key if key else "" for key, group in groupby(lines) for _ in (group if key else range(1))) + "\n"


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("generator"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        # `{#` begins a heading's id in Markdown.
        comment_start_string="{##",
        comment_end_string="##}",
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )


class _Pen:
    """What templates write with: every method returns Markdown for one page of one edition."""

    def __init__(self, edition: Edition, page: Page) -> None:
        self._edition = edition
        self._page = page.name
        self._words = words(edition.language)
        self._key_points = [point.id for point in edition.content.explainer.key_points]

    def say(self, key: str, **values: object) -> Markup:
        """An interface word, with its gaps filled."""
        return Markup(self._words[key].format(**values))

    def count(self, key: str, number: int) -> Markup:
        """A number of things: “3 Quellen”."""
        return Markup(self._words.count(key, number))

    def line(self, text: str) -> Markup:
        """Plain text."""
        return Markup(escape_line(text))

    def prose(self, text: str, without: Collection[str] = ()) -> Markup:
        """Markdown text with references and glossary terms linked."""
        return Markup(self._edition.texts.prose(text, self._page, without))

    def article(self, blocks: Iterable[Block]) -> Markup:
        """The article as one text, so that terms are linked once per section; paragraphs keep their anchors."""
        text = "\n\n".join(_with_anchor(block) for block in blocks)
        return self.prose(text)

    def date(self, date: Edtf, time_zone: str | None = None) -> Markup:
        """A date, as precise as it is."""
        return Markup(date_html(date, self._edition.language, time_zone=time_zone))

    def day(self, date: Edtf) -> Markup:
        """A date in words alone."""
        return Markup(escape(date_in_words(date, self._edition.language)))

    def amount(self, amount: Amount, unit: Unit | None = None) -> Markup:
        """A figure or range with its qualifier and unit."""
        return Markup(amount_html(amount, unit, self._edition.language))

    def figure(self, number: Decimal | int) -> Markup:
        """A count in figures."""
        return Markup(figure_in_words(Decimal(number), self._edition.language))

    def listing(self, parts: Iterable[str]) -> Markup:
        """Several Markdown parts as one list in words: a, b und c."""
        return Markup(list_in_words([str(part) for part in parts], self._edition.language))

    def link(self, kind: str, identifier: str, label: str | None = None) -> Markup:
        """A link to a record, by its name unless a label is given."""
        text = label if label is not None else self.name(kind, identifier)
        return Markup(f"[{escape_line(text)}]({addresses.link(kind, identifier, self._page)})")

    def name(self, kind: str, identifier: str) -> str:
        """What a record is called: plain text."""
        if kind == "paragraph":
            return self._words["article.paragraph"].format(paragraph=identifier.removeprefix("p"))
        if kind == "key_point":
            return self._words["start.key_point"].format(number=self._key_points.index(identifier) + 1)
        return self._edition.texts.name(kind, identifier)

    def anchor(self, kind: str, identifier: str) -> str:
        """A record's anchor."""
        return addresses.anchor(kind, identifier)

    def badge(self, certainty: str) -> Markup:
        """How certain something is, as a marker and a word."""
        label = self._words[f"certainty.{certainty}"]
        return Markup(f'<span class="certainty certainty-{certainty}">{label}</span>')

    def sources(self, citations: Iterable[CitationRecord]) -> Markup:
        """Links to what a statement rests on, in one line."""
        return Markup(", ".join(self._citation(citation) for citation in citations))

    def _citation(self, citation: CitationRecord) -> str:
        if citation.paragraph is not None:
            label = self._words["article.citation"].format(paragraph=self.name("paragraph", citation.paragraph))
            found = str(self.link("paragraph", citation.paragraph, label))
        else:
            found = self._source_link(citation.source or "")
        return f"{found} ({escape_line(citation.locator)})" if citation.locator else found

    def _source_link(self, identifier: str) -> str:
        source = self._edition.content.sources[identifier]
        title = escape_line(source.title).replace('"', "&quot;")
        return f'[{escape_line(source.publisher)}]({addresses.link("source", identifier, self._page)} "{title}")'

    def backlinks(self, kind: str, identifier: str) -> tuple[tuple[str, tuple[Key, ...]], ...]:
        """What refers to a record, grouped by kind in a fixed order."""
        found = self._edition.backlinks.get((kind, identifier), ())
        order = ("key_point", "paragraph", *REFERABLE)
        groups = ((each, tuple(key for key in found if key[0] == each)) for each in order)
        return tuple((each, keys) for each, keys in groups if keys)


def _with_anchor(block: Block) -> str:
    """Give a block of the article its anchor, in the way Markdown has for its kind."""
    if block.kind == "heading":
        return f"{block.text} {{#{block.id}}}"
    if block.kind == "paragraph":
        return f"{block.text}\n{{: #{block.id} }}"
    return f'<div id="{block.id}" markdown>\n\n{block.text}\n\n</div>'
