"""docs/ to site/: run a site builder strictly, index the pages for search, put the result in place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.problems import ContentError
from generator.project import Project

from . import configuration, mkdocs, pagefind, zensical
from .environment import environment
from .errors import SetupError
from .place import replace, staging_beside, take_care_of

BUILDERS = {"mkdocs": mkdocs.run, "zensical": zensical.run}


def build(
    project: Project,
    *,
    builder: str = "mkdocs",
    output: Path | None = None,
    epoch: int,
    report: Callable[[str], None],
) -> Path:
    """Build the site from docs/ and return the folder that holds it.

    The site appears whole or not at all: a build that fails leaves what was there before as it was.

    Args:
        project: whose docs/ and mkdocs.yml are read.
        builder: a key of `BUILDERS`.
        output: where the site goes; the project's site/ unless told.
        epoch: the time that goes into the pages as seconds since 1970, so that none is read from a clock.
        report: called with one line as each step begins.

    Raises:
        ContentError: the site builder found broken links or the like, or mkdocs.yml would switch off what is needed.
        SetupError: something is missing, or `output` holds something other than a site.
        BuilderError: the builder or the search index stopped without saying what is wrong.
    """
    if not project.config.is_file():
        raise SetupError(f"{project.config} is missing; it tells {builder} how to build the site")
    if wrong := tuple(configuration.problems_in(project.config)):
        raise ContentError(wrong)
    target = (output or project.site).resolve()
    take_care_of(project, target)
    variables = environment(epoch)
    with staging_beside(target) as staging:
        report(f"Building the site with {builder}")
        site, problems = BUILDERS[builder](project, staging, variables)
        if problems:
            raise ContentError(problems)
        report("Indexing it for search")
        pagefind.run(site, project, variables)
        replace(target, site, staging / "before")
    return target
