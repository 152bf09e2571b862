"""The word before a date: right until the date becomes a month, or approximate."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import check
from generator.cli import main
from generator.project import Project
from tests.conftest import MINIMAL, copy_of

DATED = [
    # date, label, what is said of it
    ("2025-05-14", "am #", ""),
    ("2025-05-14T09:30:00+02:00", "am #", ""),
    ("2025-05-14/2025-05-16", "am #", ""),
    ("2025-09", "im #", ""),
    ("2025-09", "#", ""),
    ("2025-09", "seit dem #", ""),
    ("2025-09", "der September", ""),
    ("2025-04-08~", "#", ""),
    ("2025", "im Jahr #", ""),
    (
        "2025-09",
        "am #",
        "“[[event:freigabe|am #]]” reads “am September 2025”; allowed: words that fit “September 2025”; "
        "did you mean “[[event:freigabe|im #]]”?",
    ),
    (
        "2024-23",
        "Am #",
        "“[[event:freigabe|Am #]]” reads “Am Herbst 2024”; allowed: words that fit “Herbst 2024”; "
        "did you mean “[[event:freigabe|Im #]]”?",
    ),
    (
        "2025-04-08~",
        "noch am # selbst",
        "“[[event:freigabe|noch am # selbst]]” reads “am um den 8. April 2025”; "
        "allowed: words that fit “um den 8. April 2025”; did you mean “[[event:freigabe|noch # selbst]]”?",
    ),
    (
        "2025-04~",
        "im #",
        "“[[event:freigabe|im #]]” reads “im etwa April 2025”; allowed: words that fit “etwa April 2025”",
    ),
    (
        "2025-05-14",
        "im #",
        "“[[event:freigabe|im #]]” reads “im 14. Mai 2025”; allowed: words that fit “14. Mai 2025”; "
        "did you mean “[[event:freigabe|am #]]”?",
    ),
    (
        "2025",
        "im #",
        "“[[event:freigabe|im #]]” reads “im 2025”; allowed: words that fit “2025”; "
        "did you mean “[[event:freigabe|#]]”?",
    ),
]

ENGLISH = [
    ("2025-05-14", "on #", ""),
    ("2025-05-14/2025-05-16", "on #", ""),
    ("2025-09", "in #", ""),
    ("2025", "in #", ""),
    (
        "2025-09",
        "on #",
        "“[[event:freigabe|on #]]” reads “on September 2025”; allowed: words that fit “September 2025”; "
        "did you mean “[[event:freigabe|in #]]”?",
    ),
    (
        "2025-04-08~",
        "On #",
        "“[[event:freigabe|On #]]” reads “On around 8 April 2025”; allowed: words that fit “around 8 April 2025”; "
        "did you mean “[[event:freigabe|#]]”?",
    ),
]


@pytest.fixture
def dated(tmp_path: Path) -> Callable[[str, str], Project]:
    """The smallest project, its event at another date, and told of in a question."""

    def made(date: str, words: str) -> Project:
        project = copy_of(MINIMAL, tmp_path / "project")
        replace(project, "timeline.yml", "    date: 2024-11-17\n    reported: 2024-11-17\n", f"    date: {date}\n")
        replace(project, "article.md", "[[event:freigabe|am #]]", "[[event:freigabe|da]]")
        replace(project, "questions.yml", "    short: ", f"    short: >-\n      Es geschah {words}.\n      ")
        return project

    return made


def replace(project: Project, file: str, old: str, new: str) -> None:
    path = project.content / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def told(project: Project) -> list[str]:
    return [str(problem) for problem in check(project) if " reads " in problem.message]


@pytest.mark.parametrize(("date", "label", "said"), DATED)
def test_the_word_before_a_date_fits_it(date: str, label: str, said: str, dated: Callable[[str, str], Project]) -> None:
    project = dated(date, f"[[event:freigabe|{label}]]")
    expected = [f"content/questions.yml:5:18: warning: question warum: {said}"] if said else []
    assert told(project) == expected
    assert not [problem for problem in check(project) if problem.level == "error"]


def test_the_word_may_stand_before_the_reference(dated: Callable[[str, str], Project]) -> None:
    project = dated("2025-09", "am [[event:freigabe|#]]")
    (line,) = told(project)
    assert line.endswith(
        "“am [[event:freigabe|#]]” reads “am September 2025”; allowed: words that fit “September 2025”; "
        "did you mean “im [[event:freigabe|#]]”?"
    )


@pytest.mark.parametrize(("date", "label", "said"), ENGLISH)
def test_so_it_is_in_a_translation(date: str, label: str, said: str, dated: Callable[[str, str], Project]) -> None:
    """What is not translated is told of in the original alone."""
    project = dated(date, "[[event:freigabe|da]]")
    assert main(["new-language", "en", "--project", str(project.root)]) == 0
    path = project.content / "en" / "questions.yml"
    path.write_text(
        f"questions:\n  warum:\n    short: 'It was [[event:freigabe|{label}]].'\n",
        encoding="utf-8",
    )
    assert told(project) == ([f"content/en/questions.yml:3:20: warning: question warum: {said}"] if said else [])
