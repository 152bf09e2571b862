"""`explainer new`: a project that works as it is, whole or not at all, and never over something else."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page

from generator import __version__
from generator.build import check, generate
from generator.cli import main
from generator.new.skeleton import EMPTY_TITLES, LANGUAGES, TITLES
from generator.project import Project
from generator.site import BUILDERS

Captured = pytest.CaptureFixture[str]

TOP = [
    ".gitattributes",
    ".github",
    ".gitignore",
    ".gitlab-ci.yml",
    ".vscode",
    "GUIDE.md",
    "Makefile",
    "README.md",
    "content",
    "docs",
    "mkdocs.yml",
    "netlify.toml",
    "requirements",
    "schemas",
    "vendor",
]


@pytest.fixture
def stand_in(tmp_path: Path) -> Path:
    """A file that is named as our wheel is."""
    file = tmp_path / f"explainer-{__version__}-py3-none-any.whl"
    file.write_bytes(b"wheel")
    return file


KINDS_OF_PROJECT = [(language, *empty) for language in LANGUAGES for empty in ((), ("--empty",))]


@pytest.fixture(scope="module", params=KINDS_OF_PROJECT, ids="".join)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A new project in each language, with the example and without. Tests share it and leave it as it is."""
    folder = tmp_path_factory.mktemp("new") / "project"
    assert main(["new", str(folder), "--language", *request.param]) == 0
    return Project(folder)


PAGES = {"article", "timeline", "actors", "numbers", "questions", "sources", "about"}


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_a_project_is_complete(made: Project) -> None:
    assert sorted(path.name for path in made.root.iterdir()) == TOP


def test_a_project_has_nothing_to_complain_of(made: Project) -> None:
    assert check(made, complete=True) == ()
    for command in ("coverage", "fmt --check", "schema --check"):
        assert main([*command.split(), "--project", str(made.root)]) == 0, command


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_project_passes_its_test(builder: str, made: Project, capsys: Captured) -> None:
    before = files(made.root / "content")
    assert main(["test", "--builder", builder, "--project", str(made.root)]) == 0
    assert capsys.readouterr().err.splitlines()[-1].endswith("and each leads somewhere")
    assert files(made.root / "content") == before
    assert not made.site.exists()


def test_its_pages_are_right_in_a_browser(
    made: Project, tmp_path: Path, serve: Callable[[Path], str], page: Page, axe_script: str
) -> None:
    assert main(["build", "--project", str(made.root), "--output", str(tmp_path / "site")]) == 0
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for name in ("", *(f"{page.name}/" for page in sorted((tmp_path / "site").iterdir()) if page.name in PAGES)):
        page.goto(f"{serve(tmp_path / 'site')}{name}")
        page.add_script_tag(content=axe_script)
        found = page.evaluate("() => axe.run({resultTypes: ['violations']}).then(run => run.violations.map(v => v.id))")
        assert found == [], name
    language = "de" if "languages: [de]" in text(made.content / "explainer.yml") else "en"
    page.goto(serve(tmp_path / "site"))
    title = yaml.safe_load(text(made.content / "explainer.yml"))["title"]
    assert page.locator("h1").inner_text() == title
    assert title in {TITLES[language], EMPTY_TITLES[language]}
    assert page.locator("html").get_attribute("lang") == language
    assert said == []


def test_what_was_told_stands_where_it_belongs(tmp_path: Path) -> None:
    title = "„Nein“: warum #1 nicht kam"
    arguments = ["--title", title, "--url", "https://erklaert.example.net/faehre", "--publisher", "yes"]
    assert main(["new", str(tmp_path / "a"), *arguments]) == 0
    explainer = yaml.safe_load(text(tmp_path / "a/content/explainer.yml"))
    assert explainer["title"] == title
    assert explainer["site_url"] == "https://erklaert.example.net/faehre/"
    assert explainer["publisher"] == {"name": "yes", "url": "https://erklaert.example.net/faehre/"}
    assert check(Project(tmp_path / "a")) == ()
    generate(Project(tmp_path / "a"))
    settings = yaml.safe_load(text(tmp_path / "a/docs/.mkdocs.yml"))
    assert (settings["site_name"], settings["site_url"]) == (title, explainer["site_url"])


