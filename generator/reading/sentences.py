"""Sentences of a text, and whether they say that somebody else says so."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from .lexicon import lexicon

# A full stop behind a figure is part of a date in German; notes stand between the stop and the next sentence.
_END: Final = re.compile(r"(?<=[^\W\d][.!?…])[”“\"’»«]?(?:\[\^[^\]]+\])*\s+")


def sentence_at(text: str, offset: int, *, before: int = 0) -> str:
    """Return the sentence around an offset, and as many as asked for before it."""
    starts = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    at = max(number for number, start in enumerate(starts[:-1]) if start <= offset)
    return text[starts[max(at - before, 0)] : starts[at + 1]]


def is_attributed(text: str, language: str) -> bool:
    """Whether words such as “laut” or “said” mark a text as what somebody says; so does a language not known."""
    pattern = _attributing(language)
    return pattern is None or pattern.search(text) is not None


@cache
def _attributing(language: str) -> re.Pattern[str] | None:
    words = lexicon(language).attributing
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) if words else None
