"""Texts that YAML has taken otherwise than they were meant: cut off by a “#”, or inside a word processor's quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..model.base import Path, Record, Text, leaves
from ..problems import Problem
from .broken import in_quotes
from .document import Document

_CURLY: Final = re.compile(r"[“„”»«]([^“„”»«]*)[“”»«]")
"""A text that stands in curly quotation marks from its beginning to its end."""


def doubtful_texts(record: Record, document: Document, path: Path, subject: str) -> Iterator[Problem]:
    """Yield a warning for each text of a record that may have been meant otherwise; `path` is the record's own."""
    for leaf in leaves(record):
        if isinstance(leaf.mark, Text):
            yield from doubts_of_text(document, (*path, *leaf.path), leaf.mark.form, subject)


def doubts_of_text(document: Document, path: Path, form: str, subject: str) -> Iterator[Problem]:
    """Yield a warning for a text at `path` of a document that may have been meant otherwise.

    A comment is told by the space behind its “#”. Whole quotations are told by YAML's own quotation marks around
    the curly ones; a title or quotation that is kept verbatim may have had its own.
    """
    name = next(step for step in reversed(path) if isinstance(step, str))
    if path in document.cut:
        yield _cut_off(document, path, name, subject)
    elif path in document.bare and form != "verbatim" and (quoted := _CURLY.fullmatch(_line(document, path))):
        mark = document.mark(path)
        message = f"{name}: the quotation marks {quoted[0][0]}…{quoted[0][-1]} will be published as part of the text"
        allowed = "the text without them, or straight ones around them where it is a quotation"
        warned = {"allowed": allowed, "suggestion": quoted[1], "level": "warning"}
        yield Problem(document.file, mark.line, mark.column, message, subject, **warned)


def _cut_off(document: Document, path: Path, name: str, subject: str) -> Problem:
    start, cut = document.mark(path), document.cut[path]
    lost = document.lines[cut.line - 1][cut.column - 1 :].rstrip()
    message = f"{name}: “{lost}” is taken for a comment and will not be published"
    suggestion = in_quotes(_line(document, path)) if start.line == cut.line else ""
    allowed = "quotes around the whole text, or a space behind the # of a comment"
    return Problem(document.file, cut.line, cut.column, message, subject, allowed, suggestion, "warning")


def _line(document: Document, path: Path) -> str:
    """Return what stands in a value's first line, from its beginning on."""
    mark = document.mark(path)
    return document.lines[mark.line - 1][mark.column - 1 :].rstrip()
