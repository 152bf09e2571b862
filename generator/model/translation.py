"""Translations: which texts of a record a language replaces, and how the record is made anew with them.

A translation holds texts only. Each text has a key that an editor can read: field names, the ids of parts
that have one, and positions counted from 1 (`key_points/clearance/text`, `relations/2/reverse`). Lists of
names (`aliases`, `forms`, `never`) are a language's own: they are given whole or not at all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from .base import Path, Record, Text, marks

R = TypeVar("R", bound=Record)

Replacement = str | tuple[str, ...]


class Borrowed(str):
    """A text that a translation lacks, in the language the content is written in."""

    __slots__ = ("language",)

    language: str

    def __new__(cls, text: str, language: str) -> Borrowed:
        """Mark a text as being in `language`."""
        made = super().__new__(cls, text)
        made.language = language
        return made


class Outdated(str):
    """A translated text whose original has changed since; `reviewed` is the ISO day of its last review, or empty."""

    __slots__ = ("reviewed",)

    reviewed: str

    def __new__(cls, text: str, reviewed: str) -> Outdated:
        """Mark a text as made from an older version."""
        made = super().__new__(cls, text)
        made.reviewed = reviewed
        return made


@dataclass(frozen=True, slots=True)
class Slot:
    """One text that a translation replaces."""

    path: Path
    key: str
    text: str
    form: Literal["line", "prose"]


def slots(record: Record, path: Path = (), key: str = "") -> Iterator[Slot]:
    """Yield every text of a record that is to be translated, in field order."""
    for name, mark in _text_fields(record):
        value = getattr(record, name)
        here, below = (*path, name), f"{key}{name}"
        if isinstance(value, str) and mark is not None:
            yield Slot(here, below, value, mark)
        elif isinstance(value, tuple):
            for position, part in enumerate(value):
                part_path, part_key = (*here, position), f"{below}/{part_name(part, position)}"
                if isinstance(part, Record):
                    yield from slots(part, part_path, f"{part_key}/")
                elif mark == "prose":
                    yield Slot(part_path, part_key, part, mark)
        elif isinstance(value, Record):
            yield from slots(value, here, f"{below}/")


def part_name(part: object, position: int) -> str:
    """Return what a part of a list is called in keys: its id, or its position counted from 1."""
    return str(getattr(part, "id", position + 1))


def is_own_list(record: Record, name: str) -> bool:
    """Whether a field is a list of names, which every language states for itself."""
    mark = marks(type(record)).get(name)
    return isinstance(mark, Text) and mark.form == "line" and isinstance(getattr(record, name), tuple)


def _text_fields(record: Record) -> Iterator[tuple[str, Literal["line", "prose"] | None]]:
    """Yield the fields that may hold texts: those of text with their form, the others with None."""
    known = marks(type(record))
    for name in type(record).model_fields:
        mark = known.get(name)
        if mark is None:
            yield name, None
        elif isinstance(mark, Text) and mark.form != "verbatim":
            yield name, mark.form


def with_texts(record: R, new: Mapping[Path, Replacement], path: Path = ()) -> R:
    """Return the record with the texts at these paths replaced; lists of names not given become empty."""
    changes = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        here = (*path, name)
        made = new.get(here, ()) if is_own_list(record, name) else _replaced(value, new, here)
        if made is not value:
            changes[name] = made
    return record.model_copy(update=changes) if changes else record


def _replaced(value: object, new: Mapping[Path, Replacement], path: Path) -> object:
    if path in new:
        return new[path]
    if isinstance(value, Record):
        return with_texts(value, new, path)
    if isinstance(value, tuple):
        made = tuple(_replaced(part, new, (*path, position)) for position, part in enumerate(value))
        return made if any(one is not other for one, other in zip(made, value, strict=True)) else value
    return value


def fingerprint(text: str) -> str:
    """Return eight hexadecimal digits that change when the words of a text change; white space does not count."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]
