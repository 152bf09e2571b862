"""The way of a new newsroom: the wheel, a folder, `make site`. All of it in environments that hold nothing of ours."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.newsroom import ROOT, make_wheel, outcome, run


def test_the_wheel_holds_every_file_of_the_package(wheel: Path, tmp_path: Path) -> None:
    shutil.unpack_archive(wheel, tmp_path, "zip")
    tracked = subprocess.run(("git", "ls-files", "generator"), cwd=ROOT, capture_output=True, text=True, check=True)
    assert [name for name in tracked.stdout.splitlines() if not (tmp_path / name).is_file()] == []
    assert (tmp_path / "generator/new/lock.txt").read_bytes() == (ROOT / "requirements/site.txt").read_bytes()


def test_a_new_project_is_built_by_the_wheel_it_keeps(newsroom: Path, wheel: Path) -> None:
    assert (newsroom / "vendor" / wheel.name).read_bytes() == wheel.read_bytes()
    shown = run(newsroom / ".venv/bin/python", "-c", "import generator; print(generator.__file__)", at=newsroom)
    assert Path(shown.strip()).is_relative_to(newsroom / ".venv")


def test_a_new_project_passes_its_own_test(newsroom: Path) -> None:
    assert "and each leads somewhere" in run("make", "test", at=newsroom)


def test_a_project_can_beget_another(newsroom: Path, tmp_path: Path) -> None:
    run(newsroom / ".venv/bin/explainer", "new", tmp_path / "second", "--language", "en", at=tmp_path)
    first, second = (folder / "requirements/explainer.txt" for folder in (newsroom, tmp_path / "second"))
    assert first.read_bytes() == second.read_bytes()
    assert [path.name for path in (tmp_path / "second/vendor").glob("*.whl")] == [
        path.name for path in (newsroom / "vendor").glob("*.whl")
    ]


def test_its_pages_show_in_a_browser(newsroom: Path, serve: Callable[[Path], str], page: Page) -> None:
    missing: list[str] = []
    page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
    page.goto(serve(newsroom / "site"))
    assert page.locator("h1").inner_text() == "Beispiel: Die Fähre von Moorwerth"
    assert "Source Serif 4" in page.evaluate("() => [...document.fonts].filter(f => f.status == 'loaded')[0].family")
    assert missing == []


def test_a_project_changes_its_version_and_goes_back(newsroom: Path, wheel: Path, tmp_path: Path) -> None:
    later = make_wheel(tmp_path, "0.2.0")
    for one in (later, wheel):
        run("make", "upgrade", f"PACKAGE={one}", at=newsroom)
        assert [path.name for path in (newsroom / "vendor").glob("*.whl")] == [one.name]
        assert f"./vendor/{one.name} " in (newsroom / "requirements/explainer.txt").read_text(encoding="utf-8")
        assert run(newsroom / ".venv/bin/explainer", "--version", at=newsroom).split()[-1] in one.name
    run("make", "check", at=newsroom)


def test_the_other_builder_says_how_it_is_installed_and_then_builds(newsroom: Path, tmp_path: Path) -> None:
    build = (".venv/bin/explainer", "build", "--builder", "zensical", "--output", tmp_path / "site")
    refused = outcome(*build, at=newsroom)
    assert refused.returncode == 2
    [said] = [line for line in refused.stdout.splitlines() if "zensical is not installed" in line]
    run(*said.partition("install it with: ")[2].split(), at=newsroom)
    run(*build, at=newsroom)
    assert (tmp_path / "site/index.html").is_file()
