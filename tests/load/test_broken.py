"""What an editor is told of YAML that cannot be read: the slip itself, in the line that must be changed."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.load.records import load
from generator.project import Project

TIMELINE = Path(__file__).with_name("timeline.yml").read_text(encoding="utf-8")
SLIPS = yaml.safe_load(Path(__file__).with_name("slips.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_is_and_in_an_editors_words(slip: dict[str, str], project: Project) -> None:
    text = TIMELINE.replace(slip["before"], slip["after"], 1)
    (project.content / "timeline.yml").write_text(text, encoding="utf-8")
    assert list(map(str, load(project).problems)) == [f"content/timeline.yml:{slip['told']}"]


def test_all_dashes_of_a_word_processor_are_told_at_once(project: Project) -> None:
    (project.content / "timeline.yml").write_text(TIMELINE.replace("  - id", "  – id"), encoding="utf-8")
    found = [(problem.line, problem.record) for problem in load(project).problems]
    assert found == [(3, "event eins"), (11, "event zwei"), (23, "event drei")]


def test_a_slip_in_the_front_matter_is_told_by_the_lines_of_the_file(project: Project) -> None:
    article = project.content / "article.md"
    article.write_text(article.read_text(encoding="utf-8").replace("title: ", 'title: "', 1), encoding="utf-8")
    message = "the quotation mark opened in line 2 is closed nowhere"
    allowed = 'a " where the text ends'
    assert list(map(str, load(project).problems)) == [f"content/article.md:2:8: {message}; allowed: {allowed}"]
