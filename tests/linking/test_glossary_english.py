"""The glossary matcher in English: how good it is on a hand-labelled list, and its rules as a table."""

from collections.abc import Callable

import pytest

from generator.linking.glossary import Entry, Glossary

from .measure import measure, surfaces

TERMS = (
    Entry("cruise-missile", ("cruise missile",)),
    Entry("red-line", ("red line",)),
    Entry("atacms", ("ATACMS",)),
    Entry("storm-shadow", ("Storm Shadow",)),
    Entry("ally", ("ally",)),
    Entry("pledge", ("pledge",)),
    Entry("mutual-aid-pact", ("mutual aid pact",)),
    Entry("dprk", ("Democratic People’s Republic of Korea",)),
)


def test_labelled_list(record_property: Callable[[str, object], None]) -> None:
    """Precision and recall over (snippet, term, surface form)."""
    found = measure("en")
    print(f"\n{found}")
    record_property("glossary", found.summary)
    assert found.snippets >= 120
    assert found.precision >= 0.99 and found.recall >= 0.95, str(found)


@pytest.mark.parametrize(
    ("markdown", "linked"),
    [
        ("Cruise missiles hit it.", ["Cruise missiles"]),
        ("Two cruise missiles’ range", ["cruise missiles"]),
        ("NATO’s red lines", ["red lines"]),
        ("a red-line policy", ["red-line"]),
        ("a mutual-aid pact", ["mutual-aid pact"]),
        ("the mutual-aid-pact debate", ["mutual-aid-pact"]),
        ("ATACMS-armed units and Storm Shadows", ["ATACMS", "Storm Shadows"]),
        ("non-ATACMS units", ["ATACMS"]),
        ("an anti-cruise-missile net", []),  # a common noun in a compound is another thing
        ("an ally-led mission", []),
        ("atacms and a storm shadow", []),
        ("allied, pledged, pledging", []),  # names are nouns
        ("Democratic People's Republic of Korea", ["Democratic People's Republic of Korea"]),
        ("Kyiv’s allies said “allies”", ["allies"]),
        ("a ‘red line’, said the allies’ envoy", ["allies"]),
        ("‘We don’t have red lines,’ they said.", []),
        ("‘Open, say the allies", ["allies"]),
        ("‘Open.\n\nThe allies’ line", ["allies"]),
        ("the ‘90s’ allies", ["allies"]),
    ],
)
def test_rules(markdown: str, linked: list[str]) -> None:
    found = Glossary(TERMS, "en").occurrences(markdown)
    assert [surface for _, surface in surfaces(markdown, found)] == linked
