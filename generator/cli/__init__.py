"""The command line: the only part that prints and exits.

Each command is one file in `commands/`, named as it is called, that holds a click command `command`.
"""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

import click

from generator import __version__
from generator.problems import ContentError
from generator.site.errors import SetupError

from .commands import Commands
from .report import print_problems, summary

FINE, CONTENT, USE, BUG, INTERRUPTED = 0, 1, 2, 3, 130

OUTSIDE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT}
"""Errors of the machine rather than ours: no permission, no space."""


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--project",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The project's folder (default: here, or above).",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def explainer(project: Path | None) -> None:
    """Turn an article and curated YAML into an explainer site.

    \b
    Examples:
      explainer check                  every problem of the content in this folder
      explainer build                  the finished site, in site/
      explainer serve                  a preview that follows your edits
      explainer --project DIR check    the same for another folder

    \b
    Exit codes:
      0 fine   1 the content has problems   2 wrong use   3 our bug
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; see `explainer --help`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without “ must not stop us
    try:
        return _run(arguments)
    except (click.Abort, KeyboardInterrupt):
        click.echo(err=True)
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our output has closed it: `explainer check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CONTENT
    except Exception as error:
        return _failed(error)


def _run(arguments: Sequence[str] | None) -> int:
    try:
        return explainer.main(arguments, prog_name="explainer", standalone_mode=False) or FINE
    except ContentError as error:
        print_problems(error.problems)
        click.echo(f"{summary(error.problems)}; nothing was written", err=True)
        return CONTENT
    except SetupError as error:
        click.echo(f"Error: {error}", err=True)
        return USE
    except click.ClickException as error:
        error.show()
        return USE


def _failed(error: Exception) -> int:
    if isinstance(error, OSError) and error.errno in OUTSIDE:
        click.echo(f"Error: {error.strerror}: {error.filename}", err=True)
        return USE
    traceback.print_exception(error)
    click.echo("This is our bug; please report it with the lines above.", err=True)
    return BUG
