"""Which format a file has: by its name, and for standard input by how it begins."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath
from typing import Final

from ..decode import decode
from ..manuscript import Manuscript, UnreadableError
from .docx import read_docx
from .html import read_html
from .markdown import read_markdown
from .text import read_text

ALLOWED: Final = ".txt, .md, .html or .docx"
_BY_ENDING: Final[dict[str, Callable[[str], Manuscript]]] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
}


def read_manuscript(data: bytes, name: str) -> tuple[Manuscript, tuple[str, ...]]:
    """Return what a file holds, and what was mended in its text; `name` is “-” for standard input.

    Raises `UnreadableError` for an unknown format, an empty file, and a file that is not what it says.
    """
    ending = PurePath(name).suffix.lower()
    if ending == ".docx" or (name == "-" and data.startswith(b"PK\x03\x04")):
        manuscript, mended = read_docx(data), tuple[str, ...]()
    elif ending and ending not in _BY_ENDING:
        raise UnreadableError(
            f"articles are not read from {ending}", allowed=f"{ALLOWED}; save the file as one of them"
        )
    else:
        decoded = decode(data)
        read = _BY_ENDING.get(ending) or _by_beginning(decoded.text)
        manuscript, mended = read(decoded.text), decoded.mended
    if not manuscript.passages:
        raise UnreadableError("there is no text in the file")
    return manuscript, mended


def _by_beginning(text: str) -> Callable[[str], Manuscript]:
    begin = text.lstrip()[:2000]
    if re.match(r"<(?:!doctype|html|head|body|article|div|p|h\d|!--)\b", begin, re.IGNORECASE):
        return read_html
    if begin.startswith("---\n") or re.search(r"^#{1,6} \S|^\s*[-*] \S|\]\(https?:", begin, re.MULTILINE):
        return read_markdown
    return read_text
