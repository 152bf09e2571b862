"""TimelineJS 3: its JSON, and the columns of its spreadsheet.

Formats: https://timeline.knightlab.com/docs/json-format.html and the project's spreadsheet template.
Our own export adds a key “explainer” to each event, which TimelineJS passes over, so that nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from ...edit.append import Plain
from .dates import Options, with_time
from .entry import Entry, Era, Lost, Timeline, as_edtf, plain_line, plain_text, stated

Row = Mapping[str, Any]

_MEDIA: Final = "media are kept in docs/assets/media/ with their licence; add the file and name it"
_LOOK: Final = "how the page looks is the theme's matter"
_WORDED: Final = "dates are worded by the pages"
_OBJECTS: Final = ("start_date", "end_date", "text", "media")
OWN_WORDS: Final = "explainer_words"
"""Beside our own record: headline and text in words, as they were exported."""

_TAKEN: Final = {*_OBJECTS, "group", "unique_id", "display_date", "explainer", OWN_WORDS}

COLUMNS: Final = (
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline", "Text",
    "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Alt Text", "Type", "Group", "Background",
)  # fmt: skip
_MEDIA_COLUMNS: Final = {
    "url": "Media", "credit": "Media Credit", "caption": "Media Caption", "thumbnail": "Media Thumbnail",
    "alt": "Alt Text",
}  # fmt: skip


def is_timelinejs(data: object) -> bool:
    """Whether parsed JSON is a timeline of TimelineJS."""
    return isinstance(data, dict) and isinstance(data.get("events"), list)


def read_json(data: Mapping[str, Any], options: Options) -> Timeline:
    """Read parsed JSON. Lines are the numbers of the events, counted from 1."""
    lost: list[Lost] = []
    if title := data.get("title"):
        text = _object(_object(title).get("text"))
        words = " – ".join(filter(None, (_words(text.get("headline")), _words(text.get("text")))))
        lost.append(Lost(0, "title", "titles stand in explainer.yml", words))
    lost += [
        Lost(0, name, _LOOK, str(value)) for name, value in data.items() if name not in {"events", "title", "eras"}
    ]
    entries = tuple(_entry(number, event, lost, options) for number, event in enumerate(data["events"], 1))
    eras = data.get("eras") or []
    found = tuple(_eras(eras if isinstance(eras, list) else [eras], lost, options))
    return Timeline(tuple(entry for entry in entries if entry is not None), found, tuple(lost))


def _entry(number: int, event: object, lost: list[Lost], options: Options) -> Entry | None:
    if not isinstance(event, dict):
        lost.append(Lost(number, "event", "not an object", str(event)))
        return None
    entry = Entry(number, {})
    for name in _OBJECTS:
        if event.get(name) and not isinstance(event[name], dict):
            entry.lose(name, "not an object", event[name])
    text = _object(event.get("text"))
    entry.fields = stated(
        {
            "id": _words(event.get("unique_id")),
            "date": _date(_object(event.get("start_date")), "start_date", entry, options),
            "end": _date(event["end_date"], "end_date", entry, options) if _object(event.get("end_date")) else "",
            "title": plain_line(_words(text.get("headline")), entry),
            "text": plain_text(_words(text.get("text")), entry),
        }
    )
    if isinstance(own := event.get("explainer"), dict):
        return _own(number, own, event, entry.fields)
    entry.groups = tuple(filter(None, (_words(event.get("group")),)))
    if event.get("display_date"):
        entry.lose("display_date", _WORDED, event["display_date"])
    for name, value in _object(event.get("media")).items():
        entry.lose(f"media.{name}", _MEDIA, value)
    for name in sorted(event.keys() - _TAKEN):
        entry.lose(name, _LOOK, event[name])
    return entry


def _own(number: int, own: Row, event: Row, shown: Mapping[str, Plain]) -> Entry:
    """Our own record as exported; where somebody has changed headline, text or day since, theirs counts."""
    entry = Entry(number, {str(name): as_plain(value) for name, value in own.items()})
    text, exported = _object(event.get("text")), _object(event.get(OWN_WORDS))
    for name, part in (("title", "headline"), ("text", "text")):
        theirs = _words(text.get(part))
        if theirs and theirs != _words(exported.get(part, entry.fields.get(name))):
            entry.lose(f"explainer.{name}", "changed since the export; the new one is taken", entry.fields.get(name))
            entry.fields[name] = shown.get(name, "")
    day = _words(own.get("date"))
    if "start_date" in event and (date := str(shown.get("date", ""))) and date[:4] not in day:
        entry.lose("explainer.date", "changed since the export; the new one is taken", day)
        entry.fields["date"] = date
    return entry


def _object(value: object) -> Row:
    return value if isinstance(value, dict) else {}


def _words(value: object) -> str:
    """A text or a number; empty for all else."""
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _date(parts: Row, name: str, entry: Entry, options: Options) -> str:
    """Year, month and day as far as they are given, and the time where its zone is known."""
    given = [_words(parts.get(part)) for part in ("year", "month", "day")]
    written = "-".join(part.zfill(2) for part in given if part)
    if not given[0] or (given[2] and not given[1]) or not (found := as_edtf(written)):
        entry.lose(name, "no date that we read (years from 1000 to 2999)", written or "nothing")
        return ""
    times = [_words(parts.get(part)).zfill(2) for part in ("hour", "minute", "second") if _words(parts.get(part))]
    if times:
        time = ":".join(times)
        found = with_time(found, time if ":" in time else f"{time}:00", name, entry, options)
    for extra in sorted(parts.keys() - {"year", "month", "day", "hour", "minute", "second"}):
        if parts[extra]:
            entry.lose(f"{name}.{extra}", _WORDED, parts[extra])
    return found


def _eras(eras: Sequence[object], lost: list[Lost], options: Options, first: int = 1) -> Iterator[Era]:
    for number, one in enumerate(eras, first):
        era, entry = _object(one), Entry(number, {})
        text, end = _object(era.get("text")), _object(era.get("end_date"))
        since = _date(_object(era.get("start_date")), "era.start_date", entry, options)
        title = plain_line(_words(text.get("headline")), entry)
        if end:
            until = "-".join(_words(end.get(part)) for part in ("year", "month", "day") if _words(end.get(part)))
            entry.lose("era.end_date", "a period lasts until the next one begins", until)
        if words := _words(text.get("text")):
            entry.lose("era.text", "add it to the period in explainer.yml", words)
        if since and title:
            yield Era(title, since)
        else:
            entry.lose("era", "a period needs a headline and a year", title or since)
        lost += entry.lost


def is_spreadsheet(header: Sequence[str]) -> bool:
    """Whether a table's header is that of TimelineJS's spreadsheet."""
    return {"Year", "Headline"} <= {name.strip() for name in header}


def read_spreadsheet(rows: Sequence[tuple[int, Mapping[str, str]]], options: Options) -> Timeline:
    """Read the rows of the spreadsheet, each with its row number."""
    entries, eras = [], []
    lost: list[Lost] = []
    for number, row in rows:
        event = _as_json(row)
        kind = row.get("Type", "").strip().lower()
        if kind == "title":
            lost.append(Lost(number, "title", "titles stand in explainer.yml", row.get("Headline", "")))
        elif kind == "era":
            eras += [*_eras([event], lost, options, number)]
        elif (entry := _entry(number, event, lost, options)) is not None:
            entry.lost += [
                Lost(number, name, "unknown column", row[name]) for name in sorted(row.keys() - {*COLUMNS}) if row[name]
            ]
            entries.append(entry)
    return Timeline(tuple(entries), tuple(eras), tuple(lost))


def _as_json(row: Mapping[str, str]) -> dict[str, Any]:
    def date(prefix: str) -> dict[str, str]:
        parts = {part: row.get(f"{prefix}{part.title()}", "") for part in ("year", "month", "day")}
        return {name: value for name, value in {**parts, "hour": row.get(f"{prefix}Time", "")}.items() if value}

    event: dict[str, Any] = {
        "start_date": date(""),
        "end_date": date("End "),
        "display_date": row.get("Display Date", ""),
        "text": {"headline": row.get("Headline", ""), "text": row.get("Text", "")},
        "group": row.get("Group", ""),
        "media": {ours: row[theirs] for ours, theirs in _MEDIA_COLUMNS.items() if row.get(theirs)},
        "background": row.get("Background", ""),
    }
    return {name: value for name, value in event.items() if value}


def as_plain(value: object) -> Plain:
    """Return parsed JSON as the texts that content files hold."""
    if isinstance(value, dict):
        return {str(name): as_plain(part) for name, part in value.items()}
    if isinstance(value, list):
        return [as_plain(part) for part in value]
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)
