"""Building with MkDocs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.problems import Problem
from generator.project import Project

from . import program
from .errors import BuilderError
from .position import position

LOGGED = re.compile(r"(?:WARNING|ERROR)\s+-\s+(?P<message>.+)")
LINK = re.compile(r"Doc file '(?P<file>[^']+)' contains (?:a|an \w+) link '(?P<link>[^']*)', (?:but )?(?P<trouble>.+)")


def run(project: Project, staging: Path, variables: Mapping[str, str]) -> tuple[Path, tuple[Problem, ...]]:
    """Build docs/ into a folder inside `staging`; return that folder and what MkDocs found wrong.

    Raises:
        BuilderError: MkDocs failed without naming a problem.
        SetupError: MkDocs is not installed.
    """
    site = staging / "site"
    # Never with --quiet: it silences the warnings that --strict counts, and broken links pass.
    arguments = ("build", "--strict", "--config-file", str(project.config.resolve()), "--site-dir", str(site.resolve()))
    outcome = program.run("mkdocs", arguments, folder=project.root, variables=variables)
    problems = () if outcome.succeeded else tuple(problems_in(outcome.output, project))
    if not outcome.succeeded and not problems:
        raise BuilderError(f"mkdocs failed:\n{outcome.output}")
    return site, problems


def problems_in(output: str, project: Project) -> Iterator[Problem]:
    """Yield the warnings and errors that MkDocs logged, links at their place in the page."""
    for line in output.splitlines():
        if not (logged := LOGGED.match(line)):
            continue
        message = logged["message"].strip()
        if link := LINK.match(message):
            where = position(project.docs / link["file"], link["link"])
            yield Problem(f"docs/{link['file']}", *where, f"link to “{link['link']}”: {link['trouble']}")
        else:
            yield Problem(project.config.name, 1, 1, message)
