"""`explainer export`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.build import editions
from generator.cli.options import project_option, quiet_option
from generator.edit.replace import replace_together
from generator.exporting.events import EXPORTS, lost_in_csv
from generator.project import Project


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(tuple(EXPORTS)))
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Default: print it.")
@click.option("--replace", is_flag=True, help="Replace FILE where it is there.")
@project_option
@quiet_option
def command(project: Project, form: str, output: Path | None, *, replace: bool, quiet: bool) -> None:
    """Write the events for other programs: as timelinejs, csv or json.

    `explainer import events` reads each of them again.

    \b
    Examples:
      explainer export csv > events.csv
      explainer export timelinejs --output timeline.json
    """
    if output is not None and output.exists() and not replace:
        raise click.UsageError(f"{output} is there already; name another file, or say --replace")
    content = editions(project)[0].content
    text = EXPORTS[form](content)
    if output is None:
        click.echo(text, nl=False)
    else:
        replace_together({output: text})
    if form == "csv" and not quiet:
        for what in lost_in_csv(content):
            click.echo(f"not carried over: {what}", err=True)
