"""Schemas of what stands in a language's folder: texts by id and field, and the words of the interface."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, get_args, get_origin

from pydantic import BaseModel

from ..model.base import ID, Record, Text, marks, records_in
from ..model.content import Kind
from ..wording.words import words
from .fields import Language, about, description
from .ids import reference

Schema = dict[str, Any]

_TEXT: Final[Schema] = {"type": ["string", "null"]}
"""A field left empty is one that is still to be translated."""


def translated_list(kind: Kind, language: Language) -> Schema:
    """The texts of a list file, by the ids of its records."""
    told = about(kind.model.__name__, kind.model.__doc__, language)
    record = _fields(kind.model, language)
    texts = {"type": "object", "propertyNames": reference(f"{kind.name}-key"), "additionalProperties": record}
    return _object({kind.key: {"anyOf": [{"type": "null"}, texts]}}) | {
        "description": (told or "").strip(),
        "required": [kind.key],
    }


def translated(model: type[Record], language: Language) -> Schema:
    """The texts of a file that is one record."""
    return _fields(model, language)


def interface() -> Schema:
    """Every word that a language needs, with ours in English as description and in all our languages as examples."""
    ours = {language: words(language).texts for language in ("en", "de")}
    made: Schema = _object({})
    for key, text in ours["en"].items():
        *folders, name = key.split(".")
        place = made
        for folder in folders:
            place = place["properties"].setdefault(folder, _object({}))
        place["properties"][name] = {"type": "string", "description": text, "examples": [ours["de"].get(key, text)]}
    for place in _nested(made):
        if "other" in place["properties"]:  # plural forms that other languages have
            place["properties"] |= {form: {"type": "string"} for form in ("zero", "two", "few", "many")}
    return made


def _nested(schema: Schema) -> Iterator[Schema]:
    if "properties" in schema:
        yield schema
        for part in tuple(schema["properties"].values()):
            yield from _nested(part)


def _object(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _fields(model: type[BaseModel], language: Language) -> Schema:
    """The texts of a record: its own, and those of its parts."""
    found = {}
    for name, field in model.model_fields.items():
        if (schema := _field(model, name, language)) is not None:
            told = description(model.__name__, name, field.description, language)
            found[name] = {"description": told, **schema} if told else schema
    return _object(found) | {"type": ["object", "null"]}


def _field(model: type[BaseModel], name: str, language: Language) -> Schema | None:
    """The schema of what a language may state in the place of a field; nothing where it may not."""
    mark = marks(model).get(name) if issubclass(model, Record) else None
    annotation = model.model_fields[name].annotation
    if isinstance(mark, Text):
        if mark.form == "verbatim":
            return None
        return {"type": "array", "items": _TEXT} if _is_list(annotation) else dict(_TEXT)
    part = next(records_in(annotation), None)
    if part is None or not (below := _fields(part, language))["properties"]:
        return None
    if not _is_list(annotation):
        return below
    if "id" in part.model_fields:
        return {"type": ["object", "null"], "patternProperties": {f"^{ID}$": below}, "additionalProperties": False}
    return {"type": ["array", "null"], "items": below}


def _is_list(annotation: object) -> bool:
    return get_origin(annotation) is tuple or any(_is_list(part) for part in get_args(annotation))
