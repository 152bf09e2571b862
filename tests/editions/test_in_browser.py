"""The English edition in a browser: its search, the way to the other language, its page for missing addresses."""

from __future__ import annotations

import fnmatch
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.conftest import QuietHandler

PHONE: ViewportSize = {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    return serve(site)


def found(page: Page, address: str, word: str) -> list[str]:
    """Where the search of a page leads for a word."""
    page.goto(address)
    page.keyboard.press("Control+k")
    page.get_by_role("searchbox").fill(word)
    expect(page.get_by_role("status")).to_have_text(page.locator("dialog.search").evaluate(SETTLED))
    return [link.get_attribute("href") or "" for link in page.locator(".search-results a").all()]


SETTLED = """
async (dialog) => {
  const status = dialog.querySelector("#search-status")
  const busy = dialog.dataset.busy
  while (!status.textContent.trim() || status.textContent === busy) await new Promise((done) => setTimeout(done, 50))
  await new Promise((done) => setTimeout(done, 300))
  return status.textContent
}
"""


@pytest.mark.parametrize(
    ("word", "anchor"),
    [
        ("missiles", "glossary/#term-cruise-missile"),
        ("escalating", "glossary/#term-escalation"),
        ("North Koreans", "numbers/#number-nk-troops"),
        ("Zelenskyy", "actors/#actor-zelenskyy"),
        ("Meseberg", "timeline/#event-meseberg"),
    ],
)
def test_search_finds_english_records_and_no_german_page(word: str, anchor: str, page: Page, address: str) -> None:
    links = [link.replace(address, "/") for link in found(page, f"{address}en/", word)]
    assert any(link.endswith(anchor) for link in links), links
    assert [link for link in links if not link.startswith("/en/")] == []


@pytest.mark.parametrize("word", ["Wahlleutestimmen", "Vergeltungsdrohungen", "Gewissheit"])
def test_english_search_knows_no_german_text(word: str, page: Page, address: str) -> None:
    found(page, f"{address}en/", word)
    expect(page.get_by_role("status")).to_contain_text(f"Nothing found for “{word}”")


def test_german_search_leads_to_no_english_page(page: Page, address: str) -> None:
    links = found(page, address, "Kursk")
    assert links
    assert [link for link in links if "/en/" in link] == []


# --- the other language


def test_the_switch_stays_on_the_record_of_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/#event-kirby")
    page.locator("[data-language-switch]").click()
    page.wait_for_url(f"{address}en/timeline/#event-kirby")
    expect(page.locator("#event-kirby")).to_be_in_viewport()
    page.locator("[data-language-switch]").click()
    page.wait_for_url(f"{address}timeline/#event-kirby")


def test_the_switch_stays_on_the_record_that_is_read(page: Page, address: str) -> None:
    page.goto(f"{address}en/glossary/")
    page.locator("#term-escalation").evaluate("(term) => scrollTo(0, term.getBoundingClientRect().top - 150)")
    box = page.locator("[data-language-switch]").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 10, box["y"] + 10)  # a click on the locator would scroll the page first
    page.wait_for_url(f"{address}glossary/#term-escalation")


def test_the_switch_of_a_page_at_its_top_leads_to_the_top(page: Page, address: str) -> None:
    page.goto(f"{address}numbers/")
    page.locator("[data-language-switch]").click()
    page.wait_for_url(f"{address}en/numbers/")


@pytest.mark.parametrize(("path", "name"), [("", "English"), ("en/", "Deutsch")])
def test_the_switch_of_a_phone_is_seen_and_named(path: str, name: str, browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=PHONE, is_mobile=True)
    page = context.new_page()
    page.goto(address + path)
    switch = page.get_by_role("link", name=name, exact=True)
    expect(switch).to_be_in_viewport(ratio=1)
    box = switch.bounding_box()
    assert box is not None
    assert box["width"] >= 24
    assert box["height"] >= 24
    context.close()


def test_the_switch_works_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}en/sources/")
    page.get_by_role("link", name="Deutsch", exact=True).click()
    page.wait_for_url(f"{address}sources/")
    context.close()


# --- addresses that lead nowhere


class ObeyingHandler(QuietHandler):
    """Serves a site as its _redirects say, where a file is missing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the page that the first rule for the address names."""
        root = Path(self.directory)
        for line in (root / "_redirects").read_text(encoding="utf-8").splitlines():
            pattern, to, status = line.split()
            if code == int(status) and fnmatch.fnmatch(self.path, pattern):
                self._answer(code, (root / to.strip("/") / "index.html").read_bytes())
                return
        super().send_error(code, message, explain)

    def _answer(self, code: int, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def obeying(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(ObeyingHandler, directory=str(site)))
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("missing", ["en/nowhere", "en/no/such/page/at/all/"])
def test_a_missing_english_address_is_answered_in_english(missing: str, page: Page, obeying: str) -> None:
    failed: list[str] = []
    page.on("response", lambda each: failed.append(each.url) if each.status >= 400 else None)
    answer = page.goto(obeying + missing)
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_have_text("There is no such page")
    assert failed == [obeying + missing]  # its own styles and scripts are found
    page.get_by_role("main").get_by_role("link").last.click()
    page.wait_for_url(f"{obeying}en/")


def test_a_missing_german_address_is_answered_in_german(page: Page, obeying: str) -> None:
    page.goto(f"{obeying}nirgends/")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.locator("h1")).to_have_text("Diese Seite gibt es nicht")


def test_the_english_page_for_missing_addresses_searches_english_pages(page: Page, obeying: str) -> None:
    links = found(page, f"{obeying}en/nowhere/", "Taurus")
    assert links
    assert [link for link in links if "/en/" not in link] == []
