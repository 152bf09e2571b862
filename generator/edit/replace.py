"""Writing several files so that either all of them change or none does."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def replace_together(texts: Mapping[Path, str]) -> None:
    """Write every text beside its file, then rename them all; on failure what was written beside is removed.

    Renaming is the one step that can leave some files new and others old, and then only if the disk fails
    between two of them; each single file is whole at any time.
    """
    beside = {path: path.with_name(f".{path.name}.new") for path in texts}
    try:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside[path].write_bytes(text.encode())
        for path, new in beside.items():
            new.replace(path)
    finally:
        for new in beside.values():
            new.unlink(missing_ok=True)
