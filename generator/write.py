"""Writing: texts in, files in docs/ out. Only what the generator itself wrote is ever replaced or removed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from .makers import Makers

LEDGER: Final = ".generated.json"
"""The file in docs/ that lists what the generator wrote, with a fingerprint of each file."""

Fingerprints = tuple[str, ...]
"""SHA-256 of a file's bytes as we wrote them; two while a run is under way."""


@dataclass(frozen=True, slots=True)
class Written:
    """What writing did, as paths below docs/."""

    changed: tuple[PurePosixPath, ...]
    removed: tuple[PurePosixPath, ...]
    unchanged: tuple[PurePosixPath, ...]


def with_ignore_file(texts: Mapping[PurePosixPath, str]) -> dict[PurePosixPath, str]:
    """Return the texts with a `.gitignore` that names them all, so that only pages written by hand are in git."""
    names = sorted({".gitignore", LEDGER, *(str(path) for path in texts)})
    lines = "".join(f"/{name}\n" for name in names)
    return {**texts, PurePosixPath(".gitignore"): f"# What the generator writes from content/.\n{lines}"}


class ForeignFileError(Exception):
    """A page would have to replace a file that the generator did not write."""

    def __init__(self, paths: tuple[PurePosixPath, ...]) -> None:
        self.paths = paths
        super().__init__(", ".join(map(str, paths)))


def write(texts: Mapping[PurePosixPath, str], docs: Path) -> Written:
    """Make docs/ hold exactly these texts beside what others put there.

    A file is written only if its bytes change. Files of the last run that are no longer wanted are
    removed. Raises `ForeignFileError`, before anything is written, where a file is in the way that the
    generator did not write or that somebody has edited since.
    """
    ledger = _read_ledger(docs)
    encoded = {path: text.encode() for path, text in texts.items()}
    foreign = tuple(path for path, data in encoded.items() if _is_foreign(docs, path, data, ledger.get(path, ())))
    if foreign:
        raise ForeignFileError(foreign)
    changed = tuple(path for path, data in encoded.items() if _current(docs / path) != data)
    fingerprints = {path: (_fingerprint(data),) for path, data in encoded.items()}
    # Both states count as ours until all is done, so that a run that is cut off can be taken up again.
    _write_ledger(docs, {path: (*ledger.get(path, ()), *fingerprints.get(path, ())) for path in {**ledger, **encoded}})
    for path in changed:
        _replace(docs / path, encoded[path])
    removed = tuple(path for path, ours in ledger.items() if path not in encoded and _remove(docs, path, ours))
    _write_ledger(docs, fingerprints)
    return Written(changed, removed, tuple(path for path in encoded if path not in changed))


def generated(docs: Path) -> frozenset[PurePosixPath]:
    """Return the paths of what the generator wrote, by its last run."""
    return frozenset(_read_ledger(docs))


def foreign(makers: Makers, docs: Path) -> tuple[PurePosixPath, ...]:
    """Return the paths at which `write` would find a file in the way; a text is made only where it decides."""
    ledger = _read_ledger(docs)
    doubtful = (path for path in makers if _is_foreign(docs, path, b"", ledger.get(path, ())))
    return tuple(path for path in doubtful if _is_foreign(docs, path, makers[path]().encode(), ledger.get(path, ())))


def _is_foreign(docs: Path, path: PurePosixPath, data: bytes, ours: Fingerprints) -> bool:
    target = docs / path
    if target.is_symlink() or target.is_dir() or _is_blocked(docs, path):
        return True
    current = _current(target)
    return current is not None and current != data and _fingerprint(current) not in ours


def _is_blocked(docs: Path, path: PurePosixPath) -> bool:
    """Whether a link or a file stands in the place of a folder on the way to a page."""
    folders = [docs / folder for folder in path.parents[:-1]]
    return any(folder.is_symlink() or (folder.exists() and not folder.is_dir()) for folder in folders)


def _current(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _replace(path: Path, data: bytes) -> None:
    """Write beside and rename, so that a reader never sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    beside.replace(path)


def _remove(docs: Path, path: PurePosixPath, ours: Fingerprints) -> bool:
    """Remove a file of an earlier run, and folders that are empty without it; what somebody has edited since stays."""
    target = docs / path
    current = _current(target)
    if target.is_symlink() or _is_blocked(docs, path) or (current is not None and _fingerprint(current) not in ours):
        return False
    if current is not None:
        target.unlink()
    _remove_empty(target.parent, docs)
    return current is not None


def _remove_empty(folder: Path, docs: Path) -> None:
    while folder != docs and not (folder.is_dir() and any(folder.iterdir())):
        if folder.is_dir():
            folder.rmdir()
        folder = folder.parent


def _read_ledger(docs: Path) -> dict[PurePosixPath, Fingerprints]:
    """Return the fingerprints of the last run; a ledger that cannot be read counts as none."""
    try:
        data = json.loads((docs / LEDGER).read_text(encoding="utf-8"))
        found = {PurePosixPath(path): tuple(map(str, ours)) for path, ours in data.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}
    return {path: ours for path, ours in found.items() if not path.is_absolute() and ".." not in path.parts}


def _write_ledger(docs: Path, ledger: Mapping[PurePosixPath, Fingerprints]) -> None:
    lines = {str(path): sorted(set(ours)) for path, ours in sorted(ledger.items())}
    data = f"{json.dumps(lines, indent=1)}\n".encode()
    if _current(docs / LEDGER) != data:
        _replace(docs / LEDGER, data)
