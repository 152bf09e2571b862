"""`explainer fmt`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import project_option, quiet_option
from generator.edit.fmt import formatted
from generator.edit.replace import replace_together
from generator.model.content import KINDS
from generator.problems import ContentError, Problem
from generator.project import Project


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; end with 1 where a file is not in form.")
@project_option
@quiet_option
@click.pass_context
def command(context: click.Context, project: Project, *, only_check: bool, quiet: bool) -> None:
    """Bring the list files into one style: indents, blank lines, the order of fields.

    Comments move with the field below them, values and the order of records stay as they are.

    \b
    Examples:
      explainer fmt
      explainer fmt --check    for CI
    """
    changed: dict[Path, str] = {}
    problems: list[Problem] = []
    for kind in KINDS:
        path = project.content / kind.file
        if not path.exists():
            continue
        try:
            before = path.read_bytes().decode("utf-8")
            after = formatted(before, kind, f"content/{kind.file}")
        except UnicodeDecodeError:
            problems.append(Problem(f"content/{kind.file}", 1, 1, "not UTF-8", allowed="text saved as UTF-8"))
        except ContentError as error:
            problems += error.problems
        else:
            changed |= {path: after} if after != before else {}
    if problems:
        raise ContentError(problems)
    if not only_check:
        replace_together(changed)
    for path in sorted(changed):
        name = path.relative_to(project.root).as_posix()
        if only_check:
            click.echo(f"{name}:1:1: not in form; allowed: what “explainer fmt” writes")
        elif not quiet:
            click.echo(f"changed {name}", err=True)
    context.exit(int(only_check and bool(changed)))
