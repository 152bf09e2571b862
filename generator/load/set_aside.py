"""coverage.yml: what an editor has set aside for `explainer coverage`. The file may be missing."""

from __future__ import annotations

from ..model.set_aside import CoverageFile, SetAside
from ..problems import Problem
from ..project import Project
from .document import Document, read_document
from .files import read_text
from .validate import validate

FILE = "content/coverage.yml"


def read_set_aside(project: Project) -> tuple[tuple[SetAside, ...], Document, list[Problem]]:
    """Return what is set aside, the document that says so, and its problems."""
    if not (project.root / FILE).exists():
        return (), Document(FILE), []
    text, problems = read_text(project.root / FILE, FILE)
    document, more = (Document(FILE), problems) if problems else read_document(text, FILE)
    if problems or more:
        return (), document, [*problems, *more]
    found, problems = validate(CoverageFile, document, (), "coverage")
    return (found.set_aside if found else ()), document, problems
