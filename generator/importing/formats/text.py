"""Plain text: blank lines or line ends separate passages, whichever the file uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import Final

from ..escape import escaped, in_one_line
from ..manuscript import Manuscript, Passage, item_mark

_ITEM: Final = re.compile(r"\s*(?:[-–*•·▪‣]|\d{1,2}[.)](?!\s+\w+\.?\s+\d{4}\b))\s+(?=\S)")
"""What begins an item of a list; “24. Oktober 2024” is a day."""
_LONGEST_WRAPPED: Final = 100
"""Lines that somebody's program broke are not longer; lines that are paragraphs usually are."""


def read_text(text: str) -> Manuscript:
    """Read plain text. Lines that were broken at a margin are joined; else each line is a passage."""
    lines = text.split("\n")
    joined = _is_wrapped(lines)
    return Manuscript(tuple(_passage(line, words) for line, words in _blocks(lines, joined=joined)))


def _is_wrapped(lines: list[str]) -> bool:
    """Blocks of several lines, all but the last of a block about equally long, and none of them long."""
    inner = [
        len(line.rstrip())
        for line, below in pairwise(lines)
        if line.strip() and below.strip() and not _ITEM.match(below)
    ]
    if not inner or not any(not line.strip() for line in lines):
        return bool(inner) and max(map(len, lines)) <= _LONGEST_WRAPPED and median(inner) >= 55
    return max(map(len, lines)) <= _LONGEST_WRAPPED and median(inner) >= 40


def _blocks(lines: list[str], *, joined: bool) -> Iterator[tuple[int, str]]:
    begun: list[str] = []
    first = 0
    for number, line in enumerate([*lines, ""], 1):
        ends = not line.strip() or _ITEM.match(line) is not None or not joined
        if ends and begun:
            yield first, "\n".join(begun)
            begun = []
        if line.strip():
            first = first if begun else number
            begun.append(line)


def _passage(line: int, words: str) -> Passage:
    if mark := _ITEM.match(words):
        return Passage(line, escaped(in_one_line(words[mark.end() :])), "item", mark=item_mark(mark[0]))
    return Passage(line, escaped(in_one_line(words)))
