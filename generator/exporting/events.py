"""Events as TimelineJS JSON, CSV and JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from io import StringIO
from typing import Any, Final

from ..importing.events.table import FIELDS, LISTS, RECORDS
from ..importing.events.take import OWN_FORMAT
from ..model.content import Content
from ..model.edtf import Single
from ..model.event import Event

FORMAT: Final = f"{OWN_FORMAT} 1"


def as_json(content: Content) -> str:
    """Return all fields of all events, in the order of the timeline."""
    data = {
        "format": FORMAT,
        "title": content.explainer.title,
        "events": [_plain(event) for event in content.timeline()],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _plain(event: Event) -> dict[str, Any]:
    """An event's fields as they are written in YAML: short citations, and nothing that says nothing."""
    data = event.model_dump(mode="json", exclude_none=True)
    data["sources"] = [_citation(citation) for citation in data["sources"]]
    return {name: value for name, value in data.items() if value not in ([], (), {})}


def _citation(citation: dict[str, Any]) -> Any:  # noqa: ANN401  # a text or a mapping
    if set(citation) == {"source"}:
        return citation["source"]
    return f"article#{citation['paragraph']}" if set(citation) == {"paragraph"} else citation


def as_csv(content: Content) -> str:
    """Return one row for each event, lists separated by blanks; locators, media and changes have no column."""
    stream = StringIO()
    names = [name for name in FIELDS if name != "group"]
    writer = csv.DictWriter(stream, names, lineterminator="\n")
    writer.writeheader()
    for event in content.timeline():
        data = _plain(event)
        writer.writerow({name: _cell(name, data.get(name, "")) for name in names})
    return stream.getvalue()


def _cell(name: str, value: Any) -> str:  # noqa: ANN401
    if name not in LISTS or not value:
        return str(value)
    return " ".join(
        one if isinstance(one, str) else one.get("source") or f"article#{one['paragraph']}" for one in value
    )


def lost_in_csv(content: Content) -> Iterable[str]:
    """Yield what the columns have no room for."""
    for event in content.timeline():
        yield from (f"event {event.id}: {name}" for name in RECORDS if getattr(event, name))
        for citation in _plain(event)["sources"]:
            if not isinstance(citation, str):
                yield f"event {event.id}: all but the id of {citation.get('source') or citation['paragraph']}"


def as_timelinejs(content: Content) -> str:
    """Return a timeline for TimelineJS 3; each event carries our own record under “explainer”."""
    themes = {theme.id: theme.label for theme in content.explainer.themes}
    data = {
        "title": {"text": {"headline": content.explainer.title, "text": content.explainer.description}},
        "events": [_event(event, themes) for event in content.timeline()],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _event(event: Event, themes: Mapping[str, str]) -> dict[str, Any]:
    made: dict[str, Any] = {"unique_id": event.id, "text": {"headline": event.title, "text": event.text}}
    if (start := event.date.start or event.date.end) is not None:
        made["start_date"] = _date(start)
    last = event.end.end if event.end else event.date.end
    if last is not None and last != start:
        made["end_date"] = _date(last)
    if event.themes:
        made["group"] = themes.get(event.themes[0], event.themes[0])
    return made | {"explainer": _plain(event)}


def _date(date: Single) -> dict[str, int]:
    """Only the parts that are known; a season is its first month."""
    parts = date.part.first
    precision = date.part.precision
    known = {"year": parts.year}
    if precision in {"month", "season", "quarter", "day", "minute", "second"}:
        known["month"] = parts.month
    if precision in {"day", "minute", "second"}:
        known["day"] = parts.day
    return known


EXPORTS: Final[Mapping[str, Callable[[Content], str]]] = {
    "timelinejs": as_timelinejs,
    "csv": as_csv,
    "json": as_json,
}
