"""What a first visit costs, and what a printer gets."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import ROOT
from tests.lighthouse import served

PRESSED = (
    ".tools, .strip, .unfolding, .site-nav, .site-controls, .contents, .search, .card, .more, .news, .downloads,"
    " .publishers"
)


def test_our_scripts_are_small() -> None:
    scripts = sorted((ROOT / "generator" / "theme" / "assets" / "js").glob("*.js"))
    assert sum(len(gzip.compress(script.read_bytes(), 9)) for script in scripts) <= 12 * 1024


def test_a_first_visit_is_small(page: Page, site: Path) -> None:
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(int(response.headers.get("content-length", "0"))))
    with served(site) as address:
        page.goto(address, wait_until="networkidle")
    assert len(sizes) > 5
    assert sum(sizes) <= 150 * 1024


@pytest.mark.parametrize("path", ["", "article/", "timeline/", "numbers/", "questions/", "sources/", "dossier/"])
def test_paper_has_everything_and_nothing_to_press(path: str, page: Page, address: str) -> None:
    page.goto(address + path)
    page.emulate_media(media="print")
    assert page.locator(PRESSED).evaluate_all("(all) => all.every((each) => !each.checkVisibility())")
    backlinks = "':has(> .backlinks:only-child)'"
    folded = f"(all) => all.filter((each) => !each.offsetHeight && !each.matches({backlinks})).length"
    assert page.locator("[data-from]").evaluate_all(folded) == 0
    expect(page.locator('a.address[href^="http"]').first).to_be_visible()


def test_on_paper_nothing_looks_as_if_it_would_unfold(page: Page, address: str) -> None:
    page.goto(f"{address}numbers/")
    page.emulate_media(media="print")
    marks = page.locator("summary").evaluate_all(
        "(all) => all.map((each) => getComputedStyle(each, '::after').display)"
    )
    assert {*marks} == {"none"}


def test_the_network_stands_below_its_heading_on_one_page_of_paper(page: Page, address: str) -> None:
    millimetre = 96 / 25.4
    page.set_viewport_size({"width": round(174 * millimetre), "height": round(257 * millimetre)})  # A4, its margins off
    page.goto(f"{address}actors/")
    page.emulate_media(media="print")
    box = page.locator(".chart-net").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 257 * millimetre


def test_the_dossier_holds_every_record(page: Page, site: Path, address: str) -> None:
    page.goto(f"{address}dossier/")
    there = set(page.locator("[id]").evaluate_all("(all) => all.map((each) => each.id)"))
    for path in ("timeline", "actors", "numbers", "questions", "glossary", "places", "sources", "article"):
        page.goto(f"{address}{path}/")
        ids = page.locator(".content :is(h2, h3, p)[id]").evaluate_all("(all) => all.map((each) => each.id)")
        assert set(ids) - {"after"} <= there, path


def test_the_dossier_renders_what_is_near_and_nothing_else(page: Page, address: str) -> None:
    page.goto(f"{address}dossier/")
    rendered = "(all) => all.map((part) => part.firstElementChild.checkVisibility({ contentVisibilityAuto: true }))"
    parts = page.locator(".part")
    assert parts.evaluate_all(rendered)[0]
    assert not any(parts.evaluate_all(rendered)[2:])
    page.goto(f"{address}dossier/#source-aa-kirby")
    expect(page.locator("#source-aa-kirby")).to_be_in_viewport()
    page.emulate_media(media="print")
    assert all(parts.evaluate_all(rendered))


def test_the_dossier_carries_nothing_that_only_leads_around(page: Page, address: str) -> None:
    page.goto(f"{address}dossier/")
    around = (
        ".backlinks, .rests, [download], .embed, .tools, .strip, .content a[title]:not(.headerlink, .footnote-backref)"
    )
    assert page.locator(around).count() == 0
    inside = page.locator('.part a[href^="#"]')
    assert inside.evaluate_all("(all) => all.every((link) => document.getElementById(link.hash.slice(1)))")
