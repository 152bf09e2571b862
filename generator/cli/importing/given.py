"""The file that an import is given."""

from __future__ import annotations

import sys
from pathlib import Path

from generator.importing.limits import LARGEST_FILE


def given(file: Path) -> bytes:
    """Return the bytes of a file, or of standard input (“-”): no more than are needed to see that it is too large."""
    if str(file) == "-":
        return sys.stdin.buffer.read(LARGEST_FILE + 1)
    with file.open("rb") as stream:
        return stream.read(LARGEST_FILE + 1)
