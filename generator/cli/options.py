"""Options that all commands share."""

from __future__ import annotations

from pathlib import Path

import click

from generator.project import Project


def _as_project(context: click.Context, _parameter: click.Parameter, value: Path | None) -> Project:
    """Take the command's own --project, else the one before the command, else the current folder."""
    folder = value or context.find_root().params.get("project") or Path()
    if not folder.is_dir():
        raise click.UsageError(f"there is no folder {folder}; name the project's folder with --project DIR")
    project = Project(folder)
    if not project.content.is_dir():
        where = "the current folder" if folder == Path() else str(folder)
        raise click.UsageError(
            f"{where} is no explainer project: it has no content/; "
            "change into the project's folder or name it with --project DIR"
        )
    return project


project_option = click.option(
    "--project",
    type=click.Path(path_type=Path),
    metavar="DIR",
    callback=_as_project,
    help="The project's folder (default: here).",
)

complete_option = click.option(
    "--complete", is_flag=True, help="Refuse translations that lack a text or are not up to date."
)

quiet_option = click.option("--quiet", "-q", is_flag=True, help="Print problems only.")
