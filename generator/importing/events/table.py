"""Tables: CSV in whatever encoding and with whatever separator, and XLSX. The first row names the columns."""

from __future__ import annotations

import csv
import datetime
import re
from collections.abc import Iterable, Mapping
from io import BytesIO, StringIO
from typing import Final
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from ...edit.append import Plain
from ...model.base import ID
from ...model.event import Event
from ...problems import suggest
from ..decode import decode
from ..manuscript import UnreadableError
from .entry import Entry, Lost, Timeline, as_edtf, plain_text, stated
from .timelinejs import is_spreadsheet, read_spreadsheet

LISTS: Final = ("themes", "actors", "places", "numbers", "because_of", "sources")
REFERENCE: Final = rf"{ID}(?:#{ID})?"
"""An id of ours, or a paragraph of the article such as `article#p5`."""
DATES: Final = ("date", "end", "reported", "confirmed")
_CALLED: Final = {
    "datum": "date", "beginn": "date", "start": "date", "von": "date", "when": "date",
    "ende": "end", "bis": "end", "titel": "title", "überschrift": "title", "headline": "title", "event": "title",
    "beschreibung": "text", "description": "text", "body": "text", "gruppe": "group",
    "group": "group", "theme": "group",
    "kategorie": "group", "category": "group", "rubrik": "group",
    "thema": "group", "quelle": "sources", "quellen": "sources", "source": "sources",
    "ort": "places", "place": "places", "akteure": "actors", "wichtigkeit": "importance",
}  # fmt: skip
FIELDS: Final = (*(name for name in Event.model_fields if name != "media"), "group")

Cells = list[tuple[int, list[str]]]


def read_csv(data: bytes, columns: Mapping[str, str]) -> Timeline:
    """Read CSV; `columns` maps our fields to the file's column names, beside those that are told by name."""
    text = decode(data).text
    separator = max(",;\t|", key=text.split("\n", 1)[0].count)
    try:
        rows = list(csv.reader(StringIO(text), delimiter=separator, strict=True))
    except csv.Error as error:
        raise UnreadableError(f"broken CSV: {error}") from error
    return _read([(number, row) for number, row in enumerate(rows, 1)], columns)


def read_xlsx(data: bytes, columns: Mapping[str, str]) -> Timeline:
    """Read the first sheet of a workbook; the others are reported."""
    try:
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, OSError, ValueError) as error:
        raise UnreadableError("this is no workbook that can be read", allowed="an unlocked .xlsx") from error
    first, *others = book.worksheets
    rows = [
        (number, [_cell(value) for value in row]) for number, row in enumerate(first.iter_rows(values_only=True), 1)
    ]
    read = _read(rows, columns)
    lost = [Lost(0, f"sheet “{sheet.title}”", "only the first sheet is read") for sheet in others]
    return Timeline(read.entries, read.eras, (*read.lost, *lost))


def _cell(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "minutes")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _read(rows: Cells, columns: Mapping[str, str]) -> Timeline:
    filled = [(number, [cell.strip() for cell in row]) for number, row in rows if any(cell.strip() for cell in row)]
    if len(filled) < 2:
        raise UnreadableError("the table needs a row of column names and at least one row below it")
    header = filled[0][1]
    lost = [Lost(number, "row", "empty") for number, row in rows if not any(cell.strip() for cell in row)]
    lost += [
        Lost(number, "cells beyond the header", "surplus", " | ".join(filter(None, row[len(header) :])))
        for number, row in filled[1:]
        if any(row[len(header) :])
    ]
    named = [(number, dict(zip(header, row, strict=False))) for number, row in filled[1:]]
    if is_spreadsheet(header) and not columns:
        read = read_spreadsheet(named)
        return Timeline(read.entries, read.eras, (*lost, *read.lost))
    mapping = _mapping(header, columns)
    unknown = "unknown; name the field that it is with --column FIELD=NAME"
    lost += [Lost(1, f"column “{name}”", unknown) for name in header if name and name not in mapping.values()]
    return Timeline(tuple(_entry(number, row, mapping) for number, row in named), (), tuple(lost))


def _mapping(header: Iterable[str], columns: Mapping[str, str]) -> dict[str, str]:
    """Return our fields with the columns they come from; raises `UnreadableError` for names that are not there."""
    names = [*header]
    for field, column in columns.items():
        if field not in FIELDS:
            near = _CALLED.get(field.lower()) or suggest(field, FIELDS)
            hint = f"; did you mean “{near}”?" if near else ""
            raise UnreadableError(f"unknown field “{field}”{hint}", allowed=", ".join(FIELDS))
        if column not in names:
            near = suggest(column, names)
            hint = f"; did you mean “{near}”?" if near else ""
            raise UnreadableError(f"there is no column “{column}”{hint}", allowed=", ".join(names))
    told = {_CALLED.get(name.lower(), name.lower()): name for name in reversed(names)}
    mapping: dict[str, str] = {field: column for field, column in told.items() if field in FIELDS} | dict(columns)
    missing = [field for field in ("date", "title") if field not in mapping]
    if missing:
        hint = f"a column of that name, or --column {missing[0]}=NAME with one of: {', '.join(filter(None, names))}"
        raise UnreadableError(f"no column for {' and '.join(missing)}", allowed=hint)
    return mapping


def _items(value: str) -> list[Plain]:
    """Ids may be separated by blanks; names, which hold some themselves, only by commas or semicolons."""
    ids = re.split(r"[\s,;]+", value)
    parts = ids if all(re.fullmatch(REFERENCE, part) for part in ids) else re.split("[,;]", value)
    return [part.strip() for part in parts if part.strip()]


def _entry(number: int, row: Mapping[str, str], mapping: Mapping[str, str]) -> Entry:
    entry = Entry(number, {})
    fields: dict[str, Plain] = {}
    for name in FIELDS:
        value = row.get(mapping.get(name, ""), "")
        if not value or name == "group":
            continue
        if name in DATES:
            fields[name] = as_edtf(value)
            if not fields[name]:
                entry.lose(name, "no date that we read", value)
        elif name in LISTS:
            fields[name] = _items(value)
        else:
            fields[name] = plain_text(value, entry)
    entry.fields = stated(fields)
    entry.groups = tuple(filter(None, (row.get(mapping.get("group", ""), ""),)))
    return entry
