"""The content as it was at a revision of the Git repository it lies in."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from pathlib import Path

from ..load.records import Loaded, load
from ..model.content import KINDS
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


def is_current(project: Project, revision: str) -> bool:
    """Whether a revision is the commit that is checked out."""
    command = ("git", "-C", str(project.content), "rev-parse", f"{revision}^{{commit}}", "HEAD^{commit}")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode == 0 and len({*done.stdout.split()}) == 1


def unread(earlier: Loaded) -> tuple[str, ...]:
    """Return what of an earlier version today's rules could not read, as kind and id, or a file as a whole."""
    records = (
        f"{kind} {identifier}"
        for kind, found in earlier.records.items()
        for identifier in sorted(earlier.known.get(kind, frozenset()) - set(found))
    )
    files = [kind.file for kind in KINDS if kind.name not in earlier.known]
    wholes = {"explainer.yml": earlier.explainer, "article.md": earlier.article}
    return (*(name for name, found in wholes.items() if found is None), *files, *records)


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
        reason = said[-1] if said else "git failed"
        hint = "; a shallow clone has no history: fetch it whole (fetch-depth: 0)" if _is_shallow(content) else ""
        raise RevisionError(f"no content at revision “{revision}”: {reason}{hint}")
    return done.stdout


def _is_shallow(content: Path) -> bool:
    """Whether only the newest commits were fetched, as hosts of CI like to do."""
    command = ("git", "-C", str(content), "rev-parse", "--is-shallow-repository")
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip() == "true"
