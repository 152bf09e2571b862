"""“Einbetten” beside a block, its dialog, and the gallery: how a publisher gets a snippet."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

BLOCK = "number/nk-troops"
SITE = "https://example.org/"


@pytest.fixture
def address(site: Path, serve: Callable[[Path], str]) -> str:
    return serve(site)


@pytest.fixture
def document(site: Path) -> dict[str, str | int]:
    """The block's oEmbed document."""
    found: dict[str, str | int] = json.loads((site / "embed" / BLOCK / "oembed.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def dialog(page: Page, address: str) -> Locator:
    """The dialog, opened by keyboard at 360 pixels."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}numbers/")
    page.locator(f'[data-embed$="{BLOCK}/"]').focus()
    page.keyboard.press("Enter")
    found = page.get_by_role("dialog", name="Einbetten")
    expect(found).to_be_visible()
    return found


def test_the_snippet_is_that_of_the_oembed_document(dialog: Locator, document: dict[str, str | int]) -> None:
    code = dialog.get_by_label("Code zum Einfügen")
    expect(code).to_have_value(str(document["html"]))
    expect(code).to_be_focused()
    expect(dialog.locator("#embed-name")).to_have_text(str(document["title"]))
    expect(dialog.locator("iframe")).to_have_attribute("src", re.compile(rf"/embed/{BLOCK}/$"))
    expect(dialog.frame_locator("iframe").locator("h1")).to_have_text(str(document["title"]))


def test_options_change_snippet_and_preview(dialog: Locator, document: dict[str, str | int]) -> None:
    code, preview = dialog.get_by_label("Code zum Einfügen"), dialog.locator("iframe")
    dialog.get_by_label("Farben").select_option("dark")
    dialog.get_by_label("Höhe in Pixeln").fill("480")
    dialog.get_by_label("Höhe in Pixeln").press("Enter")
    source = f"{SITE}embed/{BLOCK}/"
    wanted = str(document["html"]).replace(f'src="{source}"', f'src="{source}?theme=dark#dark"')
    expect(code).to_have_value(wanted.replace(f'height="{document["height"]}"', 'height="480"'))
    expect(preview).to_have_attribute("src", re.compile(r"\?theme=dark#dark$"))
    expect(preview).to_have_attribute("height", "480")
    body = dialog.frame_locator("iframe").locator("body")
    expect(body).to_have_css("background-color", "rgb(26, 24, 22)")
    dialog.get_by_label("Höhe von selbst").check()
    by_loader = str(document["html_with_loader"]).replace("<explainer-embed", '<explainer-embed theme="dark"')
    expect(code).to_have_value(by_loader.replace(f'height="{document["height"]}"', 'height="480"'))


def test_the_snippet_is_copied(page: Page, dialog: Locator, document: dict[str, str | int]) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    dialog.get_by_role("button", name="Kopieren").click()
    expect(dialog.get_by_role("status")).to_have_text("Kopiert")
    assert page.evaluate("navigator.clipboard.readText()") == document["html"]


def test_closing_goes_back_to_the_control(page: Page, dialog: Locator) -> None:
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator(f'[data-embed$="{BLOCK}/"]')).to_be_focused()
    page.keyboard.press("Enter")
    dialog.get_by_role("button", name="Schließen").click()
    expect(dialog).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_dialog(scheme: str, page: Page, dialog: Locator, axe_script: str) -> None:
    page.evaluate("scheme => { document.documentElement.dataset.theme = scheme }", scheme)
    page.evaluate(axe_script)
    found = page.evaluate("axe.run('dialog[open]').then(({ violations }) => violations.map(({ id }) => id))")
    assert found == []
    assert dialog.evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")


def test_without_scripts_the_control_leads_to_the_snippet(
    browser: Browser, address: str, document: dict[str, str | int]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}numbers/")
    page.locator(f'[data-embed$="{BLOCK}/"]').click()
    page.wait_for_url(f"{address}embed/#embed-{BLOCK.replace('/', '-')}")
    shown = page.locator("pre:visible")
    expect(shown).to_have_count(1)
    assert shown.inner_text().strip() == document["html"]
    context.close()


@pytest.mark.parametrize("folder", ["", "en/"])
def test_the_gallery_has_the_snippet_of_every_block(folder: str, site: Path) -> None:
    html = (site / folder / "embed" / "index.html").read_text(encoding="utf-8")
    there = [unescape(each).strip() for each in re.findall(r"<pre>(.*?)</pre>", html, re.DOTALL)]
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in site.glob(f"{folder}embed/*/*/oembed.json")]
    assert len(documents) > 150
    first, *snippets = there
    assert first in {each["html_with_loader"] for each in documents}
    assert sorted(snippets) == sorted(each["html"] for each in documents)


def test_every_control_names_a_block(site: Path) -> None:
    kinds = set()
    for page in site.rglob("index.html"):
        for name in re.findall(r'data-embed="([^"]+)"', page.read_text(encoding="utf-8")):
            assert (page.parent / name / "oembed.json").is_file(), (page, name)
            kinds.add(name.split("/")[-3])
    assert kinds == {path.name for path in (site / "embed").iterdir() if path.is_dir()}
