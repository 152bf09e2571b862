"""Where a site is made, and how it takes the place of the one before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.project import Project

from .errors import SetupError

SIGN = Path("pagefind", "pagefind-entry.json")
"""A file that every site of ours has, by which we know a folder that we may replace."""


def take_care_of(project: Project, target: Path) -> None:
    """Raise `SetupError` where replacing `target` would destroy something that is not a site."""
    root = project.root.resolve()
    sources = (project.content.resolve(), project.docs.resolve())
    if root.is_relative_to(target) or any(target.is_relative_to(source) for source in sources):
        raise SetupError(f"{target} holds the project's own files; choose another folder for the site")
    if not target.exists() or target == project.site.resolve():
        return
    if not target.is_dir():
        raise SetupError(f"{target} is a file; choose a folder for the site")
    if any(target.iterdir()) and not (target / SIGN).is_file():
        raise SetupError(f"{target} holds files that are not a site of ours; empty it or choose another folder")


@contextmanager
def staging_beside(target: Path) -> Iterator[Path]:
    """Give a folder on the target's own file system, so that moving out of it is one step."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def replace(target: Path, site: Path, before: Path) -> None:
    """Put `site` in the place of `target`, which is moved to `before`; on failure all is as it was."""
    existed = target.exists()
    if existed:
        target.rename(before)
    try:
        site.rename(target)
    except BaseException:
        if existed:
            before.rename(target)
        raise
