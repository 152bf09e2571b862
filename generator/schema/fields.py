"""What editors are told of each field: the model's own descriptions, fields.yml and, in German, fields.de.yml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

import yaml
from pydantic import BaseModel

Language = Literal["de", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("de", "en")


def description(model: str, field: str, own: str | None, language: Language) -> str | None:
    """Return what a field of a class holds; `own` is what the model says of it, in English."""
    if language == "de":
        return _german().get(f"{model}.{field}") or _german().get(f"*.{field}")
    return own or _known(model, field).get("description")


def about(model: str, own: str | None, language: Language) -> str | None:
    """Return what a class is; `own` is its docstring."""
    return _german().get(model) if language == "de" else own


def examples(model: str, field: str) -> list[Any]:
    """Return examples of a field: all languages write values alike."""
    known = _known(model, field)
    return [known["example"]] if "example" in known else []


def undescribed(models: Iterator[type[BaseModel]], language: Language) -> Iterator[str]:
    """Yield every class and field of the models that editors would not be told about."""
    for model in models:
        if not about(model.__name__, model.__doc__, language):
            yield model.__name__
        for name, field in model.model_fields.items():
            if not description(model.__name__, name, field.description, language):
                yield f"{model.__name__}.{name}"


def _known(model: str, field: str) -> Mapping[str, Any]:
    found = _read("fields.yml")
    return {**(found.get(f"*.{field}") or {}), **(found.get(f"{model}.{field}") or {})}


def _german() -> Mapping[str, str]:
    return _read("fields.de.yml")


@cache
def _read(name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(files("generator.schema").joinpath(name).read_text(encoding="utf-8"))
    return found
