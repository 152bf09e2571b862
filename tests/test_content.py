"""Our own content: as much as was asked for, every statement with its source, every disagreement shown."""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from generator.build import check, generate
from generator.load.records import Loaded, load
from generator.model.actor import Actor
from generator.problems import Problem
from generator.project import Project

Texts = Mapping[str, str]

TURNING_POINT = "2024-11-17"


@pytest.fixture
def project(real_project: Project, tmp_path: Path) -> Project:
    """A copy of our content alone, to be changed at will."""
    shutil.copytree(real_project.content, tmp_path / "content")
    return Project(tmp_path)


@pytest.fixture(scope="module")
def loaded(real_project: Project) -> Loaded:
    return load(real_project)


@pytest.fixture(scope="module")
def problems(real_project: Project) -> tuple[Problem, ...]:
    return check(real_project)


@pytest.fixture(scope="module")
def pages(real_project: Project, tmp_path_factory: pytest.TempPathFactory) -> Texts:
    root = tmp_path_factory.mktemp("content")
    shutil.copytree(real_project.content, root / "content")
    return written(Project(root))


def written(project: Project) -> Texts:
    """The generated pages by their path below docs/; the gallery repeats the others' texts in its snippets."""
    generate(project)
    files = sorted(file for file in project.docs.rglob("*.md") if file.name != "embed.md")
    return {file.relative_to(project.docs).as_posix(): file.read_text(encoding="utf-8") for file in files}


# --- as much as was asked for


@pytest.mark.parametrize(
    ("kind", "number"),
    [("event", 40), ("actor", 22), ("number", 22), ("term", 30), ("question", 16), ("place", 15)],
)
def test_there_are_enough_records(kind: str, number: int, loaded: Loaded) -> None:
    assert len(loaded.records[kind]) >= number


def test_every_actor_is_related_to_another(loaded: Loaded) -> None:
    actors = [actor for actor in loaded.records["actor"].values() if isinstance(actor, Actor)]
    ends = {end for actor in actors for relation in actor.relations for end in (actor.id, relation.to)}
    assert {actor.id for actor in actors} - ends == set()


def test_the_article_has_its_length(pages: Texts) -> None:
    body = pages["article.md"].split('<div class="article" markdown>')[1].split("\n[^")[0]
    words = re.findall(r"\w[\w.,-]*", visible(body))
    assert 900 <= len(words) <= 1400


def test_there_are_no_errors(problems: tuple[Problem, ...]) -> None:
    assert [str(problem) for problem in problems if problem.level == "error"] == []


def test_every_source_is_used(problems: tuple[Problem, ...]) -> None:
    assert [problem.record for problem in problems if problem.message == "is cited nowhere"] == []


# --- every statement has its source


@dataclass(frozen=True)
class Evidence:
    """One `sources:` in a file: the record it is in, that record's lines, and where it stands in the text."""

    record: str
    lines: range
    place: slice


SINGULAR = {
    "events": "event",
    "actors": "actor",
    "numbers": "number",
    "terms": "term",
    "questions": "question",
    "key_points": "key point",
}


