"""`explainer import events` and `explainer export`: round trips, reports, refusals."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from generator.cli import main
from generator.importing.events.markwhen import read_markwhen
from generator.importing.events.take import Taken, read_timeline, take
from generator.load.records import load
from generator.model.base import Record
from generator.model.event import Event
from generator.problems import ContentError
from generator.project import Project
from tests.conftest import copy_of

ROOT = Path(__file__).parents[2]

TIMELINEJS = {
    "scale": "human",
    "title": {"text": {"headline": "Die Brücke", "text": "Was geschah"}},
    "eras": [{"start_date": {"year": "2019"}, "end_date": {"year": "2021"}, "text": {"headline": "Vor der Sperrung"}}],
    "events": [
        {
            "unique_id": "closure",
            "start_date": {"year": 2024, "month": "3", "day": "12", "hour": "14", "minute": "5"},
            "end_date": {"year": 2024, "month": 4},
            "display_date": "im Frühjahr",
            "text": {"headline": "Die <em>Sperrung</em>", "text": "<p>Erster Absatz.</p><p>Zweiter.</p>"},
            "media": {"url": "https://example.org/b.jpg", "credit": "Ida Brandl"},
            "group": "Verkehr",
            "background": {"color": "#fff"},
        },
        {"start_date": {"year": "-44"}, "text": {"headline": "Zu früh"}},
    ],
}


def taken(project: Project, name: str, data: bytes, **columns: str) -> Taken:
    return take(project, data, name, columns)


def reported(made: Taken) -> set[tuple[int, str]]:
    return {(one.line, one.name) for one in made.lost}


def test_timelinejs_is_taken_field_by_field(project: Project) -> None:
    made = taken(project, "t.json", json.dumps(TIMELINEJS).encode())
    assert (made.whole, made.drafts) == (0, 2)
    assert reported(made) == {
        (0, "title"),
        (0, "scale"),
        (1, "era.end_date"),
        (1, "start_date.time"),
        (1, "title"),
        (1, "display_date"),
        (1, "media.url"),
        (1, "media.credit"),
        (1, "background"),
        (2, "start_date"),
    }
    assert (
        '  - id: closure\n    draft: "t.json, entry 1: Die Sperrung"\n    date: 2024-03-12\n    end: 2024-04\n'
        "    title: Die Sperrung\n    text: |\n      Erster Absatz.\n\n      Zweiter.\n    themes: [verkehr]\n"
    ) in made.texts["content/timeline.yml"]
    explainer = made.texts["content/explainer.yml"]
    assert "  - id: verkehr\n    label: Verkehr\n" in explainer
    assert explainer.endswith("periods:\n  - id: vor-der-sperrung\n    title: Vor der Sperrung\n    since: 2019\n")


def test_the_spreadsheet_of_timelinejs(project: Project) -> None:
    rows = (
        "Year,Month,Day,Time,End Year,Display Date,Headline,Text,Media,Type,Group,Extra\n"
        ",,,,,,Die Brücke,,,title,,\n"
        "2019,,,,2021,,Vorher,,,era,,\n"
        "2024,3,12,14:05,,,Sperrung,Ein Satz.,https://example.org/v,,Verkehr,mehr\n"
    )
    made = taken(project, "t.csv", rows.encode("utf-8-sig"))
    assert reported(made) == {
        (2, "title"),
        (3, "era.end_date"),
        (4, "start_date.time"),
        (4, "media.url"),
        (4, "Extra"),
    }
    assert "date: 2024-03-12\n    title: Sperrung\n    text: Ein Satz.\n" in made.texts["content/timeline.yml"]


TABLE = "Datum;Überschrift;Beschreibung;Notiz\n12.3.2024;Straße zu;Ein Satz.;x\n;;;\n\nMärz 2024;Größe;;\n"


def test_markwhen_dates_in_words_and_lengths_of_time() -> None:
    text = (
        "Oct 7th 1989: Words #tag\n"
        "3 May 2024: Day first\n"
        "2024-05-01 / 3 weeks: Long\n"
        "2024-05-02 every week for 3 times: Repeated\n"
        "A sentence: with a colon\n"
    )
    timeline = read_markwhen(text)
    assert [(entry.fields["date"], entry.fields["title"]) for entry in timeline.entries] == [
        ("1989-10-07", "Words"),
        ("2024-05-03", "Day first"),
        ("2024-05-01", "Long"),
        ("2024-05-02", "Repeated"),
    ]
    assert [(one.line, one.name, one.value) for entry in timeline.entries for one in entry.lost] == [
        (3, "end", "/ 3 weeks"),
        (4, "end", "every week for 3 times"),
    ]
    assert timeline.entries[-1].fields["text"] == "A sentence: with a colon"


def test_titles_are_plain_text_on_one_line(project: Project) -> None:
    data = (
        b'{"events": [{"start_date": {"year": "2024"}, "text": {"headline": "<b>A</b>\\n &amp; <a href=\'#\'>B</a>"}}]}'
    )
    taken = take(project, data, "t.json", {})
    assert "title: A & B\n" in taken.texts["content/timeline.yml"]
    assert [(one.name, one.line) for one in taken.lost] == [("title", 1)]
    taken = take(project, b'date,title\n2024-11-17,"One\nline"\n', "t.csv", {})
    assert "title: One line\n" in taken.texts["content/timeline.yml"]
    assert taken.lost == ()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TABLE.encode(), id="UTF-8"),
        pytest.param(TABLE.encode("utf-8-sig"), id="byte-order mark"),
        pytest.param(TABLE.encode("latin-1"), id="Latin-1"),
        pytest.param(TABLE.replace("\n", "\r").encode(), id="CR"),
        pytest.param(TABLE.replace("\n", "\r\n").encode(), id="CR LF"),
        pytest.param(TABLE.replace(";", "\t").encode("utf-16"), id="tabs in UTF-16"),
    ],
)
def test_tables_in_every_dress(data: bytes, project: Project) -> None:
    made = taken(project, "t.csv", data)
    text = made.texts["content/timeline.yml"]
    assert "date: 2024-03-12\n    title: Straße zu\n    text: Ein Satz.\n" in text
    assert "date: 2024-03\n    title: Größe\n" in text
    assert reported(made) == {(1, "column “Notiz”"), (3, "row"), (4, "row")}


def test_columns_are_mapped_and_surplus_cells_reported(project: Project) -> None:
    data = b"Tag,Betreff,Stand\n2024-03-12,Sperrung,gestern,noch etwas\n"
    made = taken(project, "t.csv", data, date="Tag", title="Betreff", reported="Stand")
    assert reported(made) == {(2, "cells beyond the header"), (2, "reported")}


def test_names_in_a_list_become_ids_and_unknown_ones_are_reported(project: Project) -> None:
    data = b"Datum;Titel;Ort;Akteure\n2024-03-12;Sperrung;Washington;Joe Biden, Stadtrat Neustadt\n"
    made = taken(project, "t.csv", data)
    assert "    actors: [biden]\n    places: [washington]\n" in made.texts["content/timeline.yml"]
    assert [(one.name, one.value) for one in made.lost] == [("actors", "Stadtrat Neustadt")]


def test_seasons_are_dates(project: Project) -> None:
    made = taken(project, "t.csv", b"Datum;Titel\nHerbst 2019;Risse\n")
    assert "    date: 2019-23\n" in made.texts["content/timeline.yml"]


def test_a_workbook(project: Project) -> None:
    import datetime

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Datum", "Titel", "Wichtigkeit"])
    sheet.append([datetime.datetime(2024, 3, 12), "Sperrung", 2.0])
    book.create_sheet("Rest")
    stream = BytesIO()
    book.save(stream)
    made = taken(project, "t.xlsx", stream.getvalue())
    assert "date: 2024-03-12\n    title: Sperrung\n    importance: 2\n" in made.texts["content/timeline.yml"]
    assert reported(made) == {(0, "sheet “Rest”")}


MARKWHEN = """title: Die Brücke
dateFormat: d/M/y

