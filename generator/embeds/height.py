"""How high a block will be, reckoned from its text: for frames that nobody resizes.

The frame is taken to be `WIDTH` pixels wide. What is reckoned is a little more than what a browser needs, so
that nothing is cut off; a block that stands open for long is given `HIGHEST` and scrolls.
"""

from __future__ import annotations

import math
import re
from html.parser import HTMLParser
from typing import Final

WIDTH: Final = 600
HIGHEST: Final = 900
FRAME: Final = 58
"""Border and padding of the document."""

_SKIPPED: Final = frozenset({"head", "table"})
_LINES: Final = {
    # element: characters in a line, height of a line, space around the element
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
_FIGURE: Final = 32
"""The space around a figure, and beneath its drawing."""


def height(html: str) -> int:
    """Return the height in pixels, in tens, that a document needs in a frame `WIDTH` pixels wide."""
    reader = _Reader()
    reader.feed(html)
    return min(HIGHEST, math.ceil((reader.height + FRAME) / 10) * 10)


class _Reader(HTMLParser):
    """Adds up the heights of the elements that hold text, leaving out what is folded."""

    def __init__(self) -> None:
        super().__init__()
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
            self.height += 0 if self._is_hidden else _drawing(found.get("height") or "", found.get("viewbox") or "")
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
            width, line, around = self._line
            self.height += math.ceil(len(text) / width) * line + around
        self._text = ""


def _drawing(height: str, box: str) -> float:
    """The height of a drawing with what is around it: its own, or that of its view box as wide as the text."""
    if not box:
        return _FIGURE + float(height or 0)
    _left, _top, wide, high = map(float, box.split())
    return _FIGURE + (WIDTH - FRAME) * high / wide
