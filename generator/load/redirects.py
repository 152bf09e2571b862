"""redirects.yml: ids that were given up. The file may be missing; `explainer rename` keeps it."""

from __future__ import annotations

from typing import Final

from ..model.redirect import Redirect
from ..problems import Problem
from ..project import Project
from .document import Document, read_document
from .files import read_text
from .validate import validate

FILE: Final = "redirects.yml"
KEY: Final = "redirects"


def read_redirects(project: Project) -> tuple[tuple[Redirect, ...], Document, list[Problem]]:
    """Return the redirects with their document, and what is wrong with their shape."""
    name = f"content/{FILE}"
    path = project.content / FILE
    if not path.exists():
        return (), Document(name), []
    text, problems = read_text(path, name)
    document, more = (Document(name), []) if problems else read_document(text, name)
    problems += more
    if problems:
        return (), document, problems
    entries = document.data.get(KEY) if isinstance(document.data, dict) else None
    if not isinstance(entries, tuple):
        return (), document, [Problem(name, 1, 1, f"“{KEY}:” is missing", allowed=f"“{KEY}:” with a list below it")]
    found = []
    for position in range(len(entries)):
        redirect, refused = validate(Redirect, document, (KEY, position), f"redirect number {position + 1}")
        problems += refused
        if redirect is not None:
            found.append(redirect)
    return tuple(found), document, problems
