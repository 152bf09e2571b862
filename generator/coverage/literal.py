"""Figures typed into texts that a number record holds: change the record, and they would stay behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..linking.references import REFERENCE
from ..load.records import Loaded
from ..model.base import Path, Text, leaves
from ..reading.numbers import NumberMention, numbers
from .accounts import Accounts, Figure
from .finding import Finding
from .manuscript import Manuscript


def literal_figures(loaded: Loaded, manuscript: Manuscript, accounts: Accounts) -> Iterator[Finding]:
    """Yield a finding for each figure in the article or in a record's prose that a reference could insert.

    Value and unit must be those of the record; a number's own texts may repeat its figure.
    """
    for passage in manuscript.passages:
        for found, figure in _repeated(passage.own_words, manuscript.language, accounts):
            line, column = passage.place(found.start)
            yield _finding(manuscript.file, line, column, found, figure)
    for prose in _prose(loaded):
        for found, figure in _repeated(_blanked(prose.text), manuscript.language, accounts):
            if (prose.kind, prose.id) != ("number", figure.number):
                place = loaded.problem(prose.kind, prose.id, prose.path, "", words=found.text)
                yield _finding(place.file, place.line, place.column, found, figure)


@dataclass(frozen=True, slots=True)
class _Prose:
    kind: str
    id: str
    path: Path
    text: str


def _prose(loaded: Loaded) -> Iterator[_Prose]:
    for kind, identifier, record in loaded.all_records():
        for leaf in leaves(record):
            if isinstance(leaf.mark, Text) and leaf.mark.form == "prose":
                yield _Prose(kind, identifier, leaf.path, leaf.value)


def _blanked(text: str) -> str:
    return REFERENCE.sub(lambda match: " " * len(match[0]), text)


def _repeated(text: str, language: str, accounts: Accounts) -> Iterator[tuple[NumberMention, Figure]]:
    for found in numbers(text, language):
        for figure in accounts.figures:
            if figure.is_main and found.value == figure.value and _has_unit(text[found.end :], figure):
                yield found, figure
                break


def _has_unit(after: str, figure: Figure) -> bool:
    """Whether the figure's unit follows, its scale left out: “12.000 Soldaten”, “61,7 Milliarden Euro”."""
    word = re.match(r"[\s-]*([^\W\d_]+|%)", after)
    return word is not None and word[1].lower() in figure.unit.lower().split()


def _finding(file: str, line: int, column: int, found: NumberMention, figure: Figure) -> Finding:
    message = f"“{found.text}” is typed here, and number {figure.number} holds it"
    allowed = f"[[number:{figure.number}]], or [[number:{figure.number}|# …]] with words of your own"
    return Finding(file, line, column, "literal", found.text, message, allowed, f"[[number:{figure.number}]]")
