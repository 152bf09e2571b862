"""The theme comes with the package; what a project has of its own goes before it, whoever builds the site."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from generator.build import build, generate
from generator.cli import main
from generator.project import Project
from generator.site import BUILDERS
from generator.write import write

from .built import Page
from .conftest import ROOT

Captured = pytest.CaptureFixture[str]

OWN = """\
INHERIT: docs/.mkdocs.yml
site_name: Probe
site_url: https://example.org/
nav: [index.md, impressum.md]
theme: {custom_dir: overrides}
extra_css: [assets/css/own.css]
markdown_extensions:
  admonition: {}
"""

FILES = {
    "overrides/partials/footer.html": "<footer>Fuß des Hauses</footer>\n",
    "docs/assets/css/own.css": "h1 { color: teal }\n",
    "docs/assets/img/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    "docs/impressum.md": "# Impressum { #wer }\n\n!!! note\n    Ein Haus.\n",
    "mkdocs.yml": OWN,
}


@pytest.fixture
def own(project: Project) -> Project:
    """The small project with a template, a style sheet, an icon, a page and an extension of its own."""
    for name, text in FILES.items():
        path = project.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return project


DRAWINGS = {path.stem: path for path in (ROOT / "generator" / "theme" / "partials").glob("drawing*.css")}


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("builder", BUILDERS)
def test_what_a_project_has_of_its_own_goes_before_the_theme(builder: str, own: Project) -> None:
    site = build(own, builder=builder, report=print)
    page = text(site / "impressum" / "index.html")
    assert "<footer>Fuß des Hauses</footer>" in page
    assert page.index("assets/css/print.css") < page.index("assets/css/own.css")
    assert text(site / "assets/css/own.css") == FILES["docs/assets/css/own.css"]
    assert text(site / "assets/img/icon.svg") == FILES["docs/assets/img/icon.svg"]
    assert Page(page).headings[0] == ("h1", "wer", "Impressum")
    assert '<div class="admonition note">' in page


@pytest.mark.parametrize("builder", BUILDERS)
def test_the_theme_brings_its_assets_and_nothing_else(builder: str, project: Project) -> None:
    site = build(project, builder=builder, report=print)
    assets = ROOT / "generator" / "theme" / "assets"
    for asset in (path for path in assets.rglob("*") if path.is_file()):
        assert (site / "assets" / asset.relative_to(assets)).read_bytes() == asset.read_bytes()
    assert [path.name for path in site.rglob("*") if path.suffix in {".py", ".pyc", ".yml"}] == []


def test_the_pages_ask_for_every_style_sheet_and_script_of_the_theme(site: Path) -> None:
    assets = ROOT / "generator" / "theme" / "assets"
    ours = {path.relative_to(assets).as_posix() for path in assets.rglob("*") if path.suffix in {".css", ".js"}}
    asked = {
        link.partition("assets/")[2]
        for path in site.rglob("index.html")
        for link in Page(text(path)).links
        if "assets/" in link and link.endswith((".css", ".js"))
    }
    assert asked == ours


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_page_has_no_styles_of_drawings_that_it_has_no_use_for(builder: str, sites: Callable[[str], Path]) -> None:
    site = sites(builder)
    known = {name: text(path).strip() for name, path in DRAWINGS.items()}
    styles = {
        name: {drawing for drawing, style in known.items() if style in text(site / name / "index.html")}
        for name in ("", "numbers", "places", "actors", "dossier", "timeline")
    }
    assert styles == {
        "": {"drawing", "drawing-map"},
        "numbers": {"drawing"},
        "places": {"drawing", "drawing-map"},
        "actors": {"drawing", "drawing-net"},
        "dossier": {"drawing", "drawing-map", "drawing-net"},
        "timeline": set(),
    }


def test_a_page_asks_for_no_script_that_it_has_no_use_for(project: Project) -> None:
    site = build(project, report=print)
    scripts = {
        name: {Path(link).stem for link in Page(text(site / name / "index.html")).links if link.endswith(".js")}
        for name in ("timeline", "questions", "dossier")
    }
    everywhere = {"frame", "cards", "visits", "search"}
    assert scripts == {
        "timeline": everywhere | {"depth", "timeline", "embed"},
        "questions": everywhere | {"depth", "embed"},
        "dossier": everywhere,
    }


def test_mkdocs_builds_what_was_generated_without_us(project: Project, tmp_path: Path) -> None:
    generate(project)
    command = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "plain"))
    done = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert 'class="content md-typeset kind-index"' in text(tmp_path / "plain" / "index.html")


def test_an_upgrade_brings_its_settings_and_takes_the_old_ones_away(project: Project) -> None:
    settings = project.docs / ".mkdocs.yml"
    older = {".mkdocs.yml": "theme: {name: material}\n", "assets/js/dropped.js": "let x\n"}
    write({PurePosixPath(path): content for path, content in older.items()}, project.docs)
    generate(project)
    assert not (project.docs / "assets" / "js").exists()
    assert text(settings) == text(ROOT / "generator" / "templates" / "mkdocs.yml") + (
        "\nsite_name: Die Freigabe\n"
        "site_url: https://example.org/freigabe/\n"
        "site_description: Ein kleines Dossier für die Tests.\n"
    )
    assert "/.mkdocs.yml\n" in text(project.docs / ".gitignore")


def test_a_list_of_extensions_is_refused_where_it_would_switch_off_ours(own: Project, capsys: Captured) -> None:
    own.config.write_text(OWN.replace("  admonition: {}", "  - admonition"), encoding="utf-8")
    assert main(["build", "--quiet", "--project", str(own.root)]) == 1
    assert capsys.readouterr().out == (
        "mkdocs.yml:7:1: markdown_extensions would take the place of those that the pages need; "
        "allowed: a mapping, such as “admonition: {}”\n"
    )
