"""How high a block will be, reckoned from its text: for frames that nobody resizes.

The frame is taken to be `WIDTH` pixels wide, on a phone `NARROW`. What is reckoned is a little more than what a
browser needs, so that nothing is cut off; a block that stands open for long is given `HIGHEST` and scrolls.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Final

WIDTH: Final = 600
NARROW: Final = 320
"""What a column of text leaves on a phone."""

HIGHEST: Final = 900
FRAME: Final = 58
"""Border and padding of the document."""

_SKIPPED: Final = frozenset({"head", "table"})
_LINES: Final = {
    # element: characters in a line of WIDTH, height of a line, space around the element
    "h1": (44, 27, 9),
    "h2": (54, 25, 9),
    "h3": (62, 22, 9),
    "p": (70, 26, 8),
    "li": (70, 26, 8),
    "figcaption": (84, 19, 12),
    "summary": (80, 38, 0),
}
_SMALL: Final = (84, 19, 8)
_SMALL_CLASSES: Final = frozenset({"when", "meta", "sources", "find"})
_CLAIM: Final = (84, 19, 13)
_POINT: Final = (66, 26, 9)
_RAG: Final = 12
"""What the last word of a line leaves empty counts for more in short lines."""

_FIGURE: Final = 32
"""The space around a figure, and beneath its drawing."""


def height(html: str, width: int = WIDTH) -> int:
    """Return the height in pixels, in tens, that a document needs in a frame so many pixels wide."""
    reader = _Reader(width - FRAME)
    reader.feed(html)
    return min(HIGHEST, math.ceil((reader.height + FRAME) / 10) * 10)


class _Reader(HTMLParser):
    """Adds up the heights of the elements that hold text, leaving out what is folded."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self._room = room
        self.height = 0.0
        self._hidden: list[str] = []
        self._in_summary = False
        self._in_footer = False
        self._list = ""
        self._text = ""
        self._line = _LINES["p"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element: what came before ends."""
        found = dict(attrs)
        classes = set((found.get("class") or "").split())
        if tag == "details" and "open" not in found:
            self._end()
            self._hidden.append(tag)
        elif tag == "footer":
            self._end()
            self._in_footer = True
        elif tag in _SKIPPED:
            self._hidden.append(tag)
        elif tag == "svg":
            self._end()
            self.height += 0 if self._is_hidden else _drawing(found, self._room)
            self._hidden.append(tag)
        elif tag in _LINES and not self._in_summary:
            self._end()
            self._in_summary = tag == "summary"
            self._line = self._line_of(tag, classes)
            if "figure" in classes:
                self.height += 0 if self._is_hidden else 36

        elif tag in ("ul", "ol"):
            self._list = next(iter(classes), "")

    def _line_of(self, tag: str, classes: set[str]) -> tuple[int, int, int]:
        if self._list in ("claims", "reaches") and tag == "li":
            return _CLAIM
        if self._list == "points" and tag == "p" and not classes:
            return _POINT
        return _SMALL if classes & _SMALL_CLASSES or self._in_footer else _LINES[tag]

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if tag == "summary":
            self._in_summary = False
        if tag in ("details", "footer") or (tag in _LINES and not self._in_summary):
            self._end()
        if self._hidden and self._hidden[-1] == tag:
            self._hidden.pop()

    def handle_data(self, data: str) -> None:
        """Take up text."""
        if not self._is_hidden:
            self._text += data

    @property
    def _is_hidden(self) -> bool:
        return bool(self._hidden) and not self._in_summary

    def _end(self) -> None:
        """Add the lines of the text so far."""
        text = re.sub(r"\s+", " ", self._text).strip()
        if text:
            letters, line, around = self._line
            fitting = letters * (self._room - _RAG) / (WIDTH - FRAME - _RAG)
            self.height += math.ceil(len(text) / fitting) * line + around
        self._text = ""


def _drawing(attributes: Mapping[str, str | None], room: int) -> float:
    """The height of a drawing with what is around it: its own, or that of its view box as wide as the text."""
    if not (box := attributes.get("viewbox")):
        return _FIGURE + float(attributes.get("height") or 0)
    _left, _top, wide, high = map(float, box.split())
    return _FIGURE + room * high / wide
