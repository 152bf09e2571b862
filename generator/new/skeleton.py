"""The files of a new project, in its language.

`skeleton/common/` and `skeleton/<language>/` hold them as Jinja templates between << and >>, which neither YAML, Make
nor GitHub use. A name that begins with “dot-” begins with a dot in the project: builders of packages pass dotfiles by.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Final

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined

from ..guide import guide

LANGUAGES: Final = ("de", "en")

TITLES: Final = {"de": "Beispiel: Die Fähre von Moorwerth", "en": "Example: The ferry of Moorwerth"}
EMPTY_TITLES: Final = {"de": "Neuer Explainer", "en": "New explainer"}
PUBLISHERS: Final = {"de": "Redaktion", "en": "Newsroom"}


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known of a project before it is written."""

    language: str
    title: str
    publisher: str
    url: str
    today: str
    """The day that a project without the example begins with."""
    empty: bool = False
    """Whether the example is left out: every file is there with its comments, and no record but one source."""


def skeleton(beginning: Beginning) -> Mapping[PurePosixPath, str]:
    """Return the text of each file by its path in the project."""
    environment = _environment()
    texts = {
        _path(name): environment.get_template(f"{folder}/{name}").render(asdict(beginning))
        for folder in ("common", beginning.language)
        for name in _names(environment, folder)
    }
    return {**texts, PurePosixPath("GUIDE.md"): guide(beginning.language)}


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("generator.new", "skeleton"),
        variable_start_string="<<",
        variable_end_string=">>",
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<#",
        comment_end_string="#>",
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,  # YAML, Markdown and the like; what goes into YAML is quoted by the filter
    )
    environment.filters["yaml"] = _as_yaml
    return environment


def _names(environment: Environment, folder: str) -> Iterator[str]:
    start = f"{folder}/"
    yield from (name.removeprefix(start) for name in environment.list_templates() if name.startswith(start))


def _path(name: str) -> PurePosixPath:
    parts = PurePosixPath(name).parts
    return PurePosixPath(*(f".{part.removeprefix('dot-')}" if part.startswith("dot-") else part for part in parts))


def _as_yaml(value: str) -> str:
    """Write a text as one YAML scalar, quoted where it would be read as something else."""
    written: str = yaml.safe_dump(value, allow_unicode=True, width=10**6)
    return written.removesuffix("...\n").rstrip("\n")
