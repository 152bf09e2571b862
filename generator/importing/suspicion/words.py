"""Rules about single words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from simplemma import is_known, lemmatize

from ..language import Language
from ..manuscript import Passage
from .place import Suspicion

_INNER_CAPITAL: Final = re.compile(r"\b([A-ZÄÖÜ]?[a-zäöüß]{2,})([A-ZÄÖÜ][a-zäöüß]{2,})\b")
_GENDER: Final = ("In", "Innen")
_NAMES: Final = frozenset(
    ("YouTube", "TikTok", "WhatsApp", "PayPal", "LinkedIn", "GitHub", "WordPress", "BioNTech", "SpaceX", "AstraZeneca")
)
_TIGHT: Final = re.compile(
    r"[^\W\d_]{2,}[.!?;,:]([A-ZÄÖÜ][a-zäöüß]+)|(?<!\w)\d+[A-ZÄÖÜ][a-zäöüß]{2,}|[\w.,!?]+[”“«»\"][a-zäöüßA-ZÄÖÜ]{2,}"
)
_ADDRESS: Final = re.compile(r"\]\([^)]*\)|\S*(?:https?://|www\.|@)\S*|\S+\.(?:de|com|org|net|eu|uk|gov|at|ch)\b\S*")
_MAY_STAND_TWICE: Final = frozenset(("sie", "die", "der", "das", "that", "had", "ha", "so", "sehr", "very"))


def words_are_glued(passages: Sequence[Passage], language: Language) -> Iterator[Suspicion]:
    """A word that no dictionary knows is a known word and a function word, or has a capital inside.

    Also: no blank after a full stop or comma.
    """
    for number, passage in enumerate(passages):
        text = _ADDRESS.sub(lambda match: "_" * len(match[0]), passage.text)
        for match in re.finditer(r"(?<![\w-])[^\W\d_]{5,}(?![\w-])", text):
            if parts := _split(match[0], language):
                yield Suspicion(number, match.start(), f"words glued together? {parts}", match[0])
        for match in _INNER_CAPITAL.finditer(text):
            if match[0] not in _NAMES and match[2] not in _GENDER and match[1] not in {"Mac", "Mc", "von", "Van", "Le"}:
                yield Suspicion(number, match.start(), f"words glued together? {match[1]} {match[2]}", match[0])
        for match in _TIGHT.finditer(text):
            yield Suspicion(number, match.start(), "no blank after a mark", match[0])


def _split(word: str, language: Language) -> str:
    if is_known(word, lang=language.code) or is_known(word.lower(), lang=language.code):
        return ""
    for ending in sorted(language.glued_endings, key=len, reverse=True):
        stem = word.removesuffix(ending)
        is_long = len(stem) >= (4 if word[0].isupper() else 3)
        if stem != word and is_long and _is_word(stem, language) and not _is_participle(stem, ending, language):
            return f"{stem} {ending}"
    return ""


def _is_participle(stem: str, ending: str, language: Language) -> bool:
    """Whether an infinitive and an article make a participle: “herabfallenden” is no “herabfallen den”."""
    is_ending = language.code == "de" and ending in {"der", "dem", "den", "des"}
    return is_ending and stem.endswith("n") and lemmatize(stem, lang="de") == stem


def _is_word(stem: str, language: Language) -> bool:
    """Whether a dictionary knows the stem, as written or as a noun in the genitive."""
    return any(is_known(form, lang=language.code) for form in (stem, stem.lower()))


def words_stand_twice(passages: Sequence[Passage], _language: Language) -> Iterator[Suspicion]:
    """The same word twice in a row, unless the two may well be an article and a pronoun."""
    for number, passage in enumerate(passages):
        for match in re.finditer(r"\b([^\W\d_]+) (\1)\b", passage.text, re.IGNORECASE):
            if match[1].lower() not in _MAY_STAND_TWICE:
                yield Suspicion(number, match.start(), "the same word twice", match[0])
