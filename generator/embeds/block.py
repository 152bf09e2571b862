"""A block before it is a document: what other publishers can show by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

BlockKind = Literal[
    "timeline",
    "theme",
    "actor-timeline",
    "event",
    "actor",
    "number",
    "contested",
    "question",
    "term",
    "key-points",
    "map",
]
KINDS: tuple[BlockKind, ...] = get_args(BlockKind)

FOLDER: Final = "embed"
"""Where blocks lie below an edition's folder."""

ALL = "all"
"""The id of a block of which each explainer has one."""


@dataclass(frozen=True, slots=True)
class Block:
    """`kind` and `id` make its address, for ever; `template` and `data` make its document.

    `lines` are the one or two plain sentences that stand for the block where frames are not shown;
    `page` and `anchor` are where it stands on the site. One that is not offered is reached from within another.
    """

    kind: BlockKind
    id: str
    title: str
    lines: tuple[str, ...]
    page: str
    anchor: str
    template: str
    data: Mapping[str, object]
    is_offered: bool = True

    @property
    def address(self) -> str:
        """Where the document lies below the edition's folder; ends in a slash."""
        return f"{FOLDER}/{self.kind}/{self.id}/"
