"""Coverage: what the article says and no record holds, and what records the article never uses."""

from __future__ import annotations

import json

import pytest

from generator.cli import main
from generator.project import Project

Captured = pytest.CaptureFixture[str]

GERMAN = """\
Am 17. November 2024 erlaubte Biden den Einsatz; bis zu 12.000 Soldaten aus Nordkorea waren angekommen.
Im Dezember 2023 hatte Jens Stoltenberg noch von 7.500 Mann gesprochen, und Tausende seien unterwegs.
Der Beschluss fiel in Washington; 2024 Soldaten sind etwas anderes als das Jahr 2019.
"""

ENGLISH = """\
On 17 November 2024 Biden allowed their use; up to 12,000 soldiers had arrived.
In December 2023 Jens Stoltenberg had still spoken of 7,500 men, and thousands were on their way.
"""


def findings(project: Project, captured: Captured, *arguments: str) -> list[tuple[str, str]]:
    """What is open, as kind and text."""
    code = main(["coverage", "--quiet", "--format", "json", "--project", str(project.root), *arguments])
    found = json.loads(captured.readouterr().out)
    opened = [(one["kind"], one["text"]) for one in found if one["open"]]
    assert code == int(bool(opened))
    return opened


def other(project: Project, text: str) -> str:
    file = project.root / "artikel.txt"
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_an_article_that_inserts_its_records_is_covered(project: Project, capsys: Captured) -> None:
    assert findings(project, capsys) == [("name", "Nordkorea"), ("record", "place:washington")]


def test_german_numbers_dates_and_names(project: Project, capsys: Captured) -> None:
    assert findings(project, capsys, "--article", other(project, GERMAN)) == [
        ("literal", "12.000"),
        ("name", "Nordkorea"),
        ("date", "Dezember 2023"),
        ("name", "Jens Stoltenberg"),
        ("number", "7.500"),
        ("number", "Tausende"),
        ("number", "2024"),
        ("date", "2019"),
        ("record", "term:rakete"),
    ]


def test_english_numbers_dates_and_names(project: Project, capsys: Captured) -> None:
    found = findings(project, capsys, "--article", other(project, ENGLISH))
    assert [one for one in found if one[0] != "record"] == [
        ("date", "December 2023"),
        ("name", "Jens Stoltenberg"),
        ("number", "7,500"),
        ("number", "thousands"),
    ]


def test_what_is_set_aside_has_a_reason_and_is_not_open(project: Project, capsys: Captured) -> None:
    (project.content / "coverage.yml").write_text(
        "set_aside:\n"
        "  - text: Nordkorea\n    reason: Am Rand.\n"
        "  - records: [place:washington, term:rakete]\n    reason: Nur für die Zeitleiste.\n",
        encoding="utf-8",
    )
    assert findings(project, capsys) == []


def test_set_aside_needs_a_reason(project: Project, capsys: Captured) -> None:
    (project.content / "coverage.yml").write_text("set_aside:\n  - text: '7.500'\n", encoding="utf-8")
    assert main(["coverage", "--quiet", "--project", str(project.root)]) == 1
    assert capsys.readouterr().out == (
        "content/coverage.yml:2:5: coverage: missing field “set_aside.1.reason”; allowed: text\n"
    )


def test_a_figure_typed_into_a_record_is_pointed_out_with_its_reference(project: Project, capsys: Captured) -> None:
    file = project.content / "timeline.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("am selben Tag", "für 12.000 Soldaten"), encoding="utf-8")
    main(["coverage", "--quiet", "--project", str(project.root)])
    assert capsys.readouterr().out.splitlines()[-1] == (
        "content/timeline.yml:6:35: literal: “12.000” is typed here, and number soldaten holds it; "
        "allowed: [[number:soldaten]], or [[number:soldaten|# …]] with words of your own; "
        "did you mean “[[number:soldaten]]”?"
    )


def test_a_language_that_is_not_there(project: Project, capsys: Captured) -> None:
    assert main(["coverage", "--language", "fr", "--project", str(project.root)]) == 2
    assert "no content in “fr”; allowed: de" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["de", "en"])
