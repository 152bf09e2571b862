"""`explainer import events` and `explainer export`: round trips, reports, refusals."""

from __future__ import annotations

import json
from io import BytesIO, TextIOWrapper
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from generator.build import check
from generator.cli import main
from generator.importing.events.dates import Options, Order, date_of, zone_of
from generator.importing.events.entry import Entry
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
    return take(project, data, name, Options(columns))


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
    taken = take(project, data, "t.json", Options())
    assert "title: A & B\n" in taken.texts["content/timeline.yml"]
    assert [(one.name, one.line) for one in taken.lost] == [("title", 1)]
    taken = take(project, b'date,title\n2024-11-17,"One\nline"\n', "t.csv", Options())
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
# Vorher
## Bau
2018: Idee !idea
# Danach
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
        {"date": "2018", "id": "idea", "title": "Idee"},
        {"date": "2019", "title": "Planung", "text": "mit einem"},
        {"date": "2024-03-12", "end": "2024-03-20", "title": "Sperrung"},
        {"date": "2024-03", "end": "2024-05", "title": "Umleitung"},
        {"title": "Ende"},
    ]
    assert timeline.entries[0].groups == ("Vorher", "Bau")
    assert timeline.entries[1].groups == ("Danach", "Vorgeschichte", "stadt", "gutachten")
    assert [(one.line, one.name, one.value) for one in timeline.entries[-1].lost] == [(15, "date", "after !x 5 days")]
    assert [(one.line, one.name) for one in timeline.lost] == [
        (1, "title"),
        (2, "dateFormat"),
        (4, "comment"),
    ]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("t.csv", b"", "the file is empty"),
        ("t.csv", b"Datum;Titel\n", "at least one row below it"),
        ("t.csv", b"a;b\n1;2\n", "no column for date and title; allowed: a column of that name, or --column date=NAME"),
        ("t.csv", b'Datum;Titel\n"x;y\n', "broken CSV"),
        ("t.xlsx", b"no zip", "damaged, locked, or not what its ending says"),
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


