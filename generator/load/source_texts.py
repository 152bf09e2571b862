"""content/source-texts/<source-id>.txt: what sources say, kept privately to check passages against.

Such texts are other people's. Git ignores the folder, and nothing in it reaches a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..problems import Problem, suggest
from ..project import Project
from .files import read_text

FOLDER: Final = "source-texts"


def read_source_texts(project: Project, known: frozenset[str] | None) -> tuple[Mapping[str, str], list[Problem]]:
    """Return the texts by source id, and the problems: unreadable files, and names that are no source's id."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sorted((project.content / FOLDER).glob("*.txt")):
        name = f"content/{FOLDER}/{path.name}"
        if known is not None and path.stem not in known:
            message, near = f"there is no source “{path.stem}” whose text this could be", suggest(path.stem, known)
            problems.append(Problem(name, 1, 1, message, "", "<source-id>.txt", near))
            continue
        texts[path.stem], found = read_text(path, name)
        problems += found
    return texts, problems