def evidence(text: str) -> Iterator[Evidence]:
    """Find every `sources:` in the records of a content file, with a look at the YAML alone."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert isinstance(root, yaml.MappingNode)
    for key, entries in root.value:
        if key.value not in SINGULAR:
            continue
        for entry in entries.value:
            identifier = next(value.value for name, value in entry.value if name.value == "id")
            subject = "explainer" if key.value == "key_points" else f"{SINGULAR[key.value]} {identifier}"
            lines = range(entry.start_mark.line + 1, entry.end_mark.line + 1)
            for name, value in mappings(entry):
                if name.value == "sources":
                    yield Evidence(subject, lines, slice(name.start_mark.index, value.end_mark.index))


def mappings(node: yaml.Node) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
    """Yield every key and value at or below a node."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key, value
            yield from mappings(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from mappings(item)


FILES = ("timeline.yml", "actors.yml", "numbers.yml", "glossary.yml", "questions.yml", "explainer.yml")


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("leave", ["", "sources: []"], ids=["removed", "emptied"])
def test_no_statement_can_lose_its_sources(file: str, leave: str, project: Project) -> None:
    """One is taken from every record at a time: what is wrong with one record says nothing of another."""
    path = project.content / file
    text = path.read_text(encoding="utf-8")
    by_record = defaultdict(list)
    for found in evidence(text):
        by_record[found.record, found.lines.start].append(found)
    assert by_record
    for turn in range(max(map(len, by_record.values()))):
        taken = [found[turn] for found in by_record.values() if turn < len(found)]
        path.write_text(without(text, taken, leave), encoding="utf-8")
        said = [problem for problem in load(project).problems if problem.file == f"content/{file}"]
        for found in taken:
            where = [
                problem.line for problem in said if problem.record == found.record and "sources" in problem.message
            ]
            assert any(line in found.lines for line in where), f"{found.record}: sources number {turn + 1}"


def without(text: str, taken: list[Evidence], leave: str) -> str:
    """Cut some evidence out of a text, with all line numbers kept."""
    for found in sorted(taken, key=lambda each: -each.place.start):
        cut = text[found.place]
        rest = "\n" * cut.count("\n") + re.search(r"[ ]*\Z", cut)[0]  # type: ignore[index]
        text = f"{text[: found.place.start]}{leave}{rest}{text[found.place.stop :]}"
    return text


@pytest.mark.parametrize("number", range(1, 4))
def test_no_paragraph_of_the_article_can_lose_its_sources(number: int, project: Project) -> None:
    path = project.content / "article.md"
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    chosen = [position for position, block in enumerate(blocks) if "[^" in block][number::3]
    bare = [re.sub(r"\[\^[^\]]*\]|\[\[[^\]]*\]\]", "", block) for block in blocks]
    path.write_text("\n\n".join(bare[i] if i in chosen else block for i, block in enumerate(blocks)), encoding="utf-8")
    expected = [1 + "\n\n".join([*blocks[:position], ""]).count("\n") for position in chosen]
    said = [problem for problem in check(project) if "rests on nothing" in problem.message]
    assert [problem.line for problem in said if problem.file == "content/article.md"] == expected


# --- one fact, one record


OLD_AND_NEW = (("900000001", "900000002"), ("900.000.001", "900.000.002"), ("900,000,001", "900,000,002"))


@pytest.mark.parametrize("number", ["atacms-range", "nk-troops", "karachev-km", "us-aid", "kursk-area", "law-2024"])
def test_a_number_changes_everywhere_at_once_and_nothing_else_does(number: str, project: Project, pages: Texts) -> None:
    old = set_value(project, number, "900000001")
    first = written(project)
    set_value(project, number, "900000002")
    second = written(project)

    assert {name: text for name, text in first.items() if text == pages[name]} == {
        name: text for name, text in pages.items() if not shows(text, number, old)
    }
    for name, text in first.items():
        assert len(shows(text, number, "900000001")) == len(shows(pages[name], number, old))
        assert shows(text, number, old) == []
        assert renamed(text) == second[name]


def renamed(text: str) -> str:
    """Put the second new value for the first one, in all its spellings."""
    for before, after in OLD_AND_NEW:
        text = text.replace(before, after)
    return text


def set_value(project: Project, number: str, value: str) -> str:
    """Put another value into a number's record; return the one it had."""
    path = project.content / "numbers.yml"
    text = path.read_text(encoding="utf-8")
    record = re.search(rf"(  - id: {number}\n(?:(?!  - ).*\n)*?    value: )(\S+)", text)
    assert record is not None
    path.write_text(f"{text[: record.end(1)]}{value}{text[record.end(2) :]}", encoding="utf-8")
    return record[2]


def shows(text: str, number: str, value: str) -> list[str]:
    """Where a page shows a number with this value: in links to it, as the figure of its section, on its card."""
    figure = f'<data value="{value}">'
    links = re.findall(rf"\[[^\[\]]*{re.escape(figure)}[^\[\]]*\]\([^)]*#number-{number}\)", text)
    own = section(text, f"number-{number}") if f"{{#number-{number}}}" in text else ""
    card = re.findall(rf"{re.escape(figure)}[^\n]*\n[^\n]*\n\n\[[^\n]*#number-{number}\)", text)
    return links + card + [part for part in own.split("\n\n") if figure in part and "{: .figure }" in part]


def section(text: str, anchor: str) -> str:
    """The part of a page that belongs to the record with this anchor, markup included."""
    start = text.index(f"{{#{anchor}}}")
    begin = max(text.rfind("<section", 0, start), text.rfind("<article", 0, start))
    ends = [end for end in (text.find("</section>", start), text.find("</article>", start)) if end > 0]
    return text[begin : min(ends)]


def visible(markdown: str) -> str:
    """What a reader sees of generated Markdown, in one line."""
    text = re.sub(r"<[^>]+>|\{[:#. ][^}\n]*\}|\[\^[^\]]*\]", "", markdown)
    text = re.sub(r'\[([^\[\]]*)\]\([^()\n]*(?:"[^"\n]*")?\)', r"\1", text)
    return " ".join(text.replace("\u00a0", " ").split())


# --- what came after the decision


def test_events_after_the_decision_are_marked(pages: Texts) -> None:
    marked: set[tuple[str, str]] = set()
    unmarked: set[tuple[str, str]] = set()
    for classes, body in re.findall(
        r'<article class="(event[^"]*)"[^>]* markdown>(.*?)</article>', pages["timeline.md"], re.S
    ):
        date = re.search(r'<(?:time datetime|data value)="([^"]+)"', body)
        identifier = re.search(r"\{#event-([^}]+)\}", body)
        assert date is not None
        assert identifier is not None
        assert ("after" in classes.split()) == ("after-label" in body)
        (marked if "after" in classes.split() else unmarked).add((date[1][:10], identifier[1]))
    assert all(date > TURNING_POINT for date, _ in marked)
    assert all(date <= TURNING_POINT for date, _ in unmarked)
    assert len(marked) >= 10
    assert pages["timeline.md"].count("{: .turning-point") == 1


# --- where the sources disagree

CONFLICTS = (
    # when Washington confirmed
    (
        "timeline.md",
        "event-authorisation",
        ["berichtet", "lehnen am 17. November", "am 18. November", "übernehmen die Angabe nicht"],
    ),
    ("timeline.md", "event-kirby", ["25. November 2024", "erstmals öffentlich"]),
    # where the missiles may be used
    ("timeline.md", "event-authorisation", ["ungeklärt", "Axios", "Kursk", "300 Kilometer", "Brjansk"]),
    # how many were shot down in the first strike
    (
        "numbers.md",
        "number-first-strike",
        ["umstritten", "6 Raketen", "8 Raketen", "US-Vertreter", "Verteidigungsministerium"],
    ),
    # how many ATACMS there are: no single figure
    ("numbers.md", "number-atacms-stock", ["mehr als 100", "etwa 50", "weniger als 40", "nennen wir deshalb nicht"]),
    # whether North Koreans were fighting
    ("timeline.md", "event-nk-combat", ["umstritten", "Außenministerium", "12. November", "Pentagon", "18. November"]),
    # the day of the pact
    ("timeline.md", "event-treaty", ["19. Juni 2024", "18. Juni"]),
    # the day of the first Storm Shadow strike
    ("timeline.md", "event-storm-strike", ["20. November 2024", "21. November", "Putin"]),
    # American aid, by the vintage of the data
    ("numbers.md", "number-us-aid", ["88 Milliarden", "107,4 Milliarden", "Datenstand"]),
    # ground held in Kursk
    ("numbers.md", "number-kursk-area", ["etwa 800", "650"]),
    # the range of Storm Shadow
    ("numbers.md", "number-ranges", ["mehr als 250", "Hersteller", "560"]),
    # the share of Ukraine under Russian control
    ("numbers.md", "number-occupied", ["mehr als 18", "knapp 20", "knapp ein Fünftel"]),
    # who was hurt at Taganrog
    ("timeline.md", "event-taganrog", ["BTA", "Verletzte unter den Beschäftigten", "AFP", "nicht gemeldet"]),
    # the Senate's vote
    ("timeline.md", "event-law", ["79 zu 18", "79 zu 17"]),
    # German aid, by method
    ("numbers.md", "number-german-aid", ["etwa 15", "etwa 28", "Methode"]),
    # Scholz's call
    ("timeline.md", "event-scholz-putin", ["15. November 2024", "seit etwa zwei Jahren", "Dezember 2022"]),
)


@pytest.mark.parametrize(("name", "anchor", "words"), CONFLICTS, ids=[f"{row[1]}-{row[2][0]}" for row in CONFLICTS])
def test_disagreement_is_shown_with_who_says_what(name: str, anchor: str, words: list[str], pages: Texts) -> None:
    shown = visible(section(pages[name], anchor))
    assert [word for word in words if word not in shown] == []


def test_numbers_that_nobody_knows_show_no_single_figure(loaded: Loaded) -> None:
    stock = loaded.records["number"]["atacms-stock"]
    assert getattr(stock, "is_stated") is False  # noqa: B009 - the records are typed by their base alone


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("article.md", ["Hauptgrund"]),  # the agency is more careful than the text handed in
        ("timeline.md", ["Mittwoch, 15. November", "seit Februar 2022 zum ersten Mal"]),
    ],
)
def test_what_the_sources_do_not_bear_out_is_not_repeated(name: str, words: list[str], pages: Texts) -> None:
    assert [word for word in words if word in visible(pages[name])] == []
