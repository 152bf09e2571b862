"""`explainer fmt`: one style, and nothing of what is said changes."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from ruamel.yaml import YAML

from generator.cli import main
from generator.edit.fmt import formatted
from generator.load.document import read_document
from generator.model.content import KINDS, Kind
from generator.problems import ContentError
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


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "events:\n-\n  title: x\n  id: a\n-\n  # of b\n  id: b\n",
            "events:\n  - id: a\n    title: x\n\n  # of b\n  - id: b\n",
            id="a dash alone",
        ),
        pytest.param(
            "events:\n- # first\n  title: x\n  id: a\n",
            "events:\n  # first\n  - id: a\n    title: x\n",
            id="a comment behind the dash",
        ),
        pytest.param(
            "events:\n- title: x\n  text: |\n    one  \n    two\n   \n  id: a  \n",
            "events:\n  - id: a\n    title: x\n    text: |\n      one  \n      two\n",
            id="a line break of Markdown",
        ),
        pytest.param("---\nevents:\n- id: a\n...\n", "---\nevents:\n  - id: a\n\n...\n", id="marks of a document"),
        pytest.param(
            "events:\n- title: x\n  id: a\n# end\n",
            "events:\n  - id: a\n    title: x\n\n# end\n",
            id="a comment below all",
        ),
        pytest.param("events:\r- id: a\r", "events:\n  - id: a\n", id="line ends of old Macs"),
    ],
)
def test_other_ways_of_writing(before: str, after: str) -> None:
    assert formatted(before, EVENTS, "x") == after
    assert formatted(after, EVENTS, "x") == after


def test_a_block_that_keeps_blank_lines_is_told_of() -> None:
    with pytest.raises(ContentError, match=r"x:4:11: a block that keeps its blank lines \(\+\); allowed: \|, \|-"):
        formatted("events:\n  - id: a\n    # c\n    text: |+\n      y\n\n", EVENTS, "x")


FOLDERS = [ROOT / "content", ROOT / "tests/cases/minimal/content", *sorted((ROOT / "tests/projects").glob("*/content"))]
FILES = [(kind, folder / kind.file) for folder in FOLDERS for kind in KINDS if (folder / kind.file).exists()]


def records_of(text: str, kind: Kind) -> list[dict[str, object]] | None:
    document, problems = read_document(text, kind.file)
    data = document.data.get(kind.key) if isinstance(document.data, dict) and not problems else None
    return [*data] if data and all(isinstance(one, dict) for one in data) else None


def notes_of(text: str) -> list[str]:
    return sorted(re.findall(r"# (?:top|end|note \d+)", text))


def mutilated(text: str, kind: Kind, chance: Random) -> str:
    """The same records in another order of fields, other indents, with comments, blanks and line ends of all kinds."""
    writer = YAML()
    writer.width = chance.choice((40, 10_000))
    offset = chance.choice((0, 2, 4))
    writer.indent(mapping=chance.choice((2, 4)), sequence=offset + 2, offset=offset)
    tree = writer.load(text)
    for number, record in enumerate(tree[kind.key]):
        names = chance.sample([*record], len(record))
        tree[kind.key][number] = {name: record[name] for name in names}
    stream = StringIO()
    writer.dump({kind.key: [*tree[kind.key]]}, stream)
    lines = stream.getvalue().split("\n")
    root: Any = yaml.compose(stream.getvalue(), Loader=yaml.CSafeLoader)
    fields = {key.start_mark.line for record in root.value[0][1].value for key, _value in record.value}
    made = []
    for number, line in enumerate(lines):
        if number in fields and line.lstrip()[:2] != "- " and chance.random() < 0.3:
            made += [f"{' ' * (len(line) - len(line.lstrip()))}# note {number}", *[""] * chance.randrange(2)]
        is_plain = number in fields and not re.search(r"[|>][+-]?\d?$", line)
        made.append(f"{line}  " if is_plain and chance.random() < 0.3 else line)
    ends = chance.choice(("\n", "\r\n"))
    return chance.choice(("", "\ufeff")) + ends.join(["# top", *made, "# end"])


@pytest.mark.parametrize(
    ("kind", "file"), FILES, ids=lambda part: "/".join(part.parts[-3:]) if isinstance(part, Path) else ""
)
def test_whatever_the_style_nothing_is_lost(kind: Kind, file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    for seed in range(2):
        before = mutilated(text, kind, Random(seed))
        after = formatted(before, kind, file.name)
        assert records_of(after, kind) == records_of(text, kind), seed
        assert notes_of(after) == notes_of(before)
        assert formatted(after, kind, file.name) == after


def test_our_own_content_is_in_form() -> None:
    assert main(["--project", str(ROOT), "fmt", "--check"]) == 0


def test_check_writes_nothing(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    file = project.content / "timeline.yml"
    before = file.read_bytes().replace(b"  - id: freigabe\n", b"  - note: x\n    id: freigabe\n")
    file.write_bytes(before)
    assert main(["--project", str(project.root), "fmt", "--check"]) == 1
    assert capsys.readouterr().out == "content/timeline.yml:1:1: not in form; allowed: what “explainer fmt” writes\n"
    assert file.read_bytes() == before


def test_files_that_are_no_lists_get_line_ends_and_no_blanks_there(project: Project) -> None:
    file = project.content / "explainer.yml"
    before = file.read_bytes()
    file.write_bytes(b"\xef\xbb\xbf" + before.replace(b"\n", b"  \r\n"))
    (project.content / "en").mkdir()
    translated = project.content / "en" / "glossary.yml"
    translated.write_bytes(b"terms:\r\n  rakete:\r\n    # c  \r\n    name: missile\r\n\r\n\r\n")
    assert main(["--project", str(project.root), "fmt", "--check"]) == 1
    assert main(["--project", str(project.root), "fmt", "--quiet"]) == 0
    assert file.read_bytes() == before
    assert translated.read_bytes() == b"terms:\n  rakete:\n    # c\n    name: missile\n"
    assert main(["--project", str(project.root), "fmt", "--check"]) == 0


def test_broken_yaml_stops_all(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    (project.content / "actors.yml").write_text("actors:\n  - id: [\n", encoding="utf-8")
    (project.content / "timeline.yml").write_text("events:\n- id: a\n", encoding="utf-8")
    assert main(["--project", str(project.root), "fmt"]) == 1
    assert "content/actors.yml:3:1: broken YAML" in capsys.readouterr().out
    assert (project.content / "timeline.yml").read_text(encoding="utf-8") == "events:\n- id: a\n"
