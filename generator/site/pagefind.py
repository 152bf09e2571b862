"""The search index: one for each language of the built pages, as their `<html lang>` says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from generator.project import Project

from . import program
from .errors import BuilderError
from .place import SIGN


def run(site: Path, project: Project, variables: Mapping[str, str]) -> None:
    """Write the index of a built site into it.

    Raises:
        BuilderError: Pagefind failed, or indexed nothing.
        SetupError: Pagefind is not installed.
    """
    outcome = program.run("pagefind", ("--site", str(site.resolve())), folder=project.root, variables=variables)
    if not outcome.succeeded or not (site / SIGN).is_file():
        raise BuilderError(f"pagefind failed:\n{outcome.output}")
    _sort(site / SIGN)


def _sort(entry: Path) -> None:
    """Put the languages of the index in order: Pagefind writes them as they come out of a hash table."""
    data = json.loads(entry.read_text(encoding="utf-8"))
    entry.write_text(json.dumps(data, ensure_ascii=False, sort_keys=True), encoding="utf-8")
