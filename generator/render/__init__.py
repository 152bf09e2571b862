"""Rendering: a page and its template in, the text of a Markdown file out.

Templates escape what they are given unless a filter says that it is Markdown already, so that a title
with a `<` or `*` in it is shown as it was written.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined

from ..linking import addresses
from ..pages.edition import Edition
from ..pages.evidence import evidence
from ..pages.page import Page
from ..pages.site import DOSSIER
from .dossier import dossier
from .frame import front_matter, notice
from .pen import Pen


def render(edition: Edition, page: Page) -> str:
    """Return the text of a page's file."""
    return f"---\n{front_matter(edition, page)}---\n\n{_text(edition, page)}"


def _text(edition: Edition, page: Page, *, controls: bool = True) -> str:
    """Return a page without its front matter; without `controls` there is nothing on it to press."""
    pen = Pen(edition, page, controls=controls)
    data = dict(page.data)
    if page.name == DOSSIER:
        data["parts"] = dossier((part.name, _text(edition, part, controls=False)) for part in page.parts)
    content = edition.content
    shared = {"page": page, "edition": edition, "content": content, "pen": pen, "explainer": content.explainer}
    body = _environment().get_template(f"{page.name}.md").render(data, **shared)
    if controls:
        body += _environment().get_template("rests-on.md").render(rests=evidence(content, page.name), **shared)
    if controls and pen.cited and page.name != "sources":
        sources = [content.sources[identifier] for identifier in pen.cited]
        body += _environment().get_template("paper.md").render(sources=sources, **shared)
    heading, _, rest = _with_former_anchors(_tidy(body), edition).partition("\n")
    return f"{heading} {{#top}}\n{notice(edition, pen)}{rest}"


def _with_former_anchors(text: str, edition: Edition) -> str:
    """Put an anchor of a former id before the heading of the record that took its place."""
    for redirect in edition.content.redirects:
        if redirect.new is None:
            continue
        old, new = (addresses.anchor(*key.split(":")) for key in (redirect.old, redirect.new))
        heading = rf"(?m)^(?=#+ .*\{{#{re.escape(new)}\}}$)"
        text = re.sub(heading, f'<div id="{old}"></div>\n\n', text)  # ids hold no backslash
    return text


def _tidy(text: str) -> str:
    """Collapse the blank lines that template tags leave behind to one."""
    lines = [line.rstrip() for line in text.strip().split("\n")]
    return "\n".join(key if key else "" for key, group in groupby(lines) for _ in (group if key else range(1))) + "\n"


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("generator"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        # `{#` begins a heading's id in Markdown.
        comment_start_string="{##",
        comment_end_string="##}",
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
