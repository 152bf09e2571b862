"""Rules that an editor can switch, and the list of all rules in words."""

from __future__ import annotations

import json

import pytest

from generator.cli import main
from generator.project import Project

Captured = pytest.CaptureFixture[str]

SWITCHED = """
rules:
  texts_are_borne: {level}
  claims_are_attributed: {level}
  parties: [ukraine]
"""

CLAIM = """
  - id: verluste
    label: Verluste
    value: 70
    unit: Panzer
    as_of: 2024-11
    certainty: claim
    attribution: ukrainische Angaben
    claimants: [biden]
    sources: [bericht]
"""

READABLE = "Am 17. November 2024 erlaubte Biden den Einsatz; 12.000 Soldaten waren da.\n"


def edit(project: Project, name: str, old: str, new: str) -> None:
    file = project.content / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def add(project: Project, name: str, text: str) -> None:
    file = project.content / name
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def source_text(project: Project, text: str = READABLE) -> None:
    folder = project.content / "source-texts"
    folder.mkdir()
    (folder / "bericht.txt").write_text(text, encoding="utf-8")


def checked(project: Project, captured: Captured) -> list[str]:
    main(["check", "--quiet", "--project", str(project.root)])
    return captured.readouterr().out.splitlines()


@pytest.mark.parametrize(("level", "begins"), [("error", ""), ("warning", "warning: "), ("off", None)])
def test_a_figure_in_a_text_that_no_passage_has(
    level: str, begins: str | None, project: Project, capsys: Captured
) -> None:
    source_text(project)
    add(project, "explainer.yml", SWITCHED.format(level=level))
    edit(project, "timeline.yml", "am selben Tag", "nach 13.500 Anfragen")
    message = (
        f"content/timeline.yml:6:36: {begins}event freigabe: says “13.500”, and bericht p1 has “12.000”; "
        "allowed: what the passages say, a reference, or a further source that says so; "
        "or an exception with its reason in explainer.yml (rule texts_are_borne); did you mean “12.000”?"
    )
    assert checked(project, capsys) == ([] if begins is None else [message])


@pytest.mark.parametrize(
    "told",
    [
        "nach [[number:soldaten]]",
        "am 17. November",
        "nach rund 11.500 Anfragen",  # called a rough figure, and within a tenth
        "nach drei Anfragen",  # may be counted from a list
    ],
)
def test_what_a_text_may_say(told: str, project: Project, capsys: Captured) -> None:
    source_text(project)
    edit(project, "timeline.yml", "am selben Tag", told)
    assert checked(project, capsys) == []


def test_nothing_is_said_of_a_record_whose_sources_are_not_all_at_hand(project: Project, capsys: Captured) -> None:
    source_text(project)
    edit(project, "timeline.yml", "am selben Tag", "nach 13.500 Anfragen")
    edit(project, "timeline.yml", "sources: [bericht]", "sources: [bericht, zweiter]")
    add(
        project,
        "sources.yml",
        "  - {id: zweiter, publisher: Blatt, title: Bericht, url: https://example.org/, language: de, kind: news, "
        "accessed: 2024-11-20}\n",
    )
    assert checked(project, capsys) == []


@pytest.mark.parametrize("language", ["uk", "ru", "fr"])
def test_a_text_in_another_language_is_compared_by_its_words_alone(
    language: str, project: Project, capsys: Captured
) -> None:
    source_text(project, "17 listopada 12 000\n")
    edit(project, "sources.yml", "language: de", f"language: {language}")
    edit(
        project,
        "timeline.yml",
        "sources: [bericht]",
        "sources: [{source: bericht, quote: 17 listopada}, {source: bericht, quote: 18 listopada, bears: [text]}]",
    )
    assert checked(project, capsys) == [
        "content/timeline.yml:13:15: warning: event freigabe: figures and dates were not compared: bericht p1 is in "
        f"“{language}”; allowed: texts in de, en; or “bears: [text]”, once you have compared them yourself",
        "content/timeline.yml:13:55: event freigabe: “18 listopada” does not stand in bericht; "
        "allowed: the passage’s own words; only quotation marks, hyphens and spaces may differ; "
        "did you mean “17 listopada”?",
    ]


def test_what_one_party_says_is_worded_as_what_it_says(project: Project, capsys: Captured) -> None:
    add(project, "explainer.yml", SWITCHED.format(level="error"))
    add(project, "numbers.yml", CLAIM.lstrip("\n"))
    add(project, "article.md", "\nDabei gingen [[number:verluste]] verloren.\n\nBiden zufolge: [[number:verluste]].\n")
    edit(project, "timeline.yml", "am selben Tag", "bei [[number:verluste]]")
    edit(project, "timeline.yml", "Biden erlaubt den Einsatz", "Der Einsatz ist erlaubt")
    edit(project, "timeline.yml", "status: reported", "status: confirmed\n    claimants: [biden]")
    add(
        project,
        "sources.yml",
        "  - {id: erlass, publisher: Amt, title: Erlass, url: https://example.org/, language: de, "
        "kind: official document, accessed: 2024-11-20}\n",
    )
    edit(project, "timeline.yml", "sources: [bericht]", "sources: [erlass]")
    told = [line.split("; or an exception")[0] for line in checked(project, capsys)]
    assert told == [
        "content/article.md:12:14: article p3: [[number:verluste]] is told as a fact, but only one party to the "
        "dispute says so (ukraine); allowed: words that say whose claim it is, such as “laut …” or “according to …”",
        "content/timeline.yml:6:11: event freigabe: tells as a fact what only one party to the dispute says (ukraine); "
        "allowed: words that say whose claim it is, such as “laut …” or “according to …”",
        "content/timeline.yml:6:35: event freigabe: [[number:verluste]] is told as a fact, but only one party to the "
        "dispute says so (ukraine); allowed: words that say whose claim it is, such as “laut …” or “according to …”",
        "content/timeline.yml:8:13: event freigabe: is called confirmed, but only one party to the dispute says so "
        "(ukraine); allowed: status “claim”, “reported” or “disputed”",
    ]


def test_the_list_of_rules(real_project: Project, capsys: Captured) -> None:
    assert main(["rules", "--format", "json", "--project", str(real_project.root)]) == 0
    rules = {rule["name"]: rule for rule in json.loads(capsys.readouterr().out)}
    assert [name for name, rule in rules.items() if rule["level"] != "always"] == [
        "confirmed_is_proved",
        "anonymous_is_not_confirmed",
        "claims_are_attributed",
        "reviews_are_due",
        "texts_are_borne",
    ]
    assert all(rule["text"] for rule in rules.values())
    assert rules["reviews_are_due"]["level"] == "warning"
    assert rules["confirmed_is_proved"]["exceptions"][0][0] == "event:budapest"
    assert main(["rules", "--project", str(real_project.root)]) == 0
    assert capsys.readouterr().out.splitlines()[2:7] == [
        "  confirmed_is_proved: error",
        "    A confirmed event rests on an official document or on two independent sources. Sources are",
        "    independent if they are of different publishers, and do not pass on the same report (`via`). Our",
        "    own article and what we know ourselves (kind `editorial`) count for none; official is a source",
        "    of that kind alone.",
    ]
