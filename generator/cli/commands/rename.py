"""`explainer rename`."""

from __future__ import annotations

import click

from generator.cli.options import project_option, quiet_option
from generator.cli.writing import write_content
from generator.edit.rename import RenameError, rename
from generator.project import Project


@click.command()
@click.argument("old", metavar="KIND:OLD")
@click.argument("new", metavar="KIND:NEW")
@click.option("--dry-run", is_flag=True, help="Name the files that would change; write nothing.")
@project_option
@quiet_option
def command(project: Project, old: str, new: str, *, dry_run: bool, quiet: bool) -> None:
    """Change an id everywhere: record, references, notes, translations. The old address leads to the new one.

    The redirect is kept in content/redirects.yml. Nothing is written where `explainer check` would complain.

    \b
    Examples:
      explainer rename actor:mayor actor:callender
      explainer rename source:minutes source:minutes-0312 --dry-run
    """
    kind, _, identifier = old.partition(":")
    other, _, wanted = new.rpartition(":")
    if not identifier or (other and other != kind):
        raise click.UsageError(f"“{old}” to “{new}”; allowed: KIND:OLD KIND:NEW of one kind, such as actor:a actor:b")
    try:
        texts = rename(project, kind, identifier, wanted)
    except RenameError as error:
        raise click.UsageError(str(error)) from error
    if not dry_run:
        write_content(project, texts)
    if not quiet:
        for path in sorted(texts):
            click.echo(f"{'would change' if dry_run else 'changed'} {path.relative_to(project.root)}", err=True)