def test_the_same_call_gives_the_same_bytes_and_names_no_path(tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert main(["new", str(tmp_path / name)]) == 0
    assert files(tmp_path / "a") == files(tmp_path / "b")
    assert [name for name, data in files(tmp_path / "a").items() if str(tmp_path).encode() in data] == []


def test_a_wheel_is_kept_with_its_fingerprint(tmp_path: Path, stand_in: Path) -> None:
    assert main(["new", str(tmp_path / "a"), "--package", str(stand_in)]) == 0
    assert (tmp_path / "a/vendor" / stand_in.name).read_bytes() == b"wheel"
    assert text(tmp_path / "a/requirements/explainer.txt").splitlines()[-1] == (
        f"./vendor/{stand_in.name} --hash=sha256:ba59926159d2aa256eb8739b8da7e2b574b960e1202c6d624cbe981cef996c91"
    )


def test_an_address_is_kept_as_it_is(tmp_path: Path) -> None:
    address = f"https://example.com/explainer-{__version__}-py3-none-any.whl#sha256=aa"
    assert main(["new", str(tmp_path / "a"), "--package", address]) == 0
    assert text(tmp_path / "a/requirements/explainer.txt").splitlines()[-1] == f"explainer @ {address}"


def test_without_a_wheel_it_is_said_where_to_put_it(tmp_path: Path, capsys: Captured) -> None:
    assert main(["new", str(tmp_path / "a")]) == 0
    assert capsys.readouterr().err.splitlines()[-1].startswith("Put the wheel of explainer into ")
    assert "--no-index" in text(tmp_path / "a/requirements/explainer.txt").splitlines()


@pytest.mark.parametrize("there", [".git", None])
def test_an_empty_folder_is_filled(there: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "a"
    (folder / there if there else folder).mkdir(parents=True)
    monkeypatch.chdir(folder)
    assert main(["new", "."]) == 0
    assert sorted(path.name for path in folder.iterdir()) == sorted([*TOP, *([there] if there else [])])


@pytest.mark.parametrize(
    ("there", "said"),
    [
        (["README.md"], "is not empty: it holds README.md"),
        ([".git", *"abcdefg"], "is not empty: it holds a, b, c, d, e and 2 more"),
    ],
)
def test_what_is_in_the_way_is_named_and_left(there: list[str], said: str, tmp_path: Path, capsys: Captured) -> None:
    for name in there:
        (tmp_path / name).write_text("mine", encoding="utf-8")
    assert main(["new", str(tmp_path)]) == 2
    assert said in capsys.readouterr().err
    assert files(tmp_path) == dict.fromkeys(there, b"mine")


def test_a_file_is_not_replaced(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "a").write_text("mine", encoding="utf-8")
    assert main(["new", str(tmp_path / "a")]) == 2
    assert "a is a file" in capsys.readouterr().err
    assert text(tmp_path / "a") == "mine"


@pytest.mark.parametrize("exists", [True, False])
def test_a_failure_leaves_nothing(exists: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "a"
    if exists:
        folder.mkdir()
    moves = iter(range(1, 99))
    rename = Path.rename

    def fail_at_the_fifth(self: Path, target: Path) -> Path:
        if next(moves) == 5 or not exists:
            raise OSError(28, "No space left on device", str(target))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_at_the_fifth)
    assert main(["new", str(folder)]) == 2
    assert list(tmp_path.iterdir()) == ([folder] if exists else [])
    assert not exists or list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--language", "fr"], "'fr' is not one of 'de', 'en'"),
        (["--url", "example.org"], "“example.org” is not a web address; allowed: https://… or http://…"),
        (["--title", "a\nb"], "a line break; allowed: text on one line"),
        (["--package", "none.whl"], f"no wheel of this package; allowed: explainer-{__version__}-py3-none-any.whl"),
        (["--package", "explainer-9.0-py3-none-any.whl"], f"is version 9.0, and this is {__version__}"),
        (["--package", f"explainer-{__version__}-py3-none-any.whl"], "there is no file"),
    ],
)
def test_wrong_use_is_explained(arguments: list[str], said: str, tmp_path: Path, capsys: Captured) -> None:
    assert main(["new", str(tmp_path / "a"), *arguments]) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_title_that_the_content_refuses_is_a_problem(tmp_path: Path, capsys: Captured) -> None:
    assert main(["new", str(tmp_path / "a"), "--title", "<b>Laut</b>"]) == 1
    assert "content/explainer.yml:5:8: explainer: HTML “<b>” in a text" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_pinning_changes_the_version_and_drops_the_old_wheel(tmp_path: Path, stand_in: Path) -> None:
    assert main(["new", str(tmp_path / "a")]) == 0
    (tmp_path / "a/vendor/explainer-0.0.1-py3-none-any.whl").touch()
    (tmp_path / "a/vendor/babel-2.18.0-py3-none-any.whl").touch()
    assert main(["pin", "--package", str(stand_in), "--project", str(tmp_path / "a")]) == 0
    kept = sorted(path.name for path in (tmp_path / "a/vendor").iterdir())
    assert kept == ["README.md", "babel-2.18.0-py3-none-any.whl", stand_in.name]
    assert f"./vendor/{stand_in.name} " in text(tmp_path / "a/requirements/explainer.txt")


def test_make_knows_what_the_readme_names(made: Project) -> None:
    readme = text(made.root / "README.md")
    targets = [line.split()[1] for line in readme.splitlines() if line.startswith("make ")]
    assert targets == ["site", "serve", "test"]
    for target in [*targets, "check", "changes", "vendor", "upgrade"]:
        done = subprocess.run(("make", "--dry-run", target), cwd=made.root, capture_output=True, check=False)
        assert done.returncode == 0, target


def test_a_broken_link_fails_the_test_of_a_project(made: Project, tmp_path: Path, capsys: Captured) -> None:
    project = Project(Path(shutil.copytree(made.root, tmp_path / "project")))
    page = '# Impressum\n\n<p><a href="../article/#event-gone">x</a> <img src="../logo.png" alt=""></p>\n'
    (project.docs / "impressum.md").write_text(page, encoding="utf-8")
    with project.config.open("a", encoding="utf-8") as config:
        config.write("  - impressum.md\n")
    assert main(["test", "--quiet", "--project", str(project.root)]) == 1
    said = [line.split(": ", 1)[1] for line in capsys.readouterr().out.splitlines()]
    assert said == [
        "link to “../article/#event-gone”: the page has no anchor “event-gone”",
        "link to “../logo.png”: there is no such page or file",
    ]
