"""Cards for terms and sources: by pointer, key and finger, and links without scripts."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

PHONE: ViewportSize = {"width": 360, "height": 740}
TERM = ".content a.term"


def test_a_card_opens_under_the_pointer_and_closes_when_it_leaves(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(TERM).first.hover()
    expect(page.locator(".card")).to_be_visible()
    expect(page.locator(".card-title")).to_have_text("ATACMS")
    page.mouse.move(2, 500)
    expect(page.locator(".card")).to_be_hidden()


def test_a_card_opens_on_focus_leads_on_by_key_and_gives_the_focus_back(page: Page, address: str) -> None:
    page.goto(address)
    link = page.locator(".key-points .sources a").first
    page.locator(".key-points a").first.focus()
    while not link.evaluate("(link) => link === document.activeElement"):
        page.keyboard.press("Tab")
    card = page.get_by_role("dialog", name="Los Angeles Times")
    expect(card).to_be_visible()
    expect(card).to_contain_text("Nicht genannte Gewährsleute:")
    page.keyboard.press("Tab")
    expect(card.get_by_role("link", name="Was sich darauf stützt")).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(link).to_be_focused()


def test_a_reference_to_the_article_opens_the_paragraph_and_the_passage(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/?depth=3#event-treaty")
    page.locator(".event:has(#event-treaty) .unfold").click()
    link = page.locator('.event:has(#event-treaty) .sources a[href*="article/#p12"]').first
    link.hover()
    card = page.get_by_role("dialog", name="Unser Artikel, Absatz 12")
    expect(card.locator(".card-note")).to_have_text("„der Hilfe bei einem bewaffneten Angriff vorsieht“")
    expect(card.get_by_role("link", name="Im Artikel lesen")).to_have_attribute("href", f"{address}article/#p12")
    page.mouse.move(2, 2)
    expect(card).to_be_hidden()
    link.hover()
    expect(card.locator(".card-note")).to_have_count(1)


def test_a_card_leads_to_the_archived_copy(page: Page, address: str) -> None:
    def archived(route: Route) -> None:
        cards = route.fetch().json()
        for key, card in cards.items():
            if key.startswith("source-"):
                card["archived"] = "https://archive.example.org/copy"
        route.fulfill(json=cards)

    page.route("**/cards.json", archived)
    page.goto(address)
    page.locator(".key-points .sources a").first.hover()
    link = page.locator(".card").get_by_role("link", name="Archivierte Fassung")
    expect(link).to_have_attribute("href", "https://archive.example.org/copy")
    expect(page.locator(".card-more")).to_contain_text(" · abgerufen ")


def test_a_first_tap_opens_the_card_which_holds_the_link(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{address}article/")
    page.locator(".footnote-ref").first.tap()
    card = page.locator(".card")
    expect(card).to_be_in_viewport(ratio=1)
    assert page.url == f"{address}article/"
    card.get_by_role("link", name="Was sich darauf stützt").tap()
    page.wait_for_url(f"{address}sources/#source-*")
    context.close()


def test_where_the_texts_do_not_arrive_a_tap_follows_the_link(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.route("**/cards.json", lambda route: route.abort())
    page.goto(address)
    page.locator(TERM).first.tap()
    page.wait_for_url(f"{address}glossary/#term-atacms")
    context.close()


def test_without_scripts_it_is_a_link(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator(TERM).first.click()
    page.wait_for_url(f"{address}glossary/#term-atacms")
    context.close()


def test_an_open_card_shuts_nobody_out(page: Page, address: str, violations: Callable[[Page], list[str]]) -> None:
    page.goto(address)
    page.locator(TERM).first.hover()
    expect(page.locator(".card")).to_be_visible()
    assert violations(page) == []
