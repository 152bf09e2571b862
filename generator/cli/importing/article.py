"""`explainer import article`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from generator.cli.importing.given import given
from generator.cli.options import project_option, quiet_option
from generator.cli.report import print_problems
from generator.cli.writing import write_content
from generator.importing.article import SIDECAR, Imported, Wishes, import_article
from generator.importing.drafting.dates import as_date
from generator.importing.language import LANGUAGES
from generator.project import Project


def _as_day(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    if value and not as_date(value):
        raise click.BadParameter("a date is written as 2024-11-17")
    return value


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--title", default="", metavar="TEXT", help="The headline (default: what the file says).")
@click.option("--language", type=click.Choice(LANGUAGES), help="The article's language (default: told by its words).")
@click.option(
    "--published",
    default="",
    metavar="DATE",
    callback=_as_day,
    help="Day of publication, such as 2024-11-17: what “yesterday” is counted from.",
)
@click.option(
    "--source",
    default="article",
    show_default=True,
    metavar="ID",
    help="Id of the source that every paragraph notes; drafted if there is none.",
)
@click.option("--drafts/--no-drafts", default=True, help="Whether to draft actors, numbers and events.")
@click.option("--replace", is_flag=True, help="Put the new article in the place of the one that is there.")
@click.option("--dry-run", is_flag=True, help="Report only; write nothing.")
@project_option
@quiet_option
def article(project: Project, file: Path, *, dry_run: bool, quiet: bool, **wishes: str | bool | None) -> None:
    """Make content/article.md from a text, Markdown, HTML or Word file; - reads standard input.

    Page litter is set aside, and listed with its reason; it is kept in content/article.import.yml, with every
    place in the new article that a careful reader would stop at. Names, numbers and dates become drafts in
    the YAML files, which `explainer check` refuses until somebody has reviewed them.

    \b
    Examples:
      explainer import article manuscript.docx
      explainer import article page.html --published 2024-11-17
      explainer import article - --title "Die neue Brücke" < text.txt
      explainer import article text.txt --dry-run
    """
    imported = import_article(project, given(file), str(file), Wishes(**wishes))  # type: ignore[arg-type]
    if not dry_run:
        write_content(project, {project.root / path: text for path, text in imported.texts.items()})
    _print(imported, str(file))
    if not quiet:
        click.echo(_summary(imported, dry_run=dry_run), err=True)


def _print(imported: Imported, name: str) -> None:
    shown = "standard input" if name == "-" else name
    for what in imported.mended:
        click.echo(f"{shown}:1:1: mended: {what}")
    for part in imported.left_out:
        begin = part.text if len(part.text) <= 80 else f"{part.text[:79]}…"
        click.echo(f"{shown}:{part.line}:1: set aside, {part.reason}: “{begin}”")
    print_problems(imported.notes)


def _summary(imported: Imported, *, dry_run: bool) -> str:
    kinds = Counter("heading" if passage.kind == "heading" else "paragraph" for passage in imported.passages)
    drafted = ", ".join(f"{number} {kind}s" for kind, number in imported.drafted.items() if number) or "none"
    if any("relative date" in note.message for note in imported.notes):
        drafted += "\nthe day of publication is not known; with --published DATE relative dates are counted from it"
    written = "nothing was written" if dry_run else f"wrote {', '.join(sorted(imported.texts))}"
    return (
        f"{kinds['paragraph']} paragraphs, {kinds['heading']} subheadings; {len(imported.left_out)} parts set aside "
        f"(kept in {SIDECAR}); {len(imported.notes)} places to look at; drafts: {drafted}\n{written}"
    )
