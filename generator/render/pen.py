"""The pen that templates write with: every method returns Markdown for one page of one edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from babel import Locale
from babel.dates import format_date, format_skeleton
from markupsafe import Markup, escape

from ..linking import addresses
from ..linking.backlinks import Key
from ..linking.markdown import escape_html, escape_line, in_its_language, prose_in_its_language
from ..linking.references import REFERABLE
from ..model.article import Block
from ..model.base import CitationRecord, Record
from ..model.edtf import Edtf, EdtfError, parse
from ..model.event import Event
from ..model.number import Amount, Number, Unit
from ..model.place import Place
from ..model.source import Source
from ..model.translation import Borrowed, Outdated
from ..pages.edition import Edition
from ..pages.evidence import is_due, rests_on_unnamed
from ..pages.page import Page
from ..wording.dates import date_html, date_in_words
from ..wording.lists import list_in_words
from ..wording.numbers import amount_html, figure_in_words
from ..wording.words import words


class Pen:
    """Writes one page, and remembers which of its texts are not what they should be."""

    def __init__(self, edition: Edition, page: Page, *, controls: bool = True) -> None:
        self._edition = edition
        self._page = page.name
        self._words = words(edition.language)
        self.controls = controls
        self.cited: dict[str, None] = {}
        """The ids of the sources that the page has named, in order."""
        self.borrows = False
        self.outdated: set[str] = set()
        self._paragraphs = [block.id for block in edition.content.article.paragraphs]
        self._key_points = [point.id for point in edition.content.explainer.key_points]

    def say(self, key: str, **values: object) -> Markup:
        """An interface word, with its gaps filled."""
        return Markup(self._words[key].format(**values))

    def count(self, key: str, number: int) -> Markup:
        """A number of things: “3 Quellen”."""
        return Markup(self._words.count(key, number))

    def line(self, text: str) -> Markup:
        """Plain text."""
        self._remember(text)
        return Markup(in_its_language(text, escape_line(text)))

    def raw(self, text: str) -> Markup:
        """Plain text for a place that is HTML already."""
        self._remember(text)
        return Markup(in_its_language(text, escape(text)))

    def language_of(self, text: str) -> str:
        """The language that a text is in, for attributes."""
        self._remember(text)
        return text.language if isinstance(text, Borrowed) else self._edition.language

    def prose(self, text: str, without: Collection[str] = ()) -> Markup:
        """Markdown text with references and glossary terms linked."""
        self._remember(text)
        return Markup(prose_in_its_language(text, self._prose(text, without)))

    def _prose(self, text: str, without: Collection[str]) -> str:
        return self._edition.texts.prose(text, self._page, without)

    def _remember(self, text: str) -> None:
        if isinstance(text, Borrowed):
            self.borrows = True
        elif isinstance(text, Outdated):
            self.outdated.add(text.reviewed)

    def article(self, blocks: Iterable[Block], depths: Mapping[str, int]) -> Markup:
        """The article as one text, so that terms are linked once per section; paragraphs keep their anchors.

        `depths` says from which depth of reading on each paragraph is unfolded.
        """
        parts: list[str] = []
        section, deepest = "", 1
        for block in blocks:
            self._remember(block.text)
            if block.kind == "heading":
                parts.append(self.unfolding(section, deepest))
                section, deepest = block.id, 1
            deepest = max(deepest, depths.get(block.id, 1))
            parts.append(_with_anchor(self._in_words(block), depths.get(block.id, 1)))
        parts.append(self.unfolding(section, deepest))
        return Markup(self._prose("\n\n".join(filter(None, parts)), ()))

    def _in_words(self, block: Block) -> Block:
        """A borrowed block with its references resolved in its own language, which is lost once blocks are joined."""
        if not isinstance(block.text, Borrowed):
            return block
        markdown = self._edition.texts.borrowed(block.text, self._page)
        return replace(block, text=Borrowed(markdown, block.text.language))

    def unfolding(self, anchor: str, depth: int) -> Markup:
        """The button that unfolds a record, or a section of the article; nothing where nothing is folded.

        `depth` is the depth of reading from which on all of it is unfolded anyway.
        """
        if depth == 1 or not self.controls:
            return Markup()
        describes = f' aria-describedby="{anchor}"' if anchor else ""
        return Markup(
            f'<p class="unfolding" data-until="{depth}" data-pagefind-ignore="all">'
            f'<button type="button" class="unfold" aria-expanded="false"{describes} '
            f'data-less="{self.say("depth.less")}">{self.say("depth.more")}</button></p>'
        )

    def date(self, date: Edtf, time_zone: str | None = None) -> Markup:
        """A date, as precise as it is."""
        return Markup(date_html(date, self._edition.language, time_zone=time_zone))

    def span(self, since: Edtf | None, until: Edtf | None) -> Markup:
        """When something was so; a beginning alone may be all there was to it. Nothing where neither end is known."""
        if until is None:
            return self.date(since) if since else Markup()
        try:
            return self.date(parse(f"{since or '..'}/{until}"))
        except EdtfError:  # an end that is itself an interval, or of unknown digits
            begin = f"{self.date(since)} " if since else ""
            return Markup(f"{begin}{self.say('timeline.until')} {self.date(until)}")

    def day(self, date: Edtf) -> Markup:
        """A date in words alone."""
        return Markup(escape(date_in_words(date, self._edition.language)))

    def axis(self, date: Edtf, before: Edtf | None) -> Markup:
        """A date short enough for an axis, never more precise than it is: a month and year, or a year alone.

        Where the mark `before` it would read the same, the day, if there is one.
        """
        if date.precision not in {"month", "day", "minute", "second"}:
            return Markup(format_date(date.begin, "y", locale=self._words.locale))
        same_month = before is not None and (before.begin.year, before.begin.month) == (date.year, date.begin.month)
        pattern = "MMMd" if same_month and date.precision != "month" else "yMMM"
        return Markup(escape(format_skeleton(pattern, date.begin, locale=self._words.locale)))

    def amount(self, amount: Amount, unit: Unit | None = None) -> Markup:
        """A figure or range with its qualifier and unit."""
        if unit is not None:
            self._remember(unit.other)
        return Markup(escape_html(amount_html(amount, unit, self._edition.language)))

    def figure(self, number: Decimal | int) -> Markup:
        """A count in figures."""
        return Markup(figure_in_words(Decimal(number), self._edition.language))

    def listing(self, parts: Iterable[str]) -> Markup:
        """Several Markdown parts as one list in words: a, b und c."""
        return Markup(list_in_words([str(part) for part in parts], self._edition.language))

    def asset(self, path: str) -> Markup:
        """The address of a file below docs/assets/, as the page writes it."""
        return Markup(f"{'../' if self._edition.folder else ''}assets/{path}")

    def link(self, kind: str, identifier: str, label: str | None = None) -> Markup:
        """A link to a record, by its name unless a label is given."""
        text = label if label is not None else self.name(kind, identifier)
        self._remember(text)
        label = in_its_language(text, escape_line(text))
        return Markup(f"[{label}]({addresses.link(kind, identifier, self._page)})")

    def name(self, kind: str, identifier: str) -> str:
        """What a record is called: plain text."""
        if kind == "paragraph":
            return self._words["article.paragraph"].format(paragraph=self._paragraphs.index(identifier) + 1)
        if kind == "key_point":
            return self._words["start.key_point"].format(number=self._key_points.index(identifier) + 1)
        return self._edition.texts.name(kind, identifier)

    def embed(self, kind: str, identifier: str) -> Markup:
        """The quiet control beside a block: a link to its snippet, which the site's script turns into a dialog."""
        address = f"{'../' if self._page != 'index' else ''}embed/{kind}/{identifier}/"
        target = f"embed.md#embed-{kind}-{identifier}"
        label = self._words[f"embeds.controls.{kind}"]
        return Markup(f'[{label}]({target}){{ .embed-control data-embed="{address}" }}')

    def anchor(self, kind: str, identifier: str) -> str:
        """A record's anchor."""
        return addresses.anchor(kind, identifier)

    def badge(self, certainty: str) -> Markup:
        """How certain something is, as a marker and a word."""
        label = self._words[f"certainty.{certainty}"]
        return Markup(f'<span class="certainty certainty-{certainty}">{label}</span>')

    def rests_on_unnamed(self, record: Record) -> bool:
        """Whether an event or number rests only on people who are not named."""
        return isinstance(record, Event | Number) and rests_on_unnamed(record, self._edition.content.sources)

    def is_due(self, number: Number) -> bool:
        """Whether a number should have been looked at again when the explainer was last gone through."""
        return is_due(number, self._edition.content.explainer.reviewed)

    def sources(self, citations: Iterable[CitationRecord]) -> Markup:
        """Links to what a statement rests on, in one line. Our own article comes last: it is no evidence.

        Documents of one publisher are told apart by their dates, those of one day by their titles.
        """
        found = sorted(citations, key=lambda citation: citation.paragraph is not None)
        cited = {
            citation.source: self._edition.content.sources[citation.source] for citation in found if citation.source
        }
        publishers = Counter(source.publisher for source in cited.values())
        days = Counter((source.publisher, source.published) for source in cited.values())
        apart = {
            identifier: self.date(source.published)
            if source.published and days[source.publisher, source.published] == 1
            else self.title(source)
            for identifier, source in cited.items()
            if publishers[source.publisher] > 1
        }
        return Markup(", ".join(self._citation(citation, apart) for citation in found))

    def _citation(self, citation: CitationRecord, apart: Mapping[str, Markup]) -> str:
        if citation.paragraph is not None:
            label = self._words["article.citation"].format(paragraph=self.name("paragraph", citation.paragraph))
            found = str(self.link("paragraph", citation.paragraph, label))
        else:
            found = self._source_link(citation.source or "", apart)
        passage = self.passage(citation)
        return f'{found} <span class="passage">({passage})</span>' if passage else found

    def passage(self, citation: CitationRecord) -> Markup:
        """Where in a source a statement is found, and in which words; nothing where the citation does not say."""
        return Markup(": ".join(filter(None, (escape_line(citation.locator or ""), self._quotation(citation)))))

    def _quotation(self, citation: CitationRecord) -> str:
        """The words quoted, in the page's quotation marks and marked with their own language."""
        if citation.quote is None:
            return ""
        content = self._edition.content
        source = content.sources.get(citation.source or "")
        language = source.language if source else content.explainer.languages[0]
        quote = escape_line(citation.quote.strip('“”„‟«»"'))
        marked = quote if language == self._edition.language else f'<span lang="{language}">{quote}</span>'
        return self._words["records.quotation"].format(quote=marked)

    def _source_link(self, identifier: str, apart: Mapping[str, Markup]) -> str:
        self.cited[identifier] = None
        source = self._edition.content.sources[identifier]
        title = escape_line(source.heading).replace('"', "&quot;")
        label, link = self.line(source.publisher), addresses.link("source", identifier, self._page)
        if identifier in apart:
            label = Markup(f"{label} ({apart[identifier]})")
        if not self.controls:
            return f"[{label}]({link})"
        if source.language == self._edition.language or source.title is None:
            return f'[{label}]({link} "{title}")'
        return f'[<span lang="{self._edition.language}">{label}</span>]({link} "{title}"){{ lang={source.language} }}'

    def title(self, source: Source) -> Markup:
        """A source's own title, marked with its language where that is not the page's, or our description."""
        if source.title is None:
            return self.line(source.heading)
        title = escape_line(source.title)
        foreign = source.language != self._edition.language
        return Markup(f'<span lang="{source.language}">{title}</span>' if foreign else title)

    def language(self, code: str) -> Markup:
        """What a language is called."""
        return Markup(escape_line(str(self._words.locale.languages.get(Locale.parse(code, sep="-").language, code))))

    def country(self, code: str) -> Markup:
        """What a country is called."""
        return Markup(escape_line(str(self._words.locale.territories.get(code, code))))

    def coordinates(self, place: Place) -> Markup:
        """Latitude and longitude in words; nothing where they are not known."""
        if place.degrees is None:
            return Markup()
        longitude, latitude = place.degrees
        parts = (
            self._degrees(latitude, "north" if latitude >= 0 else "south"),
            self._degrees(longitude, "east" if longitude >= 0 else "west"),
        )
        return Markup(", ".join(parts))

    def _degrees(self, value: Decimal, direction: str) -> str:
        degrees = figure_in_words(abs(value), self._edition.language)
        return self._words[f"places.{direction}"].format(degrees=f'<data value="{value}">{degrees}</data>')

    def backlinks(self, kind: str, identifier: str) -> tuple[tuple[str, tuple[Key, ...]], ...]:
        """What refers to a record, grouped by kind in a fixed order; nothing where there is nothing to press."""
        if not self.controls:
            return ()
        found = self._edition.backlinks.get((kind, identifier), ())
        order = ("key_point", "paragraph", *REFERABLE)
        groups = ((each, tuple(key for key in found if key[0] == each)) for each in order)
        return tuple((each, keys) for each, keys in groups if keys)


def _with_anchor(block: Block, depth: int) -> str:
    """Give a block of the article its anchor, in the way Markdown has for its kind."""
    if block.kind == "heading":
        return f"{block.text} {{#{block.id}{_language_of(block)}}}"
    if block.kind == "paragraph":
        return f"{block.text}\n{{: #{block.id}{_language_of(block)} data-from={depth} }}"
    return f'<div id="{block.id}"{_language_of(block)} data-from="{depth}" markdown>\n\n{block.text}\n\n</div>'


def _language_of(block: Block) -> str:
    return f" lang={block.text.language}" if isinstance(block.text, Borrowed) else ""