def test_records_account_for_our_own_article(language: str, real_project: Project, capsys: Captured) -> None:
    found = findings(real_project, capsys, "--language", language)
    assert [one for one in found if one[0] != "record"] == []


def test_the_same_figure_of_another_thing_is_not_accounted_for(project: Project, capsys: Captured) -> None:
    edit = project.content / "numbers.yml"
    edit.write_text(edit.read_text(encoding="utf-8").replace("value: 12000", "value: 12"), encoding="utf-8")
    found = findings(project, capsys, "--article", other(project, "Zwölf Soldaten fanden zwölf Ziele.\n"))
    assert [one for one in found if one[0] == "number"] == [("number", "zwölf")]


RELATIVE = """\
Am Sonntag erlaubte Biden den Einsatz, seit Monaten hatte Kiew darauf gedrängt.
Tags darauf schwieg das Weiße Haus; der Hersteller Lockheed Martin aus Oslo und Kremlsprecher Peskow ebenfalls.
"""


def test_times_told_from_another_and_names_that_no_dictionary_has(project: Project, capsys: Captured) -> None:
    found = findings(project, capsys, "--article", other(project, RELATIVE))
    assert [one for one in found if one[0] != "record"] == [
        # “Am Sonntag” comes to 17 November, the day of an event.
        ("time", "seit Monaten"),
        ("name", "Kiew"),
        ("time", "Tags darauf"),
        ("name", "Weiße Haus"),
        ("name", "Lockheed Martin"),
        ("name", "Oslo"),
        ("name", "Peskow"),
    ]


def test_an_event_in_the_sentence_tells_a_time(project: Project, capsys: Captured) -> None:
    article = project.content / "article.md"
    text = article.read_text(encoding="utf-8")
    told = f"{text}\nKurz nach der [[event:freigabe|Freigabe]] war es still. Wenig später nicht mehr.[^bericht]\n"
    article.write_text(told, encoding="utf-8")
    assert [one for one in findings(project, capsys) if one[0] == "time"] == [("time", "Wenig später")]


def test_what_is_set_aside_and_gone_is_told(project: Project, capsys: Captured) -> None:
    (project.content / "coverage.yml").write_text(
        "set_aside:\n  - text: Nordkorea\n    reason: Am Rand.\n  - text: Südkorea\n    reason: Am Rand.\n"
        "  - records: [place:washingtn]\n    reason: Nur für die Zeitleiste.\n",
        encoding="utf-8",
    )
    assert main(["coverage", "--quiet", "--project", str(project.root)]) == 1
    assert capsys.readouterr().out.splitlines()[:2] == [
        "content/coverage.yml:4:11: set aside: “Südkorea” stands nowhere in the article; "
        "allowed: the words as they stand there now, or none of this entry",
        "content/coverage.yml:6:15: set aside: there is no place “washingtn”; "
        "allowed: a record’s kind and id, or none of this entry; did you mean “place:washington”?",
    ]


def test_a_name_spelled_otherwise_and_a_figure_that_differs(project: Project, capsys: Captured) -> None:
    main(["coverage", "--quiet", "--project", str(project.root), "--article", other(project, MISTAKEN)])
    found = [line.split(": ", 1)[1] for line in capsys.readouterr().out.splitlines() if ": record: " not in line]
    assert found == [
        "number: no record says “11.000”; number soldaten has 12.000; "
        "allowed: a number record, and [[number:…]] in its place; or set aside in content/coverage.yml",
        "name: “Joe Bidden” is no actor, place, term or source here; "
        "allowed: an actor, a place or a term; or an alias of one; or set aside in content/coverage.yml; "
        "did you mean “Joe Biden”?",
    ]


MISTAKEN = "Es waren 11.000 Soldaten, sagte Joe Bidden.\n"


def test_annotations(project: Project, capsys: Captured) -> None:
    assert main(["coverage", "--quiet", "--format", "github", "--project", str(project.root)]) == 1
    assert capsys.readouterr().out.splitlines()[0].startswith("::error file=")
