"""How well the glossary matcher does on a list of snippets that were labelled by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.linking.glossary import Entry, Glossary, Occurrence


@dataclass(frozen=True, slots=True)
class Measure:
    """Counts over (snippet, term, surface form), and what went wrong."""

    snippets: int
    hits: int
    false_hits: int
    misses: int
    complaints: tuple[str, ...]

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.false_hits)

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + self.misses)

    @property
    def summary(self) -> str:
        return (
            f"{self.snippets} snippets, {self.hits + self.misses} labels: "
            f"precision {self.precision:.3f} ({self.false_hits} false), recall {self.recall:.3f} ({self.misses} missed)"
        )

    def __str__(self) -> str:
        return "\n  ".join([self.summary, *self.complaints])


def measure(language: str) -> Measure:
    """Hold the matcher against labelled_<language>.yml."""
    path = Path(__file__).with_name(f"labelled_{language}.yml")
    labelled = yaml.safe_load(path.read_text(encoding="utf-8"))
    glossary = Glossary(map(_entry, labelled["terms"]), language)
    hits = false_hits = misses = 0
    complaints = []
    for sentence in labelled["sentences"]:
        text, wanted = sentence["text"], _expected(sentence["terms"])
        got = Counter(surfaces(text, glossary.occurrences(text)))
        hits += (got & wanted).total()
        false_hits += (got - wanted).total()
        misses += (wanted - got).total()
        where = f"in {text!r} ({sentence['reason']})"
        complaints += [f"false hit {hit} {where}" for hit in got - wanted]
        complaints += [f"missed {hit} {where}" for hit in wanted - got]
    return Measure(len(labelled["sentences"]), hits, false_hits, misses, tuple(complaints))


def surfaces(markdown: str, found: Iterable[Occurrence]) -> list[tuple[str, str]]:
    """The id and the linked words of each occurrence."""
    return [(occurrence.term, markdown[occurrence.start : occurrence.end]) for occurrence in found]


def _entry(term: Mapping[str, Any]) -> Entry:
    lists = (tuple(term.get(key, ())) for key in ("names", "forms", "never"))
    return Entry(str(term["id"]), *lists)


def _expected(labels: Mapping[str, str | list[str]]) -> Counter[tuple[str, str]]:
    return Counter(
        (term, form) for term, forms in labels.items() for form in ([forms] if isinstance(forms, str) else forms)
    )
