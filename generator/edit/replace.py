"""Writing several files so that either all of them change or none does."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def replace_together(texts: Mapping[Path, str | None]) -> None:
    """Write every text beside its file, then rename them all; on failure what was written beside is removed.

    A file without a text is removed at the end.

    Renaming is the one step that can leave some files new and others old, and then only if the disk fails
    between two of them; each single file is whole at any time.
    """
    new_texts = {path: text for path, text in texts.items() if text is not None}
    beside = {path: path.with_name(f".{path.name}.new") for path in new_texts}
    try:
        for path, text in new_texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside[path].write_bytes(text.encode())
        for path, new in beside.items():
            new.replace(path)
        for path in texts.keys() - new_texts.keys():
            path.unlink()
    finally:
        for new in beside.values():
            new.unlink(missing_ok=True)
