"""Events as TimelineJS JSON, CSV and JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from html import escape
from io import StringIO
from typing import Any, Final

from ..importing.events.table import FIELDS, LISTS, RECORDS
from ..importing.events.take import OWN_FORMAT
from ..importing.events.timelinejs import OWN_WORDS
from ..model.content import Content
from ..model.edtf import Moment, Single
from ..model.event import Event
from ..pages.edition import Edition
from ..wording.dates import date_in_words

FORMAT: Final = f"{OWN_FORMAT} 1"

_PARTS: Final = ("year", "month", "day", "hour", "minute", "second")
"""What a date of TimelineJS is made of, and to what precision."""


def in_words(edition: Edition) -> Edition:
    """Return an edition whose events say in words what they say with references: for programs that are not ours."""
    plain = edition.texts.plain
    events = {
        name: event.model_copy(update={"title": plain(event.title), "text": plain(event.text)})
        for name, event in edition.content.events.items()
    }
    return replace(edition, content=replace(edition.content, events=events))


def as_json(edition: Edition) -> str:
    """Return all fields of all events, in the order of the timeline."""
    content = edition.content
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


def as_csv(edition: Edition) -> str:
    """Return one row for each event, lists separated by blanks; locators, media and changes have no column."""
    stream = StringIO()
    names = [name for name in FIELDS if name != "group"]
    writer = csv.DictWriter(stream, names, lineterminator="\n")
    writer.writeheader()
    for event in edition.content.timeline():
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


def as_timelinejs(edition: Edition) -> str:
    """Return a timeline for TimelineJS 3, in words; each event carries our own record under “explainer”.

    TimelineJS knows no zones: a time is that of the clock it was written by. What its dates cannot say, such as
    “about” or “since”, stands in `display_date`.
    """
    content = edition.content
    themes = {theme.id: theme.label for theme in content.explainer.themes}
    data = {
        "title": {"text": {"headline": content.explainer.title, "text": content.explainer.description}},
        "events": [_event(event, edition, themes) for event in content.timeline()],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _event(event: Event, edition: Edition, themes: Mapping[str, str]) -> dict[str, Any]:
    plain = edition.texts.plain
    words = {"headline": plain(event.title), "text": escape(plain(event.text), quote=False)}
    made: dict[str, Any] = {"unique_id": event.id, "text": words}
    if (start := event.date.start or event.date.end) is not None:
        made["start_date"] = _date(start)
    last = event.end.end if event.end else event.date.end
    if last is not None and last != start:
        made["end_date"] = _date(last)
    if not (isinstance(event.date.form, Single) and _is_said_by_parts(event.date.form)) and event.end is None:
        made["display_date"] = date_in_words(event.date, edition.language)
    if event.themes:
        made["group"] = themes.get(event.themes[0], event.themes[0])
    return made | {"explainer": _plain(event), OWN_WORDS: words}


def _is_said_by_parts(date: Single) -> bool:
    return not (date.approximate or date.uncertain) and date.part.precision in _PARTS


def _date(date: Single) -> dict[str, int]:
    """Only the parts that are known; a season is its first month."""
    moment = date.part.at if isinstance(date.part, Moment) else date.part.first
    precision = "month" if date.part.precision in {"season", "quarter"} else date.part.precision
    known = _PARTS[: _PARTS.index(precision) + 1] if precision in _PARTS else _PARTS[:1]
    return {part: getattr(moment, part) for part in known}


EXPORTS: Final[Mapping[str, Callable[[Edition], str]]] = {
    "timelinejs": as_timelinejs,
    "csv": as_csv,
    "json": as_json,
}