// eine Bemerkung
section Vorgeschichte #bau
2019: Planung #stadt
  mit einem #gutachten
endSection
12/3/2024 - 20/3/2024: Sperrung
2024-03/2024-05: Umleitung
after !x 5 days: Ende
"""


def test_markwhen() -> None:
    timeline = read_markwhen(MARKWHEN)
    assert [entry.fields for entry in timeline.entries] == [
        {"date": "2019", "title": "Planung", "text": "mit einem"},
        {"date": "2024-03-12", "end": "2024-03-20", "title": "Sperrung"},
        {"date": "2024-03", "end": "2024-05", "title": "Umleitung"},
    ]
    assert timeline.entries[0].groups == ("Vorgeschichte", "stadt", "gutachten")
    assert [(one.line, one.name) for one in timeline.lost] == [
        (1, "title"),
        (2, "dateFormat"),
        (4, "comment"),
        (11, "event"),
    ]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("t.csv", b"", "the file is empty"),
        ("t.csv", b"Datum;Titel\n", "at least one row below it"),
        ("t.csv", b"a;b\n1;2\n", "no column for date and title; allowed: a column of that name, or --column date=NAME"),
        ("t.csv", b'Datum;Titel\n"x;y\n', "broken CSV"),
        ("t.xlsx", b"no zip", "no workbook that can be read"),
        ("t.json", b"{", "broken JSON"),
        ("t.json", b"[]", "this JSON is no timeline"),
        ("t.json", b'{"events": []}', "there are no events"),
        ("t.mw", b"only words\n", "there are no events"),
        ("t.pdf", b"x", "timelines are not read from .pdf; allowed: .json, .csv"),
    ],
)
def test_refused_with_a_message(name: str, data: bytes, said: str, project: Project) -> None:
    with pytest.raises(ContentError, match=r"t\.\w+:\d+:1: ") as error:
        taken(project, name, data)
    assert said in str(error.value)


def test_an_unknown_column_is_named(project: Project) -> None:
    with pytest.raises(ContentError, match=r"there is no column “Betref”; did you mean “Betreff”\?"):
        taken(project, "t.csv", b"Tag,Betreff\n2024,x\n", title="Betref")


@pytest.mark.parametrize("form", ["json", "timelinejs", "csv"])
def test_export_and_import_give_the_same_events(form: str, tmp_path: Path) -> None:
    project = copy_of(ROOT, tmp_path / "project")
    before = load(project).records["event"]
    file = tmp_path / ("events.csv" if form == "csv" else "events.json")
    assert main(["--project", str(project.root), "export", form, "--output", str(file)]) == 0
    (project.content / "timeline.yml").write_text("events: []\n", encoding="utf-8")
    assert main(["--project", str(project.root), "import", "events", str(file), "--quiet"]) == 0
    after = load(project).records["event"]
    bare = {key: event for key, event in before.items() if form != "csv" or is_bare(event)}
    assert {key: after[key] for key in bare} == bare
    assert len(after) == len(before) >= 40


def is_bare(event: Record) -> bool:
    """Whether the columns of CSV have room for all of an event."""
    assert isinstance(event, Event)
    return not event.media and all(len(one.model_dump(exclude_none=True)) == 1 for one in event.sources)


def test_importing_again_changes_nothing(project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "events.json"
    main(["--project", str(project.root), "export", "json", "--output", str(file)])
    before = (project.content / "timeline.yml").read_bytes()
    assert main(["--project", str(project.root), "import", "events", str(file)]) == 0
    assert (project.content / "timeline.yml").read_bytes() == before
    assert capsys.readouterr().err.endswith(
        "0 events, 0 drafts, 1 there already; 0 fields not carried over\nwrote nothing\n"
    )


def test_an_export_overwrites_nothing_unasked(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "events.csv"
    file.write_text("mein", encoding="utf-8")
    arguments = ["--project", str(project.root), "export", "csv", "--output", str(file)]
    assert main(arguments) == 2
    assert file.read_text(encoding="utf-8") == "mein"
    assert main([*arguments, "--replace"]) == 0


def test_a_refused_import_leaves_nothing_behind(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "t.json"
    file.write_text(json.dumps(TIMELINEJS), encoding="utf-8")
    (project.content / "explainer.yml").write_text("themes: [{id: a, label: b}]\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in project.content.rglob("*") if path.is_file()}
    assert main(["--project", str(project.root), "import", "events", str(file)]) == 1
    assert {path: path.read_bytes() for path in project.content.rglob("*") if path.is_file()} == before


def test_a_foreign_json_entry_keeps_its_number() -> None:
    timeline = read_timeline(json.dumps(TIMELINEJS).encode(), "t.json", {})
    assert [entry.line for entry in timeline.entries] == [1, 2]
