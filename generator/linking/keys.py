"""What a word is recognised by: its exact form, and its lemmas."""

from __future__ import annotations

import re
from functools import lru_cache

from simplemma import is_known, lemmatize


def exact(word: str) -> str:
    """Return the key of a word as it stands."""
    return f"={word}"


def word_keys(word: str, language: str) -> frozenset[str]:
    """Return the keys that a word of a name answers to.

    A capital is kept in the key, so that a noun is never found in a verb: the German name
    "Haushalt" answers to "Haushalten" but not to "haushalten". A small letter answers to both,
    because any word may open a sentence.
    """
    keys = {exact(word)}
    if word[0].isupper() and not word.endswith(("s", "x", "z", "ß")):
        keys.add(exact(f"{word}s"))  # a genitive or plural that no dictionary has: Natos, NGOs
    if is_plain_word(word):
        keys |= _nouns(word, language) if word[0].isupper() else _others(word, language)
    return frozenset(keys)


@lru_cache(maxsize=100_000)
def token_keys(word: str, language: str) -> frozenset[str]:
    """Return the keys that a word of a text offers."""
    if not is_plain_word(word):
        return frozenset({exact(word)})
    nouns = _nouns(word, language) if word[0].isupper() else frozenset[str]()
    return nouns | _others(word.lower(), language) | {exact(word)}


def is_plain_word(word: str) -> bool:
    """Whether a word has lemmas: ATACMS, Cas9, 51 and § have none."""
    return len(word) > 1 and word.isalpha() and word[1:].islower()


def _nouns(word: str, language: str) -> frozenset[str]:
    """Readings of a capitalised word that keep the capital."""
    readings = {reading for reading in _readings(word, language) if reading[0].isupper()}
    if language == "de" and (stem := _adjective_stem(word)):
        readings.add(f"{stem}-")
    return frozenset(readings)


def _others(word: str, language: str) -> frozenset[str]:
    """Readings of a word in lower case."""
    return frozenset(reading.lower() for reading in _readings(word, language))


def _readings(word: str, language: str) -> set[str]:
    """The word itself, its lemma, and the lemma as guessed from the word's parts.

    English names are nouns; so of English words only plurals are read, for the dictionary would also
    find the noun "pledge" in the verb "pledged", and "ally" in "allied".
    """
    if language == "en" and not _ENGLISH_PLURAL.search(word):
        return {word}
    return {word, lemmatize(word, language), lemmatize(word, language, greedy=True)}


_ENGLISH_PLURAL = re.compile(r"(?:s|a|i|men|children|feet|teeth|geese|mice)$", re.IGNORECASE)


def _adjective_stem(noun: str) -> str | None:
    """The stem of a German adjective used as a noun: "Verbündet" for Verbündete, -r, -n, -m, -s.

    The dictionary gives these forms different lemmas. Only an adjective has a form in -em; short
    ones are left out, because they resemble nouns (Dichte, Dichter).
    """
    stem = re.sub(r"e[mnrs]?$", "", noun)
    is_adjective = stem != noun and len(stem) > 5 and is_known(f"{stem.lower()}em", "de")
    return stem if is_adjective else None
