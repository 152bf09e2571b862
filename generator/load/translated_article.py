"""content/<language>/article.md: the blocks of the article in another language.

Above each place to write at stands a comment: the id of the original block, and the original itself. It may hold the
id alone.

    <!-- p5
    Der Rat hat entschieden.[^protokoll]
    -->

    The council has decided.[^protokoll]

A comment with nothing below it marks what is still to be translated. In a file without such comments the blocks have
the order of the original.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from ..model.article import Block
from ..problems import Problem
from .article import read_parts
from .document import Document

_COMMENT: Final = re.compile(
    r"^<!--[ \t]*([a-z0-9]+(?:-[a-z0-9]+)*)[ \t]*(?:\n(.*?))?-->[ \t]*$", re.DOTALL | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class TranslatedArticle:
    """The front matter, the blocks by the id of their originals, and the line below each comment."""

    head: Document
    blocks: Mapping[str, Block] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Place:
    """A comment: the lines it begins and ends in, and the id it names."""

    begin: int
    end: int
    id: str


def read_translated_article(text: str, file: str) -> tuple[TranslatedArticle, list[Problem]]:
    """Return a translated article and its problems; those of single blocks are known by their originals only."""
    places, problems = _places(text, file)
    head, blocks, found = read_parts(_COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text), file)
    problems += found
    if places:
        named = {place.id: place.end + 1 for place in places}
        return TranslatedArticle(head, _below(blocks, places, file, problems), named), problems
    return TranslatedArticle(head, {block.id: block for block in blocks}), problems


def comment(block: Block) -> str:
    """Return the comment above the place where a block's translation is written."""
    return f"<!-- {block.id}\n{block.text.replace('-->', '-- >')}\n-->"


def _places(text: str, file: str) -> tuple[list[_Place], list[Problem]]:
    places: dict[str, _Place] = {}
    problems = []
    for found in _COMMENT.finditer(text):
        begin = text.count("\n", 0, found.start()) + 1
        place = _Place(begin, begin + found[0].count("\n"), found[1])
        first = places.setdefault(place.id, place)
        if first is not place:
            message = f"a second comment “{place.id}”, first in line {first.begin}"
            problems.append(Problem(file, begin, 1, message, "article", "one place for each block"))
        if "<!--" in (found[2] or ""):
            message = f"the comment “{place.id}” has no end"
            problems.append(Problem(file, begin, 1, message, "article", "“-->” on the line below the original"))
    return list(places.values()), problems


def _below(blocks: Iterable[Block], places: list[_Place], file: str, problems: list[Problem]) -> dict[str, Block]:
    """Return each block by the id of the comment above it."""
    made: dict[str, Block] = {}
    for block in blocks:
        above = next((place for place in reversed(places) if place.end < block.line), None)
        if above is None or above.id in made:
            where = "above all comments" if above is None else f"further down below “{above.id}”"
            allowed = "one block below each comment, without an empty line in it"
            problems.append(Problem(file, block.line, 1, f"a {block.kind} {where}", "article", allowed))
        else:
            made[above.id] = replace(block, id=above.id)
    return made
