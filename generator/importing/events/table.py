"""Tables: CSV in whatever encoding and with whatever separator, and XLSX. A row near the top names the columns."""

from __future__ import annotations

import csv
import datetime
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO, StringIO
from typing import Final, get_origin

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from ...edit.append import Plain
from ...model.base import ID
from ...model.event import Event
from ...problems import suggest
from ..decode import decode
from ..limits import LARGEST_WORKBOOK, refuse_bombs
from ..manuscript import UnreadableError
from .dates import Options, date_of
from .entry import Entry, Lost, Timeline, as_edtf, plain_text, stated
from .timelinejs import is_spreadsheet, read_spreadsheet

RECORDS: Final = ("media", "changes")
"""Fields of an event that hold records of their own: no cell has room for them."""
LISTS: Final = tuple(
    name for name, field in Event.model_fields.items() if get_origin(field.annotation) is tuple and name not in RECORDS
)
"""Fields that hold ids."""
REFERENCE: Final = rf"{ID}(?:#{ID})?"
"""An id of ours, or a paragraph of the article such as `article#p5`."""
DATES: Final = ("date", "end", "reported", "confirmed")
_CALLED: Final = {
    "datum": "date", "beginn": "date", "anfang": "date", "start": "date", "von": "date", "wann": "date", "when": "date",
    "day": "date", "tag": "date", "zeitpunkt": "date", "start date": "date", "startdatum": "date", "event date": "date",
    "ende": "end", "bis": "end", "to": "end", "until": "end", "end date": "end", "enddatum": "end",
    "titel": "title", "überschrift": "title", "headline": "title", "event": "title", "ereignis": "title",
    "schlagzeile": "title", "was": "title", "what": "title", "name": "title", "betreff": "title", "subject": "title",
    "beschreibung": "text", "description": "text", "body": "text", "inhalt": "text", "details": "text",
    "summary": "text", "zusammenfassung": "text",
    "gruppe": "group", "group": "group", "theme": "group", "kategorie": "group", "category": "group",
    "rubrik": "group", "thema": "group",
    "quelle": "sources", "quellen": "sources", "source": "sources",
    "ort": "places", "place": "places", "where": "places", "wo": "places",
    "akteure": "actors", "wer": "actors", "who": "actors", "wichtigkeit": "importance",
}  # fmt: skip
FIELDS: Final = (*(name for name in Event.model_fields if name not in RECORDS), "group")
_HIGHEST_HEADER: Final = 10
"""The names of the columns stand in one of so many rows; a title may stand above them."""

Row = tuple[int, list[str]]
"""A row's line in the file, and its cells."""


def read_csv(data: bytes, options: Options) -> Timeline:
    """Read CSV; columns are told by their names, and by what the editor says."""
    lines = decode(data).text.split("\n")
    says_separator = re.fullmatch(r"sep=(.)", lines[0].strip())  # Excel's own first line
    if says_separator:
        lines[0] = ""
    first = next((line for line in lines if line.strip()), "")
    separator = says_separator[1] if says_separator else max(",;\t|", key=first.count)
    reader = csv.reader(StringIO("\n".join(lines)), delimiter=separator, strict=True)
    rows, line = list[Row](), 1
    try:
        for row in reader:
            rows.append((line, row))
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableError(f"broken CSV: {error}", line=line) from error
    return _read(rows, options, [])


def read_xlsx(data: bytes, options: Options) -> Timeline:
    """Read a workbook's first sheet that shows anything; what is hidden, and the other sheets, are reported."""
    refuse_bombs(data, LARGEST_WORKBOOK)
    try:
        values = openpyxl.load_workbook(BytesIO(data), data_only=True)
        formulas = openpyxl.load_workbook(BytesIO(data))
        shown = [sheet for sheet in values.worksheets if sheet.sheet_state == "visible"]
        first = next((sheet for sheet in shown if sheet.max_row > 1), None)
        lost = [
            Lost(0, f"sheet “{sheet.title}”", "only the first sheet is read")
            for sheet in values.worksheets
            if sheet is not first
        ]
        rows = _rows(first, formulas[first.title], lost) if first is not None else []
    except Exception as error:  # openpyxl raises whatever it stumbles over in a damaged file
        raise UnreadableError(f"this is no workbook that can be read: {error}", allowed="an unlocked .xlsx") from error
    return _read(rows, options, lost)


