"""What a project's mkdocs.yml inherits: theme, Markdown extensions and checks of links, as this version wants them."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

FILE: Final = ".mkdocs.yml"
"""In docs/: site builders follow `INHERIT` to a file only, never into an installed package."""


def settings() -> str:
    """Return the text of the file."""
    return files("generator").joinpath("templates", "mkdocs.yml").read_text(encoding="utf-8")
