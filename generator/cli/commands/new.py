"""`explainer new`."""

from __future__ import annotations

import shlex
from datetime import UTC, datetime
from pathlib import Path

import click
from pydantic import TypeAdapter, ValidationError

from generator.check.settings import EXAMPLE_ADDRESS
from generator.model.base import Address, Line
from generator.new.package import VENDOR, PackageError, package
from generator.new.place import OccupiedError
from generator.new.project import new_project
from generator.new.skeleton import EMPTY_TITLES, LANGUAGES, PUBLISHERS, TITLES, Beginning


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", help="What the explainer is called (default: what the example is called).")
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="de",
    show_default=True,
    help="The language you write in; also that of the comments.",
)
@click.option("--url", default=EXAMPLE_ADDRESS, show_default=True, help="Where the site will be.")
@click.option("--publisher", help="Who runs it.")
@click.option("--empty", is_flag=True, help="Without the example: all files and comments, no records to delete.")
@click.option(
    "--package",
    "named",
    metavar="FILE|URL",
    help="The wheel that the project is built by (default: the one that explainer was installed from).",
)
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but what goes wrong.")
def command(  # noqa: PLR0913  # one argument for each option
    *,
    folder: Path,
    title: str | None,
    language: str,
    url: str,
    publisher: str | None,
    empty: bool,
    named: str | None,
    quiet: bool,
) -> None:
    """Make a complete project in DIR: content to overwrite, configuration, Makefile, CI for the usual hosts.

    It holds a small invented example that checks, builds and deploys as it is; with --empty it does so without one.
    DIR is made; if it is there, it must be empty but for .git. Nothing is asked, and nothing overwritten.

    \b
    Examples:
      explainer new ferry --language en --title "The ferry of Moorwerth"
      explainer new ferry --empty
      explainer new . --url https://explainer.example.org/
      explainer new ferry --package explainer-0.1.0-py3-none-any.whl
    """
    beginning = Beginning(
        language=language,
        title=_checked("--title", title or (EMPTY_TITLES if empty else TITLES)[language], TypeAdapter(Line)),
        publisher=_checked("--publisher", publisher or PUBLISHERS[language], TypeAdapter(Line)),
        url=_checked("--url", url, TypeAdapter(Address)).rstrip("/") + "/",
        today=datetime.now(UTC).date().isoformat(),
        empty=empty,
    )
    try:
        kept = package(named)
        new_project(folder, beginning, kept)
    except PackageError as error:
        raise click.BadParameter(str(error), param_hint="--package") from error
    except OccupiedError as error:
        raise click.UsageError(f"{error}; name another folder, or empty this one") from error
    if not quiet:
        steps = f"  cd {shlex.quote(str(folder))}\n  make site     # or: make serve\n"
        click.echo(f"A new project is in {folder}. Next:\n\n{steps}", err=True)
    if not (kept.wheel or kept.address):
        click.echo(f"Put the wheel of explainer into {folder / VENDOR}/ first, or name it with --package.", err=True)


def _checked(option: str, value: str, kind: TypeAdapter[str]) -> str:
    try:
        return kind.validate_python(value)
    except ValidationError as error:
        raise click.BadParameter(error.errors()[0]["msg"], param_hint=option) from error
