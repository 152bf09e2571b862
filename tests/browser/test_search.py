"""The search: by kind of record, and within compounds."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def search(page: Page, address: str, query: str) -> None:
    page.goto(address)
    page.keyboard.press("Control+k")
    page.get_by_role("searchbox").fill(query)
    expect(page.locator(".search-results a").first).to_be_visible()


def test_hits_are_grouped_by_kind(page: Page, address: str) -> None:
    search(page, address, "Rakete")
    groups = page.locator(".search-results h2").all_inner_texts()
    kinds = {text.rsplit(maxsplit=1)[0] for text in groups}
    assert {"Ereignisse", "Akteure", "Zahlen", "Begriffe", "Fragen", "Artikel"} <= kinds
    assert len(groups) == len(kinds)
    found = sum(int(text.rsplit(maxsplit=1)[1]) for text in groups)
    expect(page.locator(".search-status")).to_have_text(f"{found} Treffer")


def test_a_part_of_a_compound_finds_the_whole(page: Page, address: str) -> None:
    search(page, address, "Raketen")
    terms = page.locator(".search-results > li", has=page.get_by_role("heading", name="Begriffe"))
    expect(terms.get_by_role("link", name="Langstreckenrakete", exact=True)).to_be_visible()
    search(page, address, "Doktrin")
    expect(page.get_by_role("link", name="russische Nukleardoktrin")).to_be_visible()


def test_more_of_a_kind_is_shown_by_key_and_the_focus_goes_on(page: Page, address: str) -> None:
    search(page, address, "Rakete")
    group = page.locator(".search-results > li", has=page.get_by_role("heading", name="Ereignisse"))
    expect(group.get_by_role("link")).to_have_count(3)
    group.get_by_role("button").press("Enter")
    assert group.get_by_role("link").count() > 3
    expect(group.get_by_role("link").nth(3)).to_be_focused()
