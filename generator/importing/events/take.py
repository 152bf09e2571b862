"""From a timeline made elsewhere to records: whole ones as they are, the others as drafts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from pydantic import ValidationError

from ...edit.append import Plain, StyleError, append_records
from ...edit.identifiers import propose_id
from ...load.files import read_text
from ...load.records import Loaded, load
from ...model.actor import Actor
from ...model.base import ID, Record
from ...model.event import Event
from ...model.number import Number
from ...model.place import Place
from ...problems import ContentError, Problem
from ...project import Project
from ..decode import decode
from ..manuscript import UnreadableError
from .entry import Entry, Era, Lost, Timeline, stated
from .markwhen import read_markwhen
from .table import LISTS, REFERENCE, read_csv, read_xlsx
from .timelinejs import as_plain, is_timelinejs, read_json

FORMATS: Final = (".json", ".csv", ".tsv", ".xlsx", ".mw", ".markwhen")
_TIMELINE: Final = "content/timeline.yml"
_EXPLAINER: Final = "content/explainer.yml"


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import would write, by path below the project, how many events, and what was not carried over."""

    texts: Mapping[str, str]
    whole: int
    drafts: int
    same: int
    lost: tuple[Lost, ...]


def read_timeline(data: bytes, name: str, columns: Mapping[str, str]) -> Timeline:
    """Read a file by its ending; raises `UnreadableError` for one that is not what it says, or unknown."""
    ending = PurePath(name).suffix.lower()
    if ending == ".xlsx":
        return read_xlsx(data, columns)
    if ending in {".csv", ".tsv"}:
        return read_csv(data, columns)
    if ending in {".mw", ".markwhen"}:
        return read_markwhen(decode(data).text)
    if ending != ".json":
        raise UnreadableError(
            f"timelines are not read from {ending or 'files without ending'}", allowed=", ".join(FORMATS)
        )
    try:
        parsed = json.loads(decode(data).text)
    except ValueError as error:
        raise UnreadableError(f"broken JSON: {error}", line=getattr(error, "lineno", 1)) from error
    if isinstance(parsed, dict) and "explainer" in parsed.get("format", ""):
        entries = (Entry(number, dict(as_plain(event))) for number, event in enumerate(parsed["events"], 1))  # type: ignore[arg-type]
        return Timeline(tuple(entries))
    if not is_timelinejs(parsed):
        raise UnreadableError("this JSON is no timeline", allowed="TimelineJS, or what “explainer export json” writes")
    return read_json(parsed)


def take(project: Project, data: bytes, name: str, columns: Mapping[str, str]) -> Taken:
    """Return the new texts of timeline.yml, and of explainer.yml where themes and periods come along.

    An event that is there already in the same words is passed over. Raises `ContentError`.
    """
    try:
        timeline = read_timeline(data, name, columns)
    except UnreadableError as error:
        raise ContentError([Problem(name, error.line, 1, str(error), allowed=error.allowed)]) from error
    if not timeline.entries:
        raise ContentError([Problem(name, 1, 1, "there are no events in the file")])
    loaded = load(project)
    taken = set(loaded.known.get("event", frozenset()))
    existing = {key: event for key, event in loaded.records["event"].items() if isinstance(event, Event)}
    records, same, whole = [], 0, 0
    called = _called(loaded)
    for entry in timeline.entries:
        if "\n" in (title := str(entry.fields.get("title", ""))):
            entry.fields["title"] = " ".join(title.split())
        _find_by_name(entry, called)
        event = _whole(entry.fields)
        if event is not None and existing.get(event.id) == event:
            same += 1
            continue
        record = _record(entry, taken, PurePath(name).name, is_whole=event is not None)
        taken.add(str(record["id"]))
        whole += "draft" not in record
        records.append(record)
    texts = _texts(project, records, timeline, loaded.known.get("theme", frozenset()))
    lost = (*timeline.lost, *(one for entry in timeline.entries for one in entry.lost))
    return Taken(texts, whole, len(records) - whole, same, tuple(sorted(lost, key=lambda one: one.line)))


