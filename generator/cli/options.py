"""Options that all commands share."""

from __future__ import annotations

import os
from pathlib import Path

import click

from generator.project import Project


def _as_project(context: click.Context, _parameter: click.Parameter, value: Path | None) -> Project:
    """Take the command's own --project, else the one before the command, else the folder we are in, or one above."""
    folder = value or context.find_root().params.get("project") or _here()
    if not folder.is_dir():
        raise click.UsageError(f"there is no folder {folder}; name the project's folder with --project DIR")
    project = Project(folder)
    if not project.content.is_dir():
        is_here = folder == Path()
        where, above = ("the current folder", ", nor has one above it") if is_here else (str(folder), "")
        raise click.UsageError(
            f"{where} is no explainer project: it has no content/{above}; "
            "change into the project's folder or name it with --project DIR"
        )
    return project


def _here() -> Path:
    """Return the current folder, or the nearest above it that is a project where it is none itself."""
    if not Project(Path()).content.is_dir():
        for folder in Path.cwd().parents:
            if (Project(folder).content / "explainer.yml").is_file():
                return Path(os.path.relpath(folder))
    return Path()


project_option = click.option(
    "--project",
    type=click.Path(path_type=Path),
    metavar="DIR",
    callback=_as_project,
    help="The project's folder (default: here, or the nearest above).",
)

complete_option = click.option(
    "--complete", is_flag=True, help="Refuse translations that lack a text or are not up to date."
)

quiet_option = click.option("--quiet", "-q", is_flag=True, help="Print problems only.")
