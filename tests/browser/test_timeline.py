"""The timeline in a browser: filters in the address, hits that are announced, links that find what is hidden."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

SHOWN = "[...document.querySelectorAll('.event')].filter((event) => !event.hidden).map((event) => event.dataset.actors)"


@pytest.fixture
def timeline(page: Page, address: str) -> Page:
    page.goto(f"{address}timeline/")
    return page


def actors_shown(page: Page) -> list[list[str]]:
    return [actors.split() for actors in page.evaluate(SHOWN)]


def test_a_choice_stands_in_the_address_and_the_address_makes_the_choice(timeline: Page) -> None:
    timeline.get_by_text("Suchen und filtern").click()
    timeline.get_by_label("Akteur").select_option("putin")
    expect(timeline).to_have_url(re.compile(r"/timeline/\?actor=putin$"))
    shown = actors_shown(timeline)
    assert shown
    assert all("putin" in actors for actors in shown)
    expect(timeline.locator(".filter-status")).to_have_text(f"{len(shown)} Ereignisse gefunden")
    timeline.reload()
    expect(timeline.get_by_label("Akteur")).to_have_value("putin")
    assert actors_shown(timeline) == shown


def test_filters_narrow_each_other_and_the_back_button_undoes_them(timeline: Page) -> None:
    every = len(actors_shown(timeline))
    timeline.get_by_text("Suchen und filtern").click()
    timeline.get_by_label("Akteur").select_option("putin")
    one = len(actors_shown(timeline))
    timeline.get_by_label("Thema").select_option("nuclear")
    assert 0 < len(actors_shown(timeline)) < one < every
    timeline.go_back()
    expect(timeline.get_by_label("Thema")).to_have_value("")
    assert len(actors_shown(timeline)) == one
    timeline.go_back()
    assert len(actors_shown(timeline)) == every


def test_chips_are_removed_by_key_and_the_focus_goes_on(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/?actor=putin&status=confirmed")
    page.get_by_role("button", name="Filter entfernen: Putin").press("Enter")
    expect(page.get_by_role("button", name="Filter entfernen: bestätigt")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".filter > summary")).to_be_focused()
    expect(page.locator(".filter-result")).to_be_hidden()
    assert page.url == f"{address}timeline/"


def test_the_text_is_searched_where_it_is_folded_away_too(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/?q=Verstößen")
    event = page.locator(".event", has=page.locator("#event-inf"))
    expect(event).to_be_visible()
    expect(event.get_by_text("russischen Verstößen")).to_be_visible()
    expect(page.locator(".filter-status")).to_have_text("1 Ereignis gefunden")


def test_nothing_found_is_said(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/?q=Schnabeltier")
    expect(page.get_by_role("status").filter(has_text="Kein Ereignis passt dazu.")).to_be_visible()


@pytest.mark.parametrize("query", ["", "?actor=kim"])
def test_a_link_opens_an_event_that_is_folded_or_filtered_away(query: str, page: Page, address: str) -> None:
    page.goto(f"{address}timeline/{query}#event-inf")
    expect(page.locator("#event-inf")).to_be_in_viewport()
    expect(page.get_by_text("Die USA treten aus dem Vertrag")).to_be_visible()


def test_a_chapter_without_hits_brings_all_events_back(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/?actor=kim")
    expect(page.locator("#period-origins")).to_be_hidden()
    page.locator('.strip a[href="#period-origins"]').click()
    expect(page.locator("#period-origins")).to_be_in_viewport()


def test_the_overview_shows_every_event_and_leads_to_the_chapters_without_scripts(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}timeline/")
    assert page.locator(".strip rect").count() == page.locator(".event").count()
    page.get_by_role("navigation", name="Überblick über die Zeitleiste").get_by_role("link").last.click()
    expect(page.locator(".chapter > h2").last).to_be_in_viewport()
    expect(page.locator(".filter")).to_be_hidden()
    context.close()


def test_the_role_is_that_of_the_day(timeline: Page) -> None:
    election = timeline.locator(".event", has=timeline.locator("#event-election"))
    expect(election).to_contain_text("Trump (gewählter Präsident der USA)")


def test_open_filters_shut_nobody_out(page: Page, address: str, violations: Callable[[Page], list[str]]) -> None:
    page.goto(f"{address}timeline/?actor=putin&q=rakete")
    expect(page.locator(".filter-chips button")).to_have_count(2)
    assert violations(page) == []
