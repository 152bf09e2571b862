"""`explainer embeds`."""

from __future__ import annotations

import json
from collections.abc import Iterable

import click

from generator.build import editions, unready
from generator.cli.options import project_option
from generator.cli.report import warn
from generator.embeds.block import KINDS
from generator.embeds.files import Embed, embeds, loader_snippet
from generator.embeds.snippet import frame
from generator.pages.edition import Edition
from generator.problems import suggest
from generator.project import Project


@click.command()
@click.argument("kind", type=click.Choice(KINDS), required=False)
@click.argument("identifier", metavar="[ID]", required=False)
@click.option("--language", metavar="CODE", help="The edition (default: the original).")
@click.option("--format", "form", type=click.Choice(("text", "loader", "json")), default="text", help="See below.")
@project_option
def command(project: Project, kind: str | None, identifier: str | None, language: str | None, form: str) -> None:
    """Print the addresses of all embeds, or the snippet of one.

    \b
    Examples:
      explainer embeds                                         every address, with height and title
      explainer embeds event                                   those of single events
      explainer embeds event first-strike                      the snippet to paste
      explainer embeds event first-strike --format loader      the same with the script that fits the height
      explainer embeds --format json                           all of it, for other programs
    """
    edition = _edition(editions(project), language)
    warn(unready(project))
    found = [embed for embed in embeds(edition) if kind in {None, embed.block.kind}]
    if identifier is not None:
        found = [_named(found, identifier)]
    if form == "json":
        click.echo(json.dumps([_entry(edition, embed) for embed in found], ensure_ascii=False, indent=2))
    elif identifier is not None:
        (embed,) = found
        click.echo(loader_snippet(edition, embed.snippet) if form == "loader" else frame(embed.snippet))
    else:
        for embed in found:
            click.echo(f"{embed.snippet.address}  {embed.snippet.height}  {embed.block.title}")


def _edition(found: Iterable[Edition], language: str | None) -> Edition:
    known = {edition.language: edition for edition in found}
    if language is not None and language not in known:
        raise click.UsageError(f"no edition in “{language}”; allowed: {', '.join(known)}")
    return known[language] if language else next(iter(known.values()))


def _named(found: Iterable[Embed], identifier: str) -> Embed:
    known = {embed.block.id: embed for embed in found}
    if identifier not in known:
        near = suggest(identifier, known)
        raise click.UsageError(f"no embed “{identifier}”" + (f"; did you mean “{near}”?" if near else ""))
    return known[identifier]


def _entry(edition: Edition, embed: Embed) -> dict[str, str | int]:
    return {
        "kind": embed.block.kind,
        "id": embed.block.id,
        "title": embed.block.title,
        "address": embed.snippet.address,
        "height": embed.snippet.height,
        "snippet": frame(embed.snippet),
        "loader": loader_snippet(edition, embed.snippet),
    }