def _rows(sheet: Worksheet, formulas: Worksheet, lost: list[Lost]) -> list[Row]:
    down = _merged_down(sheet, lost)
    rows = list[Row]()
    for number, cells in enumerate(sheet.iter_rows(), 1):
        row = [_cell(down.get((number, place), cell.value)) for place, cell in enumerate(cells, 1)]
        for place, cell in enumerate(cells, 1):
            if formulas.cell(number, place).data_type == "f" and cell.value is None:
                lost.append(Lost(number, f"cell {cell.coordinate}", "a formula without a stored value: save it anew"))
            elif cell.data_type == "e":
                lost.append(Lost(number, f"cell {cell.coordinate}", "an error", str(cell.value)))
                row[place - 1] = ""
        if sheet.row_dimensions[number].hidden and any(row):
            lost.append(Lost(number, "row", "hidden", " | ".join(filter(None, row))))
            row = []
        rows.append((number, row))
    return rows


def _merged_down(sheet: Worksheet, lost: list[Lost]) -> dict[tuple[int, int], object]:
    """The value of merged cells, for each row that they reach over."""
    found: dict[tuple[int, int], object] = {}
    for area in sheet.merged_cells.ranges:
        value = sheet.cell(area.min_row, area.min_col).value
        if area.max_row > area.min_row and value is not None:
            lost.append(Lost(area.min_row, f"merged cells {area.coord}", "read as the same in each row", str(value)))
            found |= {(row, area.min_col): value for row in range(area.min_row, area.max_row + 1)}
    return found


def _cell(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "minutes")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _read(rows: Iterable[Row], options: Options, lost: list[Lost]) -> Timeline:
    stripped = [(number, [cell.strip() for cell in row]) for number, row in rows]
    while stripped and not any(stripped[-1][1]):
        stripped.pop()
    filled = [(number, row) for number, row in stripped if any(row)]
    if len(filled) < 2:
        raise UnreadableError("the table needs a row of column names and at least one row below it")
    at = _header(filled, options)
    (line, header), below = filled[at], filled[at + 1 :]
    lost += [Lost(number, "row", "above the names of the columns", " | ".join(row)) for number, row in filled[:at]]
    lost += [Lost(number, "row", "empty") for number, row in stripped if not any(row) and number > line]
    lost += [
        Lost(number, "cells beyond the header", "surplus", " | ".join(filter(None, row[len(header) :])))
        for number, row in below
        if any(row[len(header) :])
    ]
    lost += _unnamed(line, header, below)
    named = [(number, {name: cell for name, cell in zip(header, row, strict=False) if name}) for number, row in below]
    if is_spreadsheet(header) and not options.columns:
        read = read_spreadsheet(named, options)
        return Timeline(read.entries, read.eras, (*lost, *read.lost))
    mapping = _mapping(header, options.columns, line)
    unknown = "unknown; name the field that it is with --column FIELD=NAME"
    lost += [Lost(line, f"column “{name}”", unknown) for name in header if name and name not in mapping.values()]
    entries = tuple(_entry(number, row, mapping, options) for number, row in named)
    return Timeline(entries, (), tuple(lost))


def _header(rows: Sequence[Row], options: Options) -> int:
    """Which row names the columns: the first that names those we need, else the first of all."""
    for number, (_line, row) in enumerate(rows[:_HIGHEST_HEADER]):
        told = {_field(name) for name in row} | {*options.columns} if {*options.columns.values()} <= {*row} else set()
        if is_spreadsheet(row) or {"date", "title"} <= told:
            return number
    return 0


