"""`explainer export`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.build import editions
from generator.cli.options import project_option, quiet_option
from generator.edit.replace import replace_together
from generator.exporting.events import EXPORTS, in_words, lost_in_csv
from generator.project import Project


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(tuple(EXPORTS)))
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Default: print it.")
@click.option("--replace", is_flag=True, help="Replace FILE where it is there.")
@click.option("--plain", is_flag=True, help="Texts in words: [[actor:council]] becomes the council’s name.")
@project_option
@quiet_option
def command(  # noqa: PLR0913  # one argument for each option
    project: Project, form: str, output: Path | None, *, replace: bool, plain: bool, quiet: bool
) -> None:
    """Write the events for other programs: as timelinejs, csv or json.

    `explainer import events` reads each of them again. TimelineJS shows texts in words anyway; of csv and json other
    programs get them with `--plain`, which is not for reading them again: references are gone.

    \b
    Examples:
      explainer export csv > events.csv
      explainer export csv --plain --output events-for-a-table.csv
      explainer export timelinejs --output timeline.json
    """
    if output is not None and output.exists() and not replace:
        raise click.UsageError(f"{output} is there already; name another file, or say --replace")
    edition = editions(project)[0]
    text = EXPORTS[form](in_words(edition) if plain and form != "timelinejs" else edition)
    if output is None:
        click.echo(text, nl=False)
    else:
        replace_together({output: text})
        if not quiet:
            click.echo(f"{len(edition.content.events)} events in {output}", err=True)
    if form == "csv" and not quiet:
        for what in lost_in_csv(edition.content):
            click.echo(f"not carried over: {what}", err=True)
