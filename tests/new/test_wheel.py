"""The way of a new newsroom: the wheel, a folder, `make site`. All of it in environments that hold nothing of ours."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator import __version__
from tests.conftest import ROOT

SOURCES = ("generator", "requirements", "pyproject.toml", "README.md", "LICENSE")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our wheel, built from a copy so that the build leaves nothing here."""
    copy, made = tmp_path_factory.mktemp("sources"), tmp_path_factory.mktemp("wheel")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(ROOT / name, copy / name)
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", made, ".", at=copy)
    return made / f"explainer-{__version__}-py3-none-any.whl"


@pytest.fixture(scope="module")
def built(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project made by the installed wheel and built by `make site` in an environment of its own."""
    folder = tmp_path_factory.mktemp("newsroom")
    explainer = installed(wheel, folder / "environment")
    run(explainer, "new", "project", at=folder)
    run("make", "site", at=folder / "project")
    return folder / "project"


def installed(wheel: Path, folder: Path) -> Path:
    """Install the wheel, and lend it our dependencies: `make site` installs them anew, and once is enough."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    run(python, "-m", "pip", "install", "--no-deps", wheel, at=folder)
    own = Path(sysconfig.get_path("purelib", vars={"base": str(folder)}))
    (own / "lent.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return folder / "bin" / "explainer"


def run(*command: str | Path, at: Path) -> str:
    """Run a program that sees neither this repository nor its environment; return what it printed."""
    kept = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run(command, cwd=at, env=kept, stdout=-1, stderr=subprocess.STDOUT, text=True, check=False)
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_the_wheel_holds_every_file_of_the_package(wheel: Path, tmp_path: Path) -> None:
    shutil.unpack_archive(wheel, tmp_path, "zip")
    tracked = subprocess.run(("git", "ls-files", "generator"), cwd=ROOT, capture_output=True, text=True, check=True)
    assert [name for name in tracked.stdout.splitlines() if not (tmp_path / name).is_file()] == []
    assert (tmp_path / "generator/new/lock.txt").read_bytes() == (ROOT / "requirements/site.txt").read_bytes()


def test_a_new_project_is_built_by_the_wheel_it_keeps(built: Path, wheel: Path) -> None:
    assert (built / "vendor" / wheel.name).read_bytes() == wheel.read_bytes()
    shown = run(built / ".venv/bin/python", "-c", "import generator; print(generator.__file__)", at=built)
    assert Path(shown.strip()).is_relative_to(built / ".venv")


def test_a_new_project_passes_its_own_test(built: Path) -> None:
    assert "and each leads somewhere" in run("make", "test", at=built)


def test_a_project_can_beget_another(built: Path, tmp_path: Path) -> None:
    run(built / ".venv/bin/explainer", "new", tmp_path / "second", "--language", "en", at=tmp_path)
    first, second = (folder / "requirements/explainer.txt" for folder in (built, tmp_path / "second"))
    assert first.read_bytes() == second.read_bytes()
    assert [path.name for path in (tmp_path / "second/vendor").glob("*.whl")] == [
        path.name for path in (built / "vendor").glob("*.whl")
    ]


def test_its_pages_show_in_a_browser(built: Path, serve: Callable[[Path], str], page: Page) -> None:
    missing: list[str] = []
    page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
    page.goto(serve(built / "site"))
    assert page.locator("h1").inner_text() == "Beispiel: Die Fähre von Moorwerth"
    assert "Source Serif 4" in page.evaluate("() => [...document.fonts].filter(f => f.status == 'loaded')[0].family")
    assert missing == []
