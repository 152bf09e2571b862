"""`explainer check`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Final

import click

from generator.build import check
from generator.cli.options import complete_option, project_option, quiet_option
from generator.cli.report import as_github, as_json, as_text, summary
from generator.problems import Problem
from generator.project import Project

FORMATS: Final[dict[str, Callable[[Iterable[Problem], Project], str]]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}


@click.command()
@click.option("--format", "form", type=click.Choice(tuple(FORMATS)), default="text", help="How problems are printed.")
@complete_option
@project_option
@quiet_option
@click.pass_context
def command(context: click.Context, project: Project, form: str, complete: bool, quiet: bool) -> None:
    """Print every problem of the content; write nothing.

    \b
    Examples:
      explainer check
      explainer check --format json      a list of objects, for other programs
      explainer check --format github    annotations in GitHub Actions
    """
    problems = check(project, complete=complete, today=datetime.now(UTC))
    if text := FORMATS[form](problems, project):
        click.echo(text)
    if not quiet:
        click.echo(summary(problems), err=True)
    context.exit(int(any(problem.level == "error" for problem in problems)))
