"""How wide text will be, without a font at hand: a careful guess that holds for all usual sans-serif fonts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

SMALL: Final = 12
"""Size of axis labels in pixels."""

NORMAL: Final = 13
"""Size of all other type in figures."""

TITLE: Final = 15
"""Size of the titles of panels, a little more than they have, because they are bold."""

_WIDTHS: Final = (
    ("iljI.,:;'|!‚‘’", 0.31),
    ("ftr()-/ ·„“”[]\u00a0\u202f", 0.4),
    ("mwMW%—", 0.97),
    ("ABCDEGHKNOPQRSUVXYZ&ÄÖÜ", 0.76),
)
_WIDTH: Final = {sign: width for signs, width in _WIDTHS for sign in signs}
_OTHER: Final = 0.63


def text_width(text: str, size: int = NORMAL) -> float:
    """Return the width of a line in pixels, rather too much than too little."""
    return sum(_WIDTH.get(sign, _OTHER) for sign in text) * size


def wrap(text: str, width: float, size: int = NORMAL) -> tuple[str, ...]:
    """Return the lines of a text no wider than this, broken at spaces; a word that is wider stays whole."""
    return tuple(_lines(text.split(" "), width, size))


def _lines(words: list[str], width: float, size: int) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if line and text_width(longer, size) > width:
            yield line
            longer = word
        line = longer
    yield line
