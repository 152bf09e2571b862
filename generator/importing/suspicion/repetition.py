"""The rule about passages that say the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..language import Language
from ..manuscript import Passage
from ..similarity import likeness
from .place import Suspicion

_NEAR: Final = 0.5
_NEAR_STANDFIRST: Final = 0.75
"""A standfirst says in short what the text says: it may have more words in common with one paragraph."""


def passages_repeat(passages: Sequence[Passage], language: Language) -> Iterator[Suspicion]:
    """Two paragraphs have at least half of the shorter one's content words in common; of a standfirst, more."""
    texts = [(number, passage) for number, passage in enumerate(passages) if passage.kind != "heading"]
    for position, (number, passage) in enumerate(texts):
        text = passage.text
        for _earlier, other in texts[:position]:
            before = other.text
            share = likeness(text, before, language.code)
            if share >= (_NEAR_STANDFIRST if other.kind == "standfirst" else _NEAR):
                beginning = " ".join(before.split()[:5])
                reason = f"says {share:.0%} of what “{beginning} …” says"
                yield Suspicion(number, 0, f"near-duplicate paragraph: {reason}", " ".join(text.split()[:5]))
                break
