"""Pydantic's errors in an editor's words."""

from __future__ import annotations

from collections.abc import Iterator
from types import NoneType
from typing import Final, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..model.base import Path, Record
from ..model.edtf import Edtf
from ..model.number import Amount
from ..problems import Problem, suggest
from ..reading.edtf import in_edtf
from ..wording.choices import named
from .document import Document, Value
from .meant import meant_country, meant_figure, meant_id, meant_language, meant_list
from .texts import doubtful_texts

R = TypeVar("R", bound=Record)

_MAPPING: Final = "a mapping (lines of “field: value”)"
_LIST: Final = "a list such as [a, b], or lines that begin with “- ”"

_EXPECTED: Final = {
    "string_type": "text",
    "tuple_type": _LIST,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "dict_type": _MAPPING,
    "bool_type": "true or false",
    "decimal_type": "a number such as 12000 or 174.2",
    "int_type": "a whole number",
}

_PATTERNS: Final = {
    r"^[A-Z]{2}$": "a country’s two capital letters, such as DE or FR",
    r"^[a-z]{2,3}(-[A-Z]{2})?$": "a language’s code, such as de or en-GB",
    r"^Q[1-9]\d*$": "Q and a number, such as Q212",
}


_MEANT: Final = {r"^[A-Z]{2}$": meant_country, r"^[a-z]{2,3}(-[A-Z]{2})?$": meant_language}


def validate(model: type[R], document: Document, path: Path, subject: str) -> tuple[R | None, list[Problem]]:
    """Make a record from the part of a document at `path`; `subject` is how messages call it."""
    try:
        record = model.model_validate(_at(document, path))
        return record, [*doubtful_texts(record, document, path, subject)]
    except ValidationError as error:
        errors = error.errors(include_url=False)
    return None, [_problem(model, detail, document, path, subject) for detail in errors if not _is_echo(detail, errors)]


def _at(document: Document, path: Path) -> Value:
    value = document.data
    for step in path:
        value = value[step]  # type: ignore[index]  # the path was read off the data
    return value


def _is_echo(detail: ErrorDetails, errors: list[ErrorDetails]) -> bool:
    """A list whose items were all refused is reported as too short as well: one message is enough."""
    depth = len(detail["loc"])
    return detail["type"] == "too_short" and any(
        len(other["loc"]) > depth and other["loc"][:depth] == detail["loc"] for other in errors
    )


def _problem(model: type[Record], detail: ErrorDetails, document: Document, path: Path, subject: str) -> Problem:
    loc = detail["loc"]
    at = detail.get("ctx", {}).get("at")
    mark = document.mark((*path, *loc, at) if at else (*path, *loc), key=detail["type"] == "extra_forbidden")
    message, allowed, suggestion = _wording(model, detail)
    if detail["input"] is None and (*path, *loc) in document.cut:
        allowed = f"{allowed}, with quotes around it where it begins with “#”"
    return Problem(document.file, mark.line, mark.column, message, subject, allowed, suggestion)


def _wording(model: type[Record], detail: ErrorDetails) -> tuple[str, str, str]:
    """Return message, what is allowed and a suggestion."""
    kind, loc = detail["type"], detail["loc"]
    name = ".".join(str(step + 1) if isinstance(step, int) else step for step in loc)
    message, allowed = f"{name}: {detail['msg']}" if name else detail["msg"], ""
    suggestion = str(detail.get("ctx", {}).get("suggestion", ""))
    if kind == "extra_forbidden":
        fields = tuple(_model_at(model, loc[:-1]).model_fields)
        message, allowed, suggestion = f"unknown field “{loc[-1]}”", ", ".join(fields), suggest(str(loc[-1]), fields)
    elif kind == "missing":
        message, allowed = f"missing field “{name}”", _needed(model, loc)
    elif kind == "literal_error":
        choices = [choice.strip("'") for choice in detail["ctx"]["expected"].replace(" or ", ", ").split(", ")]
        message, allowed = f"{name}: {_described(detail['input'])}", ", ".join(choices)
        suggestion = named(str(detail["input"]), choices)
    elif kind == "too_short":
        message, allowed = f"{name}: empty list", "at least one entry"
    elif kind in _EXPECTED:
        subject = f"{name}: " if name else ""
        message, allowed = f"{subject}{_described(detail['input'])}", _EXPECTED[kind]
        suggestion = meant_list(detail["input"]) if kind == "tuple_type" and isinstance(detail["input"], str) else ""
    elif kind == "string_pattern_mismatch":
        pattern = detail["ctx"]["pattern"]
        message, allowed = (
            f"{name}: {_described(detail['input'])}",
            _PATTERNS.get(pattern, f"text of the form {pattern}"),
        )
        suggestion = _MEANT[pattern](detail["input"]) if pattern in _MEANT else ""
    elif kind in {"less_than_equal", "greater_than_equal"}:
        limit = detail["ctx"].get("le", detail["ctx"].get("ge"))
        message = f"{name}: {_described(detail['input'])}"
        allowed = f"{'at most' if kind == 'less_than_equal' else 'at least'} {limit}"
    elif isinstance(detail["input"], str) and not suggestion:
        suggestion = _meant(kind, detail["input"], _model_at(model, loc[:-1]))
        if kind == "date" and suggestion:
            message = f"{name}: “{detail['input']}” is not written as year-month-day"
    return message, allowed, suggestion


def _meant(kind: str, value: str, model: type[BaseModel]) -> str:
    """Return what a value that its own validator refused was probably meant to be."""
    if kind == "id":
        return meant_id(value)
    if kind == "date":
        return in_edtf(value)
    return meant_figure(value, is_amount=issubclass(model, Amount)) if kind == "decimal" else ""


def _needed(model: type[Record], loc: Path) -> str:
    """Say what belongs into a field that is missing."""
    field = _model_at(model, loc[:-1]).model_fields.get(str(loc[-1]))
    return "" if field is None else _kind_of(field.annotation)


def _kind_of(annotation: object) -> str:
    """Say what a field of this type holds."""
    parts = [part for part in get_args(annotation) if part is not NoneType]
    if get_origin(annotation) is Literal:
        return ", ".join(map(str, parts))
    if annotation is Edtf:
        return "a date such as 2024-11-17, 2024-11 or 2024"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _MAPPING
    if get_origin(annotation) is tuple:
        return _LIST
    return _kind_of(parts[0]) if parts else "text"


def _described(value: object) -> str:
    if value is None or value == "":
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, tuple) else f"“{value}”"


def _model_at(model: type[BaseModel], loc: Path) -> type[BaseModel]:
    """Follow field names and list positions from a model to the model of the part they lead to."""
    for step in loc:
        if isinstance(step, str) and step in model.model_fields:
            model = next(_models_in(model.model_fields[step].annotation), model)
    return model


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    else:
        for part in get_args(annotation):
            yield from _models_in(part)
