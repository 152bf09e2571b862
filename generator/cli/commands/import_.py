"""`explainer import`: one subcommand for each kind of file."""

from __future__ import annotations

import click

from generator.cli.importing.article import article


@click.group()
def command() -> None:
    """Bring in what was made elsewhere; nothing is overwritten, and nothing dropped in silence.

    \b
    Examples:
      explainer import article FILE
    """


command.add_command(article)
