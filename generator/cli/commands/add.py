"""`explainer add`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import click

from generator.cli.dialog import Dialog, about, is_terminal
from generator.cli.options import project_option, quiet_option
from generator.cli.writing import write_content
from generator.edit.add import Added, AddError, Field, MissingError, added, known_fields, offered
from generator.load.records import load
from generator.load.titles import Titles, titles
from generator.model.content import KINDS, Kind
from generator.problems import ContentError
from generator.project import Project
from generator.schema.wire import language_of

_SHOWN: Final = 12


@click.command()
@click.argument("kind", type=click.Choice([kind.name for kind in KINDS]))
@click.option("--id", "identifier", default="", metavar="ID", help="The record's id (default: made from its name).")
@click.option("--set", "said", multiple=True, metavar="FIELD=VALUE", help="A field; lists are separated by commas.")
@project_option
@quiet_option
def command(project: Project, kind: str, identifier: str, said: tuple[str, ...], *, quiet: bool) -> None:
    """Add a record at the end of its file; what is there stays as it is.

    At a terminal it asks for what is needed and was not said, and Tab completes ids. Ids of other records may be
    given by their beginning. Nothing is written where `explainer check` would refuse the record.

    \b
    Examples:
      explainer add event
      explainer add term --set name=Pegel --set "short=Höhe des Wassers." --set sources=amtsblatt
      explainer add actor --id callender --set names.full="Ruth Callender" --set names.short=Callender \\
          --set kind=person --set roles.title=Mayor --set side=council --set text="Leads it." --set sources=min
    """
    found = next(one for one in KINDS if one.name == kind)
    values = dict(_pair(words) for words in said) | ({"id": identifier} if identifier else {})
    try:
        made = _asked(project, found, values) if is_terminal() else added(project, found, values)
    except MissingError as error:
        ids = titles(load(project))
        lines = (f"--set {field.name}={field.value}  {_told(field, ids)}".rstrip() for field in error.fields)
        raise click.UsageError("\n  ".join((f"a new {kind} also needs", *lines))) from error
    except AddError as error:
        raise click.UsageError(str(error)) from error
    write_content(project, made.texts)
    if not quiet:
        click.echo(f"added {kind}:{made.identifier} to content/{found.file}:{made.line}", err=True)
        for warning in made.warnings:
            click.echo(f"  {warning}", err=True)


def _asked(project: Project, kind: Kind, values: Mapping[str, str]) -> Added:
    """Ask until `check` would take the record, or nobody answers any more."""
    known_fields(kind, values)
    dialog = Dialog(kind, load(project), language_of(project))
    try:
        said = dialog.ask(values)
        while True:
            try:
                return added(project, kind, said)
            except ContentError as error:
                said = dialog.ask_again(said, error.problems)
    except click.Abort:
        click.echo("\nleft; nothing was written", err=True, nl=False)
        raise


def _pair(words: str) -> tuple[str, str]:
    name, sign, value = words.partition("=")
    if not sign:
        raise click.UsageError(f"“{words}” is not FIELD=VALUE, such as title=Headline")
    return name.strip(), value


def _told(field: Field, known: Mapping[str, Titles]) -> str:
    """What a command line is told of a field: the model's own words, or else those of the schemas; and the ids."""
    ids = [*offered(field, known)]
    there = f"; there are: {', '.join(ids[:_SHOWN])}{', …' if len(ids) > _SHOWN else ''}" if ids else ""
    return f"{about(field, 'en').rstrip('.')}{there}"