@pytest.mark.parametrize("arguments", [["timelinejs"], ["csv", "--plain"], ["json", "--plain"]])
def test_other_programs_get_words(
    arguments: list[str], real_project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--project", str(real_project.root), "export", *arguments, "--quiet"]) == 0
    out = capsys.readouterr().out
    if arguments == ["timelinejs"]:
        out = json.dumps([{**event, "explainer": {}} for event in json.loads(out)["events"]], ensure_ascii=False)
    assert "Kirby" in out
    assert "[[" not in out


@pytest.mark.parametrize(
    ("date", "start", "words"),
    [
        ("2024-11-17", {"year": 2024, "month": 11, "day": 17}, None),
        ("2024-11", {"year": 2024, "month": 11}, None),
        (
            "2024-11-17T14:30+01:00",
            {"year": 2024, "month": 11, "day": 17, "hour": 14, "minute": 30},
            None,
        ),
        ("2024-11-17~", {"year": 2024, "month": 11, "day": 17}, "um den 17. November 2024"),
        ("2024-23", {"year": 2024, "month": 9}, "Herbst 2024"),
        ("[..2024-11-17]", {"year": 2024, "month": 11, "day": 17}, "spätestens am 17. November 2024"),
    ],
)
def test_timelinejs_says_a_date_as_far_as_it_is_known(
    date: str, start: dict[str, int], words: str | None, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    timeline = project.content / "timeline.yml"
    text = timeline.read_text(encoding="utf-8")
    first = "    date: 2024-11-17\n"
    assert first in text
    timeline.write_text(text.replace(first, f'    date: "{date}"\n', 1), encoding="utf-8")
    assert main(["--project", str(project.root), "export", "timelinejs"]) == 0
    [event] = json.loads(capsys.readouterr().out)["events"]
    assert event["start_date"] == start
    assert event.get("display_date") == words


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
    timeline = read_timeline(json.dumps(TIMELINEJS).encode(), "t.json", Options())
    assert [entry.line for entry in timeline.entries] == [1, 2]


AMBIGUOUS = b"Date,Title\n03/04/2025,One\n25/04/2025,Two\n2025-05-06,Three\n1/2/2025,Four\n"


def test_a_date_that_could_be_two_days_is_asked_for(project: Project, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as error:
        taken(project, "t.csv", AMBIGUOUS)
    assert [(one.line, one.message) for one in error.value.problems] == [
        (2, "date “03/04/2025” could be two days"),
        (5, "date “1/2/2025” could be two days"),
    ]
    assert error.value.problems[0].allowed == "--dates day-first, or --dates month-first"
    file = tmp_path / "t.csv"
    file.write_bytes(AMBIGUOUS)
    assert main(["--project", str(project.root), "import", "events", str(file), "--dates", "day-first"]) == 0
    text = (project.content / "timeline.yml").read_text(encoding="utf-8")
    assert [day in text for day in ("2025-04-03", "2025-04-25", "2025-05-06", "2025-02-01")] == [True] * 4


@pytest.mark.parametrize(
    ("words", "order", "date"),
    [
        ("3.4.2025", "month-first", "2025-04-03"),
        ("03/04/2025", "month-first", "2025-03-04"),
        ("12/25/2025", None, "2025-12-25"),
        ("25-12-2025", None, "2025-12-25"),
        ("4/4/2025", None, "2025-04-04"),
        ("12/25/2025", "day-first", ""),
        ("3.4.25", None, ""),
        ("Mon, 3 March 2025", None, "2025-03-03"),
        ("March 3rd 2025", None, "2025-03-03"),
        ("2025-03-03 14:30", None, "2025-03-03"),
    ],
)
def test_dates_of_tables(words: str, order: Order | None, date: str) -> None:
    entry = Entry(1, {})
    assert date_of(words, "date", entry, Options(order=order)) == date
    lost = "date.time" if date and ":" in words else "" if date else "date"
    assert [one.name for one in entry.lost] == [lost] * bool(lost)


@pytest.mark.parametrize(
    ("words", "zone", "date"),
    [
        ("2025-03-03 14:30", "Europe/Berlin", "2025-03-03T14:30+01:00"),
        ("3.7.2025, 14:30 Uhr", "Europe/Berlin", "2025-07-03T14:30+02:00"),
        ("2025-03-03T02:05:00", "+05:30", "2025-03-03T02:05+05:30"),
        ("March 3, 2025 2:05 pm", "America/New_York", "2025-03-03T14:05-05:00"),
        ("2025-03-30 02:30", "Europe/Berlin", "2025-03-30"),
        ("2025-10-26 02:30", "Europe/Berlin", "2025-10-26"),
        ("2025-10-26 25:30", "Europe/Berlin", "2025-10-26"),
    ],
)
def test_a_time_is_kept_with_its_zone(words: str, zone: str, date: str) -> None:
    """On the days when the clocks are changed, one hour is there twice and one not at all."""
    entry = Entry(1, {})
    assert date_of(words, "date", entry, Options(zone=zone_of(zone))) == date
    assert [one.name for one in entry.lost] == ([] if "T" in date else ["date.time"])


@pytest.mark.parametrize("zone", ["Berlin", "Europe", "../etc/passwd", "+1:00", "+99:00", ""])
def test_a_zone_that_is_none(zone: str) -> None:
    with pytest.raises(ValueError, match="there is no zone"):
        zone_of(zone)


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("Wann;Ereignis;Was genau", {"date": "Wann", "title": "Ereignis"}),
        (
            "Startdatum:;Headline;Zusammenfassung",
            {"date": "Startdatum:", "title": "Headline", "text": "Zusammenfassung"},
        ),
        (
            "END DATE;Start_Date;what;WHERE",
            {"date": "Start_Date", "end": "END DATE", "title": "what", "places": "WHERE"},
        ),
    ],
)
def test_columns_are_told_by_their_names(header: str, fields: dict[str, str], project: Project) -> None:
    names = header.split(";")
    cells = ["2024-03-12" if "dat" in name.lower() or name == "Wann" else "Wort" for name in names]
    made = taken(project, "t.csv", f"{header}\n{';'.join(cells)}\n".encode())
    unknown = {one.name for one in made.lost if "column" in one.name}
    assert unknown == {f"column “{name}”" for name in names if name not in fields.values()}


def test_names_of_columns_that_nearly_fit(project: Project) -> None:
    with pytest.raises(ContentError) as error:
        taken(project, "t.csv", b"Datm;Tietel;x\n2024;a;b\n")
    assert str(error.value) == (
        "t.csv:1:1: no column for date and title; did you mean --column date=Datm --column title=Tietel?; "
        "allowed: a column of that name, or --column date=NAME --column title=NAME with one of: Datm, Tietel, x"
    )
    with pytest.raises(
        ContentError, match="the first row holds a date; allowed: a row above it that names the columns"
    ):
        taken(project, "t.csv", b"2024-03-12;Sperrung\n2024-03-13;Umleitung\n")


def test_what_stands_above_the_names_of_the_columns_is_reported(project: Project) -> None:
    data = b"sep=;\nBr\xfccke: Chronik;;\n;;\nDatum;Titel;;Titel\n2024-03-12;Sperrung;offen;Neu\n;;;\n"
    made = taken(project, "t.csv", data)
    assert "title: Neu\n" in made.texts["content/timeline.yml"]
    assert reported(made) == {(2, "row"), (4, "column “Titel”"), (4, "column without a name")}


def test_lines_are_those_of_the_file_where_cells_have_several(project: Project) -> None:
    made = taken(project, "t.csv", b'Datum;Titel\n2024-03-12;"Zwei\nZeilen"\nbald;Drei\n')
    assert reported(made) == {(4, "date")}


def test_a_workbook_as_people_make_it(project: Project) -> None:
    """A title above, merged days, a formula that was never computed, an error, a hidden row, a hidden sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Chronik der Brücke"],
        [],
        ["Datum", "Titel", "Text"],
        ["2024-03-12", "Sperrung", "=A1&B1"],
        [None, "Umleitung", "#REF!"],
        ["2024-03-14", "Geheim", ""],
        ["2024-03-15", "Ende", ""],
    ):
        sheet.append(row)
    sheet["C5"].data_type = "e"
    sheet.merge_cells("A4:A5")
    sheet.row_dimensions[6].hidden = True
    book.create_sheet("Intern").sheet_state = "hidden"
    stream = BytesIO()
    book.save(stream)
    made = taken(project, "t.xlsx", stream.getvalue())
    text = made.texts["content/timeline.yml"]
    assert "date: 2024-03-12\n    title: Umleitung\n" in text
    assert "Geheim" not in text
    assert reported(made) == {
        (0, "sheet “Intern”"),
        (1, "row"),
        (4, "cell C4"),
        (4, "merged cells A4:A5"),
        (5, "cell C5"),
        (6, "row"),
    }


def test_a_workbook_that_would_fill_the_memory_is_refused(project: Project) -> None:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(41_000_000))
    with pytest.raises(ContentError, match=r"t\.xlsx:1:1: the file, unpacked, has more than 40 MB"):
        taken(project, "t.xlsx", stream.getvalue())


@pytest.mark.parametrize(
    "events",
    [
        pytest.param([1, None, "x", []], id="events that are no objects"),
        pytest.param([{"start_date": "2024", "text": "x", "media": [1], "end_date": 5}], id="fields of a wrong kind"),
        pytest.param(
            [{"start_date": {"year": [2024]}, "text": {"headline": {}, "text": 4}}], id="parts of a wrong kind"
        ),
        pytest.param(
            [{"start_date": {"year": "2024"}, "text": {"headline": "\ud800\u0000\u0085A"}}], id="no characters"
        ),
    ],
)
@pytest.mark.parametrize("more", [{}, {"title": 5}, {"eras": {"a": 1}}, {"eras": [1]}, {"title": {"text": [1]}}])
def test_json_that_is_not_what_timelinejs_writes(
    events: list[object], more: dict[str, object], project: Project
) -> None:
    try:
        made = taken(project, "t.json", json.dumps({"events": events, **more}).encode())
    except ContentError:
        return
    for path, text in made.texts.items():
        (project.root / path).write_bytes(text.encode())
    assert [problem for problem in check(project) if "YAML" in problem.message] == []


def test_times_groups_and_eras_of_timelinejs(project: Project) -> None:
    start = {"year": 2024, "month": 3, "day": 12, "hour": 14, "minute": 5}
    events = [
        {"start_date": start, "text": {"headline": "A"}, "group": "Verkehr", "autolink": False},
        {"start_date": {"year": 800}, "text": {"headline": "B"}, "group": "verkehr"},
    ]
    eras = [{"start_date": {"year": year}, "text": {"headline": "Bau"}} for year in (2019, 2021)]
    data = json.dumps({"events": events, "eras": eras}).encode()
    made = take(project, data, "t.json", Options(zone=zone_of("Europe/Berlin")))
    assert "date: 2024-03-12T14:05+01:00\n" in made.texts["content/timeline.yml"]
    assert reported(made) == {(1, "autolink"), (2, "start_date")}
    explainer = made.texts["content/explainer.yml"]
    assert explainer.count("  - id: verkehr\n    label: Verkehr\n") == 1
    assert ("id: bau\n" in explainer, "id: bau-2\n" in explainer) == (True, True)
    for path, text in made.texts.items():
        (project.root / path).write_text(text, encoding="utf-8")
    again = take(project, data, "t.json", Options())
    assert "content/explainer.yml" not in again.texts


def test_what_somebody_changed_in_an_export_is_taken(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "events.json"
    main(["--project", str(project.root), "export", "timelinejs", "--output", str(file)])
    data = json.loads(file.read_text(encoding="utf-8"))
    data["events"][0]["text"]["headline"] = "Neu"
    data["events"][0]["start_date"] = {"year": 1999}
    made = taken(project, "events.json", json.dumps(data).encode())
    assert {(one.name, one.line) for one in made.lost if one.name not in {"title", "id"}} == {
        ("explainer.title", 1),
        ("explainer.date", 1),
    }
    text = made.texts["content/timeline.yml"]
    assert ("    date: 1999\n" in text, "    title: Neu\n" in text) == (True, True)


@pytest.mark.parametrize(
    ("data", "events"),
    [
        (b"2024-03-12: Sperrung\n2024-03-13: Umleitung\n", 2),
        (b"Datum;Titel\n2024-03-12;Sperrung\n", 1),
        (b'{"events": [{"start_date": {"year": "2024"}, "text": {"headline": "A"}}]}', 1),
    ],
)
def test_standard_input_is_told_by_how_it_begins(
    data: bytes, events: int, project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(data)))
    assert main(["--project", str(project.root), "import", "events", "-", "--dry-run"]) == 0
    assert f"{events} drafts" in capsys.readouterr().err
