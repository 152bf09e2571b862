"""Building with Zensical.

Zensical takes no output folder on its command line, keeps docs, site and cache inside the folder of
its configuration, and follows no symbolic link out of it. So it is given a copy of what it reads; the
project keeps no trace of the build, and nothing can change under the builder's hands.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from generator.problems import Problem
from generator.project import Project

from . import program
from .errors import BuilderError

FOUND = re.compile(
    r"^(?:Warning|Error): (?P<message>.+)\n[^\n\[]*\[ (?P<file>.+?):(?P<line>\d+):(?P<column>\d+) \]", re.MULTILINE
)


def run(project: Project, staging: Path, variables: Mapping[str, str]) -> tuple[Path, tuple[Problem, ...]]:
    """Build docs/ into a folder inside `staging`; return that folder and what Zensical found wrong.

    Raises:
        BuilderError: Zensical failed without naming a problem.
        SetupError: Zensical is not installed.
    """
    copy = staging / "project"
    config = copy_project(project, copy)
    arguments = ("build", "--config-file", str(config.resolve()), "--strict", "--clean")
    outcome = program.run("zensical", arguments, folder=copy, variables=variables)
    problems = () if outcome.succeeded else tuple(problems_in(outcome.output))
    if not outcome.succeeded and not problems:
        raise BuilderError(f"zensical failed:\n{outcome.output}")
    site = copy / (setting(config, "site_dir") or "site")
    remove_code(site)
    return site, problems


def remove_code(site: Path) -> None:
    """Remove what Zensical takes for assets of the theme: the files that make the theme's folder a theme."""
    for name in ("__init__.py", "mkdocs_theme.yml"):
        (site / name).unlink(missing_ok=True)
    shutil.rmtree(site / "__pycache__", ignore_errors=True)


def copy_project(project: Project, copy: Path) -> Path:
    """Copy what Zensical reads, and return the copy's configuration file."""
    shutil.copytree(project.docs, copy / project.docs.relative_to(project.root))
    if overrides := setting(project.config, "theme", "custom_dir"):
        shutil.copytree(project.root / overrides, copy / overrides)
    return Path(shutil.copy2(project.config, copy / project.config.name))


def setting(config: Path, *path: str) -> str:
    """Return one plain setting of a configuration, or nothing where it is not set.

    The file is read as nodes, since it may hold tags that only the site builder understands.
    """
    node = yaml.compose(config.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    for name in path:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        node = next((value for key, value in pairs if key.value == name), None)
    return node.value if isinstance(node, yaml.ScalarNode) else ""


def problems_in(output: str) -> Iterator[Problem]:
    """Yield what Zensical reported, in our words."""
    for found in FOUND.finditer(output):
        yield Problem(f"docs/{found['file']}", int(found["line"]), int(found["column"]), found["message"])
