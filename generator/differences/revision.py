"""The content as it was at a revision of the Git repository it lies in."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from pathlib import Path

from ..load.records import Loaded, load
from ..project import Project


class RevisionError(Exception):
    """There is no such revision, no content in it, or no Git; the text says which."""


def at_revision(project: Project, revision: str) -> Loaded:
    """Return what can be read of the content at a revision; raise `RevisionError` where there is none.

    Content that today's rules refuse is missing from it: what cannot be read cannot be compared.
    """
    archive = _archive(project.content, revision)
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(content, filter="data")
        return load(Project(Path(folder)))


def _archive(content: Path, revision: str) -> bytes:
    if revision.startswith("-"):
        raise RevisionError(f"“{revision}” is no revision")
    command = ("git", "-C", str(content), "archive", "--format=tar", revision, "--", ".")
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise RevisionError("git is needed to look at an earlier version; install it") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RevisionError(f"no content at revision “{revision}”: {said[-1] if said else 'git failed'}")
    return done.stdout
