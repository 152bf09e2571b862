"""Reading one file as text, or saying why it cannot be read."""

from __future__ import annotations

from pathlib import Path

from ..problems import Problem


def read_text(path: Path, name: str) -> tuple[str, list[Problem]]:
    """Return a content file's text and its problems; `name` is how messages call the file.

    A byte-order mark is dropped, line ends become `\\n`. Missing, empty and non-UTF-8 files are problems.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return "", [Problem(name, 1, 1, "the file is missing", allowed="an existing file with this name")]
    except OSError as error:
        return "", [Problem(name, 1, 1, f"the file cannot be read: {error.strerror}")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _position(data[: error.start].decode("utf-8", "replace"))
        return "", [Problem(name, line, column, "not UTF-8", allowed="text saved as UTF-8")]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return "", [Problem(name, 1, 1, "the file is empty")]
    return text, []


def _position(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
