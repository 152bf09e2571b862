"""Plain text as Markdown that shows it unchanged."""

from __future__ import annotations

import re
from typing import Final

_SPECIAL: Final = re.compile(r"([\\`*\[\]])|(?<!\w)_|_(?!\w)")
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_OPENING: Final = re.compile(r"^(\s*)(?:([-+#>])|(\d+)([.)]))(?=\s|#|$)")


def escaped(text: str) -> str:
    """Return text with every character escaped that Markdown or our references would take for a sign."""
    text = _SPECIAL.sub(lambda match: f"\\{match[0]}", text).replace("\\[^", "\\[\\^")
    return _OPENING.sub(lambda match: f"{match[1]}{match[3] or ''}\\{match[2] or match[4]}", text)


def without_control(text: str) -> str:
    """Return text without characters that no text has: control characters, and halves of characters."""
    return _CONTROL.sub("", text)


def unescaped(markdown: str) -> str:
    """Return a passage as its file wrote it, without the escapes."""
    return re.sub(r"\\([\\`*_\[\]#>+.)(^-])", r"\1", markdown)


def in_one_line(text: str) -> str:
    """Return text with every run of white space made one blank (no-break spaces stay), without control characters."""
    return without_control(re.sub(r"[ \t\n\r\f\v\x85]+", " ", text)).strip()
