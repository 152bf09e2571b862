"""`explainer add`."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from typing import Final

import click

from generator.cli.options import project_option, quiet_option
from generator.cli.writing import write_content
from generator.edit.add import AddError, Field, MissingError, added, fields
from generator.load.records import load
from generator.model.content import KINDS, Kind
from generator.project import Project
from generator.schema.fields import description

Known = Mapping[str, Collection[str]]
"""The ids that there are, by kind of record."""

_SHOWN: Final = 12


@click.command()
@click.argument("kind", type=click.Choice([kind.name for kind in KINDS]))
@click.option("--id", "identifier", default="", metavar="ID", help="The record's id (default: made from its name).")
@click.option("--set", "said", multiple=True, metavar="FIELD=VALUE", help="A field; lists are separated by commas.")
@project_option
@quiet_option
def command(project: Project, kind: str, identifier: str, said: tuple[str, ...], *, quiet: bool) -> None:
    """Add a record at the end of its file; what is there stays as it is.

    At a terminal it asks for what is needed and was not said. Ids of other records may be given by their
    beginning. Nothing is written where `explainer check` would refuse the record.

    \b
    Examples:
      explainer add event
      explainer add term --set name=Pegel --set "short=Höhe des Wassers." --set sources=amtsblatt
      explainer add actor --id callender --set names.full="Ruth Callender" --set names.short=Callender \\
          --set kind=person --set roles.title=Mayor --set side=council --set text="Leads it." --set sources=min
    """
    found = next(one for one in KINDS if one.name == kind)
    values = dict(_pair(words) for words in said)
    if _is_terminal():
        values |= _ask(found, values, load(project).known)
    try:
        name, texts = added(project, found, values, identifier)
    except MissingError as error:
        known = load(project).known
        lines = (f"--set {field.name}={field.value}  {_told(field, known)}".rstrip() for field in error.fields)
        raise click.UsageError("\n  ".join((f"a new {kind} also needs", *lines))) from error
    except AddError as error:
        raise click.UsageError(str(error)) from error
    write_content(project, texts)
    if not quiet:
        click.echo(f"added {kind}:{name} to content/{found.file}", err=True)


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _pair(words: str) -> tuple[str, str]:
    name, sign, value = words.partition("=")
    if not sign:
        raise click.UsageError(f"“{words}” is not FIELD=VALUE, such as title=Headline")
    return name.strip(), value


def _ask(kind: Kind, said: Mapping[str, str], known: Known) -> dict[str, str]:
    """Ask for each field that is needed or usual and was not said; only the usual ones may be left empty."""
    open_ = [field for field in fields(kind.model) if field.name not in {"id", *said}]
    answers = {field.name: _answer(field, known) for field in open_ if field.is_needed or field.is_usual}
    return {name: answer for name, answer in answers.items() if answer}


def _answer(field: Field, known: Known) -> str:
    choice = click.Choice(field.choices) if field.choices else None
    words = _told(field, known)
    question = f"{field.name} ({words})" if words else field.name
    return str(click.prompt(question, type=choice, default=None if field.is_needed else "", show_default=False))


def _told(field: Field, known: Known) -> str:
    """What editors are told of a field: the model's own words, or else those of the schemas; and the ids there are."""
    words = description(field.owner, field.name.rpartition(".")[2], field.description or None, "en") or ""
    ids = sorted(known.get(field.refers_to, ()))
    there = f"; there are: {', '.join(ids[:_SHOWN])}{', …' if len(ids) > _SHOWN else ''}" if ids else ""
    return f"{words.rstrip('.')}{there}"
