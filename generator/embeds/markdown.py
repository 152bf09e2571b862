"""The texts of embeds: Markdown in, HTML out, by the same extensions as the site's own pages.

Links between pages, which Markdown writes as `timeline.md#event-x`, become addresses on the site.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

EXTENSIONS: Final = ("attr_list", "def_list", "footnotes", "md_in_html", "tables")
"""Those of mkdocs.yml but `toc`, which gives headings the permalinks that a frame has no use for."""

_PAGE: Final = re.compile(r"([a-z]+)\.md(#.*)?")


def as_html(text: str, home: str) -> str:
    """Return Markdown as HTML; `home` is the way to the edition's start page and ends in a slash."""
    return _converter(home).reset().convert(text)


def page_address(page: str, anchor: str, home: str) -> str:
    """Return the address of a place on the site: page named without ending, anchor or nothing."""
    folder = home if page == "index" else f"{home}{page}/"
    return f"{folder}#{anchor}" if anchor else folder


@cache
def _converter(home: str) -> Markdown:
    converter = Markdown(extensions=list(EXTENSIONS), output_format="html")
    converter.treeprocessors.register(_SiteLinks(converter, home), "site_links", 0)
    return converter


class _SiteLinks(Treeprocessor):
    """Lets links to pages lead to where the pages are, seen from the embed."""

    def __init__(self, converter: Markdown, home: str) -> None:
        super().__init__(converter)
        self._home = home

    def run(self, root: Element) -> None:
        """Replace the targets of all links to pages."""
        for link in root.iter("a"):
            if found := _PAGE.fullmatch(link.get("href", "")):
                link.set("href", page_address(found[1], (found[2] or "").removeprefix("#"), self._home))
