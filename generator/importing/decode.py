"""From bytes to text: encoding and line ends are mended, and what was mended is said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from charset_normalizer import from_bytes

from .limits import LARGEST_TEXT, refuse_beyond
from .manuscript import UnreadableError

_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SAMPLE: Final = 1_000_000
"""From so many bytes an encoding is guessed."""
_INVISIBLE: Final = re.compile("[\u00ad\u200b\u2060\ufeff]")
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")

_TWICE: Final = re.compile("[ÃÂâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
"""What UTF-8 looks like after it was read as Windows-1252."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, with what was mended in it."""

    text: str
    mended: tuple[str, ...]


def decode(data: bytes) -> Decoded:
    """Return the text of a file in whatever encoding, with `\\n` at line ends and no invisible characters.

    A byte-order mark decides, then UTF-8, then the guess of charset-normalizer among the encodings of
    German and English. Raises `UnreadableError` for what is no text.
    """
    refuse_beyond(len(data), LARGEST_TEXT, "the text")
    mended: list[str] = []
    text = _decoded(data, mended)
    if not text.strip():
        raise UnreadableError("the file is empty")
    for mend in (_encoded_once, _line_ends, _visible, _without_control):
        text = mend(text, mended)
    return Decoded(text, tuple(mended))


def _decoded(data: bytes, mended: list[str]) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            mended.append(f"byte-order mark removed ({encoding.removesuffix('-sig')})")
            return data.decode(encoding, "replace").removeprefix("\ufeff")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data, mended)
    if "\x00" in text:
        raise UnreadableError("this is no text: it holds zero bytes", allowed="text, Markdown, HTML or .docx")
    return text


def _guessed(data: bytes, mended: list[str]) -> str:
    if b"\x00" in data:
        raise UnreadableError("this is no text: it holds zero bytes", allowed="text, Markdown, HTML or .docx")
    best = from_bytes(data[:_SAMPLE], cp_isolation=["cp1252", "latin_1", "mac_roman", "cp850", "cp437"]).best()
    encoding = _likely(data) if best is None or best.encoding in {"latin_1", "cp1252"} else best.encoding
    mended.append(f"read as {encoding}, since it is not UTF-8")
    return data.decode(encoding, "replace")


def _likely(data: bytes) -> str:
    """Latin-1 has no printable characters from 0x80 to 0x9F: where they stand, it is Windows-1252."""
    return "cp1252" if any(0x80 <= byte <= 0x9F for byte in data) else "iso-8859-1"


def _encoded_once(text: str, mended: list[str]) -> str:
    """Undo UTF-8 that was read as Windows-1252, where that is possible without loss."""
    if not _TWICE.search(text):
        return text
    lines = [_line_encoded_once(line) for line in text.split("\n")]
    if "\n".join(lines) != text:
        mended.append("characters such as “Ã¼” put right: UTF-8 had been read as Windows-1252")
    return "\n".join(lines)


def _line_encoded_once(line: str) -> str:
    if not _TWICE.search(line):
        return line
    try:
        return line.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return line


def _line_ends(text: str, mended: list[str]) -> str:
    plain = re.sub("\r\n|[\r\x85\u2028]", "\n", text).replace("\u2029", "\n\n")
    if plain != text:
        mended.append("line ends made alike")
    return plain


def _visible(text: str, mended: list[str]) -> str:
    count = len(_INVISIBLE.findall(text))
    if count:
        mended.append(f"{count} invisible characters removed (soft hyphens, zero-width blanks)")
    return _INVISIBLE.sub("", text)


def _without_control(text: str, mended: list[str]) -> str:
    count = len(_CONTROL.findall(text))
    if count:
        mended.append(f"{count} control characters replaced by blanks")
    return _CONTROL.sub(" ", text)
