"""Reading depth in a browser: chosen once, remembered on the device, and nothing is out of reach."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.build import build
from generator.project import Project
from tests.conftest import ROOT

WITH_DEPTH = ("article/", "timeline/", "numbers/", "questions/")


def folded(page: Page) -> int:
    return page.locator("[data-from][hidden]").count()


@pytest.mark.parametrize("path", WITH_DEPTH)
def test_deeper_shows_more_until_it_is_all(path: str, page: Page, address: str) -> None:
    page.goto(address + path)
    hidden = []
    for level in ("kurz", "mittel", "alles"):
        page.get_by_role("radio", name=level).check(force=True)
        hidden.append(folded(page))
    assert hidden[0] > hidden[1] > hidden[2] == 0


def test_the_choice_is_made_by_key_and_remembered_on_the_device(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/")
    page.get_by_role("radio", name="mittel").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("radio", name="kurz")).to_be_checked()
    page.goto(f"{address}questions/")
    expect(page.get_by_role("radio", name="kurz")).to_be_checked()
    assert page.context.cookies() == []


def test_importance_decides_what_is_unfolded(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/")
    page.get_by_role("radio", name="kurz").check(force=True)
    expect(page.locator(".event.importance-3 > .fold:first-of-type").first).to_be_visible()
    expect(page.locator(".event.importance-2 > .fold").first).to_have_attribute("hidden", "until-found")
    page.get_by_role("radio", name="mittel").check(force=True)
    expect(page.locator(".event.importance-2 > .fold").first).to_be_visible()
    expect(page.locator(".event.importance-1 > .fold").first).to_have_attribute("hidden", "until-found")


def test_in_forced_colours_only_what_is_chosen_is_underlined(page: Page, address: str) -> None:
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto(f"{address}timeline/")
    colours = "(all) => all.map((each) => getComputedStyle(each).borderBottomColor)"
    short, middle, everything = page.locator(".depth span").evaluate_all(colours)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert short == everything == paper != middle
    pages = page.locator(".site-nav a").evaluate_all(colours)
    assert [colour != paper for colour in pages] == [
        name == "Zeitleiste" for name in page.locator(".site-nav a").all_inner_texts()
    ]


def test_one_record_unfolds_by_key_and_folds_again(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/")
    button = page.locator(".event.importance-1 .unfold").first
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(button).to_be_focused()
    expect(page.locator(".event.importance-1 > .fold").first).to_be_visible()
    button.press("Enter")
    expect(page.locator(".event.importance-1 > .fold").first).to_have_attribute("hidden", "until-found")


def test_a_link_reaches_a_folded_paragraph(page: Page, address: str) -> None:
    page.goto(f"{address}article/")
    page.get_by_role("radio", name="kurz").check(force=True)
    paragraph = page.locator(".article p[id][hidden]").last.get_attribute("id")
    page.goto(f"{address}sources/")
    page.goto(f"{address}article/#{paragraph}")
    expect(page.locator(f"#{paragraph}")).to_be_in_viewport()


def test_short_is_an_overview_of_the_numbers(page: Page, address: str) -> None:
    page.goto(f"{address}numbers/")
    page.get_by_role("radio", name="kurz").check(force=True)
    shown = "(all) => all.map((each) => each.checkVisibility())"
    assert all(page.locator(".number > :is(.figure, .number-meta, .contested-title, .chart)").evaluate_all(shown))
    assert page.locator(".number > .fold:not([hidden])").count() == 0


def test_a_link_reaches_a_folded_table(page: Page, address: str) -> None:
    page.goto(f"{address}numbers/")
    table = page.locator(".number > .fold[data-from='3'] > [id]").first
    expect(table).to_be_hidden()
    page.goto(f"{address}numbers/#{table.get_attribute('id')}")
    expect(table).to_be_in_viewport()


def test_finding_a_folded_passage_unfolds_its_record(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/")
    fold = page.locator(".event.importance-1 > .fold").first
    # What the browser does when its own search finds something there.
    fold.evaluate("(fold) => fold.dispatchEvent(new Event('beforematch', { bubbles: true }))")
    expect(fold).to_be_visible()
    expect(page.locator(".event.importance-1 .unfold").first).to_have_attribute("aria-expanded", "true")


@pytest.mark.parametrize("path", WITH_DEPTH)
def test_without_scripts_everything_is_shown_and_no_control_is_dead(path: str, browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + path)
    assert folded(page) == 0
    expect(page.locator(".depth")).to_be_hidden()
    assert page.locator(".unfold").evaluate_all("(all) => all.every((each) => !each.checkVisibility())")
    context.close()


def test_where_the_script_does_not_arrive_everything_is_shown(page: Page, address: str) -> None:
    page.route("**/depth.js", lambda route: route.abort())
    page.goto(f"{address}timeline/")
    expect(page.locator(".event.importance-1 > .fold").first).to_be_visible()


def test_nothing_moves_while_a_page_with_folded_parts_loads(page: Page, address: str) -> None:
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => { for (const each of list.getEntries())"
        " window.shift += each.value }).observe({ type: 'layout-shift', buffered: true })"
    )
    for path in WITH_DEPTH:
        page.goto(address + path, wait_until="load")
        page.wait_for_timeout(300)
        assert page.evaluate("window.shift") == 0, path


@pytest.mark.parametrize("path", WITH_DEPTH)
def test_folded_pages_shut_nobody_out(
    path: str, page: Page, address: str, violations: Callable[[Page], list[str]]
) -> None:
    page.goto(address + path)
    assert violations(page) == []


@pytest.mark.parametrize("said", ["short", "all"])
def test_the_newsroom_says_how_much_is_unfolded_until_a_reader_chooses(
    said: str, page: Page, serve: Callable[[Path], str], project: Project
) -> None:
    shutil.copy2(ROOT / "mkdocs.yml", project.root)
    with (project.content / "explainer.yml").open("a", encoding="utf-8") as file:
        file.write(f"reading_depth: {said}\n")
    with (project.content / "article.md").open("a", encoding="utf-8") as file:
        file.write("\nWas nicht so wichtig ist, steht am Ende.[^bericht]\n")
    address = serve(build(project, report=print))
    page.goto(f"{address}article/")
    expect(page.locator("#p1")).to_be_visible()
    expect(page.locator("#p3")).to_be_visible(visible=said == "all")
    page.get_by_role("radio", name="mittel").check(force=True)
    page.reload()
    expect(page.get_by_role("radio", name="mittel")).to_be_checked()
