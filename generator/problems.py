"""Problems: what is wrong with the content, where, and how to mend it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing an editor must mend. Lines and columns count from 1.

    Problems sort by file and line, but duplicate ids come first: others follow from them, in other files as well.
    """

    file: str
    line: int
    column: int
    message: str
    record: str = ""
    allowed: str = ""
    suggestion: str = ""
    level: str = "error"
    """“error”, which stops the build, or “warning”, which does not."""

    def __lt__(self, other: Problem) -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[bool, tuple[str | int, ...]]:
        return not self.message.startswith("duplicate id"), tuple(getattr(self, each.name) for each in fields(self))

    def __str__(self) -> str:
        warning = "warning: " if self.level == "warning" else ""
        subject = f"{self.record}: " if self.record else ""
        return f"{self.file}:{self.line}:{self.column}: {warning}{subject}{self.said}"

    @property
    def said(self) -> str:
        """What is wrong, what is allowed, and a suggestion; not where."""
        allowed = f"; allowed: {self.allowed}" if self.allowed else ""
        suggestion = f"; did you mean “{self.suggestion}”?" if self.suggestion else ""
        return f"{self.message}{allowed}{suggestion}"


class ContentError(Exception):
    """The content has problems; nothing was written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


def suggest(word: str, allowed: Iterable[str], *, cutoff: float = 0.65) -> str:
    """Return the allowed word nearest to `word`, or an empty string where none is at least so near."""
    return next(iter(difflib.get_close_matches(word, sorted(allowed), n=1, cutoff=cutoff)), "")
