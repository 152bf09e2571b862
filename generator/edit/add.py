"""A new record from what an editor said: fields by dotted names, ids completed, the file appended to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ..load.files import read_text
from ..load.records import Loaded, load
from ..model.base import RefersTo
from ..model.content import Kind
from ..problems import ContentError, Problem, suggest
from ..project import Project
from .append import Plain, StyleError, append_records
from .identifiers import propose_id
from .staging import refuse_new_problems

ID_FROM = ("title", "name", "label", "question", "names.short", "publisher")
"""The fields from which an id is proposed, the first that is there."""


USUAL: Final = {"Number": ("value",), "Source": ("title", "url")}
"""By class, fields that a record may go without and mostly has: asked for, never missing."""


class AddError(Exception):
    """What was said makes no record; the message says what is missing or allowed."""


class MissingError(AddError):
    """Fields that a record needs were not said."""

    def __init__(self, kind: str, fields: Sequence[Field]) -> None:
        self.fields = fields
        super().__init__(f"a new {kind} also needs {', '.join(field.name for field in fields)}")


@dataclass(frozen=True, slots=True)
class Field:
    """A field that may be said, with dots between its parts: `names.full`, `roles.title`."""

    name: str
    owner: str
    """The name of the class that it is a field of."""
    description: str
    is_list: bool
    is_needed: bool
    refers_to: str
    choices: tuple[str, ...] = ()
    """The words that are allowed, where it is one of a few."""

    @property
    def is_usual(self) -> bool:
        """Whether a record mostly has it."""
        return self.name in USUAL.get(self.owner, ())

    @property
    def value(self) -> str:
        """What stands behind the sign of equality: the words that are allowed, or dots."""
        return "|".join(self.choices) or "…"


def fields(model: type[BaseModel], prefix: str = "", *, needed: bool = True) -> Iterator[Field]:
    """Yield what can be said of a record, down to the parts of its parts."""
    for name, field in model.model_fields.items():
        is_needed = needed and field.is_required()
        part = _model(field)
        if part is not None and name not in {"sources", "unit"}:
            yield from fields(part, f"{prefix}{name}.", needed=is_needed)
        else:
            yield Field(
                f"{prefix}{name}",
                model.__name__,
                field.description or "",
                _is_list(field),
                is_needed,
                _kind(field, name),
                _choices(field),
            )


def _model(field: FieldInfo) -> type[BaseModel] | None:
    return next(
        (part for part in _parts(field.annotation) if isinstance(part, type) and issubclass(part, BaseModel)), None
    )


def _parts(annotation: object) -> Iterator[object]:
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)


def _is_list(field: FieldInfo) -> bool:
    return any(get_origin(part) is tuple for part in _parts(field.annotation))


def _choices(field: FieldInfo) -> tuple[str, ...]:
    """The words of a field that holds one of a few; numbers and parts of lists are none."""
    found = next((get_args(part) for part in _parts(field.annotation) if get_origin(part) is Literal), ())
    words = tuple(word for word in found if isinstance(word, str))
    return () if _is_list(field) else words


def _kind(field: FieldInfo, name: str) -> str:
    """The kind of record whose ids the field holds."""
    if name == "sources":
        return "source"
    marks = (*field.metadata, *(mark for part in _parts(field.annotation) if get_origin(part) is Annotated
                                for mark in get_args(part)[1:]))  # fmt: skip
    return next((mark.kind for mark in marks if isinstance(mark, RefersTo)), "")


def added(
    project: Project, kind: Kind, said: Mapping[str, str], identifier: str = ""
) -> tuple[str, Mapping[Path, str]]:
    """Return the id of a new record, and the list file's new text.

    `said` holds texts by dotted field name; lists are separated by commas. Raises `AddError` for unknown and
    missing fields, `ContentError` where `check` would refuse the record.
    """
    loaded = load(project)
    known = {field.name: field for field in fields(kind.model)}
    for name in said:
        if name not in known:
            near = suggest(name, known)
            hint = f"; did you mean “{near}”?" if near else ""
            raise AddError(f"unknown field “{name}” of {kind.name}; allowed: {', '.join(known)}{hint}")
    missing = [field for field in known.values() if field.is_needed and field.name != "id" and not said.get(field.name)]
    if missing:
        raise MissingError(kind.name, missing)
    taken = loaded.known.get(kind.name, frozenset())
    identifier = identifier or said.get("id", "") or propose_id(_words(said), taken)
    record = _record(identifier, said, known, loaded)
    return identifier, _texts(project, kind, record)


def _words(said: Mapping[str, str]) -> str:
    return next((said[name] for name in ID_FROM if said.get(name)), "record")


def _texts(project: Project, kind: Kind, record: Mapping[str, Plain]) -> Mapping[Path, str]:
    path = project.content / kind.file
    name = f"content/{kind.file}"
    text = read_text(path, name)[0] if path.exists() else ""
    try:
        texts = {path: append_records(text, kind.key, [record])}
    except StyleError as error:
        raise ContentError([Problem(name, 1, 1, str(error), allowed="a file that `explainer check` reads")]) from error
    refuse_new_problems(project, texts)
    return texts


def _record(
    identifier: str, said: Mapping[str, str], known: Mapping[str, Field], loaded: Loaded
) -> Mapping[str, Plain]:
    """Put values in the order of the model; parts of a list of parts make its one item."""
    record: dict[str, Plain] = {"id": identifier}
    groups: dict[str, dict[str, Plain]] = {}
    for name, field in known.items():
        if name == "id" or not said.get(name):
            continue
        value = _value(said[name], field, loaded)
        head, _, rest = name.partition(".")
        if rest:
            groups.setdefault(head, {})[rest] = value
            record[head] = groups[head] if head in {"names", "unit"} else [groups[head]]
        else:
            record[name] = value
    return record


def _value(words: str, field: Field, loaded: Loaded) -> Plain:
    ids = loaded.known.get(field.refers_to, frozenset())
    if not field.is_list:
        return completed(words.strip(), ids) if field.refers_to else words.strip()
    items = [item.strip() for item in words.split(",") if item.strip()]
    return [completed(item, ids) for item in items] if field.refers_to else items


def completed(begin: str, ids: Collection[str]) -> str:
    """Return the one id that begins so; what is an id already, or begins none or several, stays as it is."""
    found = [identifier for identifier in ids if identifier.startswith(begin)]
    return found[0] if begin not in ids and len(found) == 1 else begin
