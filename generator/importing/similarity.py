"""How much two passages say the same: the share of words that they have in common, whatever their forms."""

from __future__ import annotations

import re
from functools import lru_cache

from simplemma import lemmatize

_FEWEST_WORDS = 5


def likeness(first: str, second: str, language: str) -> float:
    """Return the share of the shorter passage's content words that the other has too, 0 to 1."""
    one, other = _content_words(first, language), _content_words(second, language)
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter >= _FEWEST_WORDS else 0.0


@lru_cache(maxsize=100_000)
def _content_words(text: str, language: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]{4,}|\d+(?:[.,]\d+)*", text)
    return frozenset(_lemma(word, language) for word in words)


def _lemma(word: str, language: str) -> str:
    return str(lemmatize(word, lang=language)).lower().removesuffix("s")
