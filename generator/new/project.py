"""Making a new project."""

from __future__ import annotations

from pathlib import Path

from ..build import check
from ..problems import ContentError
from ..project import Project
from ..schema.wire import listing, wiring
from .package import Package
from .place import placed
from .skeleton import Beginning, skeleton


def new_project(folder: Path, beginning: Beginning, package: Package) -> tuple[str, ...]:
    """Write a project that checks, builds and deploys as it is; return the names of its top level.

    Raises:
        ContentError: title or publisher cannot stand in the content; nothing was written.
        OccupiedError: something is in the way.
    """
    texts = {path: text.encode() for path, text in skeleton(beginning).items()}
    with placed(folder) as staging:
        for name, data in {**texts, **package.files()}.items():
            _write(staging / name, data)
        project = Project(staging)
        for path, text in {**wiring(project), **listing(project)}.items():
            _write(path, text.encode())
        if problems := [problem for problem in check(project, complete=True) if problem.level == "error"]:
            raise ContentError(problems)
        return tuple(sorted(path.name for path in staging.iterdir()))


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
