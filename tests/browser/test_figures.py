"""Figures in the browser: no text meets another or leaves its figure, at any width, in either language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

PAGES = ("numbers/", "places/", "actors/", "en/numbers/", "en/places/", "en/actors/")

MEETINGS = """() => [...document.querySelectorAll('svg.drawing')].flatMap(svg => {
  const frame = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()])
    .filter(([, box]) => box.width);
  const outside = texts.filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1
    || box.top < frame.top - 1 || box.bottom > frame.bottom + 1).map(([text]) => `${text} lies outside`);
  const meeting = texts.flatMap(([one, a], place) => texts.slice(place + 1).filter(([, b]) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4).map(([other]) => `${one} meets ${other}`));
  return [...outside, ...meeting];
})"""

SIDEWAYS = """() => {
  document.querySelectorAll('details').forEach(each => { each.open = true; });
  return [...document.querySelectorAll('.figures-table')].filter(each => each.scrollWidth > each.clientWidth)
    .map(each => each.textContent.slice(0, 80));
}"""


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_text_of_a_figure_meets_another(
    page: Page, site: Path, serve: Callable[[Path], str], path: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(serve(site) + path)
    assert page.evaluate("document.querySelectorAll('svg.drawing').length") > 0
    assert page.evaluate(MEETINGS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", PAGES)
def test_no_table_of_figures_scrolls_sideways_on_a_phone(
    page: Page, site: Path, serve: Callable[[Path], str], path: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto(serve(site) + path)
    assert page.evaluate(SIDEWAYS) == []


@pytest.mark.parametrize("path", PAGES)
def test_every_figure_is_an_image_with_a_name_and_a_description(
    page: Page, site: Path, serve: Callable[[Path], str], path: str
) -> None:
    page.goto(serve(site) + path)
    figures = page.evaluate(
        """() => [...document.querySelectorAll('svg.drawing')].map(svg => [svg.getAttribute('role'),
        ...svg.getAttribute('aria-labelledby').split(' ').map(id => document.getElementById(id)?.textContent || '')])"""
    )
    assert [figure for figure in figures if figure[0] != "img" or not all(figure)] == []
