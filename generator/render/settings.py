"""What a project's mkdocs.yml inherits: theme, Markdown extensions and checks of links, as this version wants them."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

import yaml

from ..model.explainer import Explainer

FILE: Final = ".mkdocs.yml"
"""In docs/: site builders follow `INHERIT` to a file only, never into an installed package."""


def settings(explainer: Explainer | None) -> str:
    """Return the text of the file; title and address are those of the explainer, as long as it can be read."""
    told = {"site_name": "Explainer"}
    if explainer:
        told = {
            "site_name": explainer.title,
            "site_url": explainer.site_url,
            "site_description": explainer.description,
        }
    return f"{_of_this_version()}\n{yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=10**6)}"


def is_of_this_version(text: str) -> bool:
    """Whether a text is such a file as this version writes, whatever it says of the explainer."""
    return text.startswith(_of_this_version())


def _of_this_version() -> str:
    return files("generator").joinpath("templates", "mkdocs.yml").read_text(encoding="utf-8")
