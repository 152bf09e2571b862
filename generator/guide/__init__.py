"""The editor's guide, as Markdown: a page of every site, and a file of every new project."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from textwrap import indent
from typing import Final

LANGUAGES: Final = ("de", "en")

SECTIONS: Final = (
    "guide-begin",
    "guide-write",
    "guide-bring-in",
    "guide-add",
    "guide-check",
    "guide-preview",
    "guide-publish",
    "guide-embed",
    "guide-correct",
    "guide-keep-current",
    "guide-hand-over",
)
"""The anchors of the headings below the title, in their order: the same in every language."""

_FENCED: Final = re.compile(r"(?ms)^( *)```\w*\n(.*?)^ *```$")
_HEADING: Final = re.compile(r"(?m)^##+ .+$")


@cache
def guide(language: str) -> str:
    """Return the guide in one of `LANGUAGES`, its title in the first line."""
    return files("generator.guide").joinpath(f"{language}.md").read_text(encoding="utf-8")


def page_text(language: str) -> str:
    """Return the guide without its title as both site builders read it: headings with anchors, code by indent alone."""
    _title, _, text = guide(language).partition("\n")
    anchors = iter(SECTIONS)
    anchored = _HEADING.sub(lambda match: f"{match[0]} {{#{next(anchors)}}}", text)
    return _FENCED.sub(lambda match: indent(match[2], "    ").rstrip(), anchored)
