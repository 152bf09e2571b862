"""TimelineJS 3: its JSON, and the columns of its spreadsheet.

Formats: https://timeline.knightlab.com/docs/json-format.html and the project's spreadsheet template.
Our own export adds a key “explainer” to each event, which TimelineJS passes over, so that nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from ...edit.append import Plain
from .entry import Entry, Era, Lost, Timeline, as_edtf, plain_line, plain_text, stated

Row = Mapping[str, Any]

_MEDIA: Final = "media are kept in docs/assets/media/ with their licence; add the file and name it"
_LOOK: Final = "how the page looks is the theme's matter"
_TAKEN: Final = {"start_date", "end_date", "text", "group", "unique_id", "display_date", "media", "explainer"}

COLUMNS: Final = (
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline", "Text",
    "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Type", "Group", "Background",
)  # fmt: skip


def is_timelinejs(data: object) -> bool:
    """Whether parsed JSON is a timeline of TimelineJS."""
    return isinstance(data, dict) and isinstance(data.get("events"), list)


def read_json(data: Mapping[str, Any]) -> Timeline:
    """Read parsed JSON. Lines are the numbers of the events, counted from 1."""
    lost = []
    if title := data.get("title"):
        text = title.get("text", {}) if isinstance(title, dict) else {}
        words = " – ".join(filter(None, (text.get("headline", ""), text.get("text", ""))))
        lost.append(Lost(0, "title", "titles stand in explainer.yml", words))
    lost += [
        Lost(0, name, _LOOK, str(value)) for name, value in data.items() if name not in {"events", "title", "eras"}
    ]
    entries = tuple(_entry(number, event, lost) for number, event in enumerate(data["events"], 1))
    eras = tuple(_eras(data.get("eras") or [], lost))
    return Timeline(tuple(entry for entry in entries if entry is not None), eras, tuple(lost))


def _entry(number: int, event: object, lost: list[Lost]) -> Entry | None:
    if not isinstance(event, dict):
        lost.append(Lost(number, "event", "not an object", str(event)))
        return None
    entry = Entry(number, {})
    if isinstance(own := event.get("explainer"), dict):
        entry.fields = {str(name): as_plain(value) for name, value in own.items()}
        return entry
    text = event.get("text") or {}
    entry.fields = stated(
        {
            "id": str(event.get("unique_id") or ""),
            "date": _date(event.get("start_date") or {}, "start_date", entry),
            "end": _date(event["end_date"], "end_date", entry) if event.get("end_date") else "",
            "title": plain_line(str(text.get("headline") or ""), entry),
            "text": plain_text(str(text.get("text") or ""), entry),
        }
    )
    entry.groups = tuple(filter(None, (str(event.get("group") or ""),)))
    if event.get("display_date"):
        entry.lose("display_date", "dates are worded by the pages", event["display_date"])
    for name, value in (event.get("media") or {}).items():
        entry.lose(f"media.{name}", _MEDIA, value)
    for name in sorted(event.keys() - _TAKEN):
        entry.lose(name, _LOOK, event[name])
    return entry


def _date(parts: Mapping[str, Any], name: str, entry: Entry) -> str:
    """Year, month and day as far as they are given; a time has no zone there, so that it is lost."""
    given = [str(parts.get(part) or "").strip() for part in ("year", "month", "day")]
    written = "-".join(part.zfill(2) for part in given if part)
    if not given[0] or (given[2] and not given[1]) or not (found := as_edtf(written)):
        entry.lose(name, "no date that we read (years from 1000 to 2999)", written or "nothing")
        return ""
    if time := ":".join(str(parts[part]).zfill(2) for part in ("hour", "minute", "second") if parts.get(part)):
        entry.lose(f"{name}.time", "a time needs its zone: add it as 2024-11-17T14:30+01:00", time)
    for extra in sorted(parts.keys() - {"year", "month", "day", "hour", "minute", "second"}):
        if parts[extra]:
            entry.lose(f"{name}.{extra}", "dates are worded by the pages", parts[extra])
    return found


def _eras(eras: list[Any], lost: list[Lost], first: int = 1) -> Iterator[Era]:
    for number, era in enumerate(eras, first):
        entry = Entry(number, {})
        since = _date(era.get("start_date") or {}, "era.start_date", entry)
        title = plain_line(str((era.get("text") or {}).get("headline") or ""), entry)
        if era.get("end_date"):
            entry.lose("era.end_date", "a period lasts until the next one begins", _date(era["end_date"], "end", entry))
        if words := (era.get("text") or {}).get("text"):
            entry.lose("era.text", "add it to the period in explainer.yml", words)
        lost += entry.lost
        if since and title:
            yield Era(title, since)


def is_spreadsheet(header: list[str]) -> bool:
    """Whether a table's header is that of TimelineJS's spreadsheet."""
    return {"Year", "Headline"} <= {name.strip() for name in header}


def read_spreadsheet(rows: Sequence[tuple[int, Mapping[str, str]]]) -> Timeline:
    """Read the rows of the spreadsheet, each with its row number."""
    entries, eras, lost = [], [], []
    for number, row in rows:
        event = _as_json(row)
        kind = row.get("Type", "").strip().lower()
        if kind == "title":
            lost.append(Lost(number, "title", "titles stand in explainer.yml", row.get("Headline", "")))
        elif kind == "era":
            eras += [*_eras([event], lost, number)]
        elif (entry := _entry(number, event, lost)) is not None:
            entry.lost += [
                Lost(number, name, "unknown column", row[name]) for name in sorted(row.keys() - {*COLUMNS}) if row[name]
            ]
            entries.append(entry)
    return Timeline(tuple(entries), tuple(eras), tuple(lost))


def _as_json(row: Mapping[str, str]) -> dict[str, Any]:
    def date(prefix: str) -> dict[str, str]:
        hour, _, rest = row.get(f"{prefix}Time", "").partition(":")
        minute, _, second = rest.partition(":")
        parts = {part: row.get(f"{prefix}{part.title()}", "") for part in ("year", "month", "day")}
        return {
            name: value for name, value in {**parts, "hour": hour, "minute": minute, "second": second}.items() if value
        }

    media = {"url": "Media", "credit": "Media Credit", "caption": "Media Caption", "thumbnail": "Media Thumbnail"}
    event: dict[str, Any] = {
        "start_date": date(""),
        "end_date": date("End "),
        "display_date": row.get("Display Date", ""),
        "text": {"headline": row.get("Headline", ""), "text": row.get("Text", "")},
        "group": row.get("Group", ""),
        "media": {ours: row[theirs] for ours, theirs in media.items() if row.get(theirs)},
        "background": row.get("Background", ""),
    }
    return {name: value for name, value in event.items() if value}


def as_plain(value: object) -> Plain:
    """Return parsed JSON as the texts that content files hold."""
    if isinstance(value, dict):
        return {str(name): as_plain(part) for name, part in value.items()}
    if isinstance(value, list):
        return [as_plain(part) for part in value]
    return str(value).lower() if isinstance(value, bool) else str(value)
