"""The article: how deep a reader has to go before each paragraph is unfolded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from ..linking.references import references
from ..model.article import Block
from ..model.content import Content

_NOTES: Final = re.compile(r"(\s*\[\^[^\]]+\])+\s*$")


def depths(content: Content) -> Mapping[str, int]:
    """Return for each paragraph from which depth on it is shown: 1 short, 2 middle, 3 all.

    A paragraph matters as much as the events and numbers it tells of. The first one of a section says what the section
    is about, so it comes a step earlier than others; the first of all opens the story at any depth.
    A list, a quotation or a table stays with the sentence that leads up to it.
    """
    found: dict[str, int] = {}
    previous: Block | None = None
    for block in content.article.blocks:
        if block.kind != "heading":
            opens = previous is None or previous.kind == "heading"
            matters = _importance(content, block) == 3
            found[block.id] = 1 if not found else 3 - opens - matters
            if previous and _leads_up_to(previous, block):
                found[previous.id] = found[block.id] = min(found[previous.id], found[block.id])
        previous = block
    return found


def _leads_up_to(block: Block, following: Block) -> bool:
    """Whether a paragraph ends in a colon, its notes aside, right before a list, a quotation or a table."""
    if block.kind != "paragraph" or following.kind == "paragraph":
        return False
    return _NOTES.sub("", block.text).endswith(":")


def _importance(content: Content, block: Block) -> int:
    weights = [_weight(content, reference.kind, reference.id) for reference in references(block.text)]
    return max(weights, default=1)


def _weight(content: Content, kind: str, identifier: str) -> int:
    if kind == "event":
        return content.events[identifier].importance
    return content.numbers[identifier].importance if kind == "number" else 1
