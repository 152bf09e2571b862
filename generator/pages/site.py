"""The pages of an edition: their names, and what each shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Final
from unicodedata import combining, normalize

from ..feeds.forms import FORMS
from ..figures.map import chart
from ..figures.network import network
from ..figures.numbers import entries
from ..guide import LANGUAGES, page_text
from ..linking.references import notes
from ..model.content import Content
from ..wording.words import words
from . import start
from .actors import camps
from .article import depths
from .changes import told
from .edition import Edition
from .evidence import unknowns
from .numbers import sheet
from .page import Page
from .passages import passages
from .sources import groups, kinds, publishers
from .timeline import chapters, choices

NAVIGATION: Final = (
    "index",
    "article",
    "timeline",
    "actors",
    "numbers",
    "questions",
    "glossary",
    "places",
    "sources",
    "changes",
    "about",
)
"""The names of all pages that there can be, in the order readers find them."""


_OF_RECORDS: Final = {
    "timeline": "events",
    "actors": "actors",
    "numbers": "numbers",
    "questions": "questions",
    "glossary": "terms",
    "places": "places",
}
"""The pages that there are only where there are records of a kind."""


NOT_FOUND: Final = "404"
"""The name of the page for addresses that lead nowhere. At the root the theme makes it, see theme/404.html."""


GUIDE: Final = "guide"
"""The name of the page for those who write the others. Only the page of the method leads to it."""


DOSSIER: Final = "dossier"
"""The name of the page that holds all others, for paper."""


def navigation(content: Content) -> tuple[str, ...]:
    """Return the names of the pages that have something to show, in the order of the navigation."""
    return tuple(name for name in NAVIGATION if name not in _OF_RECORDS or getattr(content, _OF_RECORDS[name]))


def names(edition: Edition) -> tuple[str, ...]:
    """Return the names of the edition's pages, in the order of the navigation; then those that it does not list."""
    shown = navigation(edition.content)
    return (*shown, DOSSIER, GUIDE, NOT_FOUND) if edition.folder else (*shown, DOSSIER, GUIDE)


@lru_cache(maxsize=64)  # the dossier holds the others again
def page(edition: Edition, name: str) -> Page:
    """Return one page of the edition."""
    return _MAKERS[name](edition)


def _dossier(edition: Edition) -> Page:
    parts = tuple(page(edition, name) for name in navigation(edition.content))
    return replace(_page(edition, DOSSIER), parts=parts)


def _not_found(edition: Edition) -> Page:
    say = words(edition.language)
    return Page(NOT_FOUND, say["frame.not_found"], say["frame.not_found_text"], {})


def _guide(edition: Edition) -> Page:
    """The guide in the edition's language, or in English."""
    language = edition.language if edition.language in LANGUAGES else "en"
    return _page(edition, GUIDE, text=page_text(language), written_in=language)


def _page(edition: Edition, name: str, **data: object) -> Page:
    """A page whose title and description are interface words."""
    say = words(edition.language)
    description = f"{edition.content.explainer.title} – {say[f'pages.{name}.description']}"
    return Page(name, say[f"pages.{name}.title"], description, data)


def _start(edition: Edition) -> Page:
    content = edition.content
    data = {
        "numbers": tuple(sheet(number) for number in start.key_numbers(content)),
        "latest": start.latest_events(content),
        "wants": start.who_wants_what(content),
        "contested_numbers": start.contested_numbers(content),
        "contested_events": start.contested_events(content),
        "open_questions": start.open_questions(content),
        "questions": start.key_questions(content),
        "told": told(content)[:3],
        "chart": chart(content, edition.language),
    }
    return Page("index", content.explainer.title, content.explainer.description, data)


def _article(edition: Edition) -> Page:
    article = edition.content.article
    cited = dict.fromkeys(source for block in article.blocks for source in notes(block.text))
    description = edition.texts.plain(article.head.standfirst)
    return Page(
        "article",
        article.head.title,
        description,
        {"article": article, "cited": tuple(cited), "depths": depths(edition.content)},
    )


def _timeline(edition: Edition) -> Page:
    content = edition.content
    return _page(edition, "timeline", chapters=chapters(content), choices=choices(content))


def _actors(edition: Edition) -> Page:
    return _page(edition, "actors", camps=camps(edition.content), network=network(edition.content, edition.language))


def _numbers(edition: Edition) -> Page:
    return _page(edition, "numbers", entries=entries(edition.content, edition.language))


def _questions(edition: Edition) -> Page:
    questions = sorted(edition.content.questions.values(), key=lambda question: -question.importance)
    return _page(edition, "questions", questions=tuple(questions))


def _glossary(edition: Edition) -> Page:
    terms = sorted(edition.content.terms.values(), key=lambda term: _sort_key(term.name))
    return _page(edition, "glossary", terms=tuple(terms))


def _places(edition: Edition) -> Page:
    places = sorted(edition.content.places.values(), key=lambda place: _sort_key(place.name))
    return _page(edition, "places", places=tuple(places), chart=chart(edition.content, edition.language))


def _sources(edition: Edition) -> Page:
    content = edition.content
    sources = tuple(
        sorted(content.sources.values(), key=lambda source: (_sort_key(source.publisher), _sort_key(source.heading)))
    )
    data = {"groups": groups(sources), "publishers": publishers(sources), "passages": passages(content)}
    return _page(edition, "sources", **data)


def _changes(edition: Edition) -> Page:
    return _page(edition, "changes", told=told(edition.content), forms=FORMS)


def _about(edition: Edition) -> Page:
    return _page(edition, "about", kinds=kinds(edition.content), unknown=unknowns(edition.content))


def _sort_key(text: str) -> tuple[str, str]:
    """Order words as dictionaries do: without regard to case, accents and opening quotation marks."""
    plain = "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c))
    return plain.lstrip("„“”»«\"'‚‘"), text


_MAKERS: Final[dict[str, Callable[[Edition], Page]]] = {
    "index": _start,
    "article": _article,
    "timeline": _timeline,
    "actors": _actors,
    "numbers": _numbers,
    "questions": _questions,
    "glossary": _glossary,
    "places": _places,
    "sources": _sources,
    "changes": _changes,
    "about": _about,
    DOSSIER: _dossier,
    GUIDE: _guide,
    NOT_FOUND: _not_found,
}
