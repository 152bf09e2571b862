"""Which of a field's values a word of any of our languages means: “berichtet” is `reported`."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from ..problems import suggest
from .words import languages, words

_SECTIONS = ("certainty", "status", "source_kinds", "amounts.qualifiers", "kinds", "changes.kinds")
"""Where pages have words for values."""

_FURTHER = {
    "akteur": "actor", "begriff": "term", "behauptet": "claim", "berichtigung": "correction", "bis zu": "at most",
    "circa": "about", "daten": "data", "dokument": "official document", "ereignis": "event", "fast": "nearly",
    "firma": "organisation", "frage": "question", "geschätzt": "estimate", "genau": "exactly", "höchstens": "at most",
    "institut": "institute", "klarstellung": "clarification", "korrektur": "correction", "nachricht": "news",
    "ort": "place", "person": "person", "quelle": "source", "rund": "about", "staat": "state", "statistik": "data",
    "unter": "less than", "verein": "organisation", "zahl": "number", "zeitung": "news", "zwischen": "between",
    "über": "more than", "aktualisierung": "update", "fehler": "error", "warnung": "warning", "aus": "off",
    "dorf": "village", "gebäude": "building", "gemeinde": "town", "hauptstadt": "capital", "kreis": "district",
    "landkreis": "district", "meer": "sea", "platz": "square", "stadt": "city", "stadtteil": "district",
    "company": "organisation", "document": "official document", "newspaper": "news", "statistics": "data",
    "up to": "at most", "over": "more than", "under": "less than", "almost": "nearly", "roughly": "about",
}  # fmt: skip
"""What people type that stands on no page."""


def named(word: str, choices: Collection[str]) -> str:
    """Return the choice that a word means, or the one it comes nearest to; empty where it comes near to none."""
    known = {name: choice for name, choice in _names().items() if choice in choices}
    said = word.strip().lower()
    near = suggest(said, {*choices, *known})
    return known.get(said) or (near if near in choices else known.get(near, ""))


@cache
def _names() -> dict[str, str]:
    """The words that pages use for values, and further ones, with the values: the last part of a word's key."""
    found: dict[str, str] = {}
    for language in languages():
        for section in _SECTIONS:
            for key, text in words(language).texts.items():
                if key.startswith(f"{section}.") and text:
                    found[text.lower()] = key.removeprefix(f"{section}.")
    return found | _FURTHER
