"""Plain text: blank lines or line ends separate passages, whichever the file uses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ..escape import escaped, in_one_line
from ..manuscript import Manuscript, Passage, item_mark
from .margins import Line, is_wrapped, joined, paragraphs, without_page_furniture

_ITEM: Final = re.compile(r"\s*(?:[-–*•·▪‣]|\d{1,2}[.)](?!\s+\w+\.?\s+\d{4}\b))\s+(?=\S)")
"""What begins an item of a list; “24. Oktober 2024” is a day."""
_BETWEEN_MARKS: Final = re.compile(r"\s*([-–*•·]) .{1,40} \1\s*")
"""“- Anzeige -” is no item of a list."""


def read_text(text: str) -> Manuscript:
    """Read plain text. Lines that were broken at a margin are joined; else each line is a passage."""
    lines, left_out = without_page_furniture([*enumerate(text.split("\n"), 1)])
    passages = _wrapped(lines) if is_wrapped(lines) else [_passage(number, words) for number, words in lines]
    return Manuscript(tuple(passage for passage in passages if passage.text), left_out=tuple(left_out))


def _wrapped(lines: Sequence[Line]) -> Iterator[Passage]:
    for block in paragraphs(lines):
        for item in _items(block):
            yield _passage(item[0][0], joined([line for _number, line in item]))


def _items(block: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of a block, anew for each item of a list."""
    begun: list[Line] = []
    for line in block:
        if begun and _ITEM.match(line[1]):
            yield begun
            begun = []
        begun.append(line)
    yield begun


def _passage(line: int, words: str) -> Passage:
    mark = None if _BETWEEN_MARKS.fullmatch(words) else _ITEM.match(words)
    if mark:
        return Passage(line, escaped(in_one_line(words[mark.end() :])), "item", mark=item_mark(mark[0]))
    return Passage(line, escaped(in_one_line(words)))
