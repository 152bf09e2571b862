"""A block as one finished HTML document: text, style, script and figures in a single file."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from ..figures.draw import draw
from ..linking.markdown import in_its_language
from ..model.translation import Borrowed
from ..pages.edition import Edition
from .block import Block, BlockKind
from .markdown import page_address
from .pen import HOME, Pen
from .policy import for_documents


def document(edition: Edition, block: Block) -> str:
    """Return the HTML of a block's document."""
    return _tidy(
        _environment()
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
            script=Markup(script()),
            styles=tuple(map(Markup, styles(block.kind))),
            policy=for_documents(styles(block.kind), script()),
        )
    )


@cache
def script() -> str:
    """The script that every embed holds, without its comments."""
    return _shortened(asset("embed.js"))


@cache
def styles(kind: BlockKind) -> tuple[str, ...]:
    """The style sheets that an embed of this kind holds, without their comments: one for all, a second for the map."""
    common = _shortened(asset("embed.css"))
    return (common, _shortened(f"{draw('drawing.css')}\n{asset('map.css')}")) if kind == "map" else (common,)


def asset(name: str) -> str:
    """Return the text of a file that lies beside the templates of embeds."""
    return (files("generator") / "templates" / "embeds" / name).read_text(encoding="utf-8")


def _shortened(text: str) -> str:
    """Drop comment lines, indents and line ends between rules; the rest stays as it was written."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("// "))


def _tidy(html: str) -> str:
    """Drop indents and empty lines, which templates leave behind and readers pay for."""
    lines = (line.strip() for line in html.splitlines())
    return "\n".join(filter(None, lines)) + "\n"


def marked(value: object) -> object:
    """Return a text for a template, marked with its language where that is not the edition's."""
    return Markup(in_its_language(value, str(escape(value)))) if isinstance(value, Borrowed) else value


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("generator", "templates/embeds"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=marked,
    )
