"""What a returning reader is told of: what they can see has changed."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from generator.build import generate
from generator.project import Project


def fingerprints(project: Project) -> Mapping[str, str]:
    generate(project)
    found = json.loads((project.docs / "records.json").read_text(encoding="utf-8"))
    return {anchor: print_ for anchor, (print_, _name) in found["records"].items()}


@pytest.mark.parametrize(
    ("line", "news"),
    [
        ("    attribution: Das Rathaus\n", True),
        ("    status: disputed\n", True),
        ("    claimants: [biden]\n", False),
        ("    importance: 1\n", False),
    ],
)
def test_only_what_readers_see_is_news(line: str, news: bool, project: Project) -> None:
    before = fingerprints(project)
    path = project.content / "timeline.yml"
    name = line.split(":", maxsplit=1)[0]
    kept = [
        each for each in path.read_text(encoding="utf-8").splitlines(keepends=True) if not each.startswith(f"{name}:")
    ]
    at = next(place for place, each in enumerate(kept) if each.startswith("    title:"))
    path.write_text("".join((*kept[:at], line, *kept[at:])), encoding="utf-8")
    after = fingerprints(project)
    assert (after != before) is news
