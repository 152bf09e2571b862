"""article.md: front matter between two lines of `---`, then Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model.article import Article, ArticleHead, Block, BlockKind
from ..problems import Problem
from .document import Document, read_document
from .validate import validate

_OWN_ID = re.compile(r"\s*\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}\s*$")


@dataclass(frozen=True, slots=True)
class _Raw:
    line: int
    text: str


def read_article(text: str, file: str) -> tuple[Article | None, Document, list[Problem]]:
    """Return the article, the document of its front matter, and the problems of both."""
    document, blocks, problems = read_parts(text, file)
    if not document.values:
        return None, document, problems
    head, head_problems = validate(ArticleHead, document, (), "article")
    article = None if head is None else Article(head, blocks)
    if not problems and not any(block.kind != "heading" for block in blocks):
        line = (_front_matter_end(text.split("\n")) or 0) + 2
        problems = [Problem(file, line, 1, "no text after the front matter", "article", "at least one paragraph")]
    return article, document, problems + head_problems


def read_parts(text: str, file: str) -> tuple[Document, tuple[Block, ...], list[Problem]]:
    """Return the front matter, the blocks below it, and the problems of both.

    Blocks are separated by blank lines. A heading begins with `## ` or `### `; every other block is a
    paragraph, a list, a quotation or a table and counts p1, p2, … unless it ends in an id of its own: `{#p-lead}`.
    Without readable front matter the document is empty and there are no blocks.
    """
    lines = text.split("\n")
    end = _front_matter_end(lines)
    if end is None:
        allowed = "“---”, the fields title and standfirst, “---”, then the text"
        return Document(file), (), [Problem(file, 1, 1, "front matter is missing", "article", allowed)]
    document, problems = read_document("\n".join(lines[1:end]), file, first_line=2)
    if problems:
        return document, (), problems
    blocks, problems = _read_blocks(lines, end + 1, file)
    return document, blocks, problems


def _front_matter_end(lines: list[str]) -> int | None:
    if not lines or lines[0].rstrip() != "---":
        return None
    return next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)


def _read_blocks(lines: list[str], start: int, file: str) -> tuple[tuple[Block, ...], list[Problem]]:
    blocks: list[Block] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    headings = paragraphs = 0
    for raw in _raw_blocks(lines, start):
        kind = _kind(raw.text)
        if kind == "heading":
            headings += 1
            block = _block(raw, kind, f"s{headings}")
            problems += _heading_problems(block, raw, file)
        else:
            paragraphs += 1
            block = _block(raw, kind, f"p{paragraphs}")
        if block.id in seen:
            message = f"duplicate id “{block.id}”, first in line {seen[block.id]}"
            problems.append(Problem(file, raw.line, 1, message, "article"))
        seen.setdefault(block.id, raw.line)
        blocks.append(block)
    return tuple(blocks), problems


def _raw_blocks(lines: list[str], start: int) -> Iterator[_Raw]:
    begin = start
    for number in range(start, len(lines) + 1):
        is_blank = number == len(lines) or not lines[number].strip()
        if is_blank and begin < number:
            yield _Raw(begin + 1, "\n".join(lines[begin:number]).rstrip())
        if is_blank:
            begin = number + 1


def _kind(text: str) -> BlockKind:
    if text.startswith("#"):
        return "heading"
    if text.startswith(">"):
        return "quotation"
    if re.match(r"[^\n]*\|[^\n]*\n[ |:-]*-[ |:-]*(\n|$)", text):
        return "table"
    return "list" if re.match(r"[-*] |\d+\. ", text) else "paragraph"


def _block(raw: _Raw, kind: BlockKind, counted: str) -> Block:
    own = _OWN_ID.search(raw.text)
    return Block(own[1] if own else counted, kind, _OWN_ID.sub("", raw.text), raw.line)


def _heading_problems(block: Block, raw: _Raw, file: str) -> list[Problem]:
    if "\n" in block.text:
        return [Problem(file, raw.line + 1, 1, "text right below a heading", "article", "a blank line between them")]
    if not re.match(r"#{2,3} \S", block.text):
        return [Problem(file, raw.line, 1, f"heading “{block.text}”", "article", "“## …” or “### …”")]
    return []
