"""Having an existing project built by this version of the package."""

from __future__ import annotations

from pathlib import Path

from ..project import Project
from .package import VENDOR, Package


def pin(project: Project, package: Package) -> None:
    """Write requirements and wheel, and remove wheels of other versions from vendor/."""
    wanted = {project.root / path: data for path, data in package.files().items()}
    for path, data in wanted.items():
        _replace(path, data)
    for wheel in (project.root / VENDOR).glob("explainer-*.whl"):
        if package.wheel and wheel not in wanted:
            wheel.unlink()


def _replace(path: Path, data: bytes) -> None:
    """Write beside and rename, so that nobody reads half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    beside.replace(path)
