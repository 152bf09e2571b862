"""The built editions: the same pages, anchors, dates, values and relations; only the language differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.site import BUILDERS
from tests.built import ADDRESS, pages

from .reading import EDITION, pairs, read

Sites = Callable[[str], Path]

LOCALES = {"de": "de_DE", "en": "en_GB"}


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_page_exists_in_both_languages(builder: str, sites: Sites) -> None:
    names = set(pages(sites(builder)))
    english = {name.removeprefix(EDITION) for name in names if name.startswith(EDITION)}
    german = {name for name in names if not name.startswith(EDITION)}
    assert german - {"404.html"} == english - {"404/index.html"}
    assert {"404.html", "en/404/index.html"} <= names


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_page_says_its_language(builder: str, sites: Sites) -> None:
    said = {name: page.language for name, page in read(sites(builder)).items()}
    assert said == {name: "en" if name.startswith(EDITION) else "de" for name in said}


def test_both_editions_have_the_same_anchors(site: Path) -> None:
    for german, english in pairs(site):
        assert Counter(pages(site)[german.name].ids) == Counter(pages(site)[english.name].ids), german.name


def test_both_editions_state_the_same_dates_and_values(site: Path) -> None:
    compared = 0
    for german, english in pairs(site):
        assert german.stated == english.stated, german.name
        compared += sum(sum(found.values()) for found in german.stated.values())
    assert compared > 1000


def test_both_editions_relate_the_same_records(site: Path) -> None:
    """Links of the glossary aside, which follow the words of each language."""
    compared = 0
    for german, english in pairs(site):
        assert german.led == english.led, german.name
        compared += sum(sum(found.values()) for found in german.led.values())
    assert compared > 2000


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_page_names_its_counterparts(builder: str, sites: Sites) -> None:
    for german, english in pairs(sites(builder)):
        path = german.name.removesuffix("index.html")
        expected = {"de": ADDRESS + path, "en": f"{ADDRESS}{EDITION}{path}", "x-default": ADDRESS + path}
        assert german.alternates == english.alternates == expected, german.name


@pytest.mark.parametrize("builder", BUILDERS)
def test_previews_of_a_page_are_in_its_language(builder: str, sites: Sites) -> None:
    for german, english in pairs(sites(builder)):
        for page, other in ((german, english), (english, german)):
            own = {name: text for (name, text), count in page.head.items() if name.startswith("og:") and count == 1}
            assert own["og:locale"] == LOCALES[page.language], page.name
            assert own["og:locale:alternate"] == LOCALES[other.language], page.name
            assert own["og:url"] == ADDRESS + page.name.removesuffix("index.html"), page.name
            assert own["og:title"], page.name
            assert own["og:description"] == page.text_of("description"), page.name
            assert ("og:description", own["og:description"]) not in other.head, page.name


def test_pages_for_missing_addresses_are_in_no_list(site: Path) -> None:
    assert "404" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    english = read(site)["en/404/index.html"]
    assert english.head["robots", "noindex"] == 1
    assert english.alternates == {}
    assert (site / "_redirects").read_text(encoding="utf-8") == "/en/* /en/404/ 404\n"
