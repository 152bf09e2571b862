"""What a reference to a source opens: the card, and without scripts the source's own entry."""

from __future__ import annotations

import json

from generator.build import generate
from generator.project import Project

CITED = """    sources:
      - source: bericht
        locator: Absatz 3
        quote: „did change the guidance“
        bears: [text]
      - paragraph: p1
        quote: den Einsatz von Raketen erlaubt
        bears: [text]
"""


def edit(project: Project, file: str, *pairs: tuple[str, str]) -> None:
    path = project.content / file
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def with_passages(project: Project) -> None:
    edit(project, "timeline.yml", ("    sources: [bericht]\n", CITED))
    copy = "accessed: 2024-11-20\n    archived_url: https://archive.example.org/bericht\n    anonymous: zwei Beamte"
    edit(project, "sources.yml", ("language: de", "language: en"), ("accessed: 2024-11-20", copy))
    generate(project)


def test_a_reference_shows_its_passage_in_its_own_language(project: Project) -> None:
    with_passages(project)
    page = (project.docs / "timeline.md").read_text(encoding="utf-8").splitlines()
    line = next(line for line in page if line.startswith("Quellen:"))
    assert '<span class="passage">(Absatz 3: „<span lang="en">did change the guidance</span>“)</span>' in line
    assert line.endswith('#p1) <span class="passage">(„den Einsatz von Raketen erlaubt“)</span>')


def test_a_source_lists_the_passages_that_are_cited(project: Project) -> None:
    with_passages(project)
    page = (project.docs / "sources.md").read_text(encoding="utf-8").splitlines()
    begin = page.index('<div class="passages" markdown>')
    assert page[begin + 2 : begin + 5] == [
        "Zitierte Stellen:",
        "",
        '- Absatz 3: „<span lang="en">did change the guidance</span>“: '
        "[Biden erlaubt den Einsatz](timeline.md#event-freigabe)",
    ]


def test_an_embed_shows_the_passage_too(project: Project) -> None:
    with_passages(project)
    html = (project.docs / "embed/event/freigabe/index.html").read_text(encoding="utf-8")
    assert '</a> (Absatz 3: „<span lang="en">did change the guidance</span>“)' in html


def test_a_card_has_all_that_is_known_of_a_source(project: Project) -> None:
    with_passages(project)
    cards = json.loads((project.docs / "cards.json").read_text(encoding="utf-8"))
    assert cards["source-bericht"] == {
        "title": "Beispielagentur",
        "text": "Bericht über die Freigabe",
        "language": "en",
        "more": "Nachrichtenagentur · 17. November 2024 · abgerufen 20. November 2024",
        "note": "Nicht genannte Gewährsleute: zwei Beamte",
        "lead": "Was sich darauf stützt",
        "address": "https://example.org/bericht",
        "archived": "https://archive.example.org/bericht",
    }
    assert cards["p1"] == {
        "title": "Unser Artikel, Absatz 1",
        "text": "Biden hat am 17. November 2024 den Einsatz von Raketen erlaubt.",
        "lead": "Im Artikel lesen",
    }


def test_a_long_paragraph_is_cut_at_a_word(project: Project) -> None:
    edit(
        project, "article.md", ("den Einsatz von Raketen erlaubt", "den Einsatz von Raketen erlaubt" + " und mehr" * 60)
    )
    generate(project)
    text = json.loads((project.docs / "cards.json").read_text(encoding="utf-8"))["p1"]["text"]
    assert len(text) <= 320
    assert text.endswith((" und …", " mehr …"))
