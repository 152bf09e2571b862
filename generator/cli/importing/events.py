"""`explainer import events`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import project_option, quiet_option
from generator.cli.writing import write_content
from generator.importing.events.take import Taken, take
from generator.project import Project


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--column", "columns", multiple=True, metavar="FIELD=NAME", help="A table's column for one of our fields."
)
@click.option("--dry-run", is_flag=True, help="Report only; write nothing.")
@project_option
@quiet_option
def events(project: Project, file: Path, columns: tuple[str, ...], *, dry_run: bool, quiet: bool) -> None:
    """Add events from TimelineJS (JSON, or its spreadsheet as CSV or XLSX), markwhen, or any table.

    Events go to the end of content/timeline.yml; what they lack makes them drafts. Groups become themes, eras
    periods. Every field that could not be carried over is named.

    \b
    Examples:
      explainer import events timeline.json
      explainer import events termine.csv --column title=Betreff --column date=Tag
      explainer import events story.mw --dry-run
    """
    pairs = [words.partition("=") for words in columns]
    if wrong := [name for name, sign, _value in pairs if not sign]:
        raise click.UsageError(f"“{wrong[0]}” is not FIELD=NAME, such as title=Betreff")
    taken = take(project, file.read_bytes(), str(file), {name.strip(): value for name, _sign, value in pairs})
    if not dry_run:
        write_content(project, {project.root / path: text for path, text in taken.texts.items()})
    for one in taken.lost:
        value = f": “{one.value[:80]}”" if one.value else ""
        click.echo(f"{_place(file, one.line)}: not carried over: {one.name}, {one.reason}{value}")
    if not quiet:
        click.echo(_summary(taken, dry_run=dry_run), err=True)


def _place(file: Path, line: int) -> str:
    """Where a loss is: a line or row; in JSON, whose lines mean nothing, the number of the event."""
    if file.suffix.lower() != ".json":
        return f"{file}:{max(line, 1)}:1"
    return f"{file}:1:1: entry {line}" if line else f"{file}:1:1"


def _summary(taken: Taken, *, dry_run: bool) -> str:
    files = ", ".join(sorted(taken.texts)) or "nothing"
    written = "nothing was written" if dry_run else f"wrote {files}"
    return (
        f"{taken.whole} events, {taken.drafts} drafts, {taken.same} there already; "
        f"{len(taken.lost)} fields not carried over\n{written}"
    )
