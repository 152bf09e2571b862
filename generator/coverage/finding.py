"""One thing that coverage finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FindingKind = Literal["number", "date", "time", "name", "record", "literal", "set aside"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A gap between article and records; `text` is what an editor names to set it aside, `reason` why he did."""

    file: str
    line: int
    column: int
    kind: FindingKind
    text: str
    message: str
    allowed: str = ""
    suggestion: str = ""
    reason: str = ""
