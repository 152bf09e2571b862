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
from ...load.files import read_text
from ...load.records import Loaded, load
from ...model.actor import Actor
from ...model.base import ID, Record
from ...model.event import Event
from ...model.identifiers import propose_id
from ...model.number import Number
from ...model.place import Place
from ...problems import ContentError, Problem
from ...project import Project
from ..decode import decode
from ..escape import without_control
from ..limits import LARGEST_FILE, refuse_beyond
from ..manuscript import UnreadableError
from .dates import Options
from .entry import Entry, Era, Lost, Timeline, stated
from .markwhen import read_markwhen
from .table import LISTS, REFERENCE, read_csv, read_xlsx
from .timelinejs import as_plain, is_timelinejs, read_json

OWN_FORMAT: Final = "explainer events"
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


def read_timeline(data: bytes, name: str, options: Options) -> Timeline:
    """Read a file by its ending, and standard input (“-”) by how it begins.

    Raises `UnreadableError` for a file that is not what it says, or of an unknown format.
    """
    refuse_beyond(len(data), LARGEST_FILE, "the file")
    ending = _by_beginning(data) if name == "-" else PurePath(name).suffix.lower()
    if ending == ".xlsx":
        return read_xlsx(data, options)
    if ending in {".csv", ".tsv"}:
        return read_csv(data, options)
    if ending in {".mw", ".markwhen"}:
        return read_markwhen(decode(data).text)
    if ending != ".json":
        raise UnreadableError(
            f"timelines are not read from {ending or 'files without ending'}", allowed=", ".join(FORMATS)
        )
    try:
        parsed = json.loads(decode(data).text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"broken JSON: {error}", line=getattr(error, "lineno", 1)) from error
    if is_timelinejs(parsed) and str(parsed.get("format", "")).startswith(OWN_FORMAT):
        return _own(parsed["events"])
    if not is_timelinejs(parsed):
        raise UnreadableError("this JSON is no timeline", allowed="TimelineJS, or what “explainer export json” writes")
    return read_json(parsed, options)


def _by_beginning(data: bytes) -> str:
    if data.startswith(b"PK\x03\x04"):
        return ".xlsx"
    text = decode(data).text
    if text.lstrip()[:1] in {"{", "["}:
        return ".json"
    return ".mw" if read_markwhen(text).entries else ".csv"


def _own(events: Sequence[object]) -> Timeline:
    entries = [Entry(number, _object(as_plain(event))) for number, event in enumerate(events, 1)]
    lost = tuple(
        Lost(number, "event", "not an object", str(event))
        for number, event in enumerate(events, 1)
        if not isinstance(event, dict)
    )
    return Timeline(tuple(entry for entry in entries if entry.fields), (), lost)


def _object(value: Plain) -> dict[str, Plain]:
    return dict(value) if isinstance(value, Mapping) else {}


def take(project: Project, data: bytes, name: str, options: Options) -> Taken:
    """Return the new texts of timeline.yml, and of explainer.yml where themes and periods come along.

    An event that is there already in the same words is passed over. Raises `ContentError`, also with every date
    that could be two days.
    """
    shown = "standard input" if name == "-" else name
    try:
        timeline = read_timeline(data, name, options)
    except UnreadableError as error:
        raise ContentError([Problem(shown, error.line, 1, str(error), allowed=error.allowed)]) from error
    if not timeline.entries:
        raise ContentError([Problem(shown, 1, 1, "there are no events in the file")])
    if problems := [*_ambiguous(timeline, shown)]:
        raise ContentError(problems)
    loaded = load(project)
    taken = set(loaded.known.get("event", frozenset()))
    existing = {key: event for key, event in loaded.records["event"].items() if isinstance(event, Event)}
    records, same, whole = [], 0, 0
    called = _called(loaded)
    for entry in timeline.entries:
        entry.fields = _printable(entry.fields)
        entry.groups = tuple(filter(None, map(without_control, entry.groups)))
        if "title" in entry.fields:
            entry.fields["title"] = " ".join(str(entry.fields["title"]).split())
        _find_by_name(entry, called)
        event = _whole(entry.fields)
        if event is not None and existing.get(event.id) == event:
            same += 1
            continue
        record = _record(entry, taken, PurePath(name).name, is_whole=event is not None)
        taken.add(str(record["id"]))
        whole += "draft" not in record
        records.append(record)
    texts = _texts(project, records, timeline, loaded)
    lost = (*timeline.lost, *(one for entry in timeline.entries for one in entry.lost))
    return Taken(texts, whole, len(records) - whole, same, tuple(sorted(lost, key=lambda one: one.line)))


def _ambiguous(timeline: Timeline, file: str) -> Iterator[Problem]:
    for entry in timeline.entries:
        for field, words in entry.ambiguous:
            message = f"{field} “{words}” could be two days"
            yield Problem(file, entry.line, 1, message, allowed="--dates day-first, or --dates month-first")


def _printable(fields: Mapping[str, Plain]) -> dict[str, Plain]:
    """The fields without the characters that no text has, and YAML refuses."""
    return {without_control(name): _without_control(value) for name, value in fields.items()}


def _without_control(value: Plain) -> Plain:
    if isinstance(value, Mapping):
        return _printable(value)
    return without_control(value) if isinstance(value, str) else [_without_control(part) for part in value]


def _called(loaded: Loaded) -> dict[str, dict[str, str]]:
    """The ids of records and themes by what they are called, by the field of an event that names them."""
    kinds = {"claimants": "actor", "actors": "actor", "places": "place", "numbers": "number", "because_of": "event"}
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


def _texts(project: Project, records: list[Mapping[str, Plain]], timeline: Timeline, loaded: Loaded) -> dict[str, str]:
    texts: dict[str, str] = {}
    themes = loaded.known.get("theme", frozenset())
    groups = {propose_id(group): group for entry in reversed(timeline.entries) for group in reversed(entry.groups)}
    new = [{"id": key, "label": groups[key]} for key in reversed(groups) if key not in themes]
    periods = [*_periods(timeline.eras, loaded)]
    for path, key, added in (
        (_TIMELINE, "events", records),
        (_EXPLAINER, "themes", new),
        (_EXPLAINER, "periods", periods),
    ):
        if added:
            texts[path] = _appended(project.root / path, path, texts.get(path), key, added)
    return texts


def _periods(eras: Sequence[Era], loaded: Loaded) -> Iterator[Mapping[str, Plain]]:
    """The eras that are not there yet; two of one name get two ids."""
    there = loaded.explainer.periods if loaded.explainer else ()
    taken, titles = {period.id for period in there}, {period.title for period in there}
    for era in eras:
        title = without_control(era.title)
        if title not in titles:
            identifier = propose_id(title, taken)
            taken.add(identifier)
            yield {"id": identifier, "title": title, "since": era.since}


def _appended(file: Path, path: str, begun: str | None, key: str, records: Sequence[Mapping[str, Plain]]) -> str:
    text = begun if begun is not None else read_text(file, path)[0] if file.exists() else ""
    if text and not re.search(rf"(?m)^{key}:", text):
        text = f"{text.rstrip()}\n\n{key}:\n"
    try:
        return append_records(text, key, records)
    except StyleError as error:
        raise ContentError([Problem(path, 1, 1, str(error), allowed="a file that `explainer check` reads")]) from error
