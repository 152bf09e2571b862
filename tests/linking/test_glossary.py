"""The glossary matcher: how good it is on a hand-labelled list, and its rules as tables."""

from collections.abc import Callable

import pytest

from generator.linking.glossary import Entry, Glossary, Occurrence

from .measure import measure, surfaces

CRUISE_MISSILE = Entry("cruise-missile", ("Marschflugkörper",))
ATACMS = Entry("atacms", ("ATACMS", "ATACMS-Rakete"))
NATO = Entry("nato", ("Nato", "NATO"), never=("Nato-Draht",))
WEAPON = Entry("weapon", ("Waffe",))
LONG_RANGE = Entry("long-range", ("weitreichende Waffe",))
STORM_SHADOW = Entry("storm-shadow", ("Storm Shadow",))
PLEDGE = Entry("pledge", ("Zusage",), forms=("Zugesagtes",))
GERMAN = (CRUISE_MISSILE, ATACMS, NATO, WEAPON, LONG_RANGE, STORM_SHADOW, PLEDGE)


def german(markdown: str) -> list[str]:
    found = Glossary(GERMAN, "de").occurrences(markdown)
    return [surface for _, surface in surfaces(markdown, found)]


# --- the labelled list ---------------------------------------------------------------------------


def test_labelled_list(record_property: Callable[[str, object], None]) -> None:
    """Precision and recall over (snippet, term, surface form)."""
    found = measure("de")
    print(f"\n{found}")
    record_property("glossary", found.summary)
    assert found.snippets >= 170
    assert found.precision >= 0.99 and found.recall >= 0.95, str(found)


# --- rules ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markdown", "linked"),
    [
        ("Marschflugkörpern", ["Marschflugkörpern"]),
        ("marschflugkörper", []),
        ("Marschflugko\u0308rper", ["Marschflugko\u0308rper"]),  # decomposed umlaut
        ("Natos Rolle", ["Natos"]),
        ("nato", []),
        ("_Nato_ und __NATO__", ["Nato"]),
        ("ist_Nato_da", []),
        ("Zugesagtes", ["Zugesagtes"]),
        ("Zugesagten", []),  # a form matches as it stands
        ("weitreichenden\u00a0Waffen", ["weitreichenden\u00a0Waffen"]),
        ("weitreichenden&nbsp;Waffen", ["weitreichenden&nbsp;Waffen"]),
        ("weitreichende\nWaffen", ["weitreichende\nWaffen"]),
        ("weitreichende\n\nWaffen", ["Waffen"]),
        ("weitreichende, teure Waffen", ["Waffen"]),
    ],
)
def test_forms(markdown: str, linked: list[str]) -> None:
    assert german(markdown) == linked


@pytest.mark.parametrize(
    ("markdown", "linked"),
    [
        ("US-Marschflugkörper", ["Marschflugkörper"]),
        ("Marschflugkörper-Streit", []),
        ("Marschflugkörper- und Drohnenangriff", []),
        ("Marschflugkörper – ein Streit", ["Marschflugkörper"]),
        ("ATACMS-Freigabe", ["ATACMS"]),
        ("ATACMS\u2011Freigabe", ["ATACMS"]),
        ("ATACMS-Raketen", ["ATACMS-Raketen"]),
        ("ATACMS-Waffen", ["ATACMS"]),  # one link in one compound
        ("Storm-Shadow-Rakete", ["Storm-Shadow"]),
        ("Nato-Draht", []),
        ("Nato-Drahtzaun", ["Nato"]),  # a look-alike ends where a word ends
        ("Natodraht", []),
    ],
)
def test_compounds(markdown: str, linked: list[str]) -> None:
    assert german(markdown) == linked


