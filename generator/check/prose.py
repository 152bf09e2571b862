"""The rule about figures and dates that are typed in a record's texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from ..linking.references import REFERENCE
from ..load.records import Loaded
from ..model.base import CitationRecord, Path, Record, Text, marks
from ..model.draft import Draft
from ..model.edtf import Edtf
from ..model.number import Amount
from ..problems import Problem
from ..reading.dates import DateMention, dates, ends
from ..reading.lexicon import is_read, lexicon
from ..reading.numbers import NumberMention, is_telling, numbers
from .passage import Passage, Texts
from .switches import Doubt, switched

_ROUNDED: Final = Decimal("0.1")
"""How far a figure that is called a rough one may lie from the passage's."""


def texts_are_borne(loaded: Loaded) -> Iterator[Problem]:
    """Figures and dates typed in a record's texts stand in one of the passages it cites.

    Nothing is said of a record that cites something whose text is not at hand: it may stand there. A word up to
    “zwölf” may be counted from a list; a rough figure (“rund”, “gut”) may be rounded by a tenth.
    """
    language = loaded.article.head.language if loaded.article else ""
    if not is_read(language):
        return
    texts = Texts(loaded)
    for kind, identifier, record in loaded.all_records():
        for path, part in _sourced(record, ()) if not isinstance(record, Draft) else ():
            passages = _passages(part, texts)
            for leaf in _own_texts(part, path) if passages else ():
                for found in _unborne(leaf.text, part, passages, language):
                    yield from switched(loaded, _doubt((kind, identifier), leaf.path, found, passages))


def _sourced(part: Record, path: Path) -> Iterator[tuple[Path, Record]]:
    """Yield a record and its parts, as far as they have sources of their own."""
    if isinstance(getattr(part, "sources", None), tuple):
        yield path, part
    for name in type(part).model_fields:
        value = getattr(part, name)
        for position, item in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(item, Record) and not isinstance(item, CitationRecord):
                yield from _sourced(item, (*path, name, position))


def _passages(part: Record, texts: Texts) -> tuple[Passage, ...]:
    """Return all passages that a part cites, or none where one of them is not at hand or cannot be read."""
    found: list[Passage] = []
    for citation in getattr(part, "sources", ()):
        text = texts.of(citation)
        cited = text.cited(citation) if text is not None and text.is_read else ()
        if not cited:
            return ()
        found += cited
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Leaf:
    path: Path
    text: str


def _own_texts(part: Record, path: Path) -> Iterator[_Leaf]:
    """Yield the texts of a part itself, references blanked out: their records answer for themselves."""
    for name, mark in marks(type(part)).items():
        value = getattr(part, name)
        if isinstance(value, str) and isinstance(mark, Text) and mark.form != "verbatim":
            yield _Leaf((*path, name), REFERENCE.sub(lambda match: " " * len(match[0]), value))


Typed = NumberMention | DateMention


def _unborne(text: str, part: Record, passages: tuple[Passage, ...], language: str) -> Iterator[Typed]:
    own = tuple(value for name in type(part).model_fields if isinstance(value := getattr(part, name), Edtf))
    for day in dates(text, language):
        is_own = any(day.bears(end.part) for value in own for end in ends(value))
        if not is_own and not any(found.says(day, one.written) for one in passages for found in one.dates):
            yield day
    for number in numbers(text, language):
        if is_telling(number) and not _is_borne(number, text, part, passages, language):
            yield number


def _is_borne(number: NumberMention, text: str, part: Record, passages: tuple[Passage, ...], language: str) -> bool:
    value = number.value or Decimal(0)
    if isinstance(part, Amount) and value in {part.value, part.low, part.high}:
        return True
    said = [found.value for one in passages for found in one.numbers if found.value is not None]
    if _is_rough(text[: number.start], language):
        return any(abs(found - value) <= abs(value) * _ROUNDED for found in said)
    return value in said


def _is_rough(before: str, language: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(word)}\s*$", before, re.IGNORECASE) for word in lexicon(language).roughly)


def _doubt(key: tuple[str, str], path: Path, found: Typed, passages: tuple[Passage, ...]) -> Doubt:
    names = list(dict.fromkeys(one.name for one in passages))
    first = passages[0].figures_named if isinstance(found, NumberMention) else passages[0].dates_named
    missed = f"{names[0]} {first}" if len(names) == 1 else f"none of its {len(names)} passages does"
    message = f"says “{found.text}”, and {missed}"
    allowed = "what the passages say, a reference, or a further source that says so"
    return Doubt("texts_are_borne", key, path, message, allowed, words=found.text, suggestion=_nearest(found, passages))


def _nearest(found: Typed, passages: tuple[Passage, ...]) -> str:
    """Return what the passages say that comes nearest to it; of dates nothing, since the day itself says enough."""
    if isinstance(found, DateMention) or found.value is None:
        return ""
    near = [
        (abs(other.value - found.value), other.text)
        for one in passages
        for other in one.numbers
        if other.value is not None
    ]
    return min(near, default=(Decimal(0), ""))[1]
