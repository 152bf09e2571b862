"""The README is true: its commands run, its example is valid, its pictures and links are there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml

from generator import __version__
from generator.build import check
from generator.cli import main
from generator.project import Project
from tests.commands import blocks, in_blocks, in_sentences, left_out
from tests.newsroom import run

from .conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")

NAMED = [*in_blocks(README), *left_out([*in_sentences(README)], [*in_blocks(README)])]
"""Every command of the README, in its order; those in sentences after those in blocks."""

TYPED = {"REV": "HEAD"}
"""What one types where the README has a word in capitals."""

ENDS = {"explainer check --complete": 1, "explainer coverage": 1}
"""Commands that find something to complain of: a language without texts, and names without records."""

[EXAMPLE] = [block for block in blocks(README, "yaml") if block.startswith("events:")]

RUNS_FOR_EVER = {"explainer serve"}

RUN_BY_CI = {"make site", "make test", "make check", ".ci/run"}

RUN_ELSEWHERE = {
    "make wheel": "tests/newsroom.py builds it, from a copy, so that nobody's dist/ goes",
    f"pip install dist/explainer-{__version__}-py3-none-any.whl": "tests/newsroom.py, in an environment of its own",
    "make upgrade PACKAGE=FILE": "tests/new/test_wheel.py; it is a new project's",
    "make serve": "tests/new/test_readme_of_project.py, where it is the same",
    "make bench-embed": "a measurement, not for tests",
}


def test_every_command_of_explainer_runs_in_its_order(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.root)
    for words in (("init",), ("add", "."), ("commit", "-m", "x")):
        run("git", "-c", "user.name=x", "-c", "user.email=x@example.org", *words, at=project.root)
    ran = [command for command in NAMED if command.startswith("explainer ")]
    assert len(ran) >= 17
    for command in ran:
        arguments = [TYPED.get(word, word) for word in shlex.split(command)[1:]]
        if command in RUNS_FOR_EVER:
            arguments.append("--help")
        assert main(arguments) == ENDS.get(command, 0), command


def test_every_other_command_is_run_too() -> None:
    others = {command for command in NAMED if not command.startswith("explainer")} - {"make", "make help"}
    assert others == RUN_BY_CI | {*RUN_ELSEWHERE}
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert [command for command in RUN_BY_CI if command.startswith("make ") and command not in script] == []


def test_the_two_commands_come_first_and_help_lists_them() -> None:
    assert NAMED[:2] == ["make site", "make test"]
    listed = run("make", "help", at=ROOT)
    targets = {command.split()[1] for command in NAMED if command.startswith("make ")} - {"upgrade"}
    assert targets - {line.split()[1] for line in listed.splitlines() if line.startswith("  make ")} == set()


def test_the_example_event_is_the_one_we_ship() -> None:
    example = yaml.load(EXAMPLE, yaml.BaseLoader)["events"][0]
    ours = yaml.load((ROOT / "content/timeline.yml").read_text(encoding="utf-8"), yaml.BaseLoader)["events"]
    [shipped] = [event for event in ours if event["id"] == example["id"]]
    assert {key: shipped[key] for key in ("date", "status", "importance")} == {
        key: example[key] for key in ("date", "status", "importance")
    }
    assert set(example["sources"]) <= set(shipped["sources"])


def test_an_example_event_of_the_readme_is_valid(tmp_path: Path) -> None:
    from .conftest import copy_of

    project = copy_of(ROOT, tmp_path / "project")
    timeline = project.content / "timeline.yml"
    events = timeline.read_text(encoding="utf-8")
    added = EXAMPLE.removeprefix("events:\n").replace("id: kirby", "id: kirby-again")
    timeline.write_text(f"{events.rstrip()}\n{added}", encoding="utf-8")
    assert [str(problem) for problem in check(project) if problem.level == "error"] == []


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(((?!https?:)[^)#]+)", README))))
def test_what_the_readme_points_to_is_there(path: str) -> None:
    assert (ROOT / path).exists()
