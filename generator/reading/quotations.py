"""Quotations: whether words stand in a text, forgiving what typesetting changes and nothing else."""

from __future__ import annotations

import difflib
import re
from typing import Final
from unicodedata import normalize

_SIGNS: Final = str.maketrans(
    {
        **dict.fromkeys('“”„‟«»″"', "'"),
        **dict.fromkeys("‘’‚‛‹›′`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
        "\u00ad": None,
        "\u200b": None,
        "\ufeff": None,
    }
)
_OMISSION: Final = re.compile(r"\s*(?:\[\.\.\.\]|\(\.\.\.\)|\.\.\.)\s*")


def plainly_set(text: str) -> str:
    """Return a text with one sign for all quotation marks, one hyphen, single spaces, and no soft hyphens."""
    return " ".join(normalize("NFC", text).translate(_SIGNS).split())


def stands_in(quotation: str, text: str) -> bool:
    """Whether a quotation stands in a text, word for word; “[…]” in it stands for anything left out."""
    text = plainly_set(text)
    position = 0
    for part in filter(None, _OMISSION.split(plainly_set(quotation))):
        match = _whole(part).search(text, position)
        if match is None:
            return False
        position = match.end()
    return True


def _whole(part: str) -> re.Pattern[str]:
    """A pattern for whole words only: “2.000” does not stand in “12.000”, nor “Rakete” in “Raketen”."""
    before = r"(?<![\w])(?<!\d[.,])" if re.match(r"\w", part) else ""
    after = r"(?![\w])(?![.,]\d)" if re.search(r"\w$", part) else ""
    return re.compile(before + re.escape(part) + after)


def nearest(quotation: str, text: str) -> str:
    """Return the words of a text that are most like a quotation, or an empty string where none are alike."""
    wanted, words = plainly_set(quotation), text.split()
    size = len(wanted.split())
    sizes = {max(size - 1, 1), size, size + 1}
    windows = (words[start : start + length] for length in sizes for start in range(max(len(words) - length, 0) + 1))
    scored = ((_likeness(wanted, window), len(window), window) for window in windows)
    score, _length, window = max(scored, default=(0.0, 0, []))
    return " ".join(window).strip("“”„‟«»‘’‚‹›\"'.,;: ") if score >= 0.6 else ""


def _likeness(wanted: str, window: list[str]) -> float:
    return difflib.SequenceMatcher(None, wanted, plainly_set(" ".join(window)), autojunk=False).ratio()


def passages_of(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a plain text, which are separated by empty lines, or are its lines if there are none."""
    blocks = re.split(r"\n\s*\n", text.strip())
    return tuple(block.strip() for block in (blocks if len(blocks) > 1 else text.strip().split("\n")) if block.strip())
