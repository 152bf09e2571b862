"""The timeline in a browser: filters in the address, hits that are announced, links that find what is hidden."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

SHOWN = "[...document.querySelectorAll('.event')].filter((event) => !event.hidden).map((event) => event.dataset.actors)"


@pytest.fixture
def timeline(page: Page, address: str) -> Page:
    page.goto(f"{address}timeline/")
    return page


def actors_shown(page: Page) -> list[list[str]]:
    return [actors.split() for actors in page.evaluate(SHOWN)]


def choose(page: Page, kind: str, value: str) -> None:
    """Choose a value of a kind, whose list is opened where it is not."""
    if not page.locator(".filter").evaluate("(box) => box.open"):
        page.get_by_text("Suchen und filtern").click()
    choice = page.locator(f'.filter [name="{kind}"][value="{value}"]')
    if not choice.is_visible():
        page.locator(f'.filter details:has([name="{kind}"]) summary').click()
    choice.press("Space")


def test_a_choice_stands_in_the_address_and_the_address_makes_the_choice(timeline: Page) -> None:
    choose(timeline, "actor", "putin")
    expect(timeline).to_have_url(re.compile(r"/timeline/\?actor=putin$"))
    shown = actors_shown(timeline)
    assert shown
    assert all("putin" in actors for actors in shown)
    expect(timeline.locator(".filter-status")).to_have_text(f"{len(shown)} Ereignisse gefunden")
    timeline.reload()
    expect(timeline.locator('.filter [value="putin"]')).to_be_checked()
    assert actors_shown(timeline) == shown


def test_several_values_of_a_kind_widen_and_kinds_narrow_each_other(page: Page, address: str) -> None:
    def found(query: str) -> list[list[str]]:
        page.goto(f"{address}timeline/{query}")
        return actors_shown(page)

    every, putin, trump = found(""), found("?actor=putin"), found("?actor=trump")
    either = found("?actor=putin&actor=trump")
    assert either == [actors for actors in every if {"putin", "trump"} & set(actors)]
    assert len(either) > max(len(putin), len(trump))
    assert 0 < len(found("?actor=putin&actor=trump&theme=us-politics&q=präsident")) < len(either)
    expect(page.locator(".filter-chips button")).to_have_text(["„präsident“", "Putin", "Trump", "US-Politik"])


def test_the_back_button_undoes_one_choice_after_the_other(timeline: Page) -> None:
    every = len(actors_shown(timeline))
    choose(timeline, "actor", "putin")
    one = len(actors_shown(timeline))
    choose(timeline, "theme", "nuclear")
    assert 0 < len(actors_shown(timeline)) < one < every
    timeline.go_back()
    expect(timeline.locator('.filter [value="nuclear"]')).not_to_be_checked()
    assert len(actors_shown(timeline)) == one
    timeline.go_back()
    assert len(actors_shown(timeline)) == every


def test_an_address_with_an_unknown_value_shows_everything(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/?actor=nobody&colour=red")
    expect(page.locator(".filter-result")).to_be_hidden()
    expect(page.locator(".event:visible")).to_have_count(page.locator(".event").count())


def test_the_other_language_opens_at_the_same_event_with_the_same_filters(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/?actor=putin&theme=nuclear#event-inf")
    shown = actors_shown(page)
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"{address}en/timeline/?actor=putin&theme=nuclear#event-inf")
    expect(page.locator("#event-inf")).to_be_in_viewport()
    assert actors_shown(page) == shown


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


@pytest.mark.parametrize("fragment", ["#%E0%A4%A", "#gone", "#"])
def test_an_address_that_names_nothing_harms_nothing(fragment: str, page: Page, address: str) -> None:
    page.goto(f"{address}timeline/?actor=kim{fragment}")
    expect(page.locator(".filter-status")).to_have_text("1 Ereignis gefunden")
    expect(page.locator(".event:visible")).to_have_count(1)


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


# --- the overview as a slider


def slider(page: Page) -> Locator:
    return page.get_by_role("slider", name="Ereignis für Ereignis")


def test_the_overview_steps_from_event_to_event_by_key(timeline: Page) -> None:
    slider(timeline).focus()
    timeline.keyboard.press("ArrowRight")
    first, second = timeline.locator(".event").all()[:2]
    expect(slider(timeline)).to_have_attribute("aria-valuetext", "18. März 2014 Russland annektiert die Krim")
    expect(second).to_have_class(re.compile(r"\bhere\b"))
    expect(second.get_by_role("heading")).to_be_in_viewport()
    timeline.keyboard.press("ArrowLeft")
    expect(first).to_have_class(re.compile(r"\bhere\b"))
    timeline.keyboard.press("End")
    expect(timeline.locator(".event").last).to_have_class(re.compile(r"\bhere\b"))
    expect(timeline.locator(".event").last.get_by_role("heading")).to_be_in_viewport(ratio=1)
    # It goes along, so that whoever steps sees where they are.
    expect(timeline.locator(".strip")).to_be_in_viewport(ratio=1)
    expect(slider(timeline)).to_be_focused()


def test_stepping_goes_on_from_where_the_reader_has_scrolled(timeline: Page) -> None:
    slider(timeline).focus()
    timeline.evaluate("document.querySelector('#event-kirby').scrollIntoView()")
    timeline.keyboard.press("ArrowRight")
    followers = timeline.locator(".event:has(#event-kirby) ~ .event")
    expect(followers.first).to_have_class(re.compile(r"\bhere\b"))


def test_only_hits_are_stepped_through(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/?actor=kim")
    hits = page.locator(".event:visible")
    slider(page).focus()
    page.keyboard.press("End")
    expect(hits.last).to_have_class(re.compile(r"\bhere\b"))
    expect(slider(page)).to_have_value(str(hits.count() - 1))
    page.goto(f"{address}timeline/?q=Schnabeltier")
    slider(page).focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".here")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_the_columns_of_the_overview_stand_on_one_line_side_by_side(width: int, page: Page, address: str) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{address}timeline/")
    columns = [column.bounding_box() for column in page.locator(".strip svg").all()]
    known = [column for column in columns if column]
    assert len(known) == page.locator(".chapter").count()
    assert len({round(column["y"] + column["height"]) for column in known}) == 1
    ends = [column["x"] + column["width"] for column in known]
    assert all(end <= following["x"] for end, following in zip(ends, known[1:], strict=False))


@pytest.mark.parametrize("width", [360, 1280])
def test_the_overview_can_be_dragged(width: int, page: Page, address: str) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{address}timeline/")
    squares = [square.bounding_box() for square in page.locator(".strip rect").all()]
    begin, end = squares[0], squares[-1]
    assert begin
    assert end
    page.mouse.move(begin["x"] + 2, begin["y"] + 2)
    page.mouse.down()
    page.mouse.move(end["x"] - 40, begin["y"], steps=4)
    page.mouse.move(end["x"] + end["width"] - 1, end["y"], steps=4)
    expect(page.locator(".event").last).to_have_class(re.compile(r"\bhere\b"))
    page.mouse.up()
    # What was a drag follows no link; a click does.
    assert page.url == f"{address}timeline/"
    page.locator(".strip a").first.click()
    page.wait_for_url(re.compile(r"#period-"))


def test_the_role_is_that_of_the_day(timeline: Page) -> None:
    election = timeline.locator(".event", has=timeline.locator("#event-election"))
    expect(election).to_contain_text("Trump (gewählter Präsident der USA)")


def test_open_filters_shut_nobody_out(page: Page, address: str, violations: Callable[[Page], list[str]]) -> None:
    page.goto(f"{address}timeline/?actor=putin&q=rakete")
    expect(page.locator(".filter-chips button")).to_have_count(2)
    assert violations(page) == []
