"""What the tests of editions share: a small project in two languages, a third one, and our content to be changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from generator.project import Project

WORDS = {
    "explainer.yml": "title: The go-ahead\n",
    "timeline.yml": "events:\n  freigabe:\n    title: Biden allows it\n    text: It was known the same day.\n",
}


@pytest.fixture
def bilingual(project: Project) -> Project:
    """The smallest project with an English folder, in which two of its records are translated."""
    add_language(project, "en")
    for name, text in WORDS.items():
        write(project, f"en/{name}", text)
    return project


@pytest.fixture
def ours(real_project: Project, tmp_path: Path) -> Project:
    """A copy of our own content alone, all of it reviewed, to be changed at will."""
    shutil.copytree(real_project.content, tmp_path / "ours" / "content")
    assert main(["translations", "en", "--review-all", "--quiet", "--project", str(tmp_path / "ours")]) == 0
    return Project(tmp_path / "ours")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, list[str]]]:
    """Run a command on a project; return its exit code and the lines it prints."""

    def ran(project: Project, *words: str) -> tuple[int, list[str]]:
        code = main([*words, "--project", str(project.root)])
        return code, capsys.readouterr().out.splitlines()

    return ran


def add_language(project: Project, language: str) -> None:
    """Name a language in explainer.yml and make its folder."""
    path = project.content / "explainer.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("languages: [de", f"languages: [de, {language}"), encoding="utf-8")
    (project.content / language).mkdir()


def write(project: Project, name: str, text: str) -> None:
    """Put a file into a project's content."""
    (project.content / name).write_text(text, encoding="utf-8")
