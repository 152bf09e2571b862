"""`explainer import article` as a whole: what is written, what is said, and that nothing gets lost."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.build import check
from generator.cli import main
from generator.importing.article import Wishes, import_article
from generator.problems import ContentError
from generator.project import Project

MANUSCRIPTS = Path(__file__).with_name("manuscripts")
GERMAN = (MANUSCRIPTS / "german.txt").read_text(encoding="utf-8")
ENGLISH = (MANUSCRIPTS / "english.txt").read_text(encoding="utf-8")

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def empty(project: Project) -> Project:
    """The small project without its article."""
    (project.content / "article.md").unlink()
    return project


def run(project: Project, file: Path, *options: str) -> int:
    return main(["--project", str(project.root), "import", "article", str(file), *options])


def test_a_german_manuscript(empty: Project, tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "halle.txt"
    file.write_text(GERMAN, encoding="utf-8")
    assert run(empty, file) == 0
    printed = capsys.readouterr().out
    assert [line.split(":")[1] for line in printed.splitlines() if "set aside" in line] == [
        "1",
        "3",
        "11",
        "12",
        "13",
        "14",
    ]
    reasons = re.findall(r"warning: ([a-zA-Z -]+)", printed)
    assert {
        "words glued together",
        "near-duplicate paragraph",
        "relative clause without its comma",
        "full stop before lower case",
        "sentence broken off",
        "relative date without anchor",
        "clause with ",
    } <= set(reasons)
    article = (empty.content / "article.md").read_text(encoding="utf-8")
    assert "## Was der Umbau kosten soll\n" in article
    assert "# title: the file names none" in article
    assert "standfirst: >-\n  Die Stadträtin Petra Lindqvist" in article


def test_with_the_day_of_publication_relative_dates_have_their_anchor(
    empty: Project, tmp_path: Path, capsys: Captured
) -> None:
    file = tmp_path / "halle.txt"
    file.write_text(GERMAN, encoding="utf-8")
    run(empty, file, "--dry-run")
    said = capsys.readouterr()
    assert "relative date without anchor" in said.out
    assert "with --published DATE" in said.err
    run(empty, file, "--dry-run", "--published", "2024-11-17")
    said = capsys.readouterr()
    assert "relative date" not in said.out
    assert "--published" not in said.err


def test_what_is_set_aside_is_shown_without_escapes(empty: Project, tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "halle.txt"
    file.write_text("Tags: a_b_c, [Halle] *neu*\n\nDer Rat tagte lange über die alte Halle.", encoding="utf-8")
    assert run(empty, file) == 0
    assert "tag line: “Tags: a_b_c, [Halle] *neu*”" in capsys.readouterr().out


def test_an_english_manuscript(empty: Project, tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "bridge.txt"
    file.write_text(ENGLISH, encoding="utf-8")
    assert run(empty, file, "--source", "gazette") == 0
    article = (empty.content / "article.md").read_text(encoding="utf-8")
    assert article.startswith(
        "---\n# standfirst: the file names none; write two sentences here that say what it is about\n"
        "title: Council votes to close the Harbour Bridge\nbyline: Anna Whitfield and Tom Okafor\n"
        "published: 2023-03-03\nlanguage: en\n---\n\nThe council of Little Marsham"
    )
    assert article.count("[^gazette]") == 5
    assert "2 sources" not in capsys.readouterr().err


def test_each_suspicious_place_is_where_the_message_says(empty: Project, tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "bridge.txt"
    file.write_text(ENGLISH, encoding="utf-8")
    run(empty, file)
    lines = (empty.content / "article.md").read_text(encoding="utf-8").split("\n")
    places = re.findall(r"^content/article.md:(\d+):(\d+): .*“([^”]+)”$", capsys.readouterr().out, re.MULTILINE)
    assert len(places) == 6
    for line, column, words in places:
        assert lines[int(line) - 1][int(column) - 1 :].startswith(words) or words in lines[int(line) - 1]


def test_drafts_are_refused_until_somebody_reviewed_them(empty: Project, tmp_path: Path) -> None:
    file = tmp_path / "bridge.txt"
    file.write_text(ENGLISH, encoding="utf-8")
    before = (empty.content / "actors.yml").read_text(encoding="utf-8")
    run(empty, file)
    after = (empty.content / "actors.yml").read_text(encoding="utf-8")
    assert after.startswith(before)
    drafts = [problem for problem in check(empty) if "draft" in problem.message]
    assert {problem.record.split()[0] for problem in drafts} == {"actor", "number", "event", "source"}
    source = next(problem for problem in drafts if problem.record == "source article")
    assert source.allowed == (
        "adding publisher, kind, accessed and then removing the line “draft”; or removing the record"
    )
    whole = next(problem for problem in drafts if problem.record.startswith("actor"))
    assert "roles, side, text and then" in whole.allowed


def test_a_reviewed_draft_is_a_record(empty: Project, tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text(
        "Die Halle bleibt\n" + "Der Rat hat am Ende entschieden, dass die Halle bleibt. " * 3, encoding="utf-8"
    )
    run(empty, file, "--title", "Die Halle")
    sources = empty.content / "sources.yml"
    text = re.sub(r"(?m)^    draft:.*\n", "", sources.read_text(encoding="utf-8"))
    sources.write_text(
        text + "    publisher: Amtsblatt\n    kind: news\n    url: https://example.org/a\n    accessed: 2024-01-01\n"
    )
    article = empty.content / "article.md"
    article.write_text(re.sub(r"# standfirst.*", "standfirst: Kurz gesagt.", article.read_text(encoding="utf-8")))
    assert [str(problem) for problem in check(empty) if problem.level == "error"] == []


@pytest.mark.parametrize("existing", ["article.md", "article.import.yml"])
def test_nothing_is_overwritten_unasked(existing: str, empty: Project, tmp_path: Path, capsys: Captured) -> None:
    (empty.content / existing).write_text("mein Text\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in empty.root.rglob("*") if path.is_file()}
    file = tmp_path / "bridge.txt"
    file.write_text(ENGLISH, encoding="utf-8")
    assert run(empty, file) == 1
    assert f"content/{existing}:1:1: the file is there already; allowed: " in capsys.readouterr().out
    assert {path: path.read_bytes() for path in empty.root.rglob("*") if path.is_file()} == before
    assert run(empty, file, "--replace") == 0


def test_a_dry_run_writes_nothing(empty: Project, tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "bridge.txt"
    file.write_text(ENGLISH, encoding="utf-8")
    before = sorted(empty.root.rglob("*"))
    assert run(empty, file, "--dry-run") == 0
    assert sorted(empty.root.rglob("*")) == before
    assert capsys.readouterr().err.endswith("nothing was written\n")


def test_a_list_that_has_no_room_stops_all(empty: Project, tmp_path: Path, capsys: Captured) -> None:
    (empty.content / "actors.yml").write_text("actors: [{id: a}]\n", encoding="utf-8")
    file = tmp_path / "bridge.txt"
    file.write_text(ENGLISH, encoding="utf-8")
    assert run(empty, file) == 1
    assert "content/actors.yml:1:1: the list below “actors:” is written in one line" in capsys.readouterr().out
    assert not (empty.content / "article.md").exists()


def test_standard_input(empty: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ENGLISH.encode("latin-1"))))
    assert main(["--project", str(empty.root), "import", "article", "-"]) == 0
    assert (empty.content / "article.md").is_file()


def test_importing_twice_gives_the_same_bytes(empty: Project) -> None:
    one, other = (import_article(empty, GERMAN.encode(), "a.txt", Wishes()) for _ in range(2))
    assert one.texts == other.texts


WORDS = st.text(alphabet="abcXYZ äöß.,:*_[]#-0123456789\n„“()|>", min_size=1, max_size=400)


@settings(max_examples=150, deadline=None)
@given(text=WORDS)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_no_word_gets_lost(name: str, text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every word of the file is in the article or in the sidecar."""
    root = tmp_path_factory.getbasetemp() / "words"
    (root / "content").mkdir(parents=True, exist_ok=True)
    try:
        made = import_article(Project(root), text.encode(), name, Wishes(drafts=False))
    except ContentError:
        return
    finally:
        shutil.rmtree(root)
    said = "".join(re.findall(r"\w", "".join(made.texts.values())))
    for word in re.findall(r"\w{2,}", text):
        assert "".join(re.findall(r"[^_]", word)) in said.replace("_", "")
