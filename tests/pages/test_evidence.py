"""What pages rest on, what is not known, and what a record says of its own evidence."""

from __future__ import annotations

import re

import pytest

from generator.build import generate
from generator.pages.site import DOSSIER, NAVIGATION
from generator.project import Project


def edit(project: Project, file: str, old: str, new: str) -> None:
    path = project.content / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def lines(project: Project, page: str) -> list[str]:
    generate(project)
    return (project.docs / page).read_text(encoding="utf-8").splitlines()


ENDS = (
    'Zuletzt geprüft <time datetime="2024-11-20">20. November 2024</time>. '
    "[Alle Quellen](sources.md), [Änderungen](changes.md)"
)
RESTS = f"1 Quelle: [Nachrichtenagentur](sources.md#kind-agency) (1). {{unnamed}}{ENDS}"
NOTHING = ENDS


def test_a_page_ends_with_what_it_rests_on(project: Project) -> None:
    for name in (*NAVIGATION, DOSSIER):
        without_sources = name in {"places", "changes"}
        expected = NOTHING if without_sources else RESTS.format(unnamed="")
        assert expected in lines(project, f"{name}.md"), name


def test_the_gallery_of_embeds_says_nothing_of_the_story(project: Project) -> None:
    assert not any("Zuletzt geprüft" in line for line in lines(project, "embed.md"))


@pytest.mark.parametrize(
    ("file", "pages"),
    [
        ("numbers.yml", {"index", "article", "numbers", "changes", "dossier"}),
        ("timeline.yml", {"index", "article", "timeline", "changes", "dossier"}),
        ("questions.yml", {"index", "questions", "changes", "dossier"}),
        ("glossary.yml", {"glossary", "changes", "dossier"}),
        ("sources.yml", {"sources", "changes", "dossier"}),
        ("places.yml", {"places", "changes", "dossier"}),
        ("explainer.yml", {"index", "about", "changes", "dossier"}),
    ],
)
def test_a_page_says_when_what_it_shows_was_last_changed(file: str, pages: set[str], project: Project) -> None:
    path = project.content / file
    own = {"explainer.yml": "title", "glossary.yml": "short", "questions.yml": "short", "numbers.yml": "value"}
    field = own.get(file, "text" if file != "sources.yml" else "kind")
    changes = f"""    changes:
      - {{date: 2024-11-30, kind: update, fields: [{field}], note: Alt.}}
      - {{date: 2024-12-01, kind: clarification, fields: [{field}], note: Neu.}}
"""
    whole = changes.replace("\n    ", "\n").removeprefix("    ")
    path.write_text(
        path.read_text(encoding="utf-8") + (whole if file == "explainer.yml" else changes), encoding="utf-8"
    )
    generate(project)
    said = re.compile(
        r'Zuletzt geändert \[<time datetime="2024-12-01">1\. Dezember 2024</time>\]\(changes\.md#change-[a-z0-9-]+\)\. '
    )
    texts = {name: (project.docs / f"{name}.md").read_text(encoding="utf-8") for name in (*NAVIGATION, DOSSIER)}
    assert {name for name, text in texts.items() if said.search(text)} == pages


def test_what_rests_on_unnamed_people_says_so_by_itself(project: Project) -> None:
    said = "Stützt sich allein auf Quellen, die sich auf nicht genannte Personen berufen."
    assert said not in lines(project, "timeline.md")
    edit(project, "sources.yml", "accessed: 2024-11-20", "accessed: 2024-11-20\n    anonymous: zwei Beamte")
    assert said in lines(project, "timeline.md")
    assert said in lines(project, "numbers.md")
    unnamed = "1 beruft sich auf nicht genannte Personen. "
    assert RESTS.format(unnamed=unnamed) in lines(project, "timeline.md")


def test_a_number_past_its_review_is_marked(project: Project) -> None:
    edit(project, "numbers.yml", "    sources:", "    review_by: 2024-11-19\n    sources:")
    mark = '<span class="due">zu überprüfen bis <time datetime="2024-11-19">19. November 2024</time></span>'
    assert [line.endswith(mark) for line in lines(project, "numbers.md") if "review" in line or mark in line] == [True]
    edit(project, "numbers.yml", "2024-11-19", "2024-11-20")
    assert not any(mark.split(">", maxsplit=1)[0] in line for line in lines(project, "numbers.md"))


def test_nothing_that_is_not_known_is_left_out(project: Project) -> None:
    path = project.content / "questions.yml"
    question = path.read_text(encoding="utf-8").partition("\n")[2]
    path.write_text(
        "questions:\n" + "".join(question.replace("warum", f"warum-{n}") for n in range(7)), encoding="utf-8"
    )
    edit(project, "explainer.yml", "key_questions: [warum]", "key_questions: [warum-0]")
    assert sum(line.startswith("- [Warum gerade jetzt?](questions.md") for line in lines(project, "about.md")) == 7


def test_what_we_do_not_know_is_gathered(project: Project) -> None:
    edit(project, "timeline.yml", "status: reported", "status: disputed")
    page = lines(project, "about.md")
    begin = page.index("## Was wir nicht wissen {#unknown}")
    end = page.index("## Was die Zeichen bedeuten {#legend}")
    assert [line for line in page[begin:end] if line.startswith(("###", "- "))] == [
        "### Offene Fragen {#open-questions}",
        "- [Warum gerade jetzt?](questions.md#question-warum) teilweise beantwortet",
        "### Umstrittene Ereignisse und Behauptungen {#disputed-events}",
        "- [Biden erlaubt den Einsatz](timeline.md#event-freigabe) "
        '<span class="certainty certainty-disputed">umstritten</span>',
    ]
