"""From the content model to JSON Schemas (draft 2020-12, as pydantic writes them)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml
from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from ..model.article import ArticleHead
from ..model.base import ID
from ..model.content import KINDS, Kind
from ..model.draft import Draft
from ..model.edtf import PATTERN
from ..model.explainer import Explainer

Schema = dict[str, Any]

_ADDRESS: Final = r"^https?://\S+$"


class _Generator(GenerateJsonSchema):
    """Says in JSON Schema what our own validators take beside the type that they make."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """Describe the input of a validator by its name in the model."""
        made = super().function_before_schema(schema)
        name = getattr(schema["function"]["function"], "__name__", "")
        if name in {"_as_citation", "_as_unit"}:
            return {"anyOf": [{"type": "string"}, made]}
        if name == "_as_decimal":
            return {"type": "number"}
        return made | {"_as_id": {"pattern": f"^{ID}$"}, "_as_address": {"pattern": _ADDRESS}}.get(name, {})


def schemas() -> Mapping[str, str]:
    """Return the text of each schema by the file it is for: “timeline”, “actors”, …, “explainer”, “article”."""
    made = {kind.file.removesuffix(".yml"): _list_schema(kind) for kind in KINDS}
    made["explainer"] = _described(Explainer)
    made["article"] = _described(ArticleHead)
    return {name: _text(name, schema) for name, schema in made.items()}


def _text(name: str, schema: Schema) -> str:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name}
    return json.dumps(_with_years(head | schema), ensure_ascii=False, indent=2) + "\n"


def _with_years(schema: Any) -> Any:  # noqa: ANN401  # any part of a schema
    """A date may be a number as well: YAML reads a year alone as one."""
    if isinstance(schema, list):
        return [_with_years(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _with_years(part) for key, part in schema.items()}
    return made | {"type": ["string", "integer"]} if made.get("pattern") == PATTERN else made


def _list_schema(kind: Kind) -> Schema:
    """A list file: one key with records, each of them whole or a draft."""
    item = _described(kind.model)
    definitions = item.pop("$defs", {})
    return {
        "type": "object",
        "description": (kind.model.__doc__ or "").strip(),
        "properties": {kind.key: {"type": "array", "items": _or_draft(item)}},
        "required": [kind.key],
        "additionalProperties": False,
        "$defs": definitions,
    }


def _or_draft(item: Schema) -> Schema:
    """A draft may leave anything out but its id; a record has what its class asks for."""
    needed = item.pop("required", [])
    item["properties"]["draft"] = {"type": "string", "description": Draft.model_fields["draft"].description}
    return item | {
        "if": {"type": "object", "required": ["draft"]},
        "then": {"required": ["id"]},
        "else": {"required": needed},
    }


def _described(model: type[BaseModel]) -> Schema:
    made: Schema = model.model_json_schema(schema_generator=_Generator, mode="validation")
    definitions = made.get("$defs", {})
    for name, part in [(model.__name__, made), *definitions.items()]:
        for field, schema in part.get("properties", {}).items():
            part["properties"][field] = _field(name, field, schema)
        part.pop("title", None)
    return made


def _field(model: str, field: str, schema: Schema) -> Schema:
    """Add description and example; drop pydantic's titles, and the null that only Python knows."""
    told = {"description": schema["description"]} if "description" in schema else {}
    rest = _simple({key: value for key, value in schema.items() if key not in {"title", "default", "description"}})
    known = fields().get(f"{model}.{field}") or fields().get(f"*.{field}") or {}
    described = told or {name: text for name, text in known.items() if name == "description"}
    examples = [known["example"]] if "example" in known else schema.get("examples", [])
    made: Schema = {**described, **rest, **({"examples": examples} if examples else {})}
    return made


def _simple(schema: Schema) -> Schema:
    """`anyOf` of a type and null is the type: a field that says nothing is left out."""
    choices = [choice for choice in schema.get("anyOf", []) if choice.get("type") != "null"]
    if len(choices) == 1 and len(choices) < len(schema["anyOf"]):
        rest: Schema = {key: value for key, value in schema.items() if key != "anyOf"}
        return {**rest, **choices[0]}
    return schema


@cache
def fields() -> Mapping[str, Mapping[str, Any]]:
    """Return the descriptions and examples of fields.yml by “Class.field”."""
    text = files("generator.schema").joinpath("fields.yml").read_text(encoding="utf-8")
    found: Mapping[str, Mapping[str, Any]] = yaml.safe_load(text)
    return found


def undescribed(models: Iterator[type[BaseModel]]) -> Iterator[str]:
    """Yield every field of the models that no editor would be told about."""
    for model in models:
        for name, field in model.model_fields.items():
            known = fields().get(f"{model.__name__}.{name}") or fields().get(f"*.{name}") or {}
            if not field.description and "description" not in known:
                yield f"{model.__name__}.{name}"
