"""The article: front matter and blocks of Markdown; every paragraph can be cited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from .base import Language, Line, Prose, Record
from .change import Changes
from .edtf import Edtf

BlockKind = Literal["heading", "paragraph", "list", "quotation", "table"]


class ArticleHead(Record):
    """The article's front matter."""

    title: Line
    standfirst: Prose
    byline: Line | None = None
    published: Edtf | None = Field(None, description="When the article was published.")
    language: Language = "de"
    changes: Changes = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the article. Headings have ids of their own; the others count p1, p2, …"""

    id: str
    kind: BlockKind
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Article:
    """article.md, whole."""

    head: ArticleHead
    blocks: tuple[Block, ...]

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        """The blocks that can be cited as `article#p5`."""
        return tuple(block for block in self.blocks if block.kind != "heading")
