"""The head of the pages: whatever the title and however many pages there are, it is low and breaks no word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.build import build
from generator.project import Project
from tests.conftest import ROOT

BROKEN = """() => {
    const title = document.querySelector(".site-title").firstChild
    return title.data.split(" ").filter((word) => {
        const range = new Range()
        const start = title.data.indexOf(word)
        range.setStart(title, start)
        range.setEnd(title, start + word.length)
        return range.getClientRects().length > 1
    })
}"""
"""The words of the site's title that take two lines."""


@pytest.mark.parametrize(
    "title", ["Fähren", "Die letzte Geburtsstation im Kreis", "Warum die Brücke gesperrt bleibt " * 3]
)
@pytest.mark.parametrize("own", [(), ("Impressum", "Datenschutz")])
def test_the_head_stays_low(
    title: str, own: tuple[str, ...], page: Page, serve: Callable[[Path], str], project: Project
) -> None:
    mkdocs = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert "\nnav:\n  - index.md\n" in mkdocs
    entries = "".join(f"  - {name}: {name.lower()}.md\n" for name in own)
    (project.root / "mkdocs.yml").write_text(
        mkdocs.replace("  - index.md\n", f"  - index.md\n{entries}"), encoding="utf-8"
    )
    project.docs.mkdir()
    for name in own:
        (project.docs / f"{name.lower()}.md").write_text(f"# {name}\n", encoding="utf-8")
    explainer = project.content / "explainer.yml"
    explainer.write_text(
        explainer.read_text(encoding="utf-8").replace("title: Die Freigabe", f"title: {title.strip()}"),
        encoding="utf-8",
    )
    address = serve(build(project, report=print))
    page.goto(f"{address}glossary/")
    for width in (600, 960, 1120, 1200, 1280, 1366, 1600, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        height = page.evaluate("document.querySelector('.site-header').offsetHeight")
        row = page.locator(".menu-open").is_hidden()
        assert height <= 76, (width, height, row)
        assert page.evaluate(BROKEN) == [], (width, row)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".menu-open").is_hidden() or len(title) > 90 or own
