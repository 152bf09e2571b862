"""From docs/ to site/: whole or not at all, the same bytes every time, and no trace beside it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from generator import site
from generator.problems import ContentError
from generator.project import Project
from generator.site import BUILDERS, pagefind, place, program
from generator.site.environment import environment
from generator.site.errors import BuilderError, SetupError
from generator.site.mkdocs import problems_in as mkdocs_problems
from generator.site.position import position
from generator.site.zensical import problems_in as zensical_problems
from generator.site.zensical import setting

EPOCH = 1732060800  # 20 November 2024

CONFIG = """\
site_name: Probe
site_url: https://example.org/probe/
theme: {name: material, language: de, font: false, custom_dir: overrides}
plugins: []
nav: [index.md]
not_in_nav: "*.md"
validation: {links: {anchors: warn}}
markdown_extensions:
  - pymdownx.superfences:
      custom_fences: [{name: x, class: x, format: !!python/name:pymdownx.superfences.fence_code_format }]
"""


@pytest.fixture
def bare(tmp_path: Path) -> Project:
    """A project of two pages, without content: the site builder asks for none."""
    root = tmp_path / "bare"
    (root / "docs").mkdir(parents=True)
    (root / "overrides").mkdir()
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (root / "docs" / "index.md").write_text("# Anfang\n\nMehr über die [Häuser](haus.md#keller).\n", encoding="utf-8")
    (root / "docs" / "haus.md").write_text("# Häuser\n\n## Keller\n\nEin Text.\n", encoding="utf-8")
    return Project(root)


def break_links(project: Project) -> None:
    page = project.docs / "haus.md"
    page.write_text("# Häuser\n\nEin [Dach](dach.md) und ein [Herd](index.md#herd).\n\n## Keller\n", encoding="utf-8")


def built(project: Project, builder: str = "mkdocs", output: Path | None = None) -> Path:
    return site.build(project, builder=builder, output=output, epoch=EPOCH, report=lambda _stage: None)


def fingerprints(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_site_has_its_pages_and_a_german_index(builder: str, bare: Project) -> None:
    before = fingerprints(bare.root)
    folder = built(bare, builder)
    assert folder == bare.site
    assert {"index.html", "haus/index.html", "404.html", "sitemap.xml"} <= set(fingerprints(folder))
    assert list(json.loads((folder / place.SIGN).read_text(encoding="utf-8"))["languages"]) == ["de"]
    beside = {name: print_ for name, print_ in fingerprints(bare.root).items() if not name.startswith("site/")}
    assert beside == before
    assert {path.name for path in bare.root.iterdir()} == {"docs", "overrides", "mkdocs.yml", "site"}


@pytest.mark.parametrize("builder", BUILDERS)
def test_the_same_pages_give_the_same_bytes(
    builder: str, bare: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trees = []
    for number, (zone, language, seed) in enumerate([("Asia/Tokyo", "de_DE.UTF-8", "1"), ("Etc/GMT+9", "C", "2")]):
        monkeypatch.setenv("TZ", zone)
        monkeypatch.setenv("LANG", language)
        monkeypatch.setenv("LC_ALL", language)
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(number))
        trees.append(fingerprints(built(bare, builder, tmp_path / str(number))))
    assert trees[0] == trees[1]


def test_the_time_in_the_pages_is_the_given_one(bare: Project) -> None:
    assert "<lastmod>2024-11-20</lastmod>" in (built(bare) / "sitemap.xml").read_text(encoding="utf-8")


def test_the_languages_of_the_index_are_in_order(bare: Project, tmp_path: Path) -> None:
    languages = ["de", "en", "fr", "it", "pl"]
    for name in languages:
        (tmp_path / f"{name}.html").write_text(f"<html lang={name}><body>Text</body></html>", encoding="utf-8")
    pagefind.run(tmp_path, bare, environment(EPOCH))
    assert list(json.loads((tmp_path / place.SIGN).read_text(encoding="utf-8"))["languages"]) == languages


@pytest.mark.parametrize(
    ("builder", "said"),
    [
        (
            "mkdocs",
            [
                "docs/haus.md:3:12: link to “dach.md”: the target is not found among documentation files.",
                "docs/haus.md:3:36: link to “index.md#herd”: the doc 'index.md' does not contain an anchor '#herd'.",
            ],
        ),
        ("zensical", ["docs/haus.md:3:12: page does not exist", "docs/haus.md:3:45: anchor does not exist"]),
    ],
)
def test_broken_links_are_problems_at_their_place(builder: str, said: list[str], bare: Project) -> None:
    break_links(bare)
    with pytest.raises(ContentError) as caught:
        built(bare, builder)
    assert str(caught.value).splitlines() == said


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_build_that_fails_leaves_the_old_site(builder: str, bare: Project) -> None:
    before = fingerprints(built(bare, builder))
    break_links(bare)
    with pytest.raises(ContentError):
        built(bare, builder)
    assert fingerprints(bare.site) == before
    assert {path.name for path in bare.root.iterdir()} == {"docs", "overrides", "mkdocs.yml", "site"}


def test_an_index_that_fails_leaves_the_old_site(bare: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprints(built(bare))
    (bare.docs / "index.md").write_text("# Neu\n\n[Häuser](haus.md)\n", encoding="utf-8")
    monkeypatch.setattr(program, "run", fail_for("pagefind"))
    with pytest.raises(BuilderError, match="pagefind failed:\nno room"):
        built(bare)
    assert fingerprints(bare.site) == before


def fail_for(module: str):  # type: ignore[no-untyped-def]  # noqa: ANN201 - a stand-in for program.run, with its signature
    run = program.run

    def failing(name: str, *arguments: object, **options: object) -> program.Outcome:
        if name == module:
            return program.Outcome(False, "no room")
        return run(name, *arguments, **options)  # type: ignore[arg-type]

    return failing


def test_a_builder_that_stops_without_a_word_is_not_the_editors_fault(
    bare: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "run", fail_for("mkdocs"))
    with pytest.raises(BuilderError, match="mkdocs failed:\nno room"):
        built(bare)


def test_a_site_replaces_the_one_before(bare: Project) -> None:
    built(bare)
    (bare.docs / "haus.md").rename(bare.docs / "hof.md")
    (bare.docs / "index.md").write_text("# Neu\n", encoding="utf-8")
    names = fingerprints(built(bare))
    assert "hof/index.html" in names
    assert "haus/index.html" not in names


def test_the_old_site_comes_back_when_the_new_one_cannot_be_put_in_place(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("alt", encoding="utf-8")
    with pytest.raises(FileNotFoundError):
        place.replace(tmp_path / "site", tmp_path / "nothing", tmp_path / "before")
    assert fingerprints(tmp_path).keys() == {"site/index.html"}


@pytest.mark.parametrize("output", [".", "..", "docs", "docs/site", "content"])
def test_a_site_never_takes_the_place_of_the_projects_files(output: str, bare: Project) -> None:
    bare.content.mkdir()
    before = fingerprints(bare.root)
    with pytest.raises(SetupError, match="holds the project's own files; choose another folder"):
        built(bare, output=bare.root / output)
    assert fingerprints(bare.root) == before


def test_a_site_never_takes_the_place_of_other_files(bare: Project, tmp_path: Path) -> None:
    holiday = tmp_path / "holiday"
    holiday.mkdir()
    (holiday / "photo.jpg").write_bytes(b"1")
    with pytest.raises(SetupError, match="holds files that are not a site of ours"):
        built(bare, output=holiday)
    with pytest.raises(SetupError, match="is a file"):
        built(bare, output=holiday / "photo.jpg")
    assert fingerprints(tmp_path / "holiday").keys() == {"photo.jpg"}


def test_a_site_may_go_to_an_empty_folder_a_new_one_or_an_older_site(bare: Project, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for output in (tmp_path / "empty", tmp_path / "new" / "site", tmp_path / "empty"):
        assert (built(bare, output=output) / "index.html").is_file()


def test_a_project_without_configuration_is_refused(bare: Project) -> None:
    bare.config.unlink()
    with pytest.raises(SetupError, match=r"mkdocs\.yml is missing"):
        built(bare)


@pytest.mark.parametrize(("module", "package"), [("zensical", r"zensical==[\d.]+"), ("sundial", "sundial")])
def test_a_builder_that_is_not_installed_is_named(
    module: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _module: None)
    with pytest.raises(SetupError, match=rf"install it with: \S*python\S* -m pip install {package}$"):
        program.run(module, (), folder=tmp_path, variables={})


def test_an_index_of_nothing_is_refused(bare: Project, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(BuilderError, match="pagefind failed"):
        pagefind.run(tmp_path / "empty", bare, environment(EPOCH))


def test_a_mistake_in_the_configuration_is_a_problem(bare: Project) -> None:
    bare.config.write_text(CONFIG.replace("name: material", "name: nothing"), encoding="utf-8")
    with pytest.raises(ContentError, match=r"mkdocs.yml:1:1: Config value 'theme': Unrecognised theme name: 'nothing'"):
        built(bare)


def test_what_mkdocs_says_besides_is_kept(bare: Project) -> None:
    output = "INFO    -  Building\nWARNING -  A reference to 'x.md' is not found\nAborted with 1 warnings"
    assert [str(problem) for problem in mkdocs_problems(output, bare)] == [
        "mkdocs.yml:1:1: A reference to 'x.md' is not found"
    ]


def test_what_zensical_says_besides_is_no_problem() -> None:
    assert list(zensical_problems("Build started\nBuild finished in 0.36s")) == []


@pytest.mark.parametrize(
    ("text", "link", "where"),
    [
        ("# A\n\n[x](b.md)\n", "b.md", (3, 5)),
        ("# A\n\n[x](b.md 'Titel')\n", "b.md", (3, 5)),
        ("b.md\n\n[x](b.md)\n", "b.md", (3, 5)),
        ("[x]\n\n[x]: b.md\n", "b.md", (3, 6)),
        ('<a href="b.md">x</a>', "b.md", (1, 10)),
        ("nothing\n", "b.md", (1, 1)),
    ],
)
def test_a_link_is_found_again(text: str, link: str, where: tuple[int, int], tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    assert position(page, link) == where


def test_a_link_in_a_page_that_is_gone(tmp_path: Path) -> None:
    assert position(tmp_path / "gone.md", "b.md") == (1, 1)


def test_settings_are_read_past_tags_of_the_builder(bare: Project) -> None:
    assert setting(bare.config, "theme", "custom_dir") == "overrides"
    assert setting(bare.config, "site_dir") == ""
    assert setting(bare.config, "plugins") == ""


def test_nothing_of_the_callers_environment_changes_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONSTARTUP", "PAGEFIND_SITE", "LC_TIME", "FORCE_COLOR"):
        monkeypatch.setenv(name, "x")
    assert not {"PYTHONSTARTUP", "PAGEFIND_SITE", "LC_TIME", "FORCE_COLOR"} & set(environment(EPOCH))
    assert environment(EPOCH)["SOURCE_DATE_EPOCH"] == str(EPOCH)


def build_elsewhere(project: Project, builder: str, output: Path, **variables: str) -> dict[str, str]:
    """Build a copy of a project in a process of its own; return the fingerprints of its site."""
    copy = output.with_suffix(".project")
    shutil.copytree(project.root, copy)
    command = (sys.executable, "-m", "generator", "build", "--quiet", "--builder", builder)
    arguments = ("--project", str(copy), "--output", str(output))
    subprocess.run((*command, *arguments), check=True, env=os.environ | variables)
    return fingerprints(output)


@pytest.mark.parametrize("builder", BUILDERS)
def test_the_real_site_is_the_same_wherever_it_is_built(builder: str, real_project: Project, tmp_path: Path) -> None:
    east = {"TZ": "Asia/Tokyo", "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": "1"}
    west = {"TZ": "Etc/GMT+9", "LANG": "C", "PYTHONHASHSEED": "77"}
    one = build_elsewhere(real_project, builder, tmp_path / "one", **east)
    other = build_elsewhere(real_project, builder, tmp_path / "other", **west)
    assert {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)} == set()
