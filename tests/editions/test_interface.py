"""No word of the interface is left in the other language: the built pages against the lists of words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from generator.build import read as read_content
from generator.model.base import Text, leaves
from generator.project import Project
from generator.site import BUILDERS
from generator.translate import text_states
from generator.wording.words import words

from .reading import EDITION, Piece, Reader, pairs, read

Sites = Callable[[str], Path]

OTHER = {"de": "en", "en": "de"}

SIGNS = " .,:;–…“”„()/"

FALSE_FRIENDS = {"also"}
"""Words of both languages: “also” is German for “thus”."""

OWN_NAMES = {"MkDocs", "Material for MkDocs", "Pagefind", "Source Serif 4", "OFL", "Atom", "JSON Feed"}
DRAWN = {"time", "svg"}
"""Months may be called the same, and drawings break names into lines."""

DISTANCE = re.compile(r"\d+ km")

SAME_IN_BOTH = {"Permalink", "Berlin", "SCALP"}
"""A word of both languages; a place and a missile that texts name without a reference."""


@cache
def names(project: Path) -> frozenset[str]:
    """What both languages call the same: names, publishers, licences, sources' own titles, long forms."""
    loaded, translations = read_content(Project(project))
    states = [state for translation in translations for state in text_states(loaded, translation)]
    same = {state.original for state in states if state.original == state.translated}
    fields = [leaf for _, _, record in loaded.all_records() for leaf in leaves(record)]
    own = {leaf.value for leaf in fields if isinstance(leaf.mark, Text) and leaf.mark.form == "verbatim"}
    own |= {leaf.value for leaf in fields if leaf.path == ("long",)}
    return frozenset(same | own | OWN_NAMES)


def fragments(language: str) -> set[str]:
    """The words of an interface, without their gaps and the signs around them."""
    texts = (text for key, text in words(language).texts.items() if not key.startswith("dates.patterns."))
    parts = {part.strip(SIGNS) for text in texts for part in re.split(r"\{\w+\}", text)}
    return {part for part in parts if re.search(r"\w{2}", part)} - {words(language)["locale"]}


def pieces(page: Reader) -> Iterator[Piece]:
    """What a page says in its own language, addresses aside, and the guide, which names the labels of others."""
    if not page.name.endswith("guide/index.html"):
        own = (piece for piece in page.pieces if piece.language == page.language)
        yield from (piece for piece in own if not piece.text.startswith("http"))


def left_over(page: Reader, known: frozenset[str]) -> Iterator[str]:
    """Yield the words of the other language's interface that a page shows."""
    foreign = fragments(OTHER[page.language]) - fragments(page.language) - FALSE_FRIENDS
    longer = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in foreign if len(word) > 3))
    named = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(known, key=len, reverse=True)))
    for piece in pieces(page):
        text = named.sub("", piece.text)
        if piece.text.strip(SIGNS) in foreign - known or longer.search(text):
            yield f"{page.name}: {piece.text}"


@pytest.mark.parametrize("builder", BUILDERS)
def test_no_word_of_the_interface_is_left_in_the_other_language(
    builder: str, sites: Sites, real_project: Project
) -> None:
    known = names(real_project.root)
    assert [found for page in read(sites(builder)).values() for found in left_over(page, known)] == []


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<p>Sources: <span lang="de">Quellen:</span></p>', []),
        ("<p>Quellen: two</p>", ["en/x.html: Quellen: two"]),
        ('<button aria-label="Suche"></button>', ["en/x.html: Suche"]),
        ('<nav data-none="Nichts gefunden für"></nav>', ["en/x.html: Nichts gefunden für"]),
        ("<p>to bis and</p>", []),
        ("<b>bis</b>", ["en/x.html: bis"]),
    ],
)
def test_the_check_above_sees_what_is_left_over(html: str, found: list[str]) -> None:
    page = Reader("en/x.html", f'<html lang="en"><body>{html}</body></html>')
    assert list(left_over(page, frozenset({"Kyiv"}))) == found


def test_nothing_but_names_is_said_alike_in_both_editions(site: Path, real_project: Project) -> None:
    """This finds words that are in no list: those of the theme, of extensions, of texts not translated."""
    known = {name.strip(SIGNS) for name in names(real_project.root)} | SAME_IN_BOTH
    alike = set()
    for german, english in pairs(site):
        here = {piece.text.strip(SIGNS) for piece in pieces(german)}
        shared = {piece.text.strip(SIGNS) for piece in pieces(english) if not piece.within & DRAWN} & here
        alike |= {f"{german.name}: {text}" for text in shared - known if not DISTANCE.fullmatch(text)}
    assert alike == set()


def test_titles_in_other_languages_are_marked(site: Path, real_project: Project) -> None:
    """Every title of a source, shown or in a tooltip, is in the source's language."""
    loaded, _ = read_content(real_project)
    titles = {getattr(source, "title"): getattr(source, "language") for source in loaded.records["source"].values()}  # noqa: B009 - typed by their base alone
    seen = set()
    for page in read(site).values():
        for piece in page.pieces:
            if piece.text in titles:
                assert piece.language == titles[piece.text], f"{page.name}: {piece.text}"
                seen.add((page.name.startswith(EDITION), piece.text))
    shown = {title for title in titles if title}
    assert len(seen) == 2 * len(shown)
