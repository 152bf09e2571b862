"""`explainer serve`."""

from __future__ import annotations

import click

from generator.cli.options import project_option, quiet_option
from generator.preview import PortInUseError, serve
from generator.project import Project


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port to listen on.")
@project_option
@quiet_option
def command(project: Project, host: str, port: int, quiet: bool) -> None:
    """Show the site and follow your edits until you press Ctrl-C.

    Mistakes are shown here and on every page; the preview recovers when they are mended.
    The search index is made by `explainer build` only.

    \b
    Examples:
      explainer serve
      explainer serve --port 8010
    """
    try:
        serve(project, host=host, port=port, say=_print, report=_nothing if quiet else _print)
    except PortInUseError as error:
        raise click.UsageError(f"{error}; choose another: explainer serve --port {port + 1}") from error


def _print(line: str) -> None:
    click.echo(line, err=True)


def _nothing(_line: str) -> None:
    pass
