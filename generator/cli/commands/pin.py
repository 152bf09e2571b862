"""`explainer pin`."""

from __future__ import annotations

import click

from generator import __version__
from generator.cli.options import project_option, quiet_option
from generator.new.package import VENDOR, PackageError, package
from generator.new.pin import pin
from generator.project import Project


@click.command()
@click.option(
    "--package",
    "named",
    metavar="FILE|URL",
    help="The wheel that the project is built by (default: the one that explainer was installed from).",
)
@project_option
@quiet_option
def command(project: Project, named: str | None, *, quiet: bool) -> None:
    """Have the project built by this version: writes requirements/, and keeps the wheel in vendor/.

    `make upgrade PACKAGE=FILE` calls it after it has installed the version.

    \b
    Examples:
      explainer pin
      explainer pin --package explainer-0.1.0-py3-none-any.whl
    """
    try:
        kept = package(named)
    except PackageError as error:
        raise click.BadParameter(str(error), param_hint="--package") from error
    pin(project, kept)
    if not quiet:
        click.echo(f"The project is built by explainer {__version__}", err=True)
    if not (kept.wheel or kept.address):
        click.echo(f"Put its wheel into {VENDOR}/, or name it with --package.", err=True)
