"""The editor's guide is true: every command in it runs, in order, in a new project, and its YAML is valid."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
import yaml

from generator.build import check
from generator.cli import main
from generator.guide import LANGUAGES, SECTIONS, guide, page_text
from generator.load.records import load
from generator.project import Project
from generator.wording.words import words
from tests.built import pages
from tests.commands import blocks, in_blocks, in_sentences, left_out
from tests.newsroom import lend_environment, outcome

MANUSCRIPTS = {
    "de": "Die Fähre bleibt liegen\n\nDer Rat hat am 6. Mai 2025 entschieden, dass eine neue Fähre gekauft wird.\n",
    "en": "The ferry stays in port\n\nThe council decided on 6 May 2025 that a new ferry is to be bought.\n",
}
TABLES = {
    "de": "Datum;Titel\n1.2.2026;Die Fähre wird bestellt\n",
    "en": "date,title\n2026-02-01,The ferry is ordered\n",
}
COMMITTED = {"de": "Neuer Explainer", "en": "New explainer"}
FILES = {"de": ("manuskript.txt", "termine.csv"), "en": ("manuscript.txt", "dates.csv")}

ENDS = {"explainer coverage": 1, "explainer build --complete": 1}
"""Commands that find something to complain of: names without records, and texts that nobody has translated."""

RUNS_FOR_EVER = {"explainer serve"}

HOST = "https://github.com/"


def review_drafts(project: Project) -> None:
    """Do what the guide asks for: delete what is not needed, and complete the source that the article itself is."""
    for name in ("timeline", "actors", "numbers"):
        file = project.content / f"{name}.yml"
        records = re.split(r"(?m)^(?=  - id: )", file.read_text(encoding="utf-8"))
        file.write_text("".join(one for one in records if "\n    draft: " not in one), encoding="utf-8")
    sources = project.content / "sources.yml"
    said = 'publisher: "Bote"\n    url: https://example.com/artikel\n    kind: news\n    accessed: 2026-01-01'
    text = re.sub(r"(?m)^draft: .*$|(?<=    )draft: .*$", said, sources.read_text(encoding="utf-8"))
    sources.write_text(text, encoding="utf-8")
    article = project.content / "article.md"
    text = re.sub(r"(?m)^# standfirst: .*$", "standfirst: Kurz.", article.read_text(encoding="utf-8"))
    article.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_runs_in_its_order(
    language: str,
    newsroom: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, text in zip(FILES[language], (MANUSCRIPTS[language], TABLES[language]), strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
    hosted = hosted_at(tmp_path / "host", guide(language), monkeypatch)
    monkeypatch.chdir(tmp_path)
    for line in in_blocks(guide(language)):
        program, *arguments = shlex.split(line)
        if program == "cd":
            enter(tmp_path / arguments[0], newsroom, FILES[language], monkeypatch)
        elif program == "explainer":
            code = main([*arguments, "--help"] if line in RUNS_FOR_EVER else arguments)
            assert code == ENDS.get(line, 0), (line, capsys.readouterr())
            if arguments[:2] == ["import", "article"]:
                review_drafts(Project(Path.cwd()))
        else:
            known = f"{line}\n{'command -v explainer' if program == 'source' else ''}"
            ended = outcome("bash", "-e", "-c", known, at=Path.cwd())
            assert ended.returncode == 0, (line, ended.stdout)
            if program == "source":
                assert ended.stdout.strip() == str(newsroom / ".venv/bin/explainer")
    assert git_at(hosted, "show", "--no-patch", "--format=%s", "main") == COMMITTED[language]


def hosted_at(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have git look for its host in a folder, and know who commits; return the empty repository that a text names."""
    settings = {f"url.{folder.as_uri()}/.insteadOf": HOST, "user.name": "Editor", "user.email": "editor@example.org"}
    for number, (name, value) in enumerate(settings.items()):
        monkeypatch.setenv(f"GIT_CONFIG_KEY_{number}", name)
        monkeypatch.setenv(f"GIT_CONFIG_VALUE_{number}", value)
    monkeypatch.setenv("GIT_CONFIG_COUNT", str(len(settings)))
    path: str = re.findall(rf"git remote add origin {re.escape(HOST)}(\S+)", text)[0]
    folder.mkdir()
    git_at(folder, "init", "--quiet", "--bare", path)
    return folder / path


def git_at(folder: Path, *arguments: str) -> str:
    ended = outcome("git", *arguments, at=folder)
    assert ended.returncode == 0, ended.stdout
    return ended.stdout.strip()


