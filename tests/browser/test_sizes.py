"""Pages at the sizes and in the colours that readers set: small screens, large type, forced colours, no motion."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.tools import CHROMIUM_FLAGS

PAGES = (
    "",
    "article/",
    "timeline/",
    "actors/",
    "numbers/",
    "questions/",
    "glossary/",
    "places/",
    "sources/",
    "changes/",
    "about/",
    "embed/",
    "dossier/",
    "en/",
    "en/timeline/",
    "en/nowhere/",
)

# A window of 1280 pixels at 400 per cent.
ZOOMED: ViewportSize = {"width": 320, "height": 256}

PHONE: ViewportSize = {"width": 360, "height": 740}

DESK: ViewportSize = {"width": 1280, "height": 900}

# Lines of text that stand on other lines. Of each line only the middle half counts: letters of close lines may touch.
# Figures are tested in tests/figures/, and what is out of sight on purpose is there for those who listen.
OVERLAPPING = """
() => {
  const HIDDEN = "svg, .card, .strip, .paper, [hidden], details:not([open]) > :not(summary)"
  const lines = []
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const text = walker.currentNode, parent = text.parentElement
    if (!text.data.trim() || parent.closest(HIDDEN) || !parent.checkVisibility()) continue
    const range = document.createRange()
    range.selectNodeContents(text)
    for (const { left, right, top, height } of range.getClientRects())
      lines.push({ text, left, right, top: top + height / 4, bottom: top + height * 3 / 4 })
  }
  lines.sort((one, other) => one.top - other.top)
  const found = []
  lines.forEach((one, index) => {
    for (const other of lines.slice(index + 1)) {
      if (other.top >= one.bottom - 1) break
      if (one.text !== other.text && one.left < other.right - 1 && other.left < one.right - 1)
        found.push(`${one.text.data.trim().slice(0, 40)} | ${other.text.data.trim().slice(0, 40)}`)
    }
  })
  return found.slice(0, 5)
}
"""

# What reaches beyond the screen and cannot be scrolled to within a part of its own.
CUT_OFF = "document.documentElement.scrollWidth - innerWidth"

# Regions that scroll sideways but have no name or cannot be reached by key. Chromium lets the Tab key stop at a part
# that scrolls and has nothing else to stop at.
UNREACHABLE = """
[...document.querySelectorAll(".table-scroll")]
  .filter((each) => each.scrollWidth > each.clientWidth && each.checkVisibility())
  .filter((each) => each.tabIndex !== 0 || !(each.ariaLabel || each.getAttribute("aria-labelledby")))
  .map((each) => each.outerHTML.slice(0, 80))
"""


@pytest.fixture(scope="session")
def large(launch_browser: Callable[..., Browser]) -> Iterator[Browser]:
    """A browser whose reader has set type twice as large as usual."""
    browser = launch_browser(args=[*CHROMIUM_FLAGS, "--blink-settings=defaultFontSize=32"])
    yield browser
    browser.close()


def faults(browser: Browser, address: str, size: ViewportSize) -> dict[str, list[str]]:
    context = browser.new_context(viewport=size)
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for name in PAGES:
        page.goto(address + name)
        # The dossier is laid out only where it is looked at.
        page.add_style_tag(content=".kind-dossier * { content-visibility: visible !important }")
        page.evaluate("document.fonts.ready")
        wide = page.evaluate(CUT_OFF)
        each = [f"{wide} px too wide"] if wide > 0 else []
        each += page.evaluate(OVERLAPPING) + page.evaluate(UNREACHABLE)
        if each:
            found[name] = each
    context.close()
    return found


def test_nothing_is_lost_or_overlaps_at_400_per_cent(browser: Browser, address: str) -> None:
    assert faults(browser, address, ZOOMED) == {}


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_is_lost_or_overlaps_in_type_twice_as_large(size: ViewportSize, large: Browser, address: str) -> None:
    assert faults(large, address, size) == {}


def test_the_check_above_sees_what_overlaps_and_what_is_too_wide(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(address)
    page.add_style_tag(content=".standfirst { margin-top: -2rem } .as-of { width: 500px }")
    assert page.evaluate(CUT_OFF) > 0
    assert page.evaluate(OVERLAPPING) != []


def test_figures_grow_with_the_type(large: Browser, page: Page, address: str) -> None:
    height = "document.querySelector('.drawing-dots text').getBoundingClientRect().height"
    page.goto(f"{address}numbers/")
    usual = page.evaluate(height)
    other = large.new_page()
    other.goto(f"{address}numbers/")
    assert other.evaluate(height) == pytest.approx(2 * usual, rel=0.05)
    other.close()


def test_a_figure_that_is_wider_than_the_screen_scrolls_by_key(large: Browser, address: str) -> None:
    context = large.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(f"{address}actors/")
    page.locator(".contents-open").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.chart-drawing').scrollLeft > 0")
    context.close()


# What is drawn in a colour that the reader's scheme does not have, or in none but that of the ground.
FAINT = """
(selector) => {
  const ground = getComputedStyle(document.body).backgroundColor
  return [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility()).filter((each) => {
    const style = getComputedStyle(each, each.matches("svg *") ? null : "::before")
    const colours = each.matches("svg *") ? [style.fill, style.stroke] : [style.backgroundColor]
    return colours.every((colour) => colour === ground || colour === "none")
  }).length
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("path", "selector"),
    [
        ("numbers/", ".drawing :is(.bar, .column, .mark)"),
        ("places/", ".drawing :is(.coast, .border, .reach, .site, .place)"),
        ("actors/", ".drawing :is(.arc, .site)"),
        ("timeline/", ".strip rect, .event"),
        ("", ".certainty"),
    ],
)
def test_what_is_drawn_is_seen_in_forced_colours(
    path: str, selector: str, scheme: str, browser: Browser, address: str
) -> None:
    context = browser.new_context(
        forced_colors="active",
        color_scheme=scheme,  # type: ignore[arg-type]  # one of its literals
    )
    page = context.new_page()
    page.goto(address + path)
    assert page.locator(selector).count() > 3
    assert page.evaluate(FAINT, selector) == 0
    context.close()


@pytest.mark.parametrize("path", ["", "timeline/", "numbers/"])
def test_nothing_moves_for_those_who_want_no_motion(path: str, browser: Browser, address: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + path)
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    context.close()
