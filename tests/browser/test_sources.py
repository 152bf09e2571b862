"""From the index of publishers to a source, by key and on a phone."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect


def test_the_index_leads_to_each_source_of_a_publisher(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}sources/")
    expect(page.get_by_role("link", name="ABC News", exact=True)).to_be_hidden()
    page.locator(".publishers > summary").press("Enter")
    entry = page.locator(".publishers li", has=page.get_by_role("link", name="ABC News", exact=True))
    entry.get_by_role("link", name="2").press("Enter")
    expect(page.locator(page.url.partition("/sources/")[2])).to_be_in_viewport()
    expect(page.locator(":target")).to_contain_text("ABC News:")


def test_the_open_index_shuts_nobody_out(page: Page, address: str, violations: Callable[[Page], list[str]]) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}sources/")
    page.locator(".publishers > summary").click()
    assert violations(page) == []
    sizes = page.locator(".publishers a + a").evaluate_all("(all) => all.map((each) => each.offsetWidth)")
    assert min(sizes) >= 24
    page.emulate_media(media="print")
    expect(page.locator(".publishers")).to_be_hidden()
