"""`explainer changes`."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Collection

import click

from generator.build import read
from generator.cli.options import project_option, quiet_option
from generator.differences import Difference, RevisionError, at_revision, differences
from generator.load.records import Loaded
from generator.problems import ContentError, Problem
from generator.project import Project


@click.command()
@click.option("--since", "revision", required=True, metavar="REV", help="Commit, tag or branch to compare with.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="How they are printed.")
@project_option
@quiet_option
def command(project: Project, revision: str, form: str, quiet: bool) -> None:
    """Compare the content with an earlier version and say what readers are not told of yet.

    A changed value, date, status or attribution, a changed figure in a text, and a record that is gone must be
    declared under “changes:” of the record, with the field's name. A typing mistake need not. Exit code 1 while
    a difference is not declared.

    \b
    Examples:
      explainer changes --since v1.2
      explainer changes --since origin/main    in CI, for a branch
      explainer changes --since HEAD           before you commit
      explainer changes --since v1.2 --format json
    """
    loaded, _translations = read(project)
    if loaded.problems:
        raise ContentError(loaded.problems)
    try:
        found = differences(at_revision(project, revision), loaded)
    except RevisionError as error:
        raise click.UsageError(str(error)) from error
    printed = _as_json(found) if form == "json" else "\n".join(_line(one, loaded, revision) for one in found)
    if printed:
        click.echo(printed)
    if not quiet:
        counts = {state: sum(one.state == state for one in found) for state in ("undeclared", "declared", "wording")}
        click.echo(", ".join(f"{count} {state}" for state, count in counts.items()), err=True)
    click.get_current_context().exit(int(any(one.state == "undeclared" for one in found)))


def _line(one: Difference, loaded: Loaded, revision: str) -> str:
    problem = _placed(one, loaded, revision)
    return (
        str(problem)
        if one.state == "undeclared"
        else f"{problem.file}:{problem.line}: {one.state}: {problem.record}: {_said(one)}"
    )


def _placed(one: Difference, loaded: Loaded, revision: str) -> Problem:
    message = f"{_said(one)}, and no change since {revision} says so"
    field = one.field.split("/")[0] if one.kind != "explainer" else one.field
    allowed = f"“changes:” with date, kind, fields: [{field}], before, after, note"
    if one.kind == "article" and one.path == () and loaded.article is not None:
        line = next(block.line for block in loaded.article.blocks if block.id == one.field)
        return Problem(loaded.article_file, line, 1, message, "article", allowed)
    return loaded.problem(one.kind, one.id, one.path, message, allowed=allowed)


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


def _as_json(found: Collection[Difference]) -> str:
    entries = [dataclasses.asdict(one) for one in found]
    return json.dumps(entries, ensure_ascii=False, indent=2)
