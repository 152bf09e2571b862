"""`explainer add` at a real terminal: what is asked, what Tab does, and that wrong answers cost nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import check
from generator.model.content import KINDS, Kind
from generator.project import Project
from tests.edit.terminal import CTRL_C, CTRL_D, ERASE, TAB, Terminal
from tests.edit.test_add import SAID


def add(project: Project, kind: str, *words: str) -> Terminal:
    return Terminal("--project", str(project.root), "add", kind, *words)


def contents(project: Project) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in project.content.rglob("*") if path.is_file()}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_can_be_answered(kind: Kind, project: Project) -> None:
    said = dict(pair.split("=", 1) for pair in SAID[kind.name])
    with add(project, kind.name) as terminal:
        asked = []
        while "id" not in asked:
            asked.append(terminal.prompt())
            terminal.type(f"{said.get(asked[-1], '')}\n")
        assert terminal.ended() == 0, terminal.seen
    assert set(said) - {"aliases"} <= set(asked)
    assert [problem for problem in check(project) if problem.level == "error"] == []


def test_a_wrong_answer_is_told_of_and_asked_again(project: Project) -> None:
    with add(project, "event") as terminal:
        terminal.expect("A new event for content/timeline.yml. Nothing is written before the end; Ctrl-C leaves.")
        for name, answer, told in [
            ("date", "gestern", "“gestern” is not a date this project reads; allowed: 2024, 2024-11"),
            ("date", "", "this is needed"),
            ("date", "2024", ""),
            ("title", "Neu", ""),
            ("text", "Ein Text.", ""),
            ("status", "confirmt", "allowed: planned, reported, confirmed, claim, disputed, retracted; did you mean"),
            ("status", "reported", ""),
            ("themes", "wafen", "unknown theme “wafen”; did you mean “waffen”?"),
            ("themes", "", ""),
            ("actors", "biden, nobody", "unknown actor “nobody”"),
            ("actors", "bid", ""),
            ("places", "", ""),
            ("sources", "article#p1, article", "“article” begins article#p1, article#p2; allowed: one of them"),
            ("sources", "article#p1, ber", ""),
            ("id", "Neu!", "“Neu!” is not an id; allowed: lower-case letters, digits and single hyphens"),
            ("id", "freigabe", "“freigabe” is taken"),
        ]:
            assert terminal.prompt() == name
            terminal.type(f"{answer}\n")
            if told:
                terminal.expect(told)
        assert terminal.prompt() == "id"
        terminal.type("\n")
        assert terminal.ended() == 0, terminal.seen
    assert (
        (project.content / "timeline.yml")
        .read_text(encoding="utf-8")
        .endswith(
            "\n  - id: neu\n    date: 2024\n    title: Neu\n    text: Ein Text.\n    status: reported\n"
            "    actors: [biden]\n    sources: [article#p1, bericht]\n"
        )
    )


def test_fields_are_told_of_in_the_contents_language(project: Project) -> None:
    with add(project, "term") as terminal:
        assert terminal.prompt() == "name"
        assert "Der Begriff, wie er im Text begegnet." in terminal.seen


def test_tab_completes_ids_and_lists_them_with_their_titles(project: Project) -> None:
    words = ("--set", "name=Pegel", "--set", "short=Höhe des Wassers.", "--id", "pegel")
    with add(project, "term", *words) as terminal:
        assert terminal.prompt() == "sources"
        terminal.type(f"a{TAB}{TAB}{TAB}")
        terminal.expect("  article#p1  Biden hat … den Einsatz von Raketen erlaubt.\n  article#p2")
        terminal.type(f"{ERASE}be{TAB}\n")
        assert terminal.ended() == 0, terminal.seen
    assert "sources: [bericht]\n" in (project.content / "glossary.yml").read_text(encoding="utf-8")


def test_tab_completes_what_a_text_inserts(project: Project) -> None:
    said = ("--set", "question=Wer zahlt?", "--set", "status=open", "--set", "sources=bericht", "--id", "wer")
    with add(project, "question", *said) as terminal:
        assert terminal.prompt() == "short"
        terminal.type(f"Es zahlt [[act{TAB} und [[numb{TAB}.\n")
        assert terminal.ended() == 0, terminal.seen
    text = (project.content / "questions.yml").read_text(encoding="utf-8")
    assert "    short: Es zahlt [[actor:biden]] und [[number:soldaten]].\n" in text


def test_a_text_may_run_over_several_lines(project: Project) -> None:
    said = ("--set", "question=Wer zahlt?", "--set", "status=open", "--set", "sources=bericht", "--id", "wer")
    with add(project, "question", *said) as terminal:
        assert terminal.prompt() == "short"
        terminal.type("Der Rat, \\\n")
        terminal.expect("…")
        terminal.type("sagt er.\n")
        assert terminal.ended() == 0, terminal.seen
    text = (project.content / "questions.yml").read_text(encoding="utf-8")
    assert "    short: |\n      Der Rat,\n      sagt er.\n" in text


def test_what_only_the_whole_record_tells_is_mended_there(project: Project) -> None:
    said = ("--set", "publisher=Amt", "--set", "language=de", "--set", "kind=news", "--set", "accessed=2024-01-01")
    with add(project, "source", *said, "--id", "amt") as terminal:
        for name, answer in (("title", "Bericht"), ("url", ""), ("published", "")):
            assert terminal.prompt() == name
            terminal.type(f"{answer}\n")
        terminal.expect("missing field “url”; only kind “editorial” goes without")
        assert terminal.prompt() == "Change which field"
        terminal.type("ulr\n")
        terminal.expect("did you mean “url”?")
        assert terminal.prompt() == "Change which field"
        terminal.type("url\n")
        assert terminal.prompt() == "url"
        terminal.type("https://example.org/amt\n")
        assert terminal.ended() == 0, terminal.seen
    assert "url: https://example.org/amt\n" in (project.content / "sources.yml").read_text(encoding="utf-8")


def test_a_text_that_check_refuses_is_offered_again(project: Project) -> None:
    said = ("--set", "question=Wer?", "--set", "short=Von [[actor:bidden]].", "--set", "status=open", "--id", "wer")
    with add(project, "question", *said, "--set", "sources=bericht") as terminal:
        terminal.expect("did you mean “biden”?")
        terminal.expect("Change which field [short]")
        terminal.type("\n")
        terminal.expect("short: Von [[actor:bidden]].")
        terminal.type(f"{ERASE}Von [[actor:biden]].\n")
        assert terminal.ended() == 0, terminal.seen


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["Ctrl-C", "Ctrl-D"])
def test_leaving_writes_nothing(key: str, project: Project) -> None:
    before = contents(project)
    with add(project, "event") as terminal:
        assert terminal.prompt() == "date"
        terminal.type("2024\n")
        assert terminal.prompt() == "title"
        terminal.type(key)
        assert terminal.ended() == 130
        assert terminal.seen.endswith("\nleft; nothing was written\n")
    assert contents(project) == before


def test_without_sources_nothing_is_asked_in_vain(project: Project) -> None:
    (project.content / "sources.yml").write_text("sources: []\n", encoding="utf-8")
    (project.content / "article.md").unlink()
    with add(project, "event") as terminal:
        assert terminal.ended() == 2
        assert "needs a source, and there is none yet; begin with explainer add source" in terminal.seen


def test_a_misspelt_field_is_told_of_before_anything_is_asked(project: Project) -> None:
    with add(project, "event", "--set", "titel=Neu") as terminal:
        assert terminal.ended() == 2
        assert "did you mean “title”?" in terminal.seen
