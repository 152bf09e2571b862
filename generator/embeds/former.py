"""What answers at the addresses of ids that were given up: the record that took their place, or a tombstone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ..linking.addresses import PAGES
from ..model.redirect import Redirect
from ..pages.edition import Edition
from ..wording.words import words
from .block import Block, BlockKind

BLOCKS_OF: Final[Mapping[str, tuple[BlockKind, ...]]] = {
    "event": ("event",),
    "actor": ("actor", "actor-timeline"),
    "number": ("number", "contested"),
    "question": ("question",),
    "term": ("term",),
}
"""The kinds of block that a kind of record may have."""


@dataclass(frozen=True, slots=True)
class Former:
    """A block at an address that it had once."""

    address: str
    block: Block


def former(edition: Edition, blocks: tuple[Block, ...]) -> Iterator[Former]:
    """Yield what stands at each former address: the block of the record's new id, else a tombstone."""
    known = {(block.kind, block.id): block for block in blocks}
    for redirect in edition.content.redirects:
        kind, _, old = redirect.old.partition(":")
        _, _, new = (redirect.new or "").partition(":")
        for block_kind in BLOCKS_OF.get(kind, ()):
            gone = _tombstone(edition, redirect, kind, block_kind)
            yield Former(f"embed/{block_kind}/{old}/", known.get((block_kind, new), gone))


def _tombstone(edition: Edition, redirect: Redirect, kind: str, block_kind: BlockKind) -> Block:
    title = words(edition.language)["embeds.gone"]
    lines = (redirect.note,) if redirect.note else ()
    return Block(block_kind, redirect.old.partition(":")[2], title, lines, PAGES[kind], "", "gone", {}, False)
