"""JSON Feed 1.1 as classes: what https://www.jsonfeed.org/version/1.1/ requires and allows, and nothing else."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, HttpUrl, PlainValidator, model_validator


def _moment(value: object) -> AwareDatetime:
    """RFC 3339: a time and an offset are required."""
    assert isinstance(value, str) and "T" in value
    found = datetime.fromisoformat(value)
    assert found.tzinfo is not None
    return found


Moment = Annotated[AwareDatetime, PlainValidator(_moment)]
Words = Annotated[str, Field(min_length=1)]


class Strict(BaseModel):
    """Refuses all that the format does not know, but extensions, whose names begin with “_”."""

    model_config = ConfigDict(extra="allow")

    @model_validator(mode="after")
    def _extends_by_underscore(self) -> Strict:
        more: dict[str, Any] = self.model_extra or {}
        assert all(name.startswith("_") and isinstance(value, dict) for name, value in more.items()), more
        return self


class Author(Strict):
    name: Words | None = None
    url: HttpUrl | None = None
    avatar: HttpUrl | None = None


class Item(Strict):
    id: Words
    url: HttpUrl | None = None
    external_url: HttpUrl | None = None
    title: Words | None = None
    content_html: Words | None = None
    content_text: Words | None = None
    summary: Words | None = None
    date_published: Moment | None = None
    date_modified: Moment | None = None
    authors: list[Author] | None = None
    tags: list[Words] | None = None
    language: Words | None = None

    @model_validator(mode="after")
    def _has_content(self) -> Item:
        assert self.content_html or self.content_text
        return self


class JsonFeed(Strict):
    version: Literal["https://jsonfeed.org/version/1.1"]
    title: Words
    home_page_url: HttpUrl | None = None
    feed_url: HttpUrl | None = None
    description: Words | None = None
    icon: HttpUrl | None = None
    favicon: HttpUrl | None = None
    authors: list[Author] | None = None
    language: Words | None = None
    items: list[Item]