def enter(folder: Path, newsroom: Path, files: Iterable[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Change into the new project, bring what the editor has, and lend it what make would install."""
    monkeypatch.chdir(folder)
    for name in files:
        (folder.parent / name).rename(folder / name)
    lend_environment(newsroom, folder)


RUN_BY_ALL = {
    "de": ["pip install explainer-….whl", "python3 -m venv werkzeug", "source werkzeug/bin/activate"],
    "en": ["pip install explainer-….whl", "python3 -m venv tools", "source tools/bin/activate"],
}
"""How the program comes to the computer: what tests/newsroom.py does for the project above."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_other_command_in_its_sentences_is_among_those(language: str) -> None:
    assert left_out([*in_sentences(guide(language))], [*in_blocks(guide(language))]) == RUN_BY_ALL[language]


@pytest.fixture
def example(tmp_path: Path) -> Callable[[str], Project]:
    def made(language: str) -> Project:
        assert main(["new", str(tmp_path / "project"), "--language", language, "--quiet"]) == 0
        return Project(tmp_path / "project")

    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_event_is_one_that_check_takes(language: str, example: Callable[[str], Project]) -> None:
    project = example(language)
    [event, *_] = blocks(guide(language), "yaml")
    timeline = project.content / "timeline.yml"
    source = yaml.safe_load(event)["events"][0]["sources"][0]
    added = event.removeprefix("events:\n").replace(f"[{source}]", "[minutes]")
    timeline.write_text(f"{timeline.read_text(encoding='utf-8').rstrip()}\n\n{added}", encoding="utf-8")
    assert check(project) == ()
    assert "budget" in load(project).records["event"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_correction_is_what_the_change_of_a_value_needs(
    language: str, example: Callable[[str], Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = example(language)
    git = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org")
    monkeypatch.chdir(project.root)
    for arguments in (("init", "--initial-branch", "main"), ("add", "."), ("commit", "-m", "x")):
        assert subprocess.run((*git, *arguments), capture_output=True, check=False).returncode == 0
    numbers = project.content / "numbers.yml"
    before = numbers.read_text(encoding="utf-8")
    assert "    value: 14\n" in before
    changed = before.replace("    value: 14\n", "    value: 15\n")
    numbers.write_text(changed, encoding="utf-8")
    assert main(["changes", "--since", "main", "--quiet"]) == 1
    correction = blocks(guide(language), "yaml")[1]
    numbers.write_text(changed.replace("    value: 15\n", f"    value: 15\n{correction}"), encoding="utf-8")
    assert main(["changes", "--since", "main", "--quiet"]) == 0
    assert check(project) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_redirect_says_what_became_of_a_record(language: str, example: Callable[[str], Project]) -> None:
    project = example(language)
    timeline = project.content / "timeline.yml"
    records = re.split(r"(?m)^(?=  - id: )", timeline.read_text(encoding="utf-8"))
    kept = "".join(one for one in records if not one.startswith("  - id: objection\n"))
    timeline.write_text(kept, encoding="utf-8")
    for name in ("article.md", "questions.yml"):
        file = project.content / name
        text = file.read_text(encoding="utf-8")
        text = re.sub(r"\[\[event:objection[^\]]*\]\]", "x", text).replace(", objection", "")
        file.write_text(text, encoding="utf-8")
    (project.content / "redirects.yml").write_text(blocks(guide(language), "yaml")[2], encoding="utf-8")
    assert [str(problem) for problem in check(project) if problem.level == "error"] == []


def test_both_languages_say_the_same_in_the_same_order() -> None:
    shapes = [
        [line.split(" ")[0] for line in guide(language).splitlines() if line.startswith("#")] for language in LANGUAGES
    ]
    assert shapes[0] == shapes[1]
    assert len(shapes[0]) == len(SECTIONS) + 1
    asked = [[shlex.split(line) for line in in_blocks(guide(language))] for language in LANGUAGES]
    begins = [[[word for word in line if not word.startswith("--")][:2] for line in lines] for lines in asked]
    assert [one for one in begins[0] if one[0] != "cd"] == [one for one in begins[1] if one[0] != "cd"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_called_as_the_guide_is(language: str) -> None:
    assert guide(language).partition("\n")[0] == f"# {words(language)['pages.guide.title']}"
    assert "```" not in page_text(language)


def test_the_page_is_found_from_the_method_and_nowhere_else(site: Path) -> None:
    found = pages(site)
    for folder in ("", "en/"):
        linking = [name for name, page in found.items() if any(link.endswith("guide/") for link in page.links)]
        assert f"{folder}about/index.html" in linking
        assert [anchor for _, anchor, _ in found[f"{folder}guide/index.html"].headings if anchor != "top"][:11] == [
            *SECTIONS
        ]
    others = {name for name in linking if not re.search(r"(^|/)(about|guide)/", name)}
    assert others == set()
    assert "/guide/" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "data-pagefind-body" not in found["guide/index.html"].text
