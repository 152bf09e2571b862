"""The site in a browser: on a phone, by keyboard, without scripts, in the dark, and without a word to anybody else."""

from __future__ import annotations

import json
import string
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, ViewportSize, expect

from tests.built import is_embed, pages

PHONE: ViewportSize = {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    return serve(site)


@pytest.fixture(scope="session")
def names(site: Path) -> list[str]:
    """The address of every page, below that of the site; a page that is missing stands for 404.html.

    Embeds are documents of their own and tested in tests/embeds/; their gallery is a page.
    """
    found = [name.removesuffix("index.html") for name in pages(site) if name != "404.html" and not is_embed(name)]
    return [*found, "en/gibt/es/nicht/"]


@pytest.fixture
def asked(context: BrowserContext, address: str) -> list[str]:
    """What the pages ask of other hosts; they get nothing."""
    elsewhere: list[str] = []

    def answer(route: Route) -> None:
        if urlsplit(route.request.url).netloc == urlsplit(address).netloc:
            route.continue_()
        else:
            elsewhere.append(route.request.url)
            route.abort()

    context.route("**/*", answer)
    return elsewhere


@pytest.fixture
def faults(page: Page) -> list[str]:
    """Errors that a page's scripts make, and warnings of the browser."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda message: found.append(message.text) if message.type in {"error", "warning"} else None)
    return found


@pytest.fixture
def quiet(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context
    context.close()


def test_no_page_asks_another_host_or_keeps_anything(
    page: Page, address: str, names: list[str], asked: list[str]
) -> None:
    for name in names:
        page.goto(address + name)
    page.goto(address)
    page.keyboard.press("Control+k")
    page.get_by_role("searchbox").fill("Rakete")
    expect(page.locator(".search-results a").first).to_be_visible()
    assert asked == []
    assert page.context.cookies() == []
    # What readers have seen stays on their device, see generator/theme/assets/js/visits.js.
    kept = set(page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))"))
    assert kept <= {"visit:de", "visit:en"}


def test_the_check_above_sees_what_a_page_asks_of_others(page: Page, address: str, asked: list[str]) -> None:
    page.goto(address)
    page.evaluate("fetch('https://example.com/pixel').catch(() => {})")
    page.wait_for_function("true")
    assert asked == ["https://example.com/pixel"]


def test_no_script_fails(page: Page, address: str, names: list[str], faults: list[str]) -> None:
    for name in names[:-1]:
        page.goto(address + name)
    page.keyboard.press("Control+k")
    page.get_by_role("searchbox").fill("Rakete")
    expect(page.locator(".search-results a").first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("[data-theme-switch]").click()
    assert faults == []


# --- search


@pytest.mark.parametrize(
    ("word", "title", "anchor"),
    [
        # one word in the text, another form in the query
        ("Marschflugkörpern", "Marschflugkörper", "glossary/#term-cruise-missile"),
        ("Eskalationen", "Eskalation", "glossary/#term-escalation"),
        ("Freigaben", "Freigabe", "glossary/#term-clearance"),
        ("nordkoreanischer", "Nordkoreanische Soldaten in Russland", "numbers/#number-nk-troops"),
        ("Wahlleutestimme", "Wahlleutestimmen für Donald Trump", "numbers/#number-electoral"),
        # names
        ("Borrell", "Josep Borrell", "actors/#actor-borrell"),
        ("Meseberg", "Macron: Abschussbasen in Russland dürfen Ziel sein", "timeline/#event-meseberg"),
    ],
)
def test_search_opens_the_record(word: str, title: str, anchor: str, page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Control+k")
    page.get_by_role("searchbox").fill(word)
    hit = page.locator(".search-results a", has_text=title).first
    expect(hit).to_be_visible()
    hit.click()
    page.wait_for_url(address + anchor)
    expect(page.locator("dialog.search")).to_be_hidden()
    expect(page.locator(f"#{anchor.split('#')[1]}")).to_be_in_viewport()


def test_search_says_that_it_found_nothing(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Control+k")
    page.get_by_role("searchbox").fill("Schnabeltier")
    expect(page.get_by_role("status")).to_contain_text("Nichts gefunden für „Schnabeltier“")


def test_search_groups_its_hits_by_kind_and_shows_the_others_of_a_kind_on_demand(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Control+k")
    page.keyboard.type("Raketen")
    events = page.locator(".search-results > li", has=page.get_by_role("heading", name="Ereignisse"))
    expect(events.get_by_role("link")).to_have_count(3)
    count = int(events.get_by_role("heading").inner_text().split()[-1])
    events.get_by_role("button", name=f"Ereignisse: {count - 3} weitere zeigen").press("Enter")
    expect(events.get_by_role("link")).to_have_count(count)
    expect(events.get_by_role("link").nth(3)).to_be_focused()


def test_search_says_that_it_cannot_be_loaded_and_tries_again(page: Page, address: str) -> None:
    page.goto(address)
    page.route("**/pagefind/**", lambda route: route.abort())
    page.keyboard.press("Control+k")
    page.keyboard.type("Rakete")
    expect(page.get_by_role("status")).to_contain_text("Die Suche lässt sich nicht laden")
    page.unroute("**/pagefind/**")
    page.keyboard.type("n")
    expect(page.locator(".search-results a").first).to_be_visible()


def test_search_says_that_it_is_looking_while_its_index_is_on_the_way(page: Page, address: str) -> None:
    page.goto(address)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/pagefind/pagefind.js*", hold)
    page.keyboard.press("Control+k")
    page.keyboard.type("Rakete")
    expect(page.get_by_role("status")).to_have_text("Wird gesucht …")
    for route in held:
        route.continue_()
    expect(page.get_by_role("status")).to_contain_text("Treffer")


@pytest.mark.parametrize("keys", ["Control+k", "Meta+k"])
def test_search_opens_by_key_and_gives_the_focus_back(keys: str, page: Page, address: str) -> None:
    page.goto(f"{address}timeline/")
    link = page.get_by_role("navigation").get_by_role("link").first
    link.focus()
    page.keyboard.press(keys)
    expect(page.locator("dialog.search")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("searchbox")).to_have_value("")
    page.keyboard.type("Rakete")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search")).to_be_hidden()
    expect(link).to_be_focused()


def test_search_results_are_reached_by_arrow_and_opened_by_key(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Control+k")
    page.keyboard.type("Budapester Memorandum")
    expect(page.locator(".search-results a").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-results a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != address)


@pytest.mark.parametrize("path", ["", "timeline/", "article/"])
def test_no_key_alone_does_anything(path: str, page: Page, address: str) -> None:
    """Who dictates would press it with every word: WCAG 2.1.4."""
    page.goto(address + path)
    before = page.evaluate("document.body.outerHTML")
    for key in string.ascii_letters + string.digits + string.punctuation:
        page.keyboard.press(key)
    assert page.url == address + path
    assert page.evaluate("document.body.outerHTML") == before
    assert page.evaluate("document.activeElement === document.body && scrollY === 0")


def test_a_letter_typed_into_a_field_stays_a_letter(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Control+k")
    page.keyboard.type("s/k")
    expect(page.get_by_role("searchbox")).to_have_value("s/k")


def test_the_first_stop_of_the_tab_key_leads_past_the_navigation(page: Page, address: str) -> None:
    page.goto(f"{address}article/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


# --- without scripts


# Everything with text of its own in the page's main part that is not shown, unless it is folded away in <details>, is
# a script's control, or is there for paper.
HIDDEN = """
[...document.querySelectorAll("main :is(h1, h2, h3, h4, p, li, td, th, dt, dd, figcaption)")]
  .filter((each) => each.textContent.trim() && !each.checkVisibility())
  .filter((each) => !each.closest("details:not([open]), .tools, .unfolding, .paper"))
  .map((each) => each.textContent.trim().slice(0, 60))
"""


def test_everything_can_be_read_without_scripts(quiet: BrowserContext, address: str, names: list[str]) -> None:
    page = quiet.new_page()
    hidden = {}
    for name in names:
        page.goto(address + name)
        assert page.evaluate("document.documentElement.className") == "no-js"
        hidden[name] = page.evaluate(HIDDEN)
    assert {name: texts for name, texts in hidden.items() if texts} == {}


def test_what_is_folded_away_unfolds_without_scripts(quiet: BrowserContext, address: str) -> None:
    page = quiet.new_page()
    page.goto(f"{address}glossary/")
    folded = page.locator("details.backlinks").first
    expect(folded.get_by_role("link").first).to_be_hidden()
    folded.locator("summary").click()
    expect(folded.get_by_role("link").first).to_be_visible()


def test_no_control_is_dead_without_scripts(quiet: BrowserContext, address: str, names: list[str]) -> None:
    page = quiet.new_page()
    for name in names:
        page.goto(address + name)
        buttons = [button for button in page.locator("button, input, select").all() if button.is_visible()]
        assert [button.get_attribute("class") for button in buttons if not button.get_attribute("popovertarget")] == []


def test_the_menu_of_a_phone_opens_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(address)
    page.locator("[popovertarget=site-nav]").click()
    page.locator("#site-nav").get_by_role("link", name="Glossar").click()
    page.wait_for_url(f"{address}glossary/")
    context.close()


# --- every screen, every reader


def test_no_page_is_wider_than_a_phone(browser: Browser, address: str, names: list[str]) -> None:
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, is_mobile=True)
    page = context.new_page()
    too_wide = {}
    for name in names:
        page.goto(address + name)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            too_wide[name] = width
    context.close()
    assert too_wide == {}


# The dark colours are the same elements again, in either language: only their contrast is another.
RULES = {"light": "{}", "dark": "{runOnly: ['color-contrast']}"}


@pytest.mark.parametrize("scheme", RULES)
def test_no_page_shuts_anybody_out(
    scheme: str, browser: Browser, address: str, names: list[str], axe_script: str
) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]  # one of its literals
    page = context.new_page()
    found = []
    for name in names:
        if scheme == "dark" and name.startswith("en/"):
            continue
        page.goto(address + name)
        page.add_script_tag(content=axe_script)
        violations = page.evaluate(f"axe.run(document, {RULES[scheme]}).then((all) => all.violations)")
        found += [f"{name}: {each['id']}: {each['nodes'][0]['html'][:120]}" for each in violations]
    context.close()
    assert found == []


def test_the_search_dialog_shuts_nobody_out(page: Page, address: str, violations: Callable[[Page], list[str]]) -> None:
    page.goto(address)
    page.keyboard.press("Control+k")
    page.get_by_role("searchbox").fill("Rakete")
    expect(page.locator(".search-results a").first).to_be_visible()
    assert violations(page) == []


def test_the_open_menu_of_a_phone_shuts_nobody_out(
    page: Page, address: str, violations: Callable[[Page], list[str]]
) -> None:
    page.set_viewport_size(PHONE)
    page.goto(address)
    page.get_by_role("button", name="Menü").click()
    expect(page.get_by_role("link", name="Zeitleiste", exact=True).first).to_be_visible()
    assert violations(page) == []


def test_every_page_is_valid_html(site: Path, html_checker: tuple[str, ...]) -> None:
    files = [str(site / name) for name in pages(site)]
    done = subprocess.run(
        (*html_checker, "--errors-only", "--format", "json", *files), capture_output=True, text=True, check=False
    )
    messages = json.loads(done.stderr)["messages"]
    assert [f"{each['url']}:{each.get('lastLine')}: {each['message']}" for each in messages] == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_dossier_is_about_as_high_before_it_is_laid_out(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}/dossier/")
    guessed = page.evaluate("document.documentElement.scrollHeight")
    page.add_style_tag(content=".part.part.part { content-visibility: visible !important }")
    height = page.evaluate("document.documentElement.scrollHeight")
    assert 0.6 < guessed / height < 1.6
