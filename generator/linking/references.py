"""References in texts: `[[kind:id]]`, `[[kind:id|label]]` and source notes `[^source-id]`.

`[[actor:biden]]` inserts the actor's short name, `[[number:nk-troops]]` the formatted value. A label after
`|` replaces it; in a label `#` stands for the record's own value (a number's figure with its qualifier, an
event's date), so that a figure or date is never typed twice: `[[number:atacms-range|# Kilometern]]` says
“bis zu 300 Kilometern”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

REFERENCE: Final = re.compile(r"\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
NOTE: Final = re.compile(r"\[\^([^\]]*)\]")

REFERABLE: Final = ("event", "actor", "number", "term", "question", "source", "place")
"""The kinds of record that a text can refer to."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference as written: half-open offsets, kind, id, and the label or None."""

    start: int
    end: int
    kind: str
    id: str
    label: str | None
    written: str


def references(text: str) -> Iterator[Reference]:
    """Yield the references of a text in order; kind and id are as written, known or not."""
    for match in REFERENCE.finditer(text):
        kind, _, identifier = match[1].partition(":")
        yield Reference(match.start(), match.end(), kind.strip(), identifier.strip(), match[2], match[0])


def notes(text: str) -> Iterator[str]:
    """Yield the source ids of a text's notes in order."""
    for match in NOTE.finditer(text):
        yield match[1]
