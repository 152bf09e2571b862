"""`explainer schema`."""

from __future__ import annotations

import click

from generator.cli.options import project_option, quiet_option
from generator.edit.replace import replace_together
from generator.project import Project
from generator.schema.fields import LANGUAGES, Language
from generator.schema.wire import listing, relisted, wiring


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; end with 1 where something is out of date.")
@click.option("--language", type=click.Choice(LANGUAGES), help="What to describe fields in; else as the content is.")
@project_option
@quiet_option
@click.pass_context
def command(
    context: click.Context, project: Project, language: Language | None, *, only_check: bool, quiet: bool
) -> None:
    """Write the JSON Schemas with which VS Code and others help while you type.

    They go to schemas/, are named in the first line of every content file (of
    translations, too) and of the article's front matter, and in .vscode/settings.json where
    there is none. Call it again after the generator was upgraded.

    schemas/ids.schema.json lists the ids of your records, so that they are offered where one
    is asked for. The preview, `add`, `rename` and `import` keep it; `--check` asks only whether
    it is there.

    \b
    Examples:
      explainer schema
      explainer schema --language en
      explainer schema --check          for CI
    """
    made = {**wiring(project, language), **listing(project)}
    if only_check:
        made = {path: text for path, text in made.items() if path not in relisted(project)}
    else:
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
