"""Drafts: the names, numbers and dates that are found, and their passages."""

from __future__ import annotations

import pytest

from generator.importing.drafting import Known, Paragraph, drafts, passage
from generator.importing.drafting.dates import dated_passages
from generator.importing.drafting.names import names_in, organisations_in
from generator.importing.drafting.numbers import amounts_in
from generator.importing.language import language


@pytest.mark.parametrize(
    ("code", "text", "names"),
    [
        (
            "de",
            "Die Bürgermeisterin Petra Lindqvist traf Klaus von Berg.",
            [("Petra Lindqvist", "person"), ("Klaus von Berg", "person")],
        ),
        (
            "de",
            "Lettlands Regierung bat die Vereinigten Staaten um Hilfe.",
            [("Lettland", "state"), ("Vereinigte Staaten", "state")],
        ),
        ("de", "Das Rote Kreuz half, sagte die WHO.", [("WHO", "organisation")]),
        ("de", "Der Umbau der Halle und viele Händler kosten Zeit.", []),
        ("de", "Erst kam Petra Lindqvist, später ging Lindqvist.", [("Petra Lindqvist", "person")]),
        (
            "en",
            "Mayor Ruth Callender met the Harbour Board.",
            [("Ruth Callender", "person"), ("Harbour Board", "organisation")],
        ),
        ("en", "On Tuesday in March nobody came.", []),
        (
            "de",
            "Das Bergamt prüft, sagte die Reederei Lührs.",
            [("Reederei Lührs", "organisation")],
        ),
        ("en", "The Harbour Workers' Association struck.", [("Harbour Workers' Association", "organisation")]),
    ],
)
def test_names(code: str, text: str, names: list[tuple[str, str]]) -> None:
    assert [(name.full, name.kind) for name in names_in([text], language(code))] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Das Bergamt prüft; der Sprecher des Schwimmvereins schwieg. Das Bergamt auch.", ["Bergamt", "Schwimmverein"]),
        ("Das Ehrenamt und der Vorrat einer offenen Gesellschaft.", []),
        ("Die Reederei Lührs zahlt.", []),
    ],
)
def test_organisations_of_one_word(text: str, names: list[str]) -> None:
    found = organisations_in([text], language("de"), names_in([text], language("de")))
    assert [(name.full, name.kind) for name in found] == [(name, "organisation") for name in names]


def test_two_people_of_one_name_are_called_in_full() -> None:
    found = names_in(["Petra Ohlert und Klaus Ohlert kamen."], language("de"))
    assert [name.short for name in found] == ["Petra Ohlert", "Klaus Ohlert"]


@pytest.mark.parametrize(
    ("code", "text", "amounts"),
    [
        ("de", "Es kamen bis zu 1.200 erwachsene Besucher.", [("1200", "at most", "Besucher")]),
        ("de", "Das kostet rund 4,5 Millionen Euro.", [("4500000", "about", "Euro")]),
        ("de", "Ein Anteil von 12,5 % gilt.", [("12.5", "", "%")]),
        ("de", "Das kostet 17 bis 19 Millionen Euro.", [("19000000", "", "Euro")]),
        ("de", "Am 3. März 2024 um 12 Uhr, 2019 und am 3.4.2020.", []),
        (
            "en",
            "More than 1,300 commuters paid £2.5 million.",
            [("1300", "more than", "commuters"), ("2500000", "", "Pfund")],
        ),
        ("en", "On March 14, 2023, at 3 pm or 1445 GMT.", []),
        (
            "de",
            "Bis Sonntag sollen es 2.000 sein, hieß es, vielleicht fast 3.500.",
            [("2000", "", ""), ("3500", "nearly", "")],
        ),
        ("de", "Petra Lindqvist, 52, las Seite 12 und gewann mit 14 zu 11. Es war die 47. Sitzung.", []),
        ("en", "Of those, 1,140 voted; some 900 did not.", [("1140", "", "voted"), ("900", "about", "did")]),
        ("en", "Ruth Callender, 44, lives in room 101 of block 17.", []),
    ],
)
def test_numbers(code: str, text: str, amounts: list[tuple[str, str, str]]) -> None:
    assert [(found.value, found.qualifier, found.unit) for found in amounts_in(text, language(code))] == amounts


@pytest.mark.parametrize(
    ("code", "text", "dates"),
    [
        ("de", "Am 3. März 2024, im April 2023 und seit 2019.", ["2024-03-03", "2023-04", "2019"]),
        ("de", "Am 03.04.2020 und am 31.2.2021.", ["2020-04-03"]),
        ("en", "On March 14, 2023, the 3rd of May 2022 and in 1998.", ["2023-03-14", "2022-05-03", "1998"]),
        ("de", "Im Herbst 2019 und im Frühjahr 2025.", ["2019-23", "2025-21"]),
        ("en", "In autumn 2019 and the spring of 2025.", ["2019-23", "2025-21"]),
        ("en", "Nothing happened then.", []),
    ],
)
def test_dates(code: str, text: str, dates: list[str]) -> None:
    assert [found.date for found in dated_passages(text, language(code))] == dates


def test_relative_days_are_counted_from_the_day_of_publication() -> None:
    found = dated_passages("Das geschah gestern, nicht heute.", language("de"), "2024-03-01")
    assert [one.date for one in found] == ["2024-02-29", "2024-03-01"]


def test_the_passage_is_the_sentence() -> None:
    text = "Erst kam er. Dann ging Petra Lindqvist nach Hause. Ende."
    assert passage(text, text.index("Petra"), 5) == "Dann ging Petra Lindqvist nach Hause."


def test_known_names_are_not_drafted_and_ids_not_taken_twice() -> None:
    paragraphs = (Paragraph("p1", "Petra Lindqvist und Klaus Ohlert kamen am 3. März 2024."),)
    made = drafts(paragraphs, language("de"), Known({"actor": {"ohlert"}}, {"Petra Lindqvist"}))
    assert [actor["id"] for actor in made["actor"]] == ["ohlert-2"]
    assert made["event"][0] == {
        "id": "event-2024-03-03",
        "draft": "Petra Lindqvist und Klaus Ohlert kamen am 3. März 2024.",
        "date": "2024-03-03",
        "sources": ["article#p1"],
    }


@pytest.mark.parametrize(
    ("code", "text", "low"),
    [
        ("de", "Das kostet 17 bis 19 Millionen Euro.", "17000000"),
        ("de", "Es kamen 800 bis 1.200 Besucher.", "800"),
        ("en", "It costs 17 to 19 million euros.", "17000000"),
        ("de", "Es kamen bis zu 1.200 Besucher.", ""),
    ],
)
def test_a_range_keeps_its_lower_end(code: str, text: str, low: str) -> None:
    assert [found.low for found in amounts_in(text, language(code))] == [low]


def test_a_range_is_drafted_as_one() -> None:
    [number] = drafts([Paragraph("p1", "Das kostet 17 bis 19 Millionen Euro.")], language("de"), Known())["number"]
    assert (number["low"], number["high"], number["qualifier"]) == ("17000000", "19000000", "between")


def test_no_event_is_drafted_for_a_day_that_has_one() -> None:
    paragraphs = [Paragraph("p1", "Das geschah am 3. März 2024 und am 4. März 2024.")]
    made = drafts(paragraphs, language("de"), Known(dates={"2024-03-03"}))
    assert [event["date"] for event in made["event"]] == ["2024-03-04"]
