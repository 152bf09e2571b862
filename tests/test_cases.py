"""Golden cases: content in, problems or pages out.

A case is a folder in tests/cases/. Its content/ is laid over that of the minimal case, so that it holds
only the files that matter; media/ holds the pictures it shows. problems.txt is what `explainer check`
prints; docs/ holds generated pages, all or some of them, without their front matter. A case without
problems.txt has no problems.

`UPDATE_CASES=1 make test ARGS=tests/test_cases.py` writes what came out over what was expected; the
difference is then read before it is committed.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from generator.build import generate
from generator.cli import main
from generator.project import Project

CASES = Path(__file__).with_name("cases")
MINIMAL = CASES / "minimal"
UPDATE = "UPDATE_CASES" in os.environ

ALL = sorted(case for case in CASES.iterdir() if case.is_dir())
WITH_PAGES = [case for case in ALL if (case / "docs").is_dir()]
WITH_PROBLEMS = [case for case in ALL if (case / "problems.txt").is_file()]
WITH_ERRORS = [
    case
    for case in WITH_PROBLEMS
    if any(": warning: " not in line for line in (case / "problems.txt").read_text(encoding="utf-8").splitlines())
]

Captured = pytest.CaptureFixture[str]


def laid_out(case: Path, root: Path) -> Project:
    """A project with the case's content, a page that the generator did not write, and an earlier site."""
    shutil.copytree(MINIMAL / "content", root / "content")
    if (case / "content").is_dir():
        shutil.copytree(case / "content", root / "content", dirs_exist_ok=True)
    for folder in ("docs", "site"):
        (root / folder).mkdir()
        (root / folder / "by-hand.md").write_text("Von Hand.\n", encoding="utf-8")
    if (case / "media").is_dir():
        shutil.copytree(case / "media", root / "docs" / "assets" / "media")
    return Project(root)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def place(line: str) -> tuple[str, int, int]:
    """Where a printed problem is."""
    file, number, column, _rest = line.split(":", 3)
    return file, int(number), int(column)


def settle(expected: Path, text: str) -> None:
    """Compare what came out with what was expected, or make it the expectation."""
    if UPDATE:
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_problems(case: Path, tmp_path: Path, capsys: Captured) -> None:
    project = laid_out(case, tmp_path / "project")
    code = main(["check", "--quiet", "--project", str(project.root)])
    printed = capsys.readouterr().out
    if case in WITH_PROBLEMS:
        settle(case / "problems.txt", printed)
    else:
        assert printed == ""
    lines = printed.splitlines()
    assert lines == sorted(lines, key=lambda line: (": duplicate id" not in line, place(line)))
    assert code == int(any(": warning: " not in line for line in printed.splitlines()))


@pytest.mark.parametrize("case", WITH_PAGES, ids=lambda case: case.name)
def test_pages(case: Path, tmp_path: Path) -> None:
    project = laid_out(case, tmp_path / "project")
    generate(project)
    for expected in sorted((case / "docs").rglob("*.md")):
        page = (project.docs / expected.relative_to(case / "docs")).read_text(encoding="utf-8")
        settle(expected, page.split("\n---\n\n", 1)[1])


@pytest.mark.parametrize("case", [case for case in WITH_ERRORS if case not in WITH_PAGES], ids=lambda case: case.name)
@pytest.mark.parametrize("command", ["generate", "build"])
def test_nothing_is_written_while_there_are_problems(command: str, case: Path, tmp_path: Path) -> None:
    project = laid_out(case, tmp_path / "project")
    (project.root / "mkdocs.yml").write_text("site_name: Fall\n", encoding="utf-8")
    before = contents(project.root)
    assert main([command, "--quiet", "--project", str(project.root)]) == 1
    assert contents(project.root) == before
