"""Pydantic's errors in an editor's words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..model.base import Path, Record
from ..problems import Problem, suggest
from .document import Document, Value

R = TypeVar("R", bound=Record)

_EXPECTED = {
    "string_type": "text",
    "tuple_type": "a list (lines that begin with “- ”)",
    "model_type": "a mapping (lines of “field: value”)",
    "model_attributes_type": "a mapping (lines of “field: value”)",
    "dict_type": "a mapping (lines of “field: value”)",
    "bool_type": "true or false",
    "decimal_type": "a number such as 12000 or 174.2",
    "int_type": "a whole number",
}


def validate(model: type[R], document: Document, path: Path, subject: str) -> tuple[R | None, list[Problem]]:
    """Make a record from the part of a document at `path`; `subject` is how messages call it."""
    try:
        return model.model_validate(_at(document, path)), []
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
    return Problem(document.file, mark.line, mark.column, message, subject, allowed, suggestion)


def _wording(model: type[Record], detail: ErrorDetails) -> tuple[str, str, str]:
    """Return message, what is allowed and a suggestion."""
    kind, loc = detail["type"], detail["loc"]
    name = ".".join(str(step + 1) if isinstance(step, int) else step for step in loc)
    message, allowed, suggestion = f"{name}: {detail['msg']}" if name else detail["msg"], "", ""
    if kind == "extra_forbidden":
        fields = tuple(_model_at(model, loc[:-1]).model_fields)
        message, allowed, suggestion = f"unknown field “{loc[-1]}”", ", ".join(fields), suggest(str(loc[-1]), fields)
    elif kind == "missing":
        message = f"missing field “{name}”"
    elif kind == "literal_error":
        choices = [choice.strip("'") for choice in detail["ctx"]["expected"].replace(" or ", ", ").split(", ")]
        message, allowed = f"{name}: {_described(detail['input'])}", ", ".join(choices)
        suggestion = suggest(str(detail["input"]), choices)
    elif kind == "too_short":
        message, allowed = f"{name}: empty list", "at least one entry"
    elif kind in _EXPECTED:
        message, allowed = f"{name}: {_described(detail['input'])}", _EXPECTED[kind]
    elif kind == "string_pattern_mismatch":
        message, allowed = f"{name}: {_described(detail['input'])}", f"text of the form {detail['ctx']['pattern']}"
    return message, allowed, suggestion


def _described(value: object) -> str:
    if value is None:
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
