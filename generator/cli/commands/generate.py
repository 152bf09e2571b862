"""`explainer generate`."""

from __future__ import annotations

import click

from generator.build import generate
from generator.cli.options import project_option, quiet_option
from generator.cli.progress import Progress
from generator.project import Project


@click.command()
@project_option
@quiet_option
def command(project: Project, quiet: bool) -> None:
    """Write the pages to docs/, where the site builder reads them.

    Only what has changed is written; files that you put into docs/ yourself are never touched.

    \b
    Examples:
      explainer generate
      explainer generate --project DIR
    """
    with Progress(quiet=quiet) as report:
        report("Writing the pages")
        written = generate(project)
        counts = (
            f"{len(written.changed)} written, {len(written.removed)} removed, {len(written.unchanged)} as they were"
        )
        report.done(f"Pages: {counts}")
