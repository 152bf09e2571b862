"""New since the last visit: known to the device alone, and forgotten on demand."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

LONG_AGO = """() => {
  const visit = JSON.parse(localStorage['visit:de'])
  visit.at -= 24 * 60 * 60 * 1000
  visit.marks['event-kirby'] = 'otherwise'
  delete visit.marks['number-nk-troops']
  localStorage['visit:de'] = JSON.stringify(visit)
}"""


@pytest.fixture
def returned(page: Page, address: str) -> Page:
    """A reader who was here a day ago, since when one record has changed and one has come."""
    page.goto(address)
    page.wait_for_function("localStorage['visit:de']")
    page.evaluate(LONG_AGO)
    page.reload()
    return page


def test_a_first_visit_is_told_nothing(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_function("localStorage['visit:de']")
    expect(page.locator(".news")).to_be_hidden()


def test_what_changed_is_named_and_marked_where_it_stands(returned: Page, address: str) -> None:
    returned.get_by_text("Seit Ihrem letzten Besuch neu oder geändert: 2").click()
    news = returned.locator(".news li")
    expect(news).to_have_text(
        ["Weißes Haus bestätigt die Freigabe geändert", "Nordkoreanische Soldaten in Russland neu"]
    )
    news.first.get_by_role("link").click()
    returned.wait_for_url(f"{address}timeline/#event-kirby")
    expect(returned.locator("#event-kirby .fresh")).to_have_text("geändert")
    returned.goto(f"{address}numbers/")
    expect(returned.locator("#number-nk-troops .fresh")).to_have_text("neu")
    expect(returned.locator(".fresh")).to_have_count(1)


def test_forgetting_leaves_nothing_and_lasts(returned: Page) -> None:
    returned.locator(".news summary").click()
    returned.get_by_role("button", name="Vergessen").click()
    expect(returned.locator(".news summary")).to_contain_text("Dieses Gerät merkt sich Ihre Besuche nicht mehr")
    assert returned.evaluate("localStorage['visit:de']") == '{"off":true}'
    returned.reload()
    returned.locator(".news summary").click()
    expect(returned.get_by_role("button", name="Wieder merken")).to_be_visible()
    assert returned.evaluate("localStorage['visit:de']") == '{"off":true}'
