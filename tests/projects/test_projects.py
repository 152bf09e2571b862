"""Projects on other subjects: they build, hold together, and know nothing of the one this repository ships."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.build import build, check
from generator.cli import main
from generator.load.records import load
from generator.project import Project
from generator.wording.words import words
from tests.browser.test_figures import MEETINGS
from tests.built import broken_links, is_embed, pages
from tests.conftest import ROOT, copy_of

PROJECTS = Path(__file__).parent
STADTBAD = PROJECTS / "stadtbad"
CASES = ROOT / "tests" / "cases"

TINY = {
    "nothing but an article and a source": CASES / "empty",
    "one record of each kind": CASES / "minimal",
    "places in another part of the world": CASES / "map",
}

OF_OUR_OWN_SUBJECT = re.compile(
    r"Ukrain|Russ|Biden|Putin|Kiew|Kyiv|Moskau|Moscow|Krim|Crimea|ATACMS|Rakete|missile|NATO|Nordkorea|Grenze"
    r"|Krieg|Geheimdienst"
)

Built = Callable[[Path], Path]


def laid_out(root: Path, folder: Path) -> Project:
    """A copy of a project; cases lie over the smallest one."""
    project = copy_of(root if root == STADTBAD else CASES / "minimal", folder / "project")
    shutil.copytree(root / "content", project.content, dirs_exist_ok=True)
    return project


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of a project; each is built once."""

    @cache
    def build_site(root: Path) -> Path:
        project = laid_out(root, tmp_path_factory.mktemp(root.name))
        return build(project, report=print)

    return build_site


def test_the_project_has_nothing_to_complain_of() -> None:
    assert check(Project(STADTBAD), complete=True) == ()


@pytest.mark.parametrize(("kind", "least"), [("event", 12), ("actor", 8), ("number", 8), ("term", 10)])
def test_the_project_is_of_a_usual_size(kind: str, least: int) -> None:
    assert len(load(Project(STADTBAD)).records[kind]) >= least


def test_its_files_are_in_form(tmp_path: Path) -> None:
    project = copy_of(STADTBAD, tmp_path / "project")
    assert main(["--project", str(project.root), "fmt", "--check"]) == 0


@pytest.mark.parametrize("root", [STADTBAD, *TINY.values()], ids=["stadtbad", *TINY])
def test_every_link_leads_somewhere(root: Path, built: Built, tmp_path: Path) -> None:
    explainer = load(laid_out(root, tmp_path)).explainer
    assert explainer is not None
    assert broken_links(built(root), explainer.site_url) == []


def test_no_page_knows_of_another_subject(built: Built) -> None:
    site = built(STADTBAD)
    found = {
        file.relative_to(site).as_posix(): OF_OUR_OWN_SUBJECT.findall(file.read_text(encoding="utf-8"))
        for ending in ("html", "json", "svg", "csv", "xml")
        for file in sorted(site.rglob(f"*.{ending}"))
        if "pagefind" not in file.parts
    }
    assert {name: told for name, told in found.items() if told} == {}


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_word_of_the_interface_is_about_one_subject(language: str) -> None:
    found = {word for text in words(language).texts.values() for word in OF_OUR_OWN_SUBJECT.findall(text)}
    assert found <= {"Grenze"}  # what a map may count distances from


def test_documents_of_one_publisher_are_told_apart(built: Built) -> None:
    links = re.findall(r"<a [^>]*>(Stadt Hallbrücken.*?)</a>", pages(built(STADTBAD))["actors/index.html"].text)
    found = [re.sub("<[^>]+>", "", link) for link in links]
    assert {"Stadt Hallbrücken (4. Juli 2023)", "Stadt Hallbrücken (8. Oktober 2024)"} <= {*found}
    assert "Stadt Hallbrücken" in found  # where it stands alone, nothing is added


def test_pages_without_records_are_left_out(built: Built) -> None:
    site = built(TINY["nothing but an article and a source"])
    names = {path.parent.name for path in site.glob("*/index.html")}
    assert names == {"article", "sources", "changes", "about", "dossier", "embed", "guide"}


def test_without_a_map_places_are_a_list(built: Built) -> None:
    page = pages(built(STADTBAD))["places/index.html"]
    assert [anchor for _, anchor, _ in page.headings if anchor.startswith("place-")] == [
        "place-festwiese",
        "place-rathaus",
        "place-stadtbad",
    ]
    assert "<svg" not in page.text.partition("<main")[2]


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_places_draw_their_own_map(width: int, page: Page, built: Built, serve: Callable[[Path], str]) -> None:
    address = serve(built(TINY["places in another part of the world"]))
    page.set_viewport_size({"width": width, "height": 900})
    for name in ("", "places/", "embed/map/all/"):
        page.goto(address + name)
        page.wait_for_function("document.querySelector('svg.drawing-map').getBoundingClientRect().width > 200")
        assert page.evaluate(MEETINGS) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        seen = page.locator("svg.drawing-map text:visible").all_text_contents()
        assert sorted(seen) == ["100 km", "Accra", "Akosombo", "Benin", "Ghana", "Lomé", "Tamale", "Togo"]


def test_without_series_or_relations_there_is_no_figure(built: Built) -> None:
    found = pages(built(TINY["one record of each kind"]))
    assert [name for name, page in found.items() if 'class="chart' in page.text] == []


@pytest.mark.parametrize("root", [STADTBAD, *TINY.values()], ids=["stadtbad", *TINY])
def test_axe_finds_nothing(root: Path, page: Page, built: Built, serve: Callable[[Path], str], axe_script: str) -> None:
    site = built(root)
    found = {}
    for name in [name for name in pages(site) if not is_embed(name)]:
        page.goto(serve(site) + name)
        page.evaluate(axe_script)
        found[name] = page.evaluate("axe.run().then((all) => all.violations.map((each) => each.id))")
    assert {name: rules for name, rules in found.items() if rules} == {}


def test_manuscript_and_table_come_in_as_their_editor_would_hope(tmp_path: Path) -> None:
    """The two files that this project was begun with."""
    project = Project(tmp_path)
    project.content.mkdir()
    arguments = ["--project", str(tmp_path), "import"]
    assert main([*arguments, "events", str(STADTBAD / "termine.csv"), "--column", "text=Was geschah", "-q"]) == 0
    assert main([*arguments, "article", str(STADTBAD / "manuskript.txt"), "-q"]) == 0
    assert main(["--project", str(tmp_path), "check", "-q"]) == 1  # drafts are named, and nothing breaks on them
    article = (project.content / "article.md").read_text(encoding="utf-8")
    assert "title: Wem gehört das Stadtbad?\nstandfirst: >-\n  Seit gut zwei Jahren" in article
    assert "byline: Merle Sand\npublished: 2024-10-24\nlanguage: de\n" in article
    assert re.findall(r"(?m)^## (.*)", article) == [
        "Wie es zur Schließung kam",
        "Vom Neubau zum Bürgerentscheid",
        "Was noch offen ist",
    ]
    dates = re.findall(r"(?m)^    date: (.*)", (project.content / "timeline.yml").read_text(encoding="utf-8"))
    assert len(dates) == len(set(dates)) == 17
    assert {"2019-23", "2025-21", "1978"} <= set(dates)
    assert "    low: 17000000\n    high: 19000000\n" in (project.content / "numbers.yml").read_text(encoding="utf-8")
