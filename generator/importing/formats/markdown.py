"""Markdown: headings, lists and quotations stay what they are; pictures, comments and notes are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import yaml

from ..escape import in_one_line, without_control
from ..manuscript import LeftOut, Manuscript, Passage, PassageKind, UnreadableError, item_mark

_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_PICTURE: Final = re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])")
_FOOTNOTE: Final = re.compile(r"\[\^[^\]]+\](?!:)")
_DEFINITION: Final = re.compile(r"\[\^?[^\]]+\]:\s")
_ATTRIBUTES: Final = re.compile(r"\s*\{:?\s*[#.][^{}\n]*\}")
_ITEM: Final = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+(?=\S)")
_HEADING: Final = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")

FIELDS: Final = {
    "title": ("title", "headline", "titel"),
    "standfirst": ("standfirst", "description", "summary", "subtitle", "lead", "teaser", "excerpt"),
    "byline": ("byline", "author", "authors", "autor", "autoren", "creator"),
    "published": ("published", "date", "datum", "pubdate"),
    "publisher": ("publisher", "site", "source"),
    "url": ("url", "canonical", "link"),
    "language": ("language", "lang", "sprache"),
}
"""Our metadata, and what others call it."""


def read_markdown(text: str) -> Manuscript:
    """Read Markdown with or without front matter; raises `UnreadableError` where that is broken YAML."""
    metadata, left_out, body = _front_matter(text)
    found: list[LeftOut] = [*left_out]
    for pattern, reason in ((_COMMENT, "comment"), (_PICTURE, "picture"), (_FOOTNOTE, "footnote mark")):
        body = _taken_out(body, pattern, reason, found)
    body = _taken_out(body, _ATTRIBUTES, "attribute list", found)
    passages: list[Passage] = []
    for line, block in _blocks(body):
        if reason := _reason_to_leave_out(block):
            found.append(LeftOut(line, reason, block.strip()))
        else:
            passages += _passages(line, block)
    return Manuscript(tuple(passages), metadata, tuple(sorted(found, key=lambda part: part.line)))


def _front_matter(text: str) -> tuple[dict[str, str], list[LeftOut], str]:
    """Return metadata, left-out fields and the body; the body keeps the file's line numbers."""
    found = re.match(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", text, re.DOTALL)
    if not found:
        return {}, [], text
    try:
        data = yaml.load(found[1], Loader=yaml.BaseLoader)  # every scalar stays text
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line if error.problem_mark else 0) + 2
        raise UnreadableError(f"the front matter is broken YAML: {error.problem}", line=line) from error
    fields = data if isinstance(data, dict) else {}
    metadata = {
        ours: in_one_line(_as_text(fields[name]))
        for ours, names in FIELDS.items()
        for name in reversed([*fields])
        if name.lower() in names
    }
    used = {name for names in FIELDS.values() for name in names}
    left = [LeftOut(1, f"front matter “{name}”", _as_text(value)) for name, value in fields.items() if name not in used]
    return metadata, left, "\n" * found[0].count("\n") + text[found.end() :]


def _as_text(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_as_text, value))
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_as_text(part)}" for name, part in value.items())
    return without_control(str(value))


def _taken_out(text: str, pattern: re.Pattern[str], reason: str, found: list[LeftOut]) -> str:
    for match in pattern.finditer(text):
        found.append(LeftOut(text.count("\n", 0, match.start()) + 1, reason, match[0].strip()))
    return pattern.sub(lambda match: "\n" * match[0].count("\n"), text)


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of each block; a fenced block is one, blank lines included."""
    begun: list[str] = []
    fence = ""
    for number, line in enumerate([*text.split("\n"), ""], 1):
        mark = re.match(r"\s*(```|~~~)", line)
        is_begin = not fence and (_HEADING.match(line) is not None or mark is not None)
        if begun and (is_begin or (not fence and not line.strip())):
            yield number - len(begun), "\n".join(begun)
            begun = []
        if line.strip() or fence:
            begun.append(line)
        if mark and fence == mark[1]:
            yield number - len(begun) + 1, "\n".join(begun)
            begun, fence = [], ""
        elif mark and not fence:
            fence = mark[1]
        elif begun and not fence and _HEADING.match(line):
            yield number, line
            begun = []
    if begun:
        yield text.count("\n") + 2 - len(begun), "\n".join(begun)


def _reason_to_leave_out(block: str) -> str:
    if re.match(r"\s*(```|~~~)", block):
        return "code"
    if re.fullmatch(r"\s*([-*_]\s*){3,}", block):
        return "rule"
    if re.match(r"\s*\|", block) or re.search(r"\n\s*\|?\s*:?-{3,}", block):
        return "" if re.fullmatch(r"[^\n]+\n(-{3,}|={3,})\s*", block) else "table"
    if _DEFINITION.match(block):
        return "note or link definition"
    return "HTML" if re.match(r"\s*</?[a-zA-Z][^>]*>", block) else ""


def _passages(line: int, block: str) -> Iterator[Passage]:
    if heading := _HEADING.fullmatch(block.strip()):
        yield _heading(line, len(heading[1]), heading[2])
    elif underlined := re.fullmatch(r"([^\n]+)\n(=+|-+)\s*", block):
        yield _heading(line, 1 if underlined[2].startswith("=") else 2, underlined[1])
    elif _ITEM.match(block):
        yield from _items(line, block)
    elif block.lstrip().startswith(">"):
        yield Passage(line, in_one_line(re.sub(r"(?m)^\s*>\s?", "", block)), "quotation", is_marked=True)
    else:
        yield Passage(line, in_one_line(block))


def _heading(line: int, depth: int, words: str) -> Passage:
    kind: PassageKind = "title" if depth == 1 else "heading"
    return Passage(line, in_one_line(words), kind, min(max(depth, 2), 3), is_marked=True)


def _items(line: int, block: str) -> Iterator[Passage]:
    begun: list[str] = []
    first = line
    for number, words in enumerate(block.split("\n"), line):
        if _ITEM.match(words) and begun:
            yield _item(first, "\n".join(begun))
            begun = []
        first = first if begun else number
        begun.append(words)
    yield _item(first, "\n".join(begun))


def _item(line: int, words: str) -> Passage:
    found = _ITEM.match(words)
    mark, rest = ("", words) if found is None else (found[0], words[found.end() :])
    return Passage(line, in_one_line(rest), "item", mark=item_mark(mark), is_marked=True)
