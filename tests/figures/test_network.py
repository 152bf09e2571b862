"""The network of actors: no name is cut off, however long it is."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from generator.build import editions
from generator.figures.network import GAP, LEAST_COLUMN, WIDTH, NetLayout, network
from generator.figures.text import text_width
from generator.project import Project
from tests.test_cases import MINIMAL

ACTOR = """
  - id: ministerium
    kind: organisation
    importance: {importance}
    names: {{full: {name}, short: {name}}}
    roles:
      - title: Behörde
    side: ukraine
    text: Eine Behörde.
    sources: [bericht]
    relations:
      - to: biden
        text: untersteht
        reverse: leitet
        sources: [bericht]
"""


def laid_out(name: str, importance: int, folder: Path) -> NetLayout:
    shutil.copytree(MINIMAL / "content", folder / "content")
    with (folder / "content" / "actors.yml").open("a", encoding="utf-8") as file:
        file.write(ACTOR.format(name=name, importance=importance))
    [original] = editions(Project(folder))
    found = network(original.content, "de")
    assert found and isinstance(found.drawing.layout, NetLayout)
    return found.drawing.layout


@pytest.mark.parametrize("importance", [2, 3])
@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Amt", 1),
        ("Achtertal-Kliniken", 1),
        ("Landwirtschaftsministerium", 1),
        ("Bürgerinitiative Geburt braucht Nähe und ein Krankenhaus", 3),
    ],
)
def test_a_name_has_room(name: str, lines: int, importance: int, tmp_path: Path) -> None:
    layout = laid_out(name, importance, tmp_path)
    [node] = (each for each in layout.nodes if each.actor.id == "ministerium")
    assert " ".join(node.lines) == name
    assert len(node.lines) == lines
    assert LEAST_COLUMN <= layout.column < WIDTH - 60
    assert all(text_width(line) <= layout.column - GAP for line in node.lines)


def test_names_of_several_lines_keep_clear_of_their_neighbours(tmp_path: Path) -> None:
    layout = laid_out("Bürgerinitiative Geburt braucht Nähe und ein Krankenhaus", 2, tmp_path)
    ends = [(node.first_line, node.first_line + (len(node.lines) - 1) * layout.line) for node in layout.nodes]
    assert all(below[0] - above[1] >= layout.line for above, below in pairwise(ends))
    assert ends[-1][1] < layout.height
