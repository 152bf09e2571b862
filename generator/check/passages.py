"""Rules about passages: what a citation points at says what the record says.

They can speak only where the text is at hand: the article, and sources in content/source-texts/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Final

from ..linking.plain import paragraphs_in_words
from ..load.records import Loaded
from ..model.edtf import Edtf, Single
from ..model.source import Source
from ..problems import Problem
from ..reading.dates import DateMention, dates, ends
from ..reading.numbers import NumberMention, numbers, scale_of
from ..reading.quotations import nearest, passages_of, stands_in
from ..wording.dates import date_in_words
from ..wording.numbers import figure_in_words
from ..wording.words import languages
from .citations import Cited, Fact, cited, statements

_NUMBERED: Final = re.compile(r"(?:p|¶|§|Absatz|Abs\.|paragraph|para\.?) ?(\d+)", re.IGNORECASE)


@dataclass(frozen=True)
class _Passage:
    """A passage as words: what it is called, its language, and the day it was written, as far as that is known."""

    name: str
    text: str
    language: str
    written: date | None

    @cached_property
    def numbers(self) -> tuple[NumberMention, ...]:
        """The numbers it names, surest first kept in order."""
        return tuple(found for found in numbers(self.text, self.language) if found.value is not None)

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates it names."""
        return dates(self.text, self.language)


@dataclass(frozen=True)
class _Text:
    """A text that lies in the project, by its passages."""

    passages: Mapping[str, _Passage]

    def holding(self, quotation: str) -> _Passage | None:
        """Return the first passage in which a quotation stands."""
        return next((found for found in self.passages.values() if stands_in(quotation, found.text)), None)


def passages_bear_records(loaded: Loaded) -> Iterator[Problem]:
    """A quotation stands in the passage it names, and the passage names the figures and dates of the record.

    Typographic quotation marks, hyphens and white space may differ. Figures and dates may be in words or in
    figures, in the passage's language; `bears` of a citation narrows what its passage is to say.
    """
    article = _article(loaded)
    for kind, identifier, record in loaded.all_records():
        for one in cited(record):
            yield from _unknown_statements(loaded, (kind, identifier), one)
            text = article if one.citation.paragraph else _source(loaded, one.citation.source or "")
            if text is not None and text.passages:
                for message, details in _faults(one, text, _language(loaded)):
                    yield loaded.problem(kind, identifier, one.path, message, **details)


def translated_passages_bear_records(loaded: Loaded) -> Iterator[Problem]:
    """A paragraph of the translated article names the figures and dates that records take from the original."""
    article = _article(loaded)
    lines = {block.id: block.line for block in loaded.article.blocks} if loaded.article else {}
    for kind, identifier, record in loaded.all_records():
        for one in cited(record):
            passage = article.passages.get(one.citation.paragraph or "") if article else None
            for fact in one.facts if passage else ():
                if passage is not None and not _is_borne(fact, passage, passage.language):
                    message = f"the translation does not say {_said(fact, passage)}, as the original does"
                    line = lines[one.citation.paragraph or ""]
                    subject = f"{kind} {identifier}"
                    allowed = f"the figures and dates of the original; {_named(fact, passage)}"
                    yield Problem(loaded.article_file, line, 1, message, subject, allowed)


def _language(loaded: Loaded) -> str:
    """The language records are written in."""
    return loaded.article.head.language if loaded.article else "en"


def _article(loaded: Loaded) -> _Text | None:
    if loaded.explainer is None or loaded.article is None:
        return None
    head = loaded.article.head
    written = (head.published or loaded.explainer.as_of).begin.date()
    found = paragraphs_in_words(loaded.content())
    return _Text({name: _Passage(f"article#{name}", text, head.language, written) for name, text in found.items()})


def _source(loaded: Loaded, identifier: str) -> _Text | None:
    source = loaded.records["source"].get(identifier)
    if not isinstance(source, Source) or identifier not in loaded.source_texts:
        return None
    written = source.published.begin.date() if source.published else None
    parts = enumerate(passages_of(loaded.source_texts[identifier]), 1)
    return _Text(
        {f"p{number}": _Passage(f"{identifier} p{number}", text, source.language, written) for number, text in parts}
    )


def _unknown_statements(loaded: Loaded, key: tuple[str, str], one: Cited) -> Iterator[Problem]:
    possible = statements(one.part)
    for position, name in enumerate(one.citation.bears or ()):
        if name not in possible:
            message = f"the passage cannot bear “{name}”: there is none here"
            yield loaded.problem(*key, (*one.path, "bears", position), message, allowed=", ".join(possible))


Fault = tuple[str, dict[str, str]]
"""A message, and the further parts of its problem."""


