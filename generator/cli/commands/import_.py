"""`explainer import`: one subcommand for each kind of file."""

from __future__ import annotations

import click

from generator.cli.importing.article import article
from generator.cli.importing.events import events


@click.group()
def command() -> None:
    """Bring in what was made elsewhere; nothing is overwritten, and nothing dropped in silence.

    \b
    Examples:
      explainer import article FILE
      explainer import events FILE
    """


command.add_command(article)
command.add_command(events)
