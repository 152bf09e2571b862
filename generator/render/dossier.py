"""The whole dossier on one page, to be printed or kept: the pages one after the other, with links inside it.

It is by far the longest page, so it carries nothing that paper and a reader going through it have no use for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_LINK: Final = re.compile(r'\]\((?:([a-z]+)\.md)?(?:#([^)\s]+))?(?: "[^"]*")?\)')
"""A link to a page, to a record of one, or to one of the same page; with its title, which the dossier leaves out."""
_HEADING: Final = re.compile(r"(?m)^(?=#{1,5} )")
_ID_OF_SECTION: Final = re.compile(r"(?m)(?<=\S )\{#(?!top\})([a-z-]+)\}$")
_UNREAD: Final = re.compile(r"(?s)<svg.*?</svg>|<[^>]*>|(?<=\])\([^)]*\)|\{[^{}\n]*\}")
"""What of Markdown is not read as words: drawings, tags, targets of links, attributes."""

_HEIGHT: Final = 0.85
"""Pixels of a part's height for each letter: 0.5 to 1.2, measured on a phone and a desk."""

_NOTES: Final = "///Footnotes Go Here///"
"""Where Python-Markdown puts the notes; without it they would stand at the end of all."""


def dossier(parts: Iterable[tuple[str, str]]) -> str:
    """Return the pages, by name and text without front matter, as one text.

    Each page becomes a section, which a browser can leave unrendered until it is near: till then it takes about as
    much room as it will, so that the bar for scrolling tells the truth. Its title gets the anchor
    part-<name>, every heading goes down a level below the dossier's own title, and links between pages lead to
    anchors, which are the same here.
    """
    return "\n".join(_part(name, text) for name, text in parts)


def _part(name: str, text: str) -> str:
    if name == "index":
        text = _ID_OF_SECTION.sub(r"{#start-\1}", text)  # the article has sections of the same names
    text = _HEADING.sub("#", text)
    text = _LINK.sub(lambda link: f"](#{link[2] or f'part-{link[1]}'})", text)
    notes = f"\n{_NOTES}\n" if name == "article" else ""
    text = text.replace(" {#top}\n", f" {{#part-{name}}}\n", 1).replace("](#top", f"](#part-{name}")
    height = round(len(_UNREAD.sub("", text)) * _HEIGHT, -2)
    return f'<section class="part" style="--height: {height:.0f}px" markdown>\n\n{text}{notes}\n</section>\n'
