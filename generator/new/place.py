"""Getting a new project into its folder: whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

ALLOWED: Final = {".git"}
"""What may be in the folder already."""

_SHOWN: Final = 5


class OccupiedError(Exception):
    """Something is in the way; the text names it."""


def require_room(folder: Path) -> None:
    """Raise `OccupiedError` unless `folder` is still to be made, or empty but for `.git`."""
    if folder.is_symlink() and not folder.exists():
        raise OccupiedError(f"{folder} is a link to nowhere")
    if folder.exists() and not folder.is_dir():
        raise OccupiedError(f"{folder} is a file")
    there = sorted(path.name for path in folder.iterdir() if path.name not in ALLOWED) if folder.exists() else []
    if there:
        more = f" and {len(there) - _SHOWN} more" if len(there) > _SHOWN else ""
        raise OccupiedError(f"{folder} is not empty: it holds {', '.join(there[:_SHOWN])}{more}")


@contextmanager
def placed(folder: Path) -> Iterator[Path]:
    """Give an empty folder whose files come into `folder` at the end, all of them; on an error, none.

    Raises:
        OccupiedError: something is in the way.
    """
    require_room(folder)
    beside = folder if folder.exists() else folder.parent
    beside.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".explainer-", dir=beside, ignore_cleanup_errors=True) as temporary:
        staging = Path(temporary) / "project"
        staging.mkdir()
        yield staging
        if folder.exists():
            _move(staging, folder)
        else:
            staging.rename(folder)


def _move(staging: Path, folder: Path) -> None:
    moved: list[Path] = []
    try:
        for entry in sorted(staging.iterdir()):
            moved.append(entry.rename(folder / entry.name))
    except BaseException:
        for entry in moved:
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        raise
