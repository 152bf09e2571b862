"""Redirects: what a record used to be called, so that old addresses still lead to it."""

from __future__ import annotations

from pydantic import Field

from .base import ID, Line, Record

_KEY = rf"^(event|actor|number|term|question|source|place):{ID}$"


class Redirect(Record):
    """One id that was given up, and the record that took its place; without one, the record was removed."""

    old: str = Field(pattern=_KEY, description="Kind and former id, such as actor:mayor.")
    new: str | None = Field(None, pattern=_KEY, description="Kind and id of the record that took its place.")
    note: Line | None = Field(None, description="For readers: why the record was removed.")