def _unnamed(line: int, header: Sequence[str], rows: Sequence[Row]) -> list[Lost]:
    """Columns that cannot be told apart, or have no name: of their cells only the last of a name would count."""
    twice = [name for name, times in Counter(header).items() if name and times > 1]
    nameless = [
        " | ".join(filter(None, (row[place] if place < len(row) else "" for _number, row in rows)))
        for place, name in enumerate(header)
        if not name
    ]
    return [Lost(line, f"column “{name}”", "stands there twice; the last one is read") for name in twice] + [
        Lost(line, "column without a name", "give it one", cells) for cells in nameless if cells
    ]


def _field(name: str) -> str:
    """Return the field that a column's name means, or the name itself."""
    plain = " ".join(re.sub(r"[\W_]+", " ", name.casefold()).split())
    return _CALLED.get(plain, plain.replace(" ", "_"))


def _mapping(header: Sequence[str], columns: Mapping[str, str], line: int) -> dict[str, str]:
    """Return our fields with the columns they come from; raises `UnreadableError` for names that are not there."""
    for field, column in columns.items():
        if field not in FIELDS:
            near = _CALLED.get(field.lower()) or suggest(field, FIELDS)
            hint = f"; did you mean “{near}”?" if near else ""
            raise UnreadableError(f"unknown field “{field}”{hint}", line=line, allowed=", ".join(FIELDS))
        if column not in header:
            near = suggest(column, header)
            hint = f"; did you mean “{near}”?" if near else ""
            raise UnreadableError(f"there is no column “{column}”{hint}", line=line, allowed=", ".join(header))
    told = {_field(name): name for name in reversed(header)}
    mapping: dict[str, str] = {field: column for field, column in told.items() if field in FIELDS} | dict(columns)
    if missing := [field for field in ("date", "title") if field not in mapping]:
        raise _no_column(missing, header, line)
    return mapping


def _no_column(missing: Sequence[str], header: Sequence[str], line: int) -> UnreadableError:
    names = [name for name in header if name]
    ways = " ".join(f"--column {field}=NAME" for field in missing)
    said = f"no column for {' and '.join(missing)}"
    if any(map(as_edtf, names)):
        return UnreadableError(
            f"{said}: the first row holds a date", line=line, allowed="a row above it that names the columns"
        )
    meant = {field: suggest(field, names) or _near(field, names) for field in missing}
    guess = " ".join(f"--column {field}={name}" for field, name in meant.items() if name)
    hint = f"; did you mean {guess}?" if guess else ""
    allowed = f"a column of that name, or {ways} with one of: {', '.join(names)}"
    return UnreadableError(f"{said}{hint}", line=line, allowed=allowed)


def _near(field: str, names: Sequence[str]) -> str | None:
    """The column whose name is nearly one that means the field, such as “Datm”."""
    known = [called for called, ours in _CALLED.items() if ours == field]
    return next((name for name in names if suggest(name.casefold(), known)), None)


def _items(value: str) -> list[Plain]:
    """Ids may be separated by blanks; names, which hold some themselves, only by commas or semicolons."""
    ids = re.split(r"[\s,;]+", value)
    parts = ids if all(re.fullmatch(REFERENCE, part) for part in ids) else re.split("[,;]", value)
    return [part.strip() for part in parts if part.strip()]


def _entry(number: int, row: Mapping[str, str], mapping: Mapping[str, str], options: Options) -> Entry:
    entry = Entry(number, {})
    fields: dict[str, Plain] = {}
    for name in FIELDS:
        value = row.get(mapping.get(name, ""), "")
        if not value or name == "group":
            continue
        if name in DATES:
            fields[name] = date_of(value, name, entry, options)
        elif name in LISTS:
            fields[name] = _items(value)
        else:
            fields[name] = plain_text(value, entry)
    entry.fields = stated(fields)
    entry.groups = tuple(filter(None, (row.get(mapping.get("group", ""), ""),)))
    return entry
