"""markwhen: `date: text` lines, bodies, sections and groups, tags.

Format: https://docs.markwhen.com/. Dates are EDTF, `month/day/year` (or day first, where the front matter says
`dateFormat: d/M/y`), and ranges of both. An event with a relative date (`after !x 5 days`) comes without date.
"""

from __future__ import annotations

import re
from typing import Final

from ...model.identifiers import propose_id
from .entry import Entry, Lost, Timeline, as_edtf, stated

_DATE: Final = r"[\d][\dT:Z+./~?%-]*|now"
_EVENT: Final = re.compile(rf"\s*(?P<start>{_DATE})(?:\s*(?:/|-|–|to)\s*(?P<end>{_DATE}))?\s*:\s+(?P<text>.*)")
_RELATIVE: Final = re.compile(
    r"\s*(?P<when>(?:(?:after|before|by|within)\s|!\w|\d+ ?(?:days?|weeks?|months?|years?|hours?|minutes?)\b)[^:]*)"
    r":\s+(?P<text>.*)"
)
_STRETCH: Final = re.compile(rf"\s*(?P<start>{_DATE})\s*(?P<rest>(?:/|every\b|for\b|x ?\d)[^:]*?)\s*:\s+(?P<text>.*)")
"""A date with a length of time or a repetition behind it: “2024-05-01 / 3 weeks”, “2024 every week for a year”."""
_WORDED: Final = re.compile(r"(?P<start>\S[^:]{3,39}?)\s*:\s+(?P<text>.*)")
"""A date in words, such as “Oct 7 1989”, or else a sentence with a colon."""
_TAG: Final = re.compile(r"(?<!\w)#([\w-]+)")
_NAMED: Final = re.compile(r"(?<![\w!])!([A-Za-z]\w*)")
"""An event's own name, which relative dates refer to."""
_BEGIN: Final = re.compile(r"\s*(?:section|group)\b\s*(?P<named>.*)|\s*(?P<depth>#{1,6})\s+(?P<headed>.*)")
_END: Final = re.compile(r"\s*end(?:Section|Group)\b")


def read_markwhen(text: str) -> Timeline:
    """Read a markwhen document; lines are those of the file."""
    lines = text.split("\n")
    lost: list[Lost] = []
    day_first, start = _front_matter(lines, lost)
    entries: list[Entry] = []
    sections: list[tuple[int, str]] = []
    for number, line in enumerate(lines[start:], start + 1):
        if _END.match(line):
            sections = sections[:-1]
        elif begin := _BEGIN.match(line):
            sections = _opened(sections, begin)
        elif line.strip().startswith("//"):
            lost.append(Lost(number, "comment", "comments are not carried over", line.strip()))
        elif found := _EVENT.match(line):
            entries.append(_entry(number, found, _titles(sections), day_first=day_first))
        elif stretch := _STRETCH.match(line):
            entries.append(_at(number, stretch, stretch["start"], _titles(sections)))
            entries[-1].lose("end", "a relative date or a repetition; give the date itself", stretch["rest"])
        elif (worded := _WORDED.match(line)) and as_edtf(_as_written(worded["start"])):
            entries.append(_at(number, worded, _as_written(worded["start"]), _titles(sections)))
        elif relative := _RELATIVE.match(line):
            entries.append(_undated(number, relative, _titles(sections)))
        elif line.strip() and entries and entries[-1].fields.get("title"):
            _add_body(entries[-1], line)
        elif line.strip():
            lost.append(Lost(number, "text", "text before any event", line.strip()))
    return Timeline(tuple(entries), (), tuple(lost))


def _opened(sections: list[tuple[int, str]], begin: re.Match[str]) -> list[tuple[int, str]]:
    """A heading closes those that are as deep as it is; a section or group stands in the one around it."""
    depth = len(begin["depth"] or "")
    around = [section for section in sections if not depth or (0 < section[0] < depth)]
    return [*around, (depth, _TAG.sub("", begin["named"] or begin["headed"] or "").strip())]


def _titles(sections: list[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(title for _depth, title in sections if title)


def _front_matter(lines: list[str], lost: list[Lost]) -> tuple[bool, int]:
    """Return whether days come first, and the first line behind the head; other settings are reported."""
    start, day_first = 0, False
    fenced = bool(lines) and lines[0].strip() == "---"
    for number, line in enumerate(lines, 1):
        if fenced and number > 1 and line.strip() == "---":
            return day_first, number
        setting = re.match(r"\s*(title|description|dateFormat|timezone|tags|tag|edit|view|#\w+)\s*:\s*(.*)", line)
        if not setting and not fenced and line.strip():
            return day_first, number - 1
        if setting:
            day_first = day_first or (setting[1] == "dateFormat" and setting[2].strip().startswith("d"))
            lost.append(Lost(number, setting[1], "settings of the page stand in explainer.yml", setting[2]))
        start = number
    return day_first, start


def _entry(number: int, found: re.Match[str], groups: tuple[str, ...], *, day_first: bool) -> Entry:
    entry = Entry(number, {}, (*groups, *_TAG.findall(found["text"])))
    start, end = found["start"], found["end"]
    if not end and start.count("/") == 1 and not re.fullmatch(r"\d{1,2}/\d{4}", start):
        start, _, end = start.partition("/")
    dates = {"date": _date(start, entry, day_first=day_first)}
    dates["end"] = _date(end, entry, day_first=day_first) if end else ""
    entry.fields = stated({**dates, **_called(found["text"])})
    return entry


def _called(words: str) -> dict[str, str]:
    """Title and, where it is named, the event's id."""
    named = _NAMED.search(words)
    title = " ".join(_NAMED.sub("", _TAG.sub("", words)).split())
    return {"id": propose_id(named[1]) if named else "", "title": title}


def _undated(number: int, found: re.Match[str], groups: tuple[str, ...]) -> Entry:
    entry = Entry(number, {}, (*groups, *_TAG.findall(found["text"])))
    entry.fields = stated(_called(found["text"]))
    entry.lose("date", "a relative date; give the date itself", found["when"].strip())
    return entry


def _at(number: int, found: re.Match[str], start: str, groups: tuple[str, ...]) -> Entry:
    """An event with a date alone."""
    entry = Entry(number, {}, (*groups, *_TAG.findall(found["text"])))
    entry.fields = stated({"date": _date(start, entry, day_first=False), **_called(found["text"])})
    return entry


def _as_written(words: str) -> str:
    """Bring “Oct 7th 1989” into the form that is read in running text: “Oct 7, 1989”."""
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", words)
    return re.sub(r"^([^\W\d]+\.? \d{1,2}) (\d{4})$", r"\1, \2", plain)


def _date(words: str, entry: Entry, *, day_first: bool) -> str:
    if slashed := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", words):
        day, month = (slashed[1], slashed[2]) if day_first else (slashed[2], slashed[1])
        words = f"{slashed[3]}-{month.zfill(2)}-{day.zfill(2)}"
    elif slashed := re.fullmatch(r"(\d{1,2})/(\d{4})", words):
        words = f"{slashed[2]}-{slashed[1].zfill(2)}"
    found = as_edtf(words)
    if not found:
        entry.lose("date", "no date that we read", words)
    return found


def _add_body(entry: Entry, line: str) -> None:
    entry.groups = (*entry.groups, *_TAG.findall(line))
    before = str(entry.fields.get("text", ""))
    entry.fields["text"] = f"{before} {_TAG.sub('', line).strip()}".strip()
