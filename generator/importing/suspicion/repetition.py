"""The rule about passages that say the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..language import Language
from ..manuscript import Passage
from ..similarity import likeness
from .place import Suspicion

_NEAR: Final = 0.5


def passages_repeat(passages: Sequence[Passage], language: Language) -> Iterator[Suspicion]:
    """Two paragraphs have at least half of the shorter one's content words in common."""
    texts = [(number, passage.text) for number, passage in enumerate(passages) if passage.kind != "heading"]
    for position, (number, text) in enumerate(texts):
        for _earlier, before in texts[:position]:
            share = likeness(text, before, language.code)
            if share >= _NEAR:
                beginning = " ".join(before.split()[:5])
                reason = f"says {share:.0%} of what “{beginning} …” says"
                yield Suspicion(number, 0, f"near-duplicate paragraph: {reason}", " ".join(text.split()[:5]))
                break
