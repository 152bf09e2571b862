"""Signs of Markdown and HTML in plain lines are shown as they were written, once the pages are HTML."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
import yaml

from generator.build import generate
from generator.load.records import load
from generator.model.base import Text, leaves
from generator.project import Project
from generator.render.settings import settings

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"

# Fields that no page shows in German, or not as text of their own.
UNSEEN = {"themes", "description", "before"}


class Reader(HTMLParser):
    """Gathers what a reader sees, titles of links included, and which elements there are."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.titles: list[str] = []
        self.elements: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.titles += [value for name, value in attrs if name == "title" and value]

    def handle_data(self, data: str) -> None:
        self.seen.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.seen).split())


def extensions() -> tuple[list[str], dict[str, Mapping[str, object]]]:
    """The Markdown that MkDocs is told to read."""
    options: dict[str, Mapping[str, object]] = yaml.safe_load(settings(None))["markdown_extensions"]
    return list(options), options


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("literal")
    shutil.copytree(CASES / "minimal" / "content", root / "content")
    shutil.copytree(CASES / "literal" / "content", root / "content", dirs_exist_ok=True)
    generate(Project(root))
    return Project(root)


@pytest.fixture(scope="module")
def pages(project: Project) -> dict[str, Reader]:
    names, options = extensions()
    found = {}
    for file in sorted({*project.docs.glob("*.md")} - {project.docs / "guide.md"}):  # the guide shows no content
        body = file.read_text(encoding="utf-8").split("\n---\n", 1)[1]
        found[file.stem] = Reader(markdown.markdown(body, extensions=names, extension_configs=options))
    return found


def test_every_plain_line_is_shown_as_it_was_written(project: Project, pages: dict[str, Reader]) -> None:
    shown = " ".join(page.text for page in pages.values())
    lines = {
        leaf.value
        for _kind, _identifier, record in load(project).all_records()
        for leaf in leaves(record)
        if isinstance(leaf.mark, Text) and leaf.mark.form != "prose" and not UNSEEN.intersection(leaf.path)
    }
    assert len(lines) > 30
    assert sorted(line for line in lines if " ".join(line.split()) not in shown) == []


def test_titles_of_links_are_shown_as_they_were_written(project: Project, pages: dict[str, Reader]) -> None:
    records = load(project).records
    definition = getattr(records["term"]["rakete"], "short", None)
    heading = getattr(records["source"]["bericht"], "title", None)
    assert {definition, heading} <= {title for page in pages.values() for title in page.titles}


def test_no_sign_in_a_plain_line_makes_an_element(pages: dict[str, Reader]) -> None:
    elements = set().union(*(page.elements for page in pages.values()))
    assert elements & {"em", "strong", "code", "blockquote", "del", "mark", "img", "sic"} == set()


def test_the_addresses_of_a_source_stay_one_link(pages: dict[str, Reader]) -> None:
    assert "archivierte Fassung" in pages["sources"].text
    assert ")(y" not in pages["sources"].text
