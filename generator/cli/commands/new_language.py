"""`explainer new-language`."""

from __future__ import annotations

import re

import click
from babel import Locale, UnknownLocaleError

from generator.build import read
from generator.cli.options import project_option
from generator.lay_out import files_for, with_language
from generator.load.document import read_document
from generator.load.files import read_text
from generator.load.interface import FILE as INTERFACE
from generator.problems import ContentError
from generator.project import Project


@click.command()
@click.argument("language")
@project_option
def command(project: Project, language: str) -> None:
    """Lay out a further language: a folder with every text to be translated.

    Adds the language to explainer.yml. Each original stands in a comment above the place where its translation is
    written. Until a text is translated, its pages show the original and say so.

    We have the words of the pages themselves (“Sources:”, dates) in German and English. For any other language they
    are laid out as well, in interface.yml.

    To give a language up, delete its folder and its entry in explainer.yml.

    \b
    Examples:
      explainer new-language fr
      explainer translations fr    what is still to be done
    """
    language = language.replace("_", "-")
    if not _is_known(language):
        raise click.UsageError(f"“{language}” is no code of a language that we know; allowed: such as fr or pt-BR")
    loaded, _translations = read(project)
    if loaded.explainer is None or loaded.problems:
        raise ContentError(loaded.problems)
    folder = project.content / language
    if language in loaded.explainer.languages or folder.exists():
        raise click.UsageError(
            f"content/{language}/ or its entry in explainer.yml is there already; to begin anew, delete both"
        )
    files = files_for(language, loaded)
    source, _problems = read_text(project.content / "explainer.yml", "content/explainer.yml")
    document, _problems = read_document(source, "content/explainer.yml")
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    (project.content / "explainer.yml").write_text(with_language(document, language), encoding="utf-8", newline="\n")
    click.echo(f"{len(files)} files in content/{language}/; explainer.yml names the language", err=True)
    if INTERFACE in files:
        click.echo(
            f"content/{language}/{INTERFACE}: the words of the pages themselves, such as “Sources:”. We have none in "
            f"“{language}”; they are still English.",
            err=True,
        )
    click.echo(f"Next: “explainer translations {language}” names each place to write at", err=True)


def _is_known(language: str) -> bool:
    """Whether it is written as we write languages, and Babel knows how it counts and tells dates."""
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", language):
        return False
    try:
        Locale.parse(language, sep="-")
    except UnknownLocaleError:
        return False
    return True
