"""From the content model to JSON Schemas (draft 2020-12, as pydantic writes them)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from ..load.redirects import KEY as REDIRECTS
from ..model.article import ArticleHead
from ..model.base import ID, Record, RefersTo, marks, records_in
from ..model.content import KINDS, Kind
from ..model.draft import Draft
from ..model.edtf import PATTERN
from ..model.explainer import Explainer
from ..model.redirect import Redirect
from ..model.set_aside import CoverageFile
from .fields import Language, about, description, examples
from .ids import reference
from .translated import interface, translated, translated_list

Schema = dict[str, Any]

_ADDRESS: Final = r"^https?://\S+$"

_IDS_OF: Final = "ids_of"
"""Stands for a reference to the ids of a kind: pydantic looks for what references lead to."""


class _Generator(GenerateJsonSchema):
    """Says in JSON Schema what our own validators take beside the type that they make."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """Describe the input of a validator by its name in the model."""
        made = super().function_before_schema(schema)
        name = getattr(schema["function"]["function"], "__name__", "")
        if name == "_as_citation":
            return {"anyOf": [{_IDS_OF: "source"}, {_IDS_OF: "passage"}, made]}
        if name == "_as_unit":
            return {"anyOf": [{"type": "string"}, made]}
        if name in {"_as_reference", "_as_record_key"}:
            return {_IDS_OF: "record"}
        if name == "_as_decimal":
            return next(choice for choice in made["anyOf"] if choice["type"] == "number")
        return made | {"_as_id": {"pattern": f"^{ID}$"}, "_as_address": {"pattern": _ADDRESS}}.get(name, {})


def schemas(language: Language = "en") -> Mapping[str, str]:
    """Return the text of each schema by its name, with descriptions in a language.

    Names are those of content files: “timeline”, “explainer”, “article” (for its front matter), …. For the files in a
    language's folder they are “translated-timeline”, …, and “interface”.
    """
    made = {kind.file.removesuffix(".yml"): _list_schema(kind, language) for kind in KINDS}
    made["explainer"] = _described(Explainer, language)
    made["article"] = _described(ArticleHead, language)
    made["redirects"] = _list(REDIRECTS, _redirect(language))
    made["coverage"] = _described(CoverageFile, language)
    for kind in KINDS:
        made[f"translated-{kind.file.removesuffix('.yml')}"] = translated_list(kind, language)
    made["translated-explainer"] = translated(Explainer, language)
    made["translated-article"] = translated(ArticleHead, language)
    made["interface"] = interface()
    return {name: _text(name, schema) for name, schema in made.items()}


def _text(name: str, schema: Schema) -> str:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name}
    return json.dumps(_mended(head | schema), ensure_ascii=False, indent=2) + "\n"


_LIMITS: Final = {"ge": "minimum", "le": "maximum"}
"""Limits behind a validator of ours keep the names that pydantic has for them in Python."""


def _mended(schema: Any) -> Any:  # noqa: ANN401  # any part of a schema
    """Refer to ids, and name limits as JSON Schema does. A date may be a number as well: YAML reads a year as one."""
    if isinstance(schema, list):
        return [_mended(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if _IDS_OF in schema:
        return {key: value for key, value in schema.items() if key != _IDS_OF} | reference(schema[_IDS_OF])
    limits = _LIMITS if schema.get("type") == "number" else {}
    made = {limits.get(key, key): _mended(part) for key, part in schema.items()}
    return made | {"type": ["string", "integer"]} if made.get("pattern") == PATTERN else made


def _list_schema(kind: Kind, language: Language) -> Schema:
    """A list file: one key with records, each of them whole or a draft."""
    item = _described(kind.model, language)
    return {"description": item["description"], **_list(kind.key, _or_draft(item, language))}


def _list(key: str, item: Schema) -> Schema:
    definitions = item.pop("$defs", {})
    return {
        "type": "object",
        "properties": {key: {"type": ["array", "null"], "items": item}},
        "required": [key],
        "additionalProperties": False,
        "$defs": definitions,
    }


def _or_draft(item: Schema, language: Language) -> Schema:
    """A draft may leave anything out but its id; a record has what its class asks for."""
    needed = item.pop("required", [])
    own = Draft.model_fields["draft"].description
    item["properties"]["draft"] = {"type": "string", "description": description("Draft", "draft", own, language)}
    return item | {
        "if": {"type": "object", "required": ["draft"]},
        "then": {"required": ["id"]},
        "else": {"required": needed},
    }


def _redirect(language: Language) -> Schema:
    made = _described(Redirect, language)
    made["properties"]["new"] = _of_ids(made["properties"]["new"], "record")
    return made


def _described(model: type[BaseModel], language: Language) -> Schema:
    made: Schema = model.model_json_schema(schema_generator=_Generator, mode="validation")
    definitions = made.get("$defs", {})
    references = {name: _references(part) for name, part in _classes(model)}
    for name, part in [(model.__name__, made), *definitions.items()]:
        if told := about(name, part.pop("description", None), language):
            part["description"] = told.strip()
        for field, schema in part.get("properties", {}).items():
            described = _field(name, field, schema, language)
            kind = references[name].get(field)
            part["properties"][field] = _of_ids(described, kind) if kind else described
        part.pop("title", None)
    return made


def _classes(model: type[BaseModel]) -> Iterator[tuple[str, type[BaseModel]]]:
    """Yield the names and classes of a record and of all its parts."""
    yield model.__name__, model
    for field in model.model_fields.values():
        for part in records_in(field.annotation):
            yield from _classes(part)


def _references(model: type[BaseModel]) -> Mapping[str, str]:
    """Return the kinds of record that fields of a class hold ids of, by field."""
    found = marks(model) if issubclass(model, Record) else {}
    return {name: mark.kind for name, mark in found.items() if isinstance(mark, RefersTo)}


def _of_ids(schema: Schema, kind: str) -> Schema:
    """Have a field take the project's ids, which have their own type and pattern."""
    kept = {key: value for key, value in schema.items() if key not in {"type", "pattern"}}
    if schema.get("type") == "array":
        return {**kept, "type": "array", "items": {_IDS_OF: kind}}
    return {**kept, _IDS_OF: kind}


def _field(model: str, field: str, schema: Schema, language: Language) -> Schema:
    """Add description and example; drop pydantic's titles, and the null that only Python knows."""
    told = description(model, field, schema.get("description"), language)
    rest = _simple({key: value for key, value in schema.items() if key not in {"title", "default", "description"}})
    shown = examples(model, field) or schema.get("examples", [])
    return {**({"description": told} if told else {}), **rest, **({"examples": shown} if shown else {})}


def _simple(schema: Schema) -> Schema:
    """`anyOf` of a type and null is the type: a field that says nothing is left out."""
    choices = [choice for choice in schema.get("anyOf", []) if choice.get("type") != "null"]
    if len(choices) == 1 and len(choices) < len(schema["anyOf"]):
        rest: Schema = {key: value for key, value in schema.items() if key != "anyOf"}
        return {**rest, **choices[0]}
    return schema
