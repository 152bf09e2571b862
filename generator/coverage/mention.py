"""One thing that an article says in its own words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ..reading.dates import DateMention
from ..reading.numbers import NumberMention
from ..reading.relative import RelativeMention

MentionKind = Literal["number", "date", "time", "name"]
Found = NumberMention | DateMention | RelativeMention


@dataclass(frozen=True, slots=True)
class Mention:
    """A number, a date, a relative time or a name as it stands in the article.

    `found` is what was read there, nothing for a name. `after` is what follows a number or a date, `sentence` the one
    that a relative time stands in, references included.
    """

    kind: MentionKind
    text: str
    file: str
    line: int
    column: int
    after: str
    found: Found | None = None
    sentence: str = ""

    @property
    def value(self) -> Decimal | None:
        """The value of a number, as far as it has one."""
        return self.found.value if isinstance(self.found, NumberMention) else None
