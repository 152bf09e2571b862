"""What pages rest on, what is not known, and what a record says of its own evidence."""

from __future__ import annotations

from generator.build import generate
from generator.project import Project


def edit(project: Project, file: str, old: str, new: str) -> None:
    path = project.content / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def lines(project: Project, page: str) -> list[str]:
    generate(project)
    return (project.docs / page).read_text(encoding="utf-8").splitlines()


RESTS = (
    '1 Quelle: Nachrichtenagentur (1). {unnamed}Zuletzt geprüft <time datetime="2024-11-20">20. November 2024</time>. '
    "[Alle Quellen](sources.md), [Änderungen](changes.md)"
)


def test_a_page_ends_with_what_it_rests_on(project: Project) -> None:
    for page in ("index.md", "article.md", "timeline.md", "numbers.md", "questions.md", "glossary.md", "actors.md"):
        assert RESTS.format(unnamed="") in lines(project, page)


def test_pages_without_statements_of_their_own_do_not(project: Project) -> None:
    for page in ("sources.md", "places.md", "changes.md"):
        assert "Worauf diese Seite beruht" not in lines(project, page)


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


def test_what_we_do_not_know_is_gathered(project: Project) -> None:
    edit(project, "timeline.yml", "status: reported", "status: disputed")
    page = lines(project, "about.md")
    begin = page.index("## Was wir nicht wissen {#unknown}")
    end = page.index("## Was die Zeichen bedeuten {#legend}")
    assert [line for line in page[begin:end] if line.startswith(("###", "- "))] == [
        "### Offene Fragen {#open-questions}",
        "- [Warum gerade jetzt?](questions.md#question-warum) teilweise beantwortet",
        "### Umstrittene Ereignisse {#disputed-events}",
        "- [Biden erlaubt den Einsatz](timeline.md#event-freigabe) "
        '<span class="certainty certainty-disputed">umstritten</span>',
    ]
