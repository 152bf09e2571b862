"""Where each record stands on the site. Addresses are for ever: page by kind, anchor by kind and id."""

from __future__ import annotations

from typing import Final

PAGES: Final = {
    "event": "timeline",
    "actor": "actors",
    "number": "numbers",
    "question": "questions",
    "term": "glossary",
    "source": "sources",
    "place": "places",
    "paragraph": "article",
    "key_point": "index",
}
"""The page that holds the records of a kind, named without its ending."""


def anchor(kind: str, identifier: str) -> str:
    """Return the anchor of a record on its page; a paragraph of the article is called by its id alone."""
    return identifier if kind == "paragraph" else f"{kind.replace('_', '-')}-{identifier}"


def link(kind: str, identifier: str, page: str) -> str:
    """Return the link to a record as Markdown on `page` writes it: `numbers.md#number-nk-troops`."""
    target = PAGES[kind]
    fragment = f"#{anchor(kind, identifier)}"
    return fragment if target == page else f"{target}.md{fragment}"