def _faults(one: Cited, text: _Text, language: str) -> Iterator[Fault]:
    citation = one.citation
    number = _NUMBERED.fullmatch(citation.locator.strip()) if citation.locator else None
    name = citation.paragraph or (f"p{number[1]}" if number else None)
    if name is not None and name not in text.passages:
        if citation.paragraph is None:
            allowed = f"p1 to p{len(text.passages)}"
            yield f"the text of {citation.source} has no paragraph {name.removeprefix('p')}", {"allowed": allowed}
        return
    if citation.quote is not None and (fault := _misquoted(citation.quote, name, text)) is not None:
        yield fault
        return
    passage = text.passages[name] if name else text.holding(citation.quote or "") if citation.quote else None
    if passage is not None:
        yield from (
            _missing(fact, passage, text, one, language) for fact in one.facts if not _is_borne(fact, passage, language)
        )


def _misquoted(quotation: str, name: str | None, text: _Text) -> Fault | None:
    """Return the fault of a quotation that does not stand where it should, with what stands there instead."""
    place = text.passages[name].text if name else "\n".join(found.text for found in text.passages.values())
    if stands_in(quotation, place):
        return None
    where = text.passages[name].name if name else next(iter(text.passages.values())).name.split()[0]
    message = f"“{quotation}” does not stand in {where}"
    elsewhere = text.holding(quotation)
    if elsewhere is not None:
        return f"{message} but in {elsewhere.name}", {
            "allowed": "a quotation from the passage that is named",
            "suggestion": elsewhere.name,
        }
    allowed = "the passage’s own words; quotation marks, hyphens and spaces may differ"
    return message, {"allowed": allowed, "suggestion": nearest(quotation, place)}


def _is_borne(fact: Fact, passage: _Passage, language: str) -> bool:
    """Whether a passage names a figure, or every end of a date; `language` is that of the unit."""
    if isinstance(fact.value, Decimal):
        wanted = fact.value * _scale(fact, language)
        return any(found.value == wanted for found in passage.numbers)
    return all(_is_dated(end, passage) for end in ends(fact.value))


def _scale(fact: Fact, language: str) -> Decimal:
    return scale_of(fact.unit.other, language) if fact.unit else Decimal(1)


def _is_dated(end: Single, passage: _Passage) -> bool:
    return any(found.bears(end.part, passage.written) for found in passage.dates)


def _missing(fact: Fact, passage: _Passage, text: _Text, one: Cited, language: str) -> Fault:
    message = f"{passage.name} does not say {_said(fact, passage)} ({_field(fact)})"
    others = (found for found in text.passages.values() if all(_is_borne(each, found, language) for each in one.facts))
    other = next(others, None)
    if one.citation.quote is None and other is not None:
        return message, {"allowed": f"a passage that does; {_named(fact, passage)}", "suggestion": other.name}
    allowed = f"what the passage says, or “bears: [text]” if it is cited for its words; {_named(fact, passage)}"
    return message, {"allowed": allowed, "suggestion": _nearest(fact, passage, language)}


def _field(fact: Fact) -> str:
    return fact.statement.replace("_", " ")


def _said(fact: Fact, passage: _Passage) -> str:
    """A figure or date as the passage's language would have it."""
    language = passage.language if passage.language in languages() else "en"
    if isinstance(fact.value, Decimal):
        unit = f" {fact.unit.other}" if fact.unit and _scale(fact, language) != 1 else ""
        return f"“{figure_in_words(fact.value, language)}{unit}”"
    return f"“{date_in_words(fact.value, language)}”"


def _named(fact: Fact, passage: _Passage) -> str:
    """What the passage names of the same sort, for the message."""
    figures = isinstance(fact.value, Decimal)
    found = [mention.text for mention in (passage.numbers if figures else passage.dates)]
    sort = "figures" if figures else "dates"
    return f"its {sort}: {', '.join(found)}" if found else f"it names no {sort}"


def _nearest(fact: Fact, passage: _Passage, language: str) -> str:
    if isinstance(fact.value, Decimal):
        wanted = fact.value * _scale(fact, language)
        near = [(abs(found.value - wanted), found.text) for found in passage.numbers if found.value is not None]
        return min(near, default=(Decimal(0), ""))[1]
    return _nearest_date(fact.value, passage)


def _nearest_date(value: Edtf, passage: _Passage) -> str:
    wanted = value.begin.date()
    near = [(_days_between(found, wanted), found.text) for found in passage.dates]
    return min(near, default=(0, ""))[1]


def _days_between(found: DateMention, wanted: date) -> int:
    year = found.year or wanted.year
    month, day = found.month or wanted.month, min(found.day or 1, 28)
    return abs((date(year, month, day) - wanted).days)
