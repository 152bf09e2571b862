"""The way from content to site, stage by stage.

    content/  --load-->  records  --check-->  records  --pages-->  pages  --render-->  text  --write-->  docs/

Each function runs the line up to its stage. MkDocs (or Zensical) takes it from docs/ to site/.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath

from . import site
from .check import check as check_content
from .load.records import load
from .model.content import Content
from .pages.edition import edition
from .pages.site import pages
from .problems import ContentError, Problem
from .project import Project
from .render import render
from .write import ForeignFileError, Written, write


def check(project: Project) -> tuple[Problem, ...]:
    """Return every problem of a project's content, warnings included, by file and line."""
    return check_content(load(project))


def content(project: Project) -> Content:
    """Return a project's content; raises `ContentError` with every problem where there is an error."""
    loaded = load(project)
    problems = check_content(loaded)
    if any(problem.level == "error" for problem in problems):
        raise ContentError(problems)
    return loaded.content()


def texts(project: Project) -> dict[PurePosixPath, str]:
    """Return the text of every generated page by its path below docs/; raises `ContentError`."""
    found = content(project)
    german = edition(found, found.explainer.languages[0])
    return render(german, pages(german))


def generate(project: Project) -> Written:
    """Write docs/; raises `ContentError`, and then nothing is written."""
    made = texts(project)
    try:
        return write(made, project.docs)
    except ForeignFileError as error:
        raise ContentError(_in_the_way(path) for path in error.paths) from error


def build(
    project: Project,
    *,
    builder: str = "mkdocs",
    output: Path | None = None,
    report: Callable[[str], None],
) -> Path:
    """Check, generate, build the site strictly and index it for search; return the folder that holds it.

    `report` is told which stage begins. Raises `ContentError`, and then the old site stays as it was; what
    else can go wrong is in `site.build`.
    """
    report("Reading and checking the content")
    found = content(project)
    report("Writing the pages")
    generate(project)
    return site.build(project, builder=builder, output=output, epoch=_epoch(found), report=report)


def _epoch(found: Content) -> int:
    """The time that the site is to show as its own, in seconds: the day the content was last reviewed."""
    reviewed = found.explainer.reviewed.earliest or found.explainer.as_of.earliest
    return int(reviewed.timestamp()) if reviewed else 0


def _in_the_way(path: PurePosixPath) -> Problem:
    message = "a file that the generator did not write is in the way"
    return Problem(f"docs/{path}", 1, 1, message, allowed="another name, or removing the file")
