"""`explainer build`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.build import build, unready
from generator.cli.options import complete_option, project_option, quiet_option
from generator.cli.progress import Progress
from generator.cli.report import warn
from generator.project import Project
from generator.site import BUILDERS


@click.command()
@click.option("--builder", type=click.Choice(tuple(BUILDERS)), default="mkdocs", help="What turns pages into HTML.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the site goes (default: site/ in the project).",
)
@complete_option
@project_option
@quiet_option
def command(project: Project, builder: str, output: Path | None, complete: bool, quiet: bool) -> None:
    """Check the content, write the pages, build the site and its search index.

    The new site takes the place of the old one only when all of it is right.

    \b
    Examples:
      explainer build
      explainer build --output /srv/www/raketen
      explainer build --complete          for a release: no translation may be missing
      explainer build --builder zensical --output /tmp/probe
    """
    with Progress(quiet=quiet) as report:
        folder = build(project, builder=builder, output=output, complete=complete, report=report)
        report.done(f"The site is in {folder}")
    warn(unready(project))
