"""The glossary matcher: how good it is on a hand-labelled list, and its rules as tables."""

import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generator.linking.glossary import Entry, Glossary, Occurrence

LABELLED = yaml.safe_load(Path(__file__).with_name("labelled_de.yml").read_text(encoding="utf-8"))

CRUISE_MISSILE = Entry("cruise-missile", ("Marschflugkörper",))
ATACMS = Entry("atacms", ("ATACMS", "ATACMS-Rakete"))
NATO = Entry("nato", ("Nato", "NATO"), never=("Nato-Draht",))
WEAPON = Entry("weapon", ("Waffe",))
LONG_RANGE = Entry("long-range", ("weitreichende Waffe",))
STORM_SHADOW = Entry("storm-shadow", ("Storm Shadow",))
SOURCE = Entry("source", ("Gewährsmann",), forms=("Gewährsleute",))
GERMAN = (CRUISE_MISSILE, ATACMS, NATO, WEAPON, LONG_RANGE, STORM_SHADOW, SOURCE)

ENGLISH = (
    Entry("cruise-missile", ("cruise missile",)),
    Entry("red-line", ("red line",)),
    Entry("atacms", ("ATACMS",)),
    Entry("storm-shadow", ("Storm Shadow",)),
    Entry("ally", ("ally",)),
)


def surfaces(markdown: str, found: tuple[Occurrence, ...]) -> list[tuple[str, str]]:
    return [(occurrence.term, markdown[occurrence.start : occurrence.end]) for occurrence in found]


def german(markdown: str) -> list[str]:
    found = Glossary(GERMAN, "de").occurrences(markdown)
    return [surface for _, surface in surfaces(markdown, found)]


# --- the labelled list ---------------------------------------------------------------------------


def entry(term: dict[str, list[str]]) -> Entry:
    lists = (tuple(term.get(key, ())) for key in ("names", "forms", "never"))
    return Entry(str(term["id"]), *lists)


def expected(labels: dict[str, str | list[str]]) -> Counter[tuple[str, str]]:
    return Counter(
        (term, form)
        for term, forms in labels.items()
        for form in ([forms] if isinstance(forms, str) else forms)
    )


def test_labelled_list(record_property: Callable[[str, object], None]) -> None:
    """Precision and recall over (sentence, term, surface form)."""
    glossary = Glossary(map(entry, LABELLED["terms"]), "de")
    hits = false_hits = misses = 0
    complaints = []
    for sentence in LABELLED["sentences"]:
        text, wanted = sentence["text"], expected(sentence["terms"])
        got = Counter(surfaces(text, glossary.occurrences(text)))
        hits += (got & wanted).total()
        false_hits += (got - wanted).total()
        misses += (wanted - got).total()
        where = f"in {text!r} ({sentence['reason']})"
        complaints += [f"false hit {hit} {where}" for hit in got - wanted]
        complaints += [f"missed {hit} {where}" for hit in wanted - got]
    precision, recall = hits / (hits + false_hits), hits / (hits + misses)
    summary = (
        f"{len(LABELLED['sentences'])} snippets, {hits + misses} labels: "
        f"precision {precision:.3f} ({false_hits} false), recall {recall:.3f} ({misses} missed)"
    )
    print(f"\n{summary}", *complaints, sep="\n  ")
    record_property("glossary", summary)
    assert len(LABELLED["sentences"]) >= 170
    assert precision >= 0.99 and recall >= 0.95, "\n".join([summary, *complaints])
