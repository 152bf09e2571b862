"""A new record from what an editor said: fields by dotted names, ids completed, the file appended to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ..load.document import read_document
from ..load.files import read_text
from ..load.records import Loaded, load
from ..load.titles import Titles, titles
from ..load.validate import validate
from ..model.base import RefersTo, Text
from ..model.content import Kind
from ..model.identifiers import propose_id
from ..problems import ContentError, Problem, suggest
from ..project import Project
from ..schema.wire import first_line
from .append import Plain, StyleError, append_records
from .order import field_order
from .staging import refuse_new_problems

ID_FROM = ("title", "name", "label", "question", "names.short", "publisher")
"""The fields from which an id is proposed, the first that is there."""


USUAL: Final = {
    "Event": ("themes", "actors", "places"),
    "Number": ("value", "unit"),
    "Place": ("country", "latitude", "longitude", "precision"),
    "Source": ("title", "url", "published"),
}
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
    text: str = ""
    """What form of text it holds: a line, prose that may run over several, or one that stays verbatim."""

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
    for name in field_order(model):
        field = model.model_fields[name]
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
                next((mark.form for mark in _marks(field) if isinstance(mark, Text)), ""),
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
    return next((mark.kind for mark in _marks(field) if isinstance(mark, RefersTo)), "")


def _marks(field: FieldInfo) -> Iterator[object]:
    yield from field.metadata
    for part in _parts(field.annotation):
        if get_origin(part) is Annotated:
            yield from get_args(part)[1:]


@dataclass(frozen=True, slots=True)
class Added:
    """A record that is ready to be written."""

    identifier: str
    texts: Mapping[Path, str]
    """The new text of its list file."""
    line: int
    """Where in that file it begins."""
    warnings: tuple[Problem, ...]
    """What `check` will say of it."""


def added(project: Project, kind: Kind, said: Mapping[str, str], identifier: str = "") -> Added:
    """Return a new record, not yet written.

    `said` holds texts by dotted field name; lists are separated by commas. Raises `AddError` for unknown and
    missing fields, `ContentError` where `check` would refuse the record.
    """
    loaded = load(project)
    known = known_fields(kind, said)
    missing = [field for field in known.values() if field.is_needed and field.name != "id" and not said.get(field.name)]
    if missing:
        raise MissingError(kind.name, missing)
    identifier = identifier or said.get("id", "") or proposed(kind, said, loaded)
    texts = _texts(project, kind, _record(identifier, said, known, titles(loaded)))
    warnings = refuse_new_problems(project, texts)
    line = _line(texts[project.content / kind.file], kind)
    own = f"content/{kind.file}"
    return Added(identifier, texts, line, tuple(problem for problem in warnings if problem.file == own))


def known_fields(kind: Kind, said: Iterable[str]) -> Mapping[str, Field]:
    """Return the fields that can be said of a kind, by name; raises `AddError` where others were said."""
    known = {field.name: field for field in fields(kind.model)}
    for name in said:
        if name not in known:
            near = suggest(name, known)
            hint = f"; did you mean “{near}”?" if near else ""
            raise AddError(f"unknown field “{name}” of {kind.name}; allowed: {', '.join(known)}{hint}")
    return known


def proposed(kind: Kind, said: Mapping[str, str], loaded: Loaded) -> str:
    """Return an id for a record, made from its title or name."""
    return propose_id(_words(said), loaded.known.get(kind.name, frozenset()))


def refused(kind: Kind, field: Field, words: str, ids: Mapping[str, Titles]) -> str:
    """Return why a field cannot hold what was said and what it may, as far as it alone tells; or nothing."""
    allowed = offered(field, ids)
    for item in _items(words) if field.refers_to else ():
        value = completed(item, allowed)
        if value not in allowed:
            return _unknown(field.refers_to, value, allowed)
    identifier = words if field.name == "id" else "record"
    record = _record(identifier, {field.name: words}, {field.name: field}, ids)
    document, _problems = read_document(append_records("", kind.key, [record]), kind.file)
    _made, problems = validate(kind.model, document, (kind.key, 0), "")
    return next((problem.said for problem in problems if not problem.message.startswith("missing field")), "")


def offered(field: Field, ids: Mapping[str, Titles]) -> Titles:
    """Return the ids that a field may hold, with their titles; a field that holds no ids may hold none."""
    found = ids.get(field.refers_to, {})
    return {**found, **ids["passage"]} if field.refers_to == "source" and field.is_list else found


def _unknown(kind: str, value: str, allowed: Collection[str]) -> str:
    several = [identifier for identifier in sorted(allowed) if identifier.startswith(value)]
    if several:
        return f"“{value}” begins {_some(several)}; allowed: one of them"
    near = suggest(value, allowed, cutoff=0.5)
    return f"unknown {kind} “{value}”" + (f"; did you mean “{near}”?" if near else "")


def _some(words: Sequence[str], most: int = 8) -> str:
    return ", ".join((*words[:most], *(["…"] if len(words) > most else ())))


def _words(said: Mapping[str, str]) -> str:
    return next((said[name] for name in ID_FROM if said.get(name)), "record")


def _texts(project: Project, kind: Kind, record: Mapping[str, Plain]) -> Mapping[Path, str]:
    path = project.content / kind.file
    name = f"content/{kind.file}"
    if read_text(path, name)[0]:
        text = path.read_bytes().decode("utf-8")  # with its own line ends
    elif not path.exists() or not path.read_bytes().strip():
        text = first_line(project, path)
    else:
        raise ContentError(read_text(path, name)[1])
    try:
        return {path: append_records(text, kind.key, [record])}
    except StyleError as error:
        raise ContentError([Problem(name, 1, 1, str(error), allowed="a file that `explainer check` reads")]) from error


def _line(text: str, kind: Kind) -> int:
    """The line in which the last record of a list file begins."""
    document, _problems = read_document(text, kind.file)
    records = document.data[kind.key]  # type: ignore[index, call-overload]  # the file was written by us and read
    return document.mark((kind.key, len(records) - 1, "id")).line  # type: ignore[arg-type]


def _record(
    identifier: str, said: Mapping[str, str], known: Mapping[str, Field], ids: Mapping[str, Titles]
) -> Mapping[str, Plain]:
    """Put values in the order of the model; parts of a list of parts make its one item."""
    record: dict[str, Plain] = {"id": identifier}
    groups: dict[str, dict[str, Plain]] = {}
    for name, field in known.items():
        if name == "id" or not said.get(name):
            continue
        value = _value(said[name], field, ids)
        head, _, rest = name.partition(".")
        if rest:
            groups.setdefault(head, {})[rest] = value
            record[head] = groups[head] if head in {"names", "unit"} else [groups[head]]
        else:
            record[name] = value
    return record


def _value(words: str, field: Field, ids: Mapping[str, Titles]) -> Plain:
    found = [completed(item, offered(field, ids)) if field.refers_to else item for item in _items(words)]
    return (
        found
        if field.is_list
        else (completed(words.strip(), offered(field, ids)) if field.refers_to else words.strip())
    )


def _items(words: str) -> list[str]:
    return [item.strip() for item in words.split(",") if item.strip()]


def completed(begin: str, ids: Collection[str]) -> str:
    """Return the one id that begins so; what is an id already, or begins none or several, stays as it is."""
    found = [identifier for identifier in ids if identifier.startswith(begin)]
    return found[0] if begin not in ids and len(found) == 1 else begin
