"""The numbers: who says what, side by side, and the tables of their series."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.base import CitationRecord
from ..model.edtf import Edtf
from ..model.number import Amount, Number, Point, Series


@dataclass(frozen=True, slots=True)
class Claim:
    """One of several figures for the same thing, with who says so."""

    amount: Amount
    attribution: str
    as_of: Edtf | None
    note: str | None
    sources: tuple[CitationRecord, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Series that share their rows, as one table: a row per date or item, a column per series."""

    columns: tuple[Series, ...]
    rows: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One number with its contested values."""

    number: Number
    claims: tuple[Claim, ...]


def sheet(number: Number) -> Sheet:
    """Gather what a number's section shows, wherever it stands."""
    return Sheet(number, claims(number))


def claims(number: Number) -> tuple[Claim, ...]:
    """Return the figures that stand against each other, or nothing where nobody disagrees."""
    if not number.alternatives:
        return ()
    own = Claim(number, number.attribution, number.as_of, None, number.sources)
    others = (Claim(other, other.attribution, other.as_of, other.note, other.sources) for other in number.alternatives)
    return (own, *others) if number.is_stated else tuple(others)


def matrix(series: tuple[Series, ...]) -> Matrix | None:
    """Return one table for series whose rows are the same and whose points say nothing but figure and note."""
    if len(series) < 2 or any(_says_more(point) for one in series for point in one.points):
        return None
    rows = {tuple((point.date, point.label) for point in one.points) for one in series}
    units = {one.unit for one in series}
    if len(rows) > 1 or len(units) > 1:
        return None
    return Matrix(series, tuple(zip(*(one.points for one in series), strict=True)))


def _says_more(point: Point) -> bool:
    return bool(point.attribution or point.group or point.sources or point.claimants)
