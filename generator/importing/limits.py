"""How large a file may be: far beyond any article or timeline, and small enough for any machine."""

from __future__ import annotations

from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

from .manuscript import UnreadableError

MEGABYTE: Final = 1_000_000
LARGEST_FILE: Final = 50 * MEGABYTE
LARGEST_TEXT: Final = 10 * MEGABYTE
LARGEST_WORKBOOK: Final = 40 * MEGABYTE
LARGEST_DOCUMENT: Final = 200 * MEGABYTE
"""With its pictures."""
LONGEST_WORD: Final = 3_000
"""An address may be long."""
MOST_CHARACTERS: Final = 200_000
"""Of an article's passages."""


def refuse_beyond(size: int, most: int, what: str) -> None:
    """Raise `UnreadableError` where something is larger than it may be; sizes are in bytes."""
    if size > most:
        raise UnreadableError(f"{what} has more than {most // MEGABYTE} MB", allowed="a smaller one, or a part of it")


def refuse_bombs(data: bytes, most: int) -> None:
    """Raise `UnreadableError` where a zip file is damaged, or holds more than `most` bytes when unpacked."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except (BadZipFile, ValueError, OSError) as error:
        raise UnreadableError("the file is damaged, locked, or not what its ending says") from error
    refuse_beyond(size, most, "the file, unpacked,")
