"""`explainer fmt`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import click

from generator.cli.options import project_option, quiet_option
from generator.edit.fmt import formatted, tidied
from generator.edit.replace import replace_together
from generator.model.content import KINDS, Kind
from generator.problems import ContentError, Problem
from generator.project import Project

_KEPT: Final = {"reviews.yml", "links.yml", "article.import.yml"}


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; end with 1 where a file is not in form.")
@project_option
@quiet_option
@click.pass_context
def command(context: click.Context, project: Project, *, only_check: bool, quiet: bool) -> None:
    """Bring the content files into one style: line ends and blanks; in list files also indents and the order of fields.

    Comments move with the field below them, values and the order of records stay as they are.

    \b
    Examples:
      explainer fmt
      explainer fmt --check    for CI
    """
    changed: dict[Path, str] = {}
    problems: list[Problem] = []
    for name, form in _forms(project).items():
        path = project.root / name
        try:
            before = path.read_bytes().decode("utf-8")
            after = form(before, name)
        except UnicodeDecodeError:
            problems.append(Problem(name, 1, 1, "not UTF-8", allowed="text saved as UTF-8"))
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


def _forms(project: Project) -> dict[str, Callable[[str, str], str]]:
    """What brings each file into form, by its name; what commands keep for themselves is left to them."""
    found = sorted(path for pattern in ("*.yml", "*/*.yml") for path in project.content.glob(pattern))
    names = [path.relative_to(project.root).as_posix() for path in found if path.name not in _KEPT]
    lists = {f"content/{kind.file}": kind for kind in KINDS}
    return {name: _list_form(lists[name]) if name in lists else tidied for name in names}


def _list_form(kind: Kind) -> Callable[[str, str], str]:
    return lambda text, file: formatted(text, kind, file)
