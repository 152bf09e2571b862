"""`explainer changes`."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from typing import Final

import click

from generator.build import read
from generator.cli.options import project_option, quiet_option
from generator.cli.report import as_github
from generator.differences import Difference, RevisionError, at_revision, differences, is_current, unread
from generator.load.records import Loaded
from generator.load.redirects import FILE as REDIRECTS
from generator.problems import ContentError, Problem
from generator.project import Project

Placed = tuple[Difference, Problem]
"""A difference, and what an editor is told of it."""


@click.command()
@click.option("--since", "revision", required=True, metavar="REV", help="Commit, tag or branch to compare with.")
@click.option(
    "--format", "form", type=click.Choice(("text", "json", "github")), default="text", help="How they are printed."
)
@project_option
@quiet_option
def command(project: Project, revision: str, form: str, quiet: bool) -> None:
    """Compare the content with an earlier version and say what readers are not told of yet.

    A changed value, date, status or attribution, a changed figure in a text, and a record that is gone must be
    declared under “changes:” of the record, with the field's name. A typing mistake need not, and a new record
    contradicts nothing. Exit code 1 while a difference is not declared.

    Each line says where the value stands now, and is “declared” or “wording” where nothing is to be done.

    \b
    Examples:
      explainer changes --since HEAD             before you commit
      explainer changes --since v1.2
      explainer changes --since origin/main --format github    annotations in GitHub Actions
      explainer changes --since v1.2 --format json             a list of objects, for other programs
    """
    loaded, _translations = read(project)
    if loaded.problems:
        raise ContentError(loaded.problems)
    try:
        earlier = at_revision(project, revision)
    except RevisionError as error:
        raise click.UsageError(str(error)) from error
    found = [(one, _placed(one, loaded, revision)) for one in differences(earlier, loaded)]
    if printed := FORMATS[form](found, project):
        click.echo(printed)
    if lost := unread(earlier):
        click.echo(f"Not compared, since it cannot be read as it was at {revision}: {', '.join(lost)}", err=True)
    if not quiet:
        click.echo(_summary(found), err=True)
        if not found and not lost and is_current(project, revision):
            hint = "it is the version that you are working on, so compare with an earlier one"
            click.echo(f"{revision} holds this very content: {hint}, such as --since {revision}~1", err=True)
    click.get_current_context().exit(int(any(one.state == "undeclared" for one, _problem in found)))


def _placed(one: Difference, loaded: Loaded, revision: str) -> Problem:
    message = f"{_said(one)}, and no change since {revision} says so"
    is_gone = one.kind == "explainer" and ":" in one.field
    field = one.field if is_gone else one.field.split("/")[0]
    allowed = f"“changes:” with date, kind, fields: [{field}], before, after, note"
    if is_gone:
        allowed = f"an entry in {REDIRECTS} with “old: {field}” and a “note:” for readers"
    if one.kind == "article" and one.path == () and loaded.article is not None:
        line = next(block.line for block in loaded.article.blocks if block.id == one.field)
        return Problem(loaded.article_file, line, 1, message, "article", allowed)
    return loaded.problem(one.kind, one.id, one.path, message, allowed=allowed)


def _as_text(found: Sequence[Placed], _project: Project) -> str:
    return "\n".join(_line(one, problem) for one, problem in found)


def _line(one: Difference, problem: Problem) -> str:
    if one.state == "undeclared":
        return str(problem)
    return f"{problem.file}:{problem.line}:{problem.column}: {one.state}: {problem.record}: {_said(one)}"


def _as_json(found: Sequence[Placed], _project: Project) -> str:
    entries = [
        {
            "state": one.state,
            "kind": one.kind,
            "id": one.id,
            "field": one.field,
            "before": one.before,
            "after": one.after,
            "file": problem.file,
            "line": problem.line,
            "column": problem.column,
        }
        for one, problem in found
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2)


def _as_github(found: Sequence[Placed], project: Project) -> str:
    return as_github((problem for one, problem in found if one.state == "undeclared"), project)


FORMATS: Final[dict[str, Callable[[Sequence[Placed], Project], str]]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_github,
}


def _said(one: Difference) -> str:
    if not one.after:
        return f"{one.field} is gone (it was “{_cut(one.before, 0)}”)"
    if not one.before:
        return f"{one.field} is now “{_cut(one.after, 0)}” (there was none)"
    pairs = enumerate(zip(one.before, one.after, strict=False))
    same = next((position for position, (was, now) in pairs if was != now), min(len(one.before), len(one.after)))
    return f"{one.field} is now “{_cut(one.after, same)}” (it was “{_cut(one.before, same)}”)"


def _cut(text: str, differs_at: int) -> str:
    """What fits into a message of a long text: the words around the place where it differs."""
    begin = text.rfind(" ", 0, max(differs_at - 20, 0)) + 1 if len(text) > 90 else 0
    part = " ".join(text[begin : begin + 90].split())
    return f"{'…' if begin else ''}{part}{'…' if begin + 90 < len(text) else ''}"


def _summary(found: Collection[Placed]) -> str:
    if not found:
        return "nothing differs"
    counts = {
        state: sum(one.state == state for one, _problem in found) for state in ("undeclared", "declared", "wording")
    }
    return ", ".join(f"{count} {state}" for state, count in counts.items())
