"""The values of a record as flat fields, each with a name that stays when parts are added before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from ..model.base import CitationRecord, Path, Record, Text, marks
from ..model.change import Change
from ..model.edtf import Edtf
from ..model.explainer import Explainer

Nature = str
"""What kind of value a field holds: figure, date, choice, who, attribution, text or other."""

_NOT_TOLD: Final = frozenset({"review_by", "accessed", "reviewed", "importance", "archived_url"})
"""Fields about our work, not about the story."""

_NOT_TOLD_OF_ALL: Final = frozenset({"as_of"})
"""Such a field of the explainer as a whole; that of a number says when the number was right."""

_NAMED_BY: Final = ("id", "to", "title", "label", "attribution", "date")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a record: where it stands, what it says in words, and its nature."""

    path: Path
    said: str
    nature: Nature


def values(record: Record) -> Mapping[str, Value]:
    """Return the values of a record that readers see, by names such as `alternatives/The Times/value`."""
    without = _NOT_TOLD_OF_ALL if isinstance(record, Explainer) else frozenset()
    return {name: value for name, value in _values(record, (), "") if name not in without}


def _values(record: Record, path: Path, prefix: str) -> Iterator[tuple[str, Value]]:
    known = marks(type(record))
    for name in type(record).model_fields:
        value, here = getattr(record, name), (*path, name)
        if name in _NOT_TOLD or value is None:
            continue
        if isinstance(value, Record):
            yield from _values(value, here, f"{prefix}{name}/")
        elif isinstance(value, tuple) and value and isinstance(value[0], Record):
            yield from _parts(value, here, f"{prefix}{name}/")
        elif (nature := _nature(name, value, known.get(name))) is not None:
            yield f"{prefix}{name}", Value(here, _said(value), nature)


def _parts(parts: tuple[Record, ...], path: Path, prefix: str) -> Iterator[tuple[str, Value]]:
    if isinstance(parts[0], Change | CitationRecord):
        return
    seen: Counter[str] = Counter()
    for position, part in enumerate(parts):
        name = _name(part)
        seen[name] += 1
        name = name if seen[name] == 1 else f"{name} ({seen[name]})"
        yield from _values(part, (*path, position), f"{prefix}{name}/")


def _name(part: Record) -> str:
    found = (getattr(part, field, None) for field in _NAMED_BY)
    return str(next((value for value in found if value is not None), ""))


def _nature(name: str, value: object, mark: object) -> Nature | None:
    """Return what a value is; None for what is neither said nor shown, such as lists of places."""
    if name in {"attribution", "anonymous", "via"}:
        return "attribution"
    if isinstance(mark, Text):
        return "text"
    if isinstance(value, Decimal):
        return "figure"
    if isinstance(value, Edtf):
        return "date"
    if name in {"claimants", "to", "side"}:
        return "who"
    return "choice" if name in {"status", "certainty", "qualifier"} else None


def _said(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
