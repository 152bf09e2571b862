"""What the citations of a record are to bear: every citation with its place and the statements beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final, get_args

from ..model.base import CitationRecord, Path, Record, Statement
from ..model.edtf import Edtf
from ..model.number import Amount, Point, Series, Unit

_DATES: Final[tuple[Statement, ...]] = ("date", "end", "since", "until", "as_of")

_USUAL: Final[frozenset[Statement]] = frozenset({"figure", "date", "end", "since", "until"})
"""What a passage is to bear unless the citation says otherwise; `as_of` mostly is not told in a text."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a passage is to bear: a figure with its unit, or a date."""

    statement: Statement
    value: Decimal | Edtf
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation of a record: where it stands in it, and what its passage is to bear."""

    path: Path
    part: Record
    citation: CitationRecord
    facts: tuple[Fact, ...]


def cited(record: Record) -> Iterator[Cited]:
    """Yield every citation of a record, those of its parts included, in field order."""
    yield from _cited(record, (), getattr(record, "unit", None))


def _cited(part: Record, path: Path, unit: Unit | None) -> Iterator[Cited]:
    for name in type(part).model_fields:
        value = getattr(part, name)
        for position, item in enumerate(value if isinstance(value, tuple) else ()):
            here = (*path, name, position)
            if isinstance(item, CitationRecord):
                yield Cited(here, part, item, tuple(_borne(part, item, unit)))
            elif isinstance(item, Record):
                yield from _cited(item, here, getattr(item, "unit", None) or unit)


def _borne(part: Record, citation: CitationRecord, unit: Unit | None) -> Iterator[Fact]:
    wanted = citation.bears
    for fact in _facts(part, unit):
        if fact.statement in (_USUAL if wanted is None else wanted):
            yield fact


def _facts(part: Record, unit: Unit | None) -> Iterator[Fact]:
    if isinstance(part, Series):
        for point in part.points:
            yield from _facts(point, unit)
    if isinstance(part, Amount):
        for figure in (part.value, part.low, part.high):
            if figure is not None:
                yield Fact("figure", figure, unit)
    if isinstance(part, Point | Series):  # when a figure was given is told beside a text more often than in it
        return
    for name in _dated(type(part)):
        date = getattr(part, name)
        if isinstance(date, Edtf):
            yield Fact(name, date)


@cache
def _dated(model: type[Record]) -> tuple[Statement, ...]:
    return tuple(name for name in _DATES if name in model.model_fields)


def statements(part: Record) -> tuple[Statement, ...]:
    """Return what a passage that this part of a record cites can be said to bear."""
    found = {fact.statement for fact in _facts(part, None)}
    return tuple(name for name in get_args(Statement) if name == "text" or name in found)
