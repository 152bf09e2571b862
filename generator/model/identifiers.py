"""Proposing ids. An id is proposed once, when a record is made; afterwards nothing derives it again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import Final

_LETTERS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae"})
_LONGEST: Final = 40


def propose_id(words: str, taken: Collection[str] = ()) -> str:
    """Return an id made from words that is not taken yet: “Straße 7” gives `strasse-7`, then `strasse-7-2`."""
    folded = unicodedata.normalize("NFKD", words.lower().translate(_LETTERS))
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    whole = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    short = whole if len(whole) <= _LONGEST else whole[: _LONGEST + 1].rpartition("-")[0] or whole[:_LONGEST]
    base = short or "record"
    number = 1
    identifier = base
    while identifier in taken:
        number += 1
        identifier = f"{base}-{number}"
    return identifier
