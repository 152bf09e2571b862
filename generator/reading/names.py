"""Names in a text that nobody has listed: what no dictionary knows, what a word such as “Hersteller” announces, cities.

German writes every noun with a capital; what tells a name there is that the dictionary has neither the word nor
its parts. English writes names alone with one, but for the first word of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from babel.core import get_global
from simplemma import is_known, lemmatize

from .lexicon import Lexicon, filled, lexicon

_WORD: Final = r"(?<![\w-])[^\W\d_a-zäöüß][^\W\d_]+(?![\w-])"
_RUN: Final = r"[A-ZÄÖÜ][\w’-]*\w(?: [A-ZÄÖÜ][\w’-]*\w){0,3}"
_BEGINNING: Final = re.compile(r"(?:^|[.!?:…][”“»«\"’]?|[„“\"»«(–])\s*$")
_SHORTEST: Final = 4


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name as it stands in a text."""

    start: int
    end: int
    text: str


def names(text: str, language: str) -> tuple[NameMention, ...]:
    """Return the names of a text in their order, as far as words alone tell them; none in a language not known."""
    words = lexicon(language)
    if not words.announcing:
        return ()
    found = sorted(
        (
            *_announced(text, words),
            *_quoted(text),
            *_proper(text, words),
            *_cities(text, words),
            *_unheard(text, words),
        ),
        key=lambda mention: (mention.start, -mention.end),
    )
    kept: list[NameMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def _announced(text: str, words: Lexicon) -> Iterator[NameMention]:
    """Names behind a word that says what bears them: “US-Hersteller Lockheed Martin”, “the city of Dnipro”."""
    pattern = filled(words.announcing, {"name": f"(?P<name>{_RUN})"})
    for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text):
        yield NameMention(*match.span("name"), match["name"])


def _quoted(text: str) -> Iterator[NameMention]:
    """Several words with capitals between quotation marks: “New York Times”."""
    for match in re.finditer(r"[„“\"»«]([A-Z]\w+(?: [A-Z]\w+){1,3})[“”\"«»]", text):
        yield NameMention(*match.span(1), match[1])


def _proper(text: str, words: Lexicon) -> Iterator[NameMention]:
    """German adjectives with a capital inside a sentence: “des Nationalen Sicherheitsrats”."""
    if words.locale.language != "de":
        return
    for match in re.finditer(r"(?<![\w-])([A-ZÄÖÜ][a-zäöüß]+e[mnrs]?) [A-ZÄÖÜ][\w-]+\w", text):
        is_adjective = lemmatize(match[1], lang="de")[0].islower() and is_known(match[1].lower(), lang="de")
        if is_adjective and not _begins(text, match.start()):
            yield NameMention(match.start(), match.end(), match[0])


def _cities(text: str, words: Lexicon) -> Iterator[NameMention]:
    for match in re.finditer(_WORD, text):
        if match[0] in _known_cities(words):
            yield NameMention(match.start(), match.end(), match[0])


@cache
def _known_cities(words: Lexicon) -> frozenset[str]:
    """The cities that time zones are called after, in the language and as the zones have them."""
    own = {names["city"] for names in words.locale.time_zones.values() if "city" in names}
    zones = {zone.rpartition("/")[2].replace("_", " ") for zone in get_global("zone_territories")}
    return frozenset(city for city in own | zones if len(city) >= _SHORTEST)


def _unheard(text: str, words: Lexicon) -> Iterator[NameMention]:
    """Words with a capital that no dictionary of the language has, compounds counted by their parts."""
    for match in re.finditer(_WORD, text):
        if len(match[0]) < _SHORTEST or match[0].isupper():
            continue
        if words.locale.language == "de":
            is_name = not _is_german(match[0])
        else:
            is_name = not _begins(text, match.start()) and not is_known(match[0].lower(), lang=words.locale.language)
        if is_name:
            yield NameMention(match.start(), match.end(), match[0])


@cache
def _is_german(word: str) -> bool:
    """Whether a word, or each of the two it is put together from, stands in a dictionary."""
    if is_known(word, lang="de"):
        return True
    parts = ((word[:at], word[at:]) for at in range(3, len(word) - 2))
    return any(is_known(tail.capitalize(), lang="de") and _is_head(head) for head, tail in parts)


def _is_head(head: str) -> bool:
    """Whether a word can stand at the head of a compound, with or without the s or n that joins it."""
    return is_known(head, lang="de") or (head[-1] in "sn" and is_known(head[:-1], lang="de"))


def _begins(text: str, offset: int) -> bool:
    return _BEGINNING.search(text[:offset]) is not None
