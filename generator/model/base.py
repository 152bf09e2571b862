"""What all records share: strictness, the kinds of text, references and citations.

Every field of a record says by its type what it holds, so that checks, links and translations can
walk over any record without knowing its class:

- `Line`: plain text on one line (titles, names, labels). No Markdown, no HTML.
- `Verbatim`: a line that stays as it is in every language (a source's own title, a quotation).
- `Prose`: Markdown paragraphs in which `[[kind:id]]` inserts another record.
- `EventId`, `ActorId`, …: the id of another record; `MediaFile`: a picture's file.
- `Citation`: where a statement is taken from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Annotated, Final, Literal, Self, get_args
from zoneinfo import available_timezones

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Marks a field that readers see, and that a translation replaces unless it is to be kept verbatim."""

    form: Literal["line", "prose", "verbatim"]


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Marks a field that holds the id of a record of this kind."""

    kind: str


class Record(BaseModel):
    """Base of everything read from content files: frozen, strict, unknown fields refused."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


ID: Final = r"[a-z0-9]+(-[a-z0-9]+)*"


def _as_id(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(ID, value):
        raise PydanticCustomError(
            "id", "“{value}” is not an id; allowed: lower-case letters, digits and single hyphens", {"value": value}
        )
    return value


def _as_line(value: object) -> object:
    if isinstance(value, str) and "\n" in value.strip():
        raise PydanticCustomError("line", "a line break; allowed: text on one line")
    return _as_prose(value)


def _as_prose(value: object) -> object:
    if isinstance(value, str) and not value.strip():
        raise PydanticCustomError("empty", "empty; allowed: text")
    return value.strip() if isinstance(value, str) else value


def _as_address(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(
        r"https?://[^\s/?#]+\.[^\s<>\"\\\[\]{}|^`]+|http://localhost[^\s<>\"\\\[\]{}|^`]*", value
    ):
        raise PydanticCustomError(
            "address", "“{value}” is not a web address; allowed: https://… or http://…", {"value": value}
        )
    return value


def _as_contact(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"mailto:[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+", value):
        return value
    return _as_address(value)


def _as_decimal(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"-?\d+(\.\d+)?", value):
        raise PydanticCustomError(
            "decimal",
            "“{value}” is not a number; allowed: digits with a decimal point, such as 12000 or 174.2",
            {"value": value},
        )
    try:
        return Decimal(value)
    except InvalidOperation as error:  # more digits than decimal arithmetic takes
        raise PydanticCustomError("decimal", "“{value}” is too long for a number", {"value": value}) from error


def _as_integer(value: object) -> object:
    return int(value) if isinstance(value, str) and re.fullmatch(r"-?\d{1,9}", value) else value


def _as_time_zone(value: object) -> object:
    if isinstance(value, str) and value not in available_timezones():
        message = "“{value}” is not a time zone; allowed: an IANA name such as Europe/Berlin"
        raise PydanticCustomError("time_zone", message, {"value": value})
    return value


Id = Annotated[str, BeforeValidator(_as_id)]
TimeZone = Annotated[str, BeforeValidator(_as_time_zone)]
Line = Annotated[str, BeforeValidator(_as_line), Text("line")]
Verbatim = Annotated[str, BeforeValidator(_as_line), Text("verbatim")]
Prose = Annotated[str, BeforeValidator(_as_prose), Text("prose")]
Address = Annotated[str, BeforeValidator(_as_address)]
Contact = Annotated[str, BeforeValidator(_as_contact)]
Figure = Annotated[Decimal, BeforeValidator(_as_decimal)]
Importance = Annotated[Literal[1, 2, 3], BeforeValidator(_as_integer)]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]

EventId = Annotated[Id, RefersTo("event")]
ActorId = Annotated[Id, RefersTo("actor")]
NumberId = Annotated[Id, RefersTo("number")]
TermId = Annotated[Id, RefersTo("term")]
QuestionId = Annotated[Id, RefersTo("question")]
SourceId = Annotated[Id, RefersTo("source")]
PlaceId = Annotated[Id, RefersTo("place")]
ThemeId = Annotated[Id, RefersTo("theme")]
SideId = Annotated[Id, RefersTo("side")]
MediaFile = Annotated[str, BeforeValidator(_as_line), RefersTo("media")]
ParagraphId = Annotated[Id, RefersTo("paragraph")]


Statement = Literal["text", "figure", "date", "end", "since", "until", "as_of"]
"""What a passage can bear of a record: its words, its figures, or a date by the name of its field."""


def _as_citation(value: object) -> object:
    """`ap-1117` is short for `{source: ap-1117}`, `article#p5` for `{paragraph: p5}`."""
    if not isinstance(value, str):
        return value
    return {"paragraph": value[8:]} if value.startswith("article#") else {"source": value}


class CitationRecord(Record):
    """Where a statement is taken from: a source, or a paragraph of the article."""

    source: SourceId | None = Field(None, description="Id of a source in sources.yml.")
    paragraph: ParagraphId | None = Field(None, description="Id of a paragraph of the article, such as p5.")
    locator: Verbatim | None = Field(None, description="Where in the source: page, section, minute.")
    quote: Verbatim | None = Field(None, description="A short quotation, in the source's language.")
    bears: tuple[Statement, ...] | None = Field(
        None, description="What of the record the passage says, where it is not all: date, end, figure, …; or text."
    )

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if (self.source is None) == (self.paragraph is None):
            raise PydanticCustomError("citation", "a citation names either a source or a paragraph")
        return self


Citation = Annotated[CitationRecord, BeforeValidator(_as_citation)]
Sources = Annotated[tuple[Citation, ...], Field(min_length=1, description="What the statement rests on.")]

Certainty = Literal["confirmed", "reported", "estimate", "claim", "disputed"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value inside a record: its path (field names and list positions), value and mark."""

    path: Path
    value: str
    mark: Text | RefersTo


def leaves(record: Record, path: Path = ()) -> Iterator[Leaf]:
    """Yield every text and every id of another record that a record holds, in field order."""
    for name, mark in _telling_fields(type(record)):
        yield from _leaves_of(getattr(record, name), (*path, name), mark)


@cache
def _telling_fields(model: type[Record]) -> tuple[tuple[str, Text | RefersTo | None], ...]:
    """The fields of a class that can hold texts or ids, themselves or in the records they hold."""
    known = marks(model)
    fields = model.model_fields.items()
    return tuple((name, known.get(name)) for name, field in fields if name in known or _can_hold(field.annotation))


def _can_hold(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return bool(_telling_fields(annotation))
    return any(map(_can_hold, get_args(annotation)))


def _leaves_of(value: object, path: Path, mark: Text | RefersTo | None) -> Iterator[Leaf]:
    if isinstance(value, Record):
        yield from leaves(value, path)
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _leaves_of(item, (*path, position), mark)
    elif isinstance(value, str) and mark is not None:
        yield Leaf(path, value, mark)


@cache
def marks(model: type[Record]) -> dict[str, Text | RefersTo]:
    """Return what the fields of a class hold, of those that hold texts or ids."""
    found = {}
    for name, field in model.model_fields.items():
        mark = _first_mark((*field.metadata, field.annotation))
        if mark is not None:
            found[name] = mark
    return found


def _first_mark(parts: tuple[object, ...]) -> Text | RefersTo | None:
    for part in parts:
        if isinstance(part, Text | RefersTo):
            return part
        if (mark := _first_mark(get_args(part))) is not None:
            return mark
    return None


def records_in(annotation: object) -> Iterator[type[Record]]:
    """Yield the classes of records that the type of a field names."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in get_args(annotation):
        yield from records_in(part)