@pytest.mark.parametrize(
    "markdown",
    [
        "# Nato",
        "#Nato",
        "  ## Nato ##",
        "Nato\n====",
        "<h2 class='x'>Die Nato</h2>",
        "[die Nato](nato.md)",
        "[die *Nato*](nato.md 'Nato'){: .Nato }",
        "[die [alte] Nato](nato.md)",
        "[die Nato](https://example.org/Nato_(Pakt))",
        "![Nato](nato.png)",
        "[![Nato](nato.png)](nato.md)",
        "[die Nato][1]",
        "[die Nato] [1]",
        "[Nato]: nato.md",
        "*[Nato]: Nordatlantikpakt",
        "Text[^Nato]",
        "<https://example.org/Nato>",
        "https://example.org/Nato",
        "www.example.org/Nato",
        "Nato@example.org",
        "@Nato #Nato",
        "[[actor:Nato]] [[term:x|Nato]]",
        "`Nato` ``Nato ` Nato``",
        "`ein Wort\nNato`",
        "```\nNato\n\nNato\n```",
        "~~~ text\nNato\n~~~",
        "    Nato",
        "Text\n\n    Nato\n\n    Nato",
        "\tNato",
        "- Punkt\n\n        Nato",
        "<!-- Nato\n\nNato -->",
        "<b title='Nato'>",
        "<a href='x'>Nato</a>",
        "<q>Nato</q>",
        "<script>\nNato\n\nNato</script>",
        "> Nato",
        "> Zitat\nNato",
        "- > Nato",
        "„Nato“",
        "„Nato”",
        "„die\nNato“",
        "„so ‚gut‘ die Nato“",
        "»Nato«",
        "«Nato»",
        "›Nato‹",
        "‚Nato‘",
        "“Nato”",
        '"Nato"',
        "„Die Nato bleibt.\n\n„Die Nato bleibt.“",
        "{: title='Nato' }",
        "## Titel {#Nato}",
        "---\ntitle: Nato\n---",
        '!!! info "Nato"',
    ],
)
def test_left_alone(markdown: str) -> None:
    assert german(markdown) == []


@pytest.mark.parametrize(
    ("markdown", "linked"),
    [
        ("„Offen.\n\nDie Nato.", ["Nato"]),
        ("- „Offen\n- Die Nato", ["Nato"]),
        ("»Offen.\n\nDie Nato.", ["Nato"]),
        ('"Offen, sagt die Nato.', ["Nato"]),
        ("„Ja“, sagt die Nato, „nein“.", ["Nato"]),
        ('15" und Nato und 3"', ["Nato"]),
        ("[offen, sagt die Nato", ["Nato"]),
        ("`offen, sagt die Nato", ["Nato"]),
        ("<a href='x'>offen, sagt die Nato", ["Nato"]),
        ("2 < 3 und Nato > 1", ["Nato"]),
        ("- Punkt\n\n    Die Nato.", ["Nato"]),
        ("!!! note\n    Erstens.\n\n    Die Nato.", ["Nato"]),
        ("Text\n    Die Nato.", ["Nato"]),  # a line that goes on, not code
        ("[^1]: Die Nato.", ["Nato"]),
        ("| Nato | 32 |", ["Nato"]),
        ("---\n\nDie Nato.\n\n---", ["Nato"]),  # rules, not front matter
    ],
)
def test_linked_all_the_same(markdown: str, linked: list[str]) -> None:
    assert german(markdown) == linked


@pytest.mark.parametrize(
    ("markdown", "linked"),
    [
        ("Nato und NATO", ["Nato"]),
        ("Nato\n\n# A\n\nNATO\n\nB\n-\n\nNato", ["Nato", "NATO", "Nato"]),
        ("<h2>A</h2>\nNato\n<h2>B</h2>\nNATO", ["Nato", "NATO"]),
        ("weitreichende Waffen, weitreichende Waffen", ["weitreichende Waffen"]),
        ("Waffen, weitreichende Waffen", ["Waffen", "weitreichende Waffen"]),
    ],
)
def test_first_in_each_section(markdown: str, linked: list[str]) -> None:
    assert german(markdown) == linked


def test_offsets_and_order() -> None:
    text = "Die Nato – und ATACMS."
    found = Glossary(GERMAN, "de").occurrences(text)
    assert found == (Occurrence(4, 8, "nato"), Occurrence(15, 21, "atacms"))


def test_without() -> None:
    """A term's own definition links neither the term nor a shorter one inside it."""
    text = "Weitreichende Waffen der Nato"
    found = Glossary(GERMAN, "de").occurrences(text, without={"long-range"})
    assert surfaces(text, found) == [("nato", "Nato")]


def test_the_first_entry_keeps_a_shared_name() -> None:
    glossary = Glossary([Entry("b", ("Nato",)), Entry("a", ("Nato",))], "de")
    assert glossary.occurrences("Nato") == (Occurrence(0, 4, "b"),)


def test_no_entries() -> None:
    assert Glossary([], "de").occurrences("Die Nato.") == ()
