"""A block as one finished HTML document: text, style, script and figures in a single file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from markupsafe import Markup

from ..pages.edition import Edition
from ..render.html import environment
from .block import Block, BlockKind
from .markdown import page_address
from .pen import HOME, Pen
from .policy import for_documents

_DRAWING: Final = "theme/partials/drawing.css"
_NUMBER: Final = ("templates/embeds/number.css", _DRAWING)
_TIMELINE: Final = ("templates/embeds/timeline.css",)
_STYLES: Final[Mapping[BlockKind, tuple[str, ...]]] = {
    "timeline": _TIMELINE,
    "theme": _TIMELINE,
    "actor-timeline": _TIMELINE,
    "key-points": ("templates/embeds/key-points.css",),
    "number": _NUMBER,
    "contested": _NUMBER,
    "map": (_DRAWING, "theme/partials/drawing-map.css", "templates/embeds/map.css"),
}
"""What the style sheet of a kind holds beside that of all embeds."""

_FINDING: Final = ("templates/embeds/embed.js", "templates/embeds/timeline.js")
_SCRIPTS: Final[Mapping[BlockKind, tuple[str, ...]]] = dict.fromkeys(("timeline", "theme", "actor-timeline"), _FINDING)
"""The scripts of kinds that hold more than that of all embeds."""


def document(edition: Edition, block: Block) -> str:
    """Return the HTML of a block's document."""
    return _tidy(
        environment("embeds")
        .get_template(f"{block.template}.html")
        .render(
            block.data,
            block=block,
            name=str(edition.content.explainer.title),
            edition=edition,
            content=edition.content,
            explainer=edition.content.explainer,
            pen=Pen(edition),
            site=edition.home,
            here=page_address(block.page, block.anchor, HOME),
            script=Markup(script(block.kind)),
            style=Markup(style(block.kind)),
            policy=for_documents(style(block.kind), script(block.kind)),
        )
    )


@cache
def script(kind: BlockKind) -> str:
    """The script that an embed of this kind holds, without its comments."""
    return _shortened("".join(map(asset, _SCRIPTS.get(kind, ("templates/embeds/embed.js",)))))


@cache
def style(kind: BlockKind) -> str:
    """The style sheet that an embed of this kind holds, without its comments."""
    rules = _shortened("".join(map(asset, ("templates/embeds/embed.css", *_STYLES.get(kind, ())))))
    return re.sub(r"\s*([{};,])\s*", r"\1", rules).replace(": ", ":")


def asset(name: str) -> str:
    """Return the text of a file of the package."""
    return (files("generator") / name).read_text(encoding="utf-8")


def _shortened(text: str) -> str:
    """Drop comments, indents and empty lines; the rest stays as it was written."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("// "))


def _tidy(html: str) -> str:
    """Drop indents and empty lines, which templates leave behind and readers pay for."""
    lines = (line.strip() for line in html.splitlines())
    return "\n".join(filter(None, lines)) + "\n"
