"""The article and its sidecar as text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ..edit.append import Plain, dump_record
from .drafting import Paragraph
from .escape import unescaped
from .manuscript import LeftOut, Manuscript, Passage
from .suspicion.place import Suspicion

_FRONT_MATTER: Final = ("title", "standfirst", "byline", "published", "language")
_MISSING: Final = {
    "title": "# title: the file names none; write the headline here",
    "standfirst": "# standfirst: the file names none; write two sentences here that say what it is about",
}


@dataclass(frozen=True, slots=True)
class Composed:
    """article.md as text, where each passage stands in it (line, column from 1), and its paragraphs by id."""

    text: str
    places: Mapping[int, tuple[int, int]]
    paragraphs: tuple[Paragraph, ...]


def compose(manuscript: Manuscript, fields: Mapping[str, str], source: str) -> Composed:
    """Return the article: front matter, then one line for each passage, each paragraph noting its source.

    Paragraphs count as `load.article` counts them: all blocks but headings, a list being one block.
    """
    lines = _front_matter(fields)
    places: dict[int, tuple[int, int]] = {}
    paragraphs: list[Paragraph] = []
    before: Passage | None = None
    for number, passage in enumerate(manuscript.passages):
        continues = before is not None and before.kind == passage.kind == "item"
        if not continues:
            lines.append("")
        mark = _opening(passage)
        places[number] = (len(lines) + 1, len(mark) + 1)
        lines.append(f"{mark}{passage.text}")
        if passage.kind != "heading":
            if continues:
                lines[-2] = lines[-2].removesuffix(f"[^{source}]")
                paragraphs[-1] = Paragraph(paragraphs[-1].id, f"{paragraphs[-1].text} {plain(passage.text)}")
            else:
                paragraphs.append(Paragraph(f"p{len(paragraphs) + 1}", plain(passage.text)))
            lines[-1] += f"[^{source}]"
        before = passage
    return Composed("\n".join(lines) + "\n", places, tuple(paragraphs))


def _front_matter(fields: Mapping[str, str]) -> list[str]:
    stated: dict[str, Plain] = {name: fields[name] for name in _FRONT_MATTER if fields.get(name)}
    written = dump_record(stated).splitlines() if stated else []
    missing = [comment for name, comment in _MISSING.items() if name not in stated]
    return ["---", *missing, *written, "---"]


def _opening(passage: Passage) -> str:
    return {"heading": f"{'#' * passage.level} ", "item": passage.mark, "quotation": "> "}.get(passage.kind, "")


def plain(markdown: str) -> str:
    """Return a passage's words without Markdown's signs."""
    words = re.sub(r"\[([^\[\]]*)\]\([^)]*\)", r"\1", markdown)
    return unescaped(re.sub(r"(?<!\\)[*`]+", "", words))


def sidecar(
    name: str,
    manuscript: Manuscript,
    mended: Sequence[str],
    suspicions: Sequence[tuple[int, int, Suspicion]],
) -> str:
    """Return what the import did not put into the article: left-out parts, other metadata, and what to look at."""
    record: dict[str, Plain] = {"imported_from": name}
    if mended:
        record["mended"] = list(mended)
    if manuscript.metadata:
        record["metadata"] = dict(manuscript.metadata)
    record["left_out"] = [_part(part) for part in manuscript.left_out]
    record["to_check"] = [
        {"line": str(line), "column": str(column), "reason": found.reason, "words": found.words}
        for line, column, found in suspicions
    ]
    header = "# What the import of article.md left out of it, and the places in it that an editor should look at.\n"
    return f"{header}# Nothing reads this file; delete it when you are done with it.\n{dump_record(record)}"


def _part(part: LeftOut) -> Mapping[str, Plain]:
    return {"line": str(part.line), "reason": part.reason, "text": part.text}
