"""The README is true: its commands run, its example is valid, its pictures and links are there."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest
import yaml

from generator.build import check
from generator.cli import main
from generator.project import Project

from .conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")

BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
LINES = [line.split("#")[0].strip() for kind, text in BLOCKS if kind == "sh" for line in text.splitlines()]
COMMANDS = [line for line in LINES if line.startswith("explainer ")]
TARGETS = [line.split()[1] for line in LINES if line.startswith("make ")]

RUNS_FOR_EVER = {"explainer serve"}


def test_the_commands_of_the_readme_run_in_their_order(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.root)
    for command in COMMANDS:
        arguments = shlex.split(command)[1:]
        if command in RUNS_FOR_EVER:
            arguments.append("--help")
        expected = 1 if "--complete" in arguments else 0  # the language laid out above has no texts yet
        assert main(arguments) == expected, command


def test_the_readme_shows_commands_and_the_two_that_are_all_one_needs() -> None:
    assert len(COMMANDS) >= 8
    assert TARGETS[:2] == ["site", "test"]


@pytest.mark.parametrize("target", TARGETS)
def test_make_knows_the_target(target: str) -> None:
    assert subprocess.run(("make", "--dry-run", target), cwd=ROOT, capture_output=True, check=False).returncode == 0


def test_the_example_event_is_the_one_we_ship() -> None:
    [example] = [
        yaml.load(text, yaml.BaseLoader)["events"][0]
        for kind, text in BLOCKS
        if kind == "yaml" and text.startswith("events:")
    ]
    ours = yaml.load((ROOT / "content/timeline.yml").read_text(encoding="utf-8"), yaml.BaseLoader)["events"]
    [shipped] = [event for event in ours if event["id"] == example["id"]]
    assert {key: shipped[key] for key in ("date", "status", "importance")} == {
        key: example[key] for key in ("date", "status", "importance")
    }
    assert set(example["sources"]) <= set(shipped["sources"])


def test_an_example_event_of_the_readme_is_valid(tmp_path: Path) -> None:
    [text] = [text for kind, text in BLOCKS if kind == "yaml" and text.startswith("events:")]
    from .conftest import copy_of

    project = copy_of(ROOT, tmp_path / "project")
    timeline = project.content / "timeline.yml"
    events = timeline.read_text(encoding="utf-8")
    added = text.removeprefix("events:\n").replace("id: kirby", "id: kirby-again")
    timeline.write_text(f"{events.rstrip()}\n{added}", encoding="utf-8")
    assert [str(problem) for problem in check(project) if problem.level == "error"] == []


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(((?!https?:)[^)#]+)", README))))
def test_what_the_readme_points_to_is_there(path: str) -> None:
    assert (ROOT / path).exists()
