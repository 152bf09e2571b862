"""`explainer add`: a record that `check` takes, or a message and no record."""

from __future__ import annotations

import pytest

from generator.build import check
from generator.cli import main
from generator.model.content import KINDS, Kind
from generator.project import Project

SAID = {
    "event": ["date=2024-11", "title=Neu", "text=Ein Text.", "status=reported", "actors=bid", "sources=ber"],
    "actor": [
        "names.full=Ruth Callender",
        "names.short=Callender",
        "kind=person",
        "roles.title=Mayor",
        "side=ukr",
        "text=Sie leitet.",
        "sources=bericht",
    ],
    "number": [
        "label=Kosten",
        "value=4.5",
        "unit=Euro",
        "as_of=2024",
        "certainty=claim",
        "attribution=laut Rat",
        "sources=bericht",
    ],
    "term": ["name=Pegel", "short=Höhe des Wassers.", "aliases=Stand, Wasserstand", "sources=bericht"],
    "question": ["question=Wer zahlt?", "short=Der Rat.", "status=open", "sources=bericht"],
    "source": [
        "publisher=Amtsblatt",
        "title=Bericht",
        "url=https://example.org/a",
        "language=de",
        "kind=news",
        "accessed=2024-01-01",
    ],
    "place": [
        "name=Bonn",
        "kind=city",
        "country=DE",
        "latitude=50.7",
        "longitude=7.1",
        "precision=Stadtmitte",
        "text=Dort tagt er.",
    ],
}


def run(project: Project, kind: str, *said: str) -> int:
    return main(["--project", str(project.root), "add", kind, *(part for one in said for part in ("--set", one))])


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_can_be_added(kind: Kind, project: Project) -> None:
    name, file = kind.name, project.content / kind.file
    before = file.read_text(encoding="utf-8")
    assert run(project, name, *SAID[name]) == 0
    assert file.read_text(encoding="utf-8").startswith(before)
    assert [problem for problem in check(project) if problem.level == "error"] == []


def test_the_first_record_of_a_kind_makes_its_file(project: Project) -> None:
    for kind in KINDS:
        (project.content / kind.file).unlink()
    assert run(project, "source", *SAID["source"]) == 0
    assert (project.content / "sources.yml").read_text(encoding="utf-8").startswith("sources:\n  - id: bericht\n")


def test_ids_are_proposed_and_completed(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, "event", *SAID["event"]) == 0
    assert capsys.readouterr().err == "added event:neu to content/timeline.yml:15\n"
    assert (
        (project.content / "timeline.yml")
        .read_text(encoding="utf-8")
        .endswith(
            "  - id: neu\n    date: 2024-11\n    title: Neu\n    text: Ein Text.\n    status: reported\n"
            "    actors: [biden]\n    sources: [bericht]\n"
        )
    )


@pytest.mark.parametrize(
    ("kind", "said", "expected"),
    [
        ("event", ["title=Neu"], (2, "a new event also needs\n  --set date=…  When it happened")),
        ("place", ["name=Markt"], (2, "  --set kind=capital|city|town|village|district|square|building|region|")),
        ("event", ["titel=Neu"], (2, "unknown field “titel” of event; allowed: id, date")),
        ("event", ["title"], (2, "“title” is not FIELD=VALUE")),
        ("event", [*SAID["event"][1:], "date=gestern"], (1, "“gestern” is not a date")),
        ("term", [*SAID["term"][:-1], "sources=nichts"], (1, "unknown source “nichts”")),
        ("term", [*SAID["term"], "id=rakete"], (1, "duplicate id")),
    ],
)
def test_what_makes_no_record(
    kind: str, said: list[str], expected: tuple[int, str], project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in project.content.iterdir()}
    code, told = expected
    assert run(project, kind, *said) == code
    printed = capsys.readouterr()
    assert told in printed.out + printed.err
    assert {path: path.read_bytes() for path in project.content.iterdir()} == before


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_is_added_is_in_form(kind: Kind, project: Project) -> None:
    main(["--project", str(project.root), "fmt", "--quiet"])
    assert run(project, kind.name, *SAID[kind.name]) == 0
    assert main(["--project", str(project.root), "fmt", "--check"]) == 0


def test_line_ends_and_mark_of_the_file_stay(project: Project) -> None:
    file = project.content / "glossary.yml"
    before = b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(before)
    assert run(project, "term", *SAID["term"]) == 0
    after = file.read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == after.count(b"\r\n")


def test_a_file_that_cannot_be_read_stays(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    (project.content / "glossary.yml").write_bytes(b"terms:\n  - id: \xff\n")
    assert run(project, "term", *SAID["term"]) == 1
    assert "not UTF-8" in capsys.readouterr().out
    assert (project.content / "glossary.yml").read_bytes() == b"terms:\n  - id: \xff\n"


def test_warnings_about_the_new_record_are_told(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    said = [one for one in SAID["event"] if not one.startswith("status")]
    assert run(project, "event", *said, "status=confirmed") == 0
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "added event:neu to content/timeline.yml:15"
    assert all(line.startswith("  content/timeline.yml:") and "warning: event neu: " in line for line in lines[1:])
    assert len(lines) > 1