def _called(loaded: Loaded) -> dict[str, dict[str, str]]:
    """The ids of records and themes by what they are called, by the field of an event that names them."""
    kinds = {"actors": "actor", "places": "place", "numbers": "number", "because_of": "event"}
    found = {
        field: {name.casefold(): key for key, record in loaded.records[kind].items() for name in _names(record)}
        for field, kind in kinds.items()
    }
    themes = loaded.explainer.themes if loaded.explainer else ()
    return found | {"themes": {theme.label.casefold(): theme.id for theme in themes}}


def _names(record: Record) -> Iterator[str]:
    match record:
        case Actor(names=names):
            yield from (names.full, names.short, *names.aliases)
        case Place(name=name) | Number(label=name) | Event(title=name):
            yield name


def _find_by_name(entry: Entry, called: Mapping[str, Mapping[str, str]]) -> None:
    """Put ids for the names in an entry's lists; a name that no record has is reported and left out."""
    for field in LISTS:
        items = entry.fields.get(field, ())
        kept: list[Plain] = []
        for item in () if isinstance(items, str) else items:
            known = called.get(field, {}).get(str(item).casefold())
            if known is None and not isinstance(item, Mapping) and not re.fullmatch(REFERENCE, str(item)):
                entry.lose(field, "no record has that id or name; add it first, then import", item)
                continue
            kept.append(known or item)
        if items:
            entry.fields[field] = kept
            entry.fields = stated(entry.fields)


def _whole(fields: Mapping[str, Plain]) -> Event | None:
    try:
        return Event.model_validate(_tupled(fields))
    except ValidationError:
        return None


def _tupled(value: Plain) -> object:
    if isinstance(value, Mapping):
        return {name: _tupled(part) for name, part in value.items()}
    return value if isinstance(value, str) else tuple(map(_tupled, value))


def _record(entry: Entry, taken: set[str], file: str, *, is_whole: bool) -> Mapping[str, Plain]:
    given = str(entry.fields.get("id", ""))
    if given in taken or not re.fullmatch(ID, given):
        if given:
            entry.lose("id", "taken, or not an id of ours", given)
        given = propose_id(given or str(entry.fields.get("title", "event")), taken)
    rest = {name: value for name, value in entry.fields.items() if name != "id"}
    if entry.groups:
        themes = rest.get("themes") or []
        rest["themes"] = [*(themes if not isinstance(themes, str) else []), *map(propose_id, entry.groups)]
    draft: dict[str, Plain] = (
        {} if is_whole else {"draft": f"{file}, entry {entry.line}: {entry.fields.get('title', '')}"}
    )
    return {"id": given, **draft, **rest}


def _texts(
    project: Project, records: list[Mapping[str, Plain]], timeline: Timeline, themes: frozenset[str]
) -> dict[str, str]:
    texts: dict[str, str] = {}
    groups = dict.fromkeys(group for entry in timeline.entries for group in entry.groups)
    new = [{"id": propose_id(group), "label": group} for group in groups if propose_id(group) not in themes]
    periods = [_period(era) for era in timeline.eras]
    for path, key, added in (
        (_TIMELINE, "events", records),
        (_EXPLAINER, "themes", new),
        (_EXPLAINER, "periods", periods),
    ):
        if added:
            texts[path] = _appended(project.root / path, path, texts.get(path), key, added)
    return texts


def _period(era: Era) -> Mapping[str, Plain]:
    return {"id": propose_id(era.title), "title": era.title, "since": era.since}


def _appended(file: Path, path: str, begun: str | None, key: str, records: Sequence[Mapping[str, Plain]]) -> str:
    text = begun if begun is not None else read_text(file, path)[0] if file.exists() else ""
    if text and not re.search(rf"(?m)^{key}:", text):
        text = f"{text.rstrip()}\n\n{key}:\n"
    try:
        return append_records(text, key, records)
    except StyleError as error:
        raise ContentError([Problem(path, 1, 1, str(error), allowed="a file that `explainer check` reads")]) from error
