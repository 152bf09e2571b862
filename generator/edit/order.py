"""The order in which fields are asked for, written and formatted."""

from __future__ import annotations

from pydantic import BaseModel


def field_order(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the fields of a class in its own order; what a base class brings, such as a value, follows the label."""
    own = [name for name in model.model_fields if name in model.__annotations__]
    inherited = [name for name in model.model_fields if name not in model.__annotations__]
    return (*own[:2], *inherited, *own[2:])
