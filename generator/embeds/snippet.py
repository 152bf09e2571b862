"""Snippets: what other publishers paste. No script is needed; WordPress and Ghost keep both parts.

WordPress hides the blockquote once the frame has told its height (wp-embed.js); where frames are stripped,
the blockquote stands for the block.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from markupsafe import Markup

SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
"""Enough for the embed's script and for links that open a window of their own."""

PHONE, DESK = 360, 640
"""Widths of windows, in pixels: up to the first a frame has its narrow height, from the second on its own."""

LINE_LENGTH = 200
"""Longer lines are cut at a word."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """What a snippet says; addresses are absolute."""

    title: str
    lines: tuple[str, ...]
    more: str
    page: str
    address: str
    height: int
    narrow_height: int


def frame(snippet: Snippet) -> str:
    """Return the snippet: a quotation with title, up to two lines and a link, then the frame."""
    lines = Markup("<br>\n").join(map(_cut, snippet.lines[:2]))
    # The ends of lines keep words apart where WordPress takes the paragraphs away.
    quotation = Markup(
        '<blockquote cite="{page}"><p><strong>{title}</strong></p>\n<p>{lines}</p>\n<p>{link}</p></blockquote>'
    )
    link = Markup('<a href="{}">{}</a>').format(snippet.page, snippet.more)
    inner = Markup(
        '<iframe src="{address}" title="{title}" width="100%" height="{height}" loading="lazy" '
        'sandbox="{sandbox}" style="border:0{at_least}"></iframe>'
    )
    return str(
        quotation.format(page=snippet.page, title=snippet.title, lines=lines, link=link)
        + "\n"
        + inner.format(
            address=snippet.address,
            title=snippet.title,
            height=snippet.height,
            sandbox=SANDBOX,
            at_least=_at_least(snippet),
        )
    )


def _at_least(snippet: Snippet) -> str:
    """A style that lets the frame grow from DESK down to PHONE, as text takes more lines."""
    more = snippet.narrow_height - snippet.height
    if more <= 0:
        return ""
    slope = math.ceil(more * 100 / (DESK - PHONE))  # in hundredths of the window's width, as CSS counts
    base = snippet.narrow_height + math.ceil(slope * PHONE / 100)
    return f";min-height:min({snippet.narrow_height}px,{base}px - {slope}vw)"


def with_loader(snippet: Snippet, loader: str, integrity: str) -> str:
    """Return the snippet for publishers who like a script: an element that holds a link, and the loader."""
    html = Markup(
        '<explainer-embed height="{height}"><a href="{address}">{title}</a></explainer-embed>\n'
        '<script src="{loader}" integrity="{integrity}" crossorigin="anonymous" async></script>'
    )
    return str(
        html.format(
            height=snippet.height, address=snippet.address, title=snippet.title, loader=loader, integrity=integrity
        )
    )


def _cut(line: str) -> str:
    """Cut a line that is too long at a word."""
    if len(line) <= LINE_LENGTH:
        return line
    return f"{line[:LINE_LENGTH].rsplit(' ', 1)[0]} …"
