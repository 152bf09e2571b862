"""The figures of a number as a table for programs: CSV by RFC 4180, a line for each figure.

Dates are EDTF as in the records, decimal points are points, and every line carries source, day and licence, so
that they stay attached.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from ..model.base import CitationRecord
from ..model.content import Content
from ..model.number import Amount, Number, Point, Series, Unit

COLUMNS: Final = (
    "number",
    "series",
    "date",
    "item",
    "qualifier",
    "value",
    "low",
    "high",
    "unit",
    "attribution",
    "group",
    "note",
    "as_of",
    "sources",
    "licence",
)

Row = dict[str, str]


def number_csv(number: Number, content: Content) -> str:
    """Return all figures of a number: its own, those that contest it, and its series."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in _rows(number, content):
        writer.writerow({"number": number.id, "licence": content.explainer.licence.url, **row})
    return text.getvalue()


def _rows(number: Number, content: Content) -> Iterator[Row]:
    if number.is_stated:
        own = {"attribution": number.attribution, "as_of": number.as_of.text}
        yield _amount(number, number.unit) | own | _sources(number.sources, content)
    for other in number.alternatives:
        said = {"attribution": other.attribution, "as_of": _text(other.as_of or number.as_of), "note": other.note or ""}
        yield _amount(other, number.unit) | said | _sources(other.sources, content)
    for series in number.series:
        yield from (_point(number, series, point, content) for point in series.points)


def _point(number: Number, series: Series, point: Point, content: Content) -> Row:
    return {
        "series": series.label,
        "date": _text(point.date),
        "item": point.label or "",
        **_amount(point, series.unit or number.unit),
        "attribution": point.attribution or "",
        "group": point.group or "",
        "note": "; ".join(filter(None, (point.note, series.note))),
        "as_of": number.as_of.text,
        **_sources(point.sources or series.sources or (), content),
    }


def _amount(amount: Amount, unit: Unit | None) -> Row:
    figures = {name: _text(getattr(amount, name)) for name in ("value", "low", "high")}
    return {"qualifier": amount.qualifier, **figures, "unit": unit.other if unit else ""}


def _sources(citations: Iterable[CitationRecord], content: Content) -> Row:
    """The addresses of the sources; where a source has none, its publisher and title."""
    found = (content.sources[citation.source] for citation in citations if citation.source)
    return {"sources": " ".join(source.url or f"{source.publisher}: {source.heading}" for source in found)}


def _text(value: object) -> str:
    return "" if value is None else str(value)
