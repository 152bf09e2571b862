"""A further language, laid out in a project that is in order: nothing breaks, and its texts can be written at once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from generator.build import check, generate
from generator.cli import main
from generator.project import Project
from tests.conftest import ROOT, copy_of

from .conftest import write

Run = Callable[..., tuple[int, list[str]]]

STADTBAD = ROOT / "tests" / "projects" / "stadtbad"

ENGLISH = """\
---
title: The go-ahead
standfirst: Why Ukraine may fire further than before.
language: en
---

On 17 November 2024 [[actor:biden]] allowed it, and nine days later it was done.[^bericht]

## Why now

The reason given is 9,870 soldiers from North Korea.[^bericht]
"""
"""Read as German, the date and the figure mean nothing, or something else."""


def in_german(root: Path, folder: Path) -> Project:
    """A project in its first language alone."""
    project = copy_of(root, folder / "project")
    path = project.content / "explainer.yml"
    text = path.read_text(encoding="utf-8")
    assert "languages: [de, en]" in text
    path.write_text(text.replace("languages: [de, en]", "languages: [de]"), encoding="utf-8")
    shutil.rmtree(project.content / "en")
    return project


def english(folder: Path) -> Project:
    """The smallest project in English; its event and its number rest on the article."""
    project = copy_of(ROOT / "tests" / "cases" / "minimal", folder / "project")
    write(project, "article.md", ENGLISH)
    for name, old, new in (
        ("explainer.yml", "languages: [de]", "languages: [en]"),
        ("timeline.yml", "sources: [bericht]", "sources: [article#p1, bericht]"),
        ("numbers.yml", "sources: [bericht]", "sources: [article#p2, bericht]"),
        ("numbers.yml", "value: 12000", "value: 9870"),
    ):
        text = (project.content / name).read_text(encoding="utf-8")
        assert old in text
        write(project, name, text.replace(old, new))
    return project


@pytest.mark.parametrize(
    ("make", "language"),
    [(partial(in_german, ROOT), "en"), (partial(in_german, STADTBAD), "en"), (english, "de")],
    ids=["ours", "stadtbad", "english"],
)
def test_a_further_language_breaks_nothing(
    make: Callable[[Path], Project], language: str, tmp_path: Path, run: Run
) -> None:
    project = make(tmp_path)
    assert check(project) == ()
    assert run(project, "new-language", language) == (0, [])
    assert check(project) == ()
    generate(project)
    assert (project.docs / language / "article.md").exists()


def test_a_further_language_passes_the_test_of_the_whole_site(tmp_path: Path) -> None:
    project = english(tmp_path)
    assert main(["new-language", "de", "--project", str(project.root)]) == 0
    assert main(["test", "--quiet", "--project", str(project.root)]) == 0


def test_an_outdated_paragraph_is_warned_of_and_not_held_against_the_new_figure(ours: Project) -> None:
    """A correction must not wait for its translation: the page says that the paragraph is out of date."""
    for name, old, new in (
        ("article.md", "acht Raketen", "neun Raketen"),
        ("numbers.yml", "acht Raketen", "neun Raketen"),
        ("numbers.yml", "value: 8\n", "value: 9\n"),
    ):
        path = ours.content / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    assert [problem.level for problem in check(ours)] == ["warning"]
