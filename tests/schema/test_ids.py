"""The ids of a project's own records: a yaml-language-server offers them, and the list is kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.load.records import load
from generator.preview.session import Session
from generator.project import Project
from generator.schema.wire import FOLDER
from tests.conftest import MINIMAL, copy_of
from tests.schema.conftest import Server, running

IDS = f"{FOLDER}/ids.schema.json"

NUMBERED = count()


@dataclass(frozen=True)
class Editor:
    """A project that is being typed in."""

    project: Project
    server: Server


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """The smallest project with a server. Tests share it and leave it as it is."""
    project = copy_of(MINIMAL, tmp_path_factory.mktemp("typing") / "project")
    main(["--project", str(project.root), "schema", "--quiet"])
    with running(project.root) as server:
        yield Editor(project, server)


def opened(editor: Editor, schema: str, text: str) -> tuple[str, int, int]:
    """Open a file in which | is where the editor is; return its address and that place."""
    first = f"# yaml-language-server: $schema=../{FOLDER}/{schema}.schema.json\n"
    before = first + text.partition("|")[0]
    file = editor.project.content / f"probe-{next(NUMBERED)}.yml"
    uri = editor.server.open(file, first + text.replace("|", "", 1))
    return uri, before.count("\n"), len(before.rpartition("\n")[2])


def offered(editor: Editor, schema: str, text: str) -> dict[str, str | None]:
    """What is offered there, with what is said of it."""
    found = editor.server.at("completion", *opened(editor, schema, text))
    return {item["label"]: item.get("documentation") for item in found["items"]}


def told(editor: Editor, schema: str, text: str) -> str:
    hover: dict[str, Any] = editor.server.at("hover", *opened(editor, schema, text))
    return str(hover["contents"]["value"]).partition("Source:")[0].strip()


EVENT = "events:\n  - id: a\n    "
ACTORS = {"biden": "Joe Biden"}
SOURCES = {"bericht": "Beispielagentur: Bericht über die Freigabe"}
LEAD = "Biden hat … den Einsatz von Raketen erlaubt."
NUMBERS = {"soldaten": "Nordkoreanische Soldaten in Russland"}


@pytest.mark.parametrize(
    ("schema", "text", "ids"),
    [
        pytest.param("timeline", f"{EVENT}actors: [|]\n", ACTORS, id="an empty list on one line"),
        pytest.param("timeline", f"{EVENT}actors: [x, b|]\n", ACTORS, id="a begun id in a list on one line"),
        pytest.param("timeline", f"{EVENT}actors:\n      - |\n", ACTORS, id="a list below each other"),
        pytest.param("timeline", f"{EVENT}actors:\n      - x\n      - b|\n", ACTORS, id="a begun id there"),
        ("timeline", f"{EVENT}because_of: [|]\n", {"freigabe": "2024-11-17: Biden erlaubt den Einsatz"}),
        ("timeline", f"{EVENT}themes: [|]\n", {"waffen": "Waffen"}),
        ("timeline", f"{EVENT}places: [|]\n", {"washington": "Washington"}),
        ("timeline", f"{EVENT}numbers: [|]\n", NUMBERS),
        ("timeline", f"{EVENT}sources: [|]\n", {**SOURCES, "article#p1": LEAD}),
        ("timeline", f"{EVENT}sources: [x, b|]\n", SOURCES),
        ("timeline", f"{EVENT}sources:\n      - |\n", SOURCES),
        ("timeline", f"{EVENT}sources:\n      - source: |\n        quote: x\n", SOURCES),
        ("timeline", f"{EVENT}sources:\n      - paragraph: |\n        quote: x\n", {"p1": LEAD}),
        ("actors", "actors:\n  - id: a\n    side: |\n", {"ukraine": "Ukraine und Partner"}),
        ("actors", "actors:\n  - id: a\n    relations:\n      - to: |\n", ACTORS),
        ("glossary", "terms:\n  - id: a\n    see_also: [|]\n", {"rakete": "Rakete"}),
        (
            "questions",
            "questions:\n  - id: a\n    events: [f|]\n",
            {"freigabe": "2024-11-17: Biden erlaubt den Einsatz"},
        ),
        ("explainer", "key_numbers: [|]\n", NUMBERS),
        ("explainer", "key_questions: [|]\n", {"warum": "Warum gerade jetzt?"}),
        ("explainer", "rules:\n  parties: [|]\n", {"ukraine": "Ukraine und Partner"}),
        (
            "explainer",
            "rules:\n  exceptions:\n    - rule: reviews_are_due\n      record: |\n",
            {"number:soldaten": NUMBERS["soldaten"]},
        ),
        ("coverage", "set_aside:\n  - records: [|]\n", {"place:washington": "Washington"}),
        ("redirects", "redirects:\n  - old: actor:x\n    new: |\n", {"actor:biden": "Joe Biden"}),
    ],
)
def test_ids_are_offered_with_their_titles(schema: str, text: str, ids: dict[str, str], editor: Editor) -> None:
    assert ids.items() <= offered(editor, schema, text).items()


def test_a_translation_is_offered_the_ids_that_it_lacks(server: Server, project: Project) -> None:
    events = project.content / "timeline.yml"
    events.write_text(events.read_text(encoding="utf-8") + "\n  - id: kirby\n    draft: x\n", encoding="utf-8")
    main(["--project", str(project.root), "schema", "--quiet"])
    head = f"# yaml-language-server: $schema=../../{FOLDER}/translated-timeline.schema.json\nevents:\n"
    for text, line, ids in (
        (f"{head}  ", 2, {"freigabe", "kirby"}),
        (f"{head}  freigabe:\n    title: x\n  k", 4, {"kirby"}),
    ):
        uri = server.open(project.content / "en" / f"probe-{line}.yml", text)
        items = server.at("completion", uri, line, len(text.rpartition("\n")[2]))["items"]
        assert {item["label"] for item in items} == ids
    uri = server.open(project.content / "en" / "probe.yml", f"{head}  new-one:\n    title: x\n")
    assert server.problems(uri) == []


def test_ids_of_other_kinds_are_not_offered(editor: Editor) -> None:
    assert offered(editor, "timeline", f"{EVENT}actors: [|]\n") == ACTORS


@pytest.mark.parametrize(
    ("schema", "text", "said"),
    [
        ("timeline", f"{EVENT}actors: [bi|den]\n", "#### Joe Biden"),
        ("timeline", f"{EVENT}sources: [be|richt]\n", "#### Beispielagentur: Bericht über die Freigabe"),
        ("actors", "actors:\n  - id: a\n    si|de: ukraine\n", "#### Ukraine und Partner\n\nKennung einer Seite"),
    ],
)
def test_an_id_is_told_of(schema: str, text: str, said: str, editor: Editor) -> None:
    assert told(editor, schema, text).startswith(said)


def test_an_id_that_the_list_does_not_know_is_as_right_as_before(editor: Editor) -> None:
    text = f"{EVENT}date: 2024\n    title: x\n    text: x\n    status: reported\n    "
    fields = "actors: [ne|w]\n    sources: [new, {source: newer, quote: x}, article#p99]\n"
    uri, *_place = opened(editor, "timeline", text + fields)
    assert editor.server.problems(uri) == []
    assert "Joe Biden" not in told(editor, "timeline", f"{EVENT}actors: [ne|w]\n")


def test_what_is_no_id_is_marked(editor: Editor) -> None:
    uri, *_place = opened(editor, "timeline", f"{EVENT}actors: [Joe Biden|]\n")
    assert any("does not match the pattern" in problem for problem in editor.server.problems(uri))


def test_a_new_record_is_offered_as_soon_as_the_list_is_written(server: Server, project: Project) -> None:
    editor = Editor(project, server)
    assert "callender" not in offered(editor, "timeline", f"{EVENT}actors: [|]\n")
    new = "\n  - id: callender\n    draft: Ruth Callender\n"
    with (project.content / "actors.yml").open("a", encoding="utf-8") as file:
        file.write(new)
    Session(project, print).update()
    server.tell_of_change(project.root / IDS)
    assert "callender" in offered(editor, "timeline", f"{EVENT}actors: [x, |]\n")


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_new_project_knows_its_ids(language: str, tmp_path: Path) -> None:
    folder = tmp_path / "project"
    assert main(["new", str(folder), "--language", language, "--quiet"]) == 0
    loaded = load(Project(folder))
    with running(folder) as server:
        editor = Editor(Project(folder), server)
        for field, kind in (("actors", "actor"), ("because_of", "event"), ("numbers", "number"), ("places", "place")):
            assert {*offered(editor, "timeline", f"{EVENT}{field}: [|]\n")} == loaded.known[kind]
        assert loaded.known["source"] <= {*offered(editor, "timeline", f"{EVENT}sources: [|]\n")}


def listed(project: Project, kind: str) -> list[str]:
    schema = json.loads((project.root / IDS).read_text(encoding="utf-8"))
    return [one["label"] for one in schema["$defs"][kind]["defaultSnippets"]]


@pytest.fixture
def wired(project: Project) -> Project:
    assert main(["--project", str(project.root), "schema", "--quiet"]) == 0
    return project


def test_adding_and_renaming_keep_the_list(wired: Project) -> None:
    said = ["name=Pegel", "short=Höhe des Wassers.", "sources=bericht"]
    words = [part for one in said for part in ("--set", one)]
    assert main(["--project", str(wired.root), "add", "term", *words, "--quiet"]) == 0
    assert listed(wired, "term") == ["pegel", "rakete"]
    assert main(["--project", str(wired.root), "rename", "term:rakete", "term:missile", "--quiet"]) == 0
    assert listed(wired, "term") == ["missile", "pegel"]
    assert [one for one in listed(wired, "record") if one.startswith("term:")] == ["term:missile", "term:pegel"]


def test_files_that_commands_make_are_wired(wired: Project) -> None:
    (wired.content / "places.yml").unlink()
    said = ["name=Bonn", "kind=city", "text=Dort tagt er."]
    words = [part for one in said for part in ("--set", one)]
    assert main(["--project", str(wired.root), "add", "place", *words, "--quiet"]) == 0
    assert main(["--project", str(wired.root), "rename", "term:rakete", "term:missile", "--quiet"]) == 0
    assert main(["--project", str(wired.root), "schema", "--check"]) == 0


def test_a_new_record_is_a_new_line_of_the_list(wired: Project) -> None:
    before = (wired.root / IDS).read_text(encoding="utf-8").splitlines()
    with (wired.content / "places.yml").open("a", encoding="utf-8") as file:
        file.write("\n  - id: bonn\n    draft: Bonn\n")
    Session(wired, print).update()
    after = (wired.root / IDS).read_text(encoding="utf-8").splitlines()
    assert [line.strip() for line in after if line not in before] == [
        '{"label": "bonn","body": "bonn"},',
        '{"label": "place:bonn","body": "place:bonn"},',
        '{"const": "bonn"},',
    ]


@pytest.mark.parametrize("file", ["actors.yml", "explainer.yml", "article.md"])
def test_while_a_file_is_broken_its_ids_stay(file: str, wired: Project) -> None:
    before = (wired.root / IDS).read_bytes()
    (wired.content / file).write_text("---\na: [\n---\n" if file == "article.md" else "a: [\n", encoding="utf-8")
    Session(wired, print).update()
    assert main(["--project", str(wired.root), "schema", "--quiet"]) == 0
    assert (wired.root / IDS).read_bytes() == before


def test_a_list_that_is_behind_is_no_fault_but_a_missing_one_is(
    wired: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    with (wired.content / "places.yml").open("a", encoding="utf-8") as file:
        file.write("\n  - id: bonn\n    draft: Bonn\n")
    assert main(["--project", str(wired.root), "schema", "--check"]) == 0
    (wired.root / IDS).unlink()
    assert main(["--project", str(wired.root), "schema", "--check"]) == 1
    assert f"{IDS}:1:1: out of date" in capsys.readouterr().out


def test_a_project_without_schemas_gets_none(project: Project) -> None:
    Session(project, print).update()
    assert main(["--project", str(project.root), "rename", "term:rakete", "term:missile", "--quiet"]) == 0
    assert not (project.root / FOLDER).exists()
