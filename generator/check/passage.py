"""The texts that lie in the project, by their passages: the article, and sources in content/source-texts/."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Final

from ..linking.plain import paragraphs_in_words
from ..load.records import Loaded
from ..model.base import CitationRecord
from ..model.edtf import Single
from ..model.source import Source
from ..reading.dates import DateMention, dates
from ..reading.lexicon import is_read
from ..reading.numbers import NumberMention, numbers
from ..reading.quotations import passages_of, stands_in
from ..reading.relative import relative_times

_NUMBERED: Final = re.compile(r"(?:p|¶|§|Absatz|Abs\.|paragraph|para\.?) ?(\d+)", re.IGNORECASE)


@dataclass(frozen=True)
class Passage:
    """A passage as words: what it is called, its language, and the day it was written, as far as that is known."""

    name: str
    text: str
    language: str
    written: date | None

    @cached_property
    def numbers(self) -> tuple[NumberMention, ...]:
        """The numbers it names."""
        return tuple(found for found in numbers(self.text, self.language) if found.value is not None)

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates it names, days such as “am Sonntag” included where the day it was written is known."""
        relative = relative_times(self.text, self.language, self.written)
        return (*dates(self.text, self.language), *(day for found in relative for day in found.dates))

    @property
    def figures_named(self) -> str:
        """Its figures, for a message."""
        return _listed("figures", (number for number in self.numbers if number.is_sure))

    @property
    def dates_named(self) -> str:
        """Its dates, for a message."""
        return _listed("dates", self.dates)

    def nearest_number(self, wanted: Decimal) -> str:
        """Return the number it names that comes nearest to a value, or an empty string."""
        near = [(abs(found.value - wanted), found.text) for found in self.numbers if found.value is not None]
        return min(near, default=(Decimal(0), ""))[1]

    def nearest_date(self, wanted: Single) -> DateMention | None:
        """Return the date it names that a slip in day, month or year would make of a date, its year filled in."""
        day = wanted.part.first
        parts = (day.year, day.month, day.day)[: 2 if wanted.part.precision == "month" else 3]
        filled = (replace(found, year=found.year or day.year) for found in self.dates)
        return next((found for found in filled if _is_slip(found, parts)), None)


def _listed(sort: str, mentions: Iterable[NumberMention | DateMention]) -> str:
    found = dict.fromkeys(mention.text for mention in mentions)
    return f"has {', '.join(f'“{text}”' for text in found)}" if found else f"names no {sort}"


def _is_slip(found: DateMention, wanted: tuple[int, ...]) -> bool:
    """Whether a date is said as precisely as another, and is another in one part."""
    said = (found.year, found.month, found.day)[: len(wanted)]
    return None not in said and sum(one != other for one, other in zip(said, wanted, strict=True)) == 1


@dataclass(frozen=True)
class TextAtHand:
    """A text that lies in the project, by its passages; `is_read` if numbers and dates in its language are known."""

    passages: Mapping[str, Passage]
    is_read: bool = True

    def holding(self, quotation: str) -> Passage | None:
        """Return the first passage in which a quotation stands."""
        return next((found for found in self.passages.values() if stands_in(quotation, found.text)), None)

    def cited(self, citation: CitationRecord) -> tuple[Passage, ...]:
        """Return the passages that a citation names: one, or all of the text where it names none."""
        name = passage_name(citation)
        if name is not None:
            return (self.passages[name],) if name in self.passages else ()
        if citation.quote is not None:
            found = self.holding(citation.quote)
            return (found,) if found else ()
        return tuple(self.passages.values())


def passage_name(citation: CitationRecord) -> str | None:
    """Return the passage a citation names: a paragraph of the article, or one of a source by its number."""
    number = _NUMBERED.fullmatch(citation.locator.strip()) if citation.locator else None
    return citation.paragraph or (f"p{number[1]}" if number else None)


class Texts:
    """Finds the text that a citation is taken from, if it is at hand; each is read once."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._sources: dict[str, TextAtHand | None] = {}

    def of(self, citation: CitationRecord) -> TextAtHand | None:
        """Return the article or the text of a source, or nothing where it does not lie in the project."""
        if citation.source is None:
            return self.article
        if citation.source not in self._sources:
            self._sources[citation.source] = self._source(citation.source)
        return self._sources[citation.source]

    @cached_property
    def article(self) -> TextAtHand | None:
        """The article as readers see it."""
        loaded = self._loaded
        if loaded.explainer is None or loaded.article is None:
            return None
        head = loaded.article.head
        written = (head.published or loaded.explainer.as_of).begin.date()
        found = paragraphs_in_words(loaded.content()).items()
        passages = {name: Passage(f"article#{name}", text, head.language, written) for name, text in found}
        return TextAtHand(passages, is_read(head.language))

    def _source(self, identifier: str) -> TextAtHand | None:
        source = self._loaded.records["source"].get(identifier)
        if not isinstance(source, Source) or identifier not in self._loaded.source_texts:
            return None
        written = source.published.begin.date() if source.published else None
        parts = enumerate(passages_of(self._loaded.source_texts[identifier]), 1)
        passages = {f"p{n}": Passage(f"{identifier} p{n}", text, source.language, written) for n, text in parts}
        return TextAtHand(passages, is_read(source.language))
