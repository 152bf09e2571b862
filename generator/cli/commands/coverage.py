"""`explainer coverage`."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Final, get_args

import click

from generator.build import read
from generator.cli.options import project_option, quiet_option
from generator.cli.report import as_github
from generator.coverage import Finding, coverage
from generator.coverage.finding import FindingKind
from generator.coverage.manuscript import Manuscript, of_content, of_text
from generator.coverage.outdated import outdated
from generator.importing.language import guess_language
from generator.load.files import read_text
from generator.load.records import Loaded
from generator.load.set_aside import read_set_aside
from generator.load.translation import Translation
from generator.problems import ContentError, Problem
from generator.project import Project
from generator.translate import translate


def _open(found: Collection[Finding]) -> list[Finding]:
    return [finding for finding in found if not finding.reason]


def _problem(finding: Finding) -> Problem:
    details = {"allowed": finding.allowed, "suggestion": finding.suggestion}
    return Problem(finding.file, finding.line, finding.column, finding.message, finding.kind, **details)


def _as_text(found: Collection[Finding], _project: Project) -> str:
    return "\n".join(str(_problem(finding)) for finding in _open(found))


def _as_json(found: Collection[Finding], _project: Project) -> str:
    entries = [dataclasses.asdict(finding) | {"open": not finding.reason} for finding in found]
    return json.dumps(entries, ensure_ascii=False, indent=2)


def _as_github(found: Collection[Finding], project: Project) -> str:
    return as_github(map(_problem, _open(found)), project)


FORMATS: Final[dict[str, Callable[[Collection[Finding], Project], str]]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_github,
}


@click.command()
@click.option("--language", metavar="CODE", help="The article in this language (default: the original).")
@click.option(
    "--article",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Another text, read as an article: each line a paragraph.",
)
@click.option("--format", "form", type=click.Choice(tuple(FORMATS)), default="text", help="How findings are printed.")
@project_option
@quiet_option
def command(project: Project, language: str | None, article: Path | None, form: str, quiet: bool) -> None:
    """List what the article says and no record holds, and what records the article never uses.

    Numbers, dates and names are looked for in the article's own words; what it inserts by reference is
    accounted for. Figures typed by hand that a number record holds are named with the reference to use.
    Times told from another (“tags darauf”, “a week later”) want an event in their sentence. A finding is set
    aside, with a reason, in content/coverage.yml. Exit code 1 while any is open, 0 when none is.

    \b
    Examples:
      explainer coverage
      explainer coverage --language en       the English article
      explainer coverage --article draft.txt another text against the same records
      explainer coverage --format json       for other programs; lists what is set aside, too
      explainer coverage --format github     annotations in GitHub Actions
    """
    loaded, translations = read(project)
    set_aside, document, problems = read_set_aside(project)
    refused = [problem for problem in (*loaded.problems, *problems) if problem.level == "error"]
    if refused:
        raise ContentError(refused)
    text = _text(article) if article else ""
    chosen = language or (guess_language(text) if article else None)
    spoken = _in_language(loaded, translations, chosen, is_asked=language is not None)
    found = coverage(spoken, _manuscript(spoken, article, text, chosen), set_aside)
    if article is None:
        editions = (loaded, *(translate(loaded, translation) for translation in translations))
        found = tuple(sorted((*found, *outdated(set_aside, document, loaded, map(of_content, editions)))))
    if printed := FORMATS[form](found, project):
        click.echo(printed)
    if not quiet:
        click.echo(_summary(found), err=True)
    click.get_current_context().exit(int(bool(_open(found))))


def _text(article: Path) -> str:
    text, problems = read_text(article, str(article))
    if problems:
        raise ContentError(problems)
    return text


def _in_language(
    loaded: Loaded, translations: Collection[Translation], language: str | None, *, is_asked: bool
) -> Loaded:
    """Return what was loaded with its texts in a language; another text may be in one that we have none in."""
    original = loaded.article.head.language if loaded.article else None
    if language in {None, original}:
        return loaded
    found = next((one for one in translations if one.language == language), None)
    if found is None and is_asked:
        known = ", ".join(filter(None, (original, *(one.language for one in translations))))
        raise click.UsageError(f"no content in “{language}”; allowed: {known}")
    return translate(loaded, found) if found else loaded


def _manuscript(loaded: Loaded, article: Path | None, text: str, language: str | None) -> Manuscript:
    own = of_content(loaded)
    return of_text(text, str(article), language or own.language, own.written) if article else own


def _summary(found: Collection[Finding]) -> str:
    opened = _open(found)
    counts = {kind: sum(one.kind == kind for one in opened) for kind in get_args(FindingKind)}
    parts = ", ".join(f"{count} {kind}{'' if count == 1 else 's'}" for kind, count in counts.items() if count)
    return f"{parts or 'nothing'} open, {len(found) - len(opened)} set aside"
