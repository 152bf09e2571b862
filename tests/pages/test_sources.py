"""The index of publishers: each source once, in the order of the alphabet, and only where they are many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.build import editions, generate
from generator.project import Project

ENTRY = re.compile(r"^- \[(?P<publisher>[^\]]+)\]\(#(?P<first>[^)]+)\)(?P<others>.*)$", re.MULTILINE)


def index(project: Project, page: str) -> str:
    generate(project)
    text = (project.docs / page).read_text(encoding="utf-8")
    return text.partition('<details class="publishers"')[2].partition("</details>")[0]


def linked(found: str) -> Iterator[tuple[str, list[str]]]:
    for entry in ENTRY.finditer(found):
        yield entry["publisher"], [entry["first"], *re.findall(r"\[\d+\]\(#([^)]+)\)", entry["others"])]


def test_every_source_is_in_the_index_once_under_its_publisher(real_project: Project) -> None:
    sources = editions(real_project)[0].content.sources
    found = dict(linked(index(real_project, "sources.md")))
    assert sorted(anchor for anchors in found.values() for anchor in anchors) == sorted(
        f"source-{key}" for key in sources
    )
    assert len(found["ABC News"]) == 2
    assert {sources[anchor.removeprefix("source-")].publisher for anchor in found["ABC News"]} == {"ABC News"}
    assert list(found)[:3] == ["ABC News", "ABC7", "Adnkronos"]


def test_the_index_is_not_printed_in_the_dossier(real_project: Project) -> None:
    assert index(real_project, "dossier.md") == ""


def test_few_sources_need_no_index(project: Project) -> None:
    assert index(project, "sources.md") == ""
