"""One file for each command."""

from __future__ import annotations

import importlib
import pkgutil

import click


class Commands(click.Group):
    """The commands of this folder; each is imported when it is called, so that help and errors come at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands: those of the files, without a Python keyword's underscore."""
        return sorted(_name(module.name) for module in pkgutil.iter_modules(__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of this name, or nothing."""
        for module in pkgutil.iter_modules(__path__):
            if _name(module.name) == cmd_name:
                command: click.Command = importlib.import_module(f"{__name__}.{module.name}").command
                return command
        return None


def _name(module: str) -> str:
    """What a command is called: as its file, without a keyword's underscore, with hyphens."""
    return module.rstrip("_").replace("_", "-")
