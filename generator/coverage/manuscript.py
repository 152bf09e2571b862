"""The article that coverage looks at: ours, a translation of it, or any other text, by paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from ..linking.references import NOTE, REFERENCE
from ..load.records import Loaded

_ADDRESS: Final = re.compile(r"(?<=\])\([^)\s]*\)|https?://\S+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as it stands in its file, and where it begins."""

    line: int
    text: str

    @property
    def own_words(self) -> str:
        """The text with references, notes and addresses blanked out: what is left is typed by hand."""
        text = self.text
        for pattern in (REFERENCE, NOTE, _ADDRESS):
            text = pattern.sub(lambda match: re.sub(r"\S", " ", match[0]), text)
        return text

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset, both from 1."""
        before = self.text[:offset]
        return self.line + before.count("\n"), offset - (before.rfind("\n") + 1) + 1


@dataclass(frozen=True, slots=True)
class Manuscript:
    """An article with its language and the day it was written, as far as that is known."""

    file: str
    language: str
    written: date | None
    passages: tuple[Passage, ...]


def of_content(loaded: Loaded) -> Manuscript:
    """Return the project's article; raise ValueError where it could not be read."""
    if loaded.article is None or loaded.explainer is None:
        raise ValueError("the article could not be read")
    head = loaded.article.head
    written = (head.published or loaded.explainer.as_of).begin.date()
    passages = (Passage(block.line, block.text) for block in loaded.article.blocks)
    return Manuscript(loaded.article_file, head.language, written, tuple(passages))


def of_text(text: str, file: str, language: str, written: date | None) -> Manuscript:
    """Return any text as an article, each of its lines a paragraph."""
    return Manuscript(file, language, written, tuple(_lines(text)))


def _lines(text: str) -> Iterator[Passage]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield Passage(number, line)
