"""Where a suspicion stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Suspicion:
    """A place in a passage (position in the list, offset in its text) that an editor should look at."""

    passage: int
    offset: int
    reason: str
    words: str
