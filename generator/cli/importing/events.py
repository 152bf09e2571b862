"""`explainer import events`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo
from pathlib import Path
from typing import get_args

import click

from generator.cli.importing.given import given
from generator.cli.options import project_option, quiet_option
from generator.cli.writing import write_content
from generator.importing.events.dates import Options, Order, zone_of
from generator.importing.events.take import Taken, take
from generator.project import Project


def _as_mapping(_context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> dict[str, str]:
    pairs = [words.partition("=") for words in value]
    if wrong := [name for name, sign, _value in pairs if not sign]:
        raise click.BadParameter(f"“{wrong[0]}” is not FIELD=NAME, such as title=Betreff")
    return {name.strip(): column.strip() for name, _sign, column in pairs}


def _as_zone(_context: click.Context, _parameter: click.Parameter, value: str | None) -> tzinfo | None:
    try:
        return zone_of(value) if value else None
    except ValueError as error:
        raise click.BadParameter(f"{error}; it is written as Europe/Berlin or +01:00") from error


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option(
    "--column",
    "columns",
    multiple=True,
    callback=_as_mapping,
    metavar="FIELD=NAME",
    help="A table's column for one of our fields.",
)
@click.option(
    "--dates",
    "order",
    type=click.Choice(get_args(Order)),
    help="How dates such as 03/04/2025 are meant; they are never guessed.",
)
@click.option(
    "--zone", callback=_as_zone, metavar="ZONE", help="Where times of day are told, such as Europe/Berlin or +01:00."
)
@click.option("--dry-run", is_flag=True, help="Report only; write nothing.")
@project_option
@quiet_option
def events(
    project: Project,
    file: Path,
    *,
    dry_run: bool,
    quiet: bool,
    **says: Mapping[str, str] | Order | tzinfo | None,
) -> None:
    """Add events from TimelineJS (JSON, or its spreadsheet as CSV or XLSX), markwhen, or any table; - reads standard
    input.

    Events go to the end of content/timeline.yml; what they lack makes them drafts. Groups become themes, eras
    periods. Every field that could not be carried over is named.

    \b
    Examples:
      explainer import events timeline.json
      explainer import events termine.csv --column title=Betreff --column date=Tag
      explainer import events dates.xlsx --dates day-first --zone Europe/Berlin
      explainer import events story.mw --dry-run
    """
    taken = take(project, given(file), str(file), Options(**says))  # type: ignore[arg-type]
    if not dry_run:
        write_content(project, {project.root / path: text for path, text in taken.texts.items()})
    for one in taken.lost:
        value = f": “{one.value[:80]}”" if one.value else ""
        click.echo(f"{_place(file, one.line)}: not carried over: {one.name}, {one.reason}{value}")
    if not quiet:
        click.echo(_summary(taken, dry_run=dry_run), err=True)


def _place(file: Path, line: int) -> str:
    """Where a loss is: a line or row; in JSON, whose lines mean nothing, the number of the event."""
    shown = "standard input" if str(file) == "-" else str(file)
    if file.suffix.lower() != ".json":
        return f"{shown}:{max(line, 1)}:1"
    return f"{shown}:1:1: entry {line}" if line else f"{shown}:1:1"


def _summary(taken: Taken, *, dry_run: bool) -> str:
    files = ", ".join(sorted(taken.texts)) or "nothing"
    written = "nothing was written" if dry_run else f"wrote {files}"
    return (
        f"{taken.whole} events, {taken.drafts} drafts, {taken.same} there already; "
        f"{len(taken.lost)} fields not carried over\n{written}"
    )
