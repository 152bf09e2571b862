"""`explainer fmt`: one style, and nothing of what is said changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main
from generator.edit.fmt import formatted
from generator.model.content import KINDS
from generator.project import Project

ROOT = Path(__file__).parents[2]
EVENTS = KINDS[0]

UNTIDY = (
    "\ufeff# top\r\nevents:\r\n- title: A\r\n  # about the id\r\n  id: a   \r\n  text: |\r\n    # no comment\r\n"
    "      y\r\n  # why\r\n  date: 2024 # kept\r\n# next\r\n- id: b\r\n  title: B\r\n\r\n\r\n- {id: c}\r\n# end\r\n"
)
TIDY = """\
# top
events:
  # about the id
  - id: a
    # why
    date: 2024 # kept
    title: A
    text: |
      # no comment
        y

  # next
  - id: b
    title: B

  - {id: c}
  # end
"""


def test_style_and_order() -> None:
    assert formatted(UNTIDY, EVENTS, "x") == TIDY


def test_twice_is_once() -> None:
    assert formatted(TIDY, EVENTS, "x") == TIDY


@pytest.mark.parametrize("text", ["events: []\n", "events:\n", "events: [{id: a}]\n"])
def test_what_has_no_records_below_each_other_stays(text: str) -> None:
    assert formatted(text, EVENTS, "x") == text


def test_our_own_content_is_in_form() -> None:
    assert main(["--project", str(ROOT), "fmt", "--check"]) == 0


def test_check_writes_nothing(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    file = project.content / "timeline.yml"
    before = file.read_bytes().replace(b"  - id: freigabe\n", b"  - note: x\n    id: freigabe\n")
    file.write_bytes(before)
    assert main(["--project", str(project.root), "fmt", "--check"]) == 1
    assert capsys.readouterr().out == "content/timeline.yml:1:1: not in form; allowed: what “explainer fmt” writes\n"
    assert file.read_bytes() == before


def test_broken_yaml_stops_all(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    (project.content / "actors.yml").write_text("actors:\n  - id: [\n", encoding="utf-8")
    (project.content / "timeline.yml").write_text("events:\n- id: a\n", encoding="utf-8")
    assert main(["--project", str(project.root), "fmt"]) == 1
    assert "content/actors.yml:3:1: broken YAML" in capsys.readouterr().out
    assert (project.content / "timeline.yml").read_text(encoding="utf-8") == "events:\n- id: a\n"
