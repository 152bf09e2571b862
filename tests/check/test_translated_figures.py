"""A translated text says the figures and dates of its original."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import check
from tests.conftest import ROOT, copy_of


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            "actors.yml",
            "In September 2024 he",
            "In October 2024 he",
            "actor/starmer/text: says “October 2024” where the original says “September 2024”",
        ),
        (
            "article.md",
            "300 kilometres",
            "500 kilometres",
            "article/p4: says “500” where the original says “300”",
        ),
        ("article.md", "300 kilometres", "three hundred kilometres", ""),
        ("article.md", "300 kilometres deep", "far", ""),
    ],
)
def test_another_figure_is_told(file: str, old: str, new: str, expected: str, tmp_path: Path) -> None:
    project = copy_of(ROOT, tmp_path / "project")
    path = project.content / "en" / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    found = [f"{problem.record}: {problem.message}" for problem in check(project) if "where the" in problem.message]
    assert found == ([expected] if expected else [])
    levels = {problem.level for problem in check(project, complete=True) if "where the" in problem.message}
    assert levels == ({"error"} if expected else set())
