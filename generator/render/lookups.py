"""What the scripts look up, as JSON beside an edition's pages; each file is fetched only when it is needed.

- `cards.json`: terms, sources and paragraphs of the article in short, for the cards that open over a page.
- `records.json`: a fingerprint and the name of each record, for “new since your last visit”.
- `compounds.json`: words that have other words inside them, so that the search finds Langstreckenraketen for Raketen.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath
from textwrap import shorten
from typing import Final

from ..linking import addresses
from ..makers import Makers
from ..model.base import Record, Text, leaves
from ..model.source import Source
from ..model.term import Term
from ..model.translation import Borrowed
from ..pages.edition import Edition
from ..wording.dates import date_in_words
from ..wording.words import Words, words

_MARKED: Final = ("event", "actor", "number", "term", "question")
"""The kinds of record whose changes readers are told of."""

_PARAGRAPH: Final = 320
"""So many characters of a paragraph stand on its card."""

_UNSEEN: Final = {"importance", "review_by", "forms", "never", "claimants"}
"""Fields that readers do not see: a change of these is no news. Whose claim it is they read in `attribution`."""


def lookups(edition: Edition) -> Makers:
    """Return what makes the text of each file, by its path below docs/."""
    found = {"cards": _cards, "records": _records, "compounds": _compounds}
    folder = PurePosixPath(edition.folder)
    return {folder / f"{name}.json": partial(_json, gather, edition) for name, gather in found.items()}


def _json(gather: Callable[[Edition], object], edition: Edition) -> str:
    return json.dumps(gather(edition), ensure_ascii=False, separators=(",", ":")) + "\n"


def _cards(edition: Edition) -> dict[str, dict[str, str]]:
    say = words(edition.language)
    content = edition.content
    terms = {addresses.anchor("term", term.id): _term(term, say) for term in content.terms.values()}
    sources = {addresses.anchor("source", source.id): _source(source, edition) for source in content.sources.values()}
    labels = {name: say[f"cards.{name}"] for name in ("original", "archived")}
    return {"words": labels, **terms, **sources, **_paragraphs(edition)}


def _paragraphs(edition: Edition) -> dict[str, dict[str, str]]:
    """The paragraphs of the article, which records cite as they cite sources."""
    say = words(edition.language)
    found = {}
    for number, block in enumerate(edition.content.article.paragraphs, 1):
        paragraph = say["article.paragraph"].format(paragraph=number)
        found[block.id] = {
            "title": say["cards.paragraph"].format(paragraph=paragraph),
            "text": shorten(edition.texts.plain(block.text), _PARAGRAPH, placeholder=" …"),
            "lead": say["cards.article"],
        }
        if isinstance(block.text, Borrowed):
            found[block.id]["language"] = block.text.language
    return found


def _term(term: Term, say: Words) -> dict[str, str]:
    return {
        "title": term.name,
        "text": term.short,
        "lead": say["cards.term"],
        **({"more": term.long} if term.long else {}),
    }


def _source(source: Source, edition: Edition) -> dict[str, str]:
    say = words(edition.language)
    more = [say[f"source_kinds.{source.kind}"]]
    if source.published:
        more.append(date_in_words(source.published, edition.language))
    more.append(f"{say['sources.accessed']} {date_in_words(source.accessed, edition.language)}")
    card = {"title": source.publisher, "text": source.heading, "more": " · ".join(more), "lead": say["cards.source"]}
    if source.title and source.language != edition.language:
        card["language"] = source.language
    if source.anonymous:
        card["note"] = f"{say['sources.anonymous']} {source.anonymous}"
    if source.url:
        card["address"] = source.url
    if source.archived_url:
        card["archived"] = source.archived_url
    return card


def _records(edition: Edition) -> dict[str, dict[str, str] | dict[str, tuple[str, str]]]:
    say = words(edition.language)
    records = {
        addresses.anchor(kind, identifier): (_fingerprint(record), edition.texts.name(kind, identifier))
        for kind, identifier, record in edition.content.records()
        if kind in _MARKED
    }
    return {"words": {"new": say["news.new"], "changed": say["news.changed"]}, "records": records}


def _fingerprint(record: Record) -> str:
    return hashlib.sha256(record.model_dump_json(exclude=_UNSEEN).encode()).hexdigest()[:8]


def _compounds(edition: Edition) -> tuple[str, ...]:
    return compounds(_texts(edition))


def _texts(edition: Edition) -> Iterator[str]:
    """Yield every text of an edition that readers see."""
    content = edition.content
    for block in content.article.blocks:
        yield edition.texts.plain(block.text)
    for record in (content.explainer, *(record for _, _, record in content.records())):
        for leaf in leaves(record):
            if isinstance(leaf.mark, Text):
                yield edition.texts.plain(leaf.value) if leaf.mark.form == "prose" else leaf.value


def compounds(texts: Iterator[str]) -> tuple[str, ...]:
    """Return the words of the texts that have another of their words inside or at the end, in alphabetical order."""
    vocabulary = {word.lower() for text in texts for word in re.findall(r"[^\W\d_]+", text)}
    # The last letters are where words are inflected, so they do not count.
    parts = {word[: max(5, len(word) - 2)] for word in vocabulary if len(word) >= 5}
    return tuple(sorted(word for word in vocabulary if len(word) >= 9 and _holds(word, parts)))


def _holds(word: str, parts: set[str]) -> bool:
    """Whether a part of at least five letters begins after the third letter of a word; at its start search finds it."""
    return any(word[i:j] in parts for i in range(3, len(word) - 4) for j in range(i + 5, len(word) + 1))
