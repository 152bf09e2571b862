"""`explainer schema`."""

from __future__ import annotations

import click

from generator.cli.options import project_option, quiet_option
from generator.edit.replace import replace_together
from generator.project import Project
from generator.schema.wire import wiring


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; end with 1 where something is out of date.")
@project_option
@quiet_option
@click.pass_context
def command(context: click.Context, project: Project, *, only_check: bool, quiet: bool) -> None:
    """Write the JSON Schemas with which VS Code and others help while you type.

    They go to schemas/, are named in the first line of every content file, and in .vscode/settings.json where
    there is none. Call it again after the generator was upgraded.

    \b
    Examples:
      explainer schema
      explainer schema --check    for CI
    """
    made = wiring(project)
    if not only_check:
        replace_together(made)
    for path in sorted(made):
        name = path.relative_to(project.root).as_posix()
        if only_check:
            click.echo(f"{name}:1:1: out of date; allowed: what “explainer schema” writes")
        elif not quiet:
            click.echo(f"wrote {name}", err=True)
    if not quiet and not made:
        click.echo("all schemas are up to date", err=True)
    context.exit(int(only_check and bool(made)))
