"""The items of a feed: each a change with its words, its place on the site and what the record rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Final
from urllib.parse import urlsplit

from ..embeds.pen import Pen
from ..linking.addresses import PAGES, anchor
from ..model.change import Change
from ..model.edtf import Edtf
from ..pages.changes import Told, material
from ..pages.edition import Edition
from ..render.html import environment
from ..wording.words import words

MOST: Final = 100
"""Readers ask for a feed every hour, so it holds no more than the newest; the page of changes has all."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed; addresses are absolute, `html` is what it says, `record` where the record stands."""

    id: str
    title: str
    address: str
    record: str
    kind: str
    label: str
    day: str
    moment: str
    html: str


def items(edition: Edition) -> tuple[Item, ...]:
    """Return the newest corrections and updates of an edition."""
    return tuple(_item(edition, told) for told in material(edition.content)[:MOST])


def moment(date: Edtf) -> str:
    """Return a date as RFC 3339 wants it, with a time.

    A day has none. Noon in UTC stands for it, because at that instant it is the same day for nearly everybody on
    earth; no earlier or later hour shows all readers the day that we mean.
    """
    if date.precision == "day":
        return f"{datetime.combine(date.begin, time(12), UTC):%Y-%m-%dT%H:%M:%SZ}"
    return f"{date.begin:%Y-%m-%dT%H:%M:%SZ}"


def tag(edition: Edition, told: Told) -> str:
    """Return a tag: URI (RFC 4151), which stays whatever becomes of the site's pages.

    Its date says when its author had the host's name: on the day of the change.
    """
    parts = urlsplit(edition.content.explainer.site_url)
    path = "/".join(filter(None, (parts.path.strip("/"), edition.language, told.name)))
    return f"tag:{parts.hostname},{told.change.day}:{path}"


def _item(edition: Edition, told: Told) -> Item:
    say = words(edition.language)
    label = say[f"changes.kinds.{told.change.kind}"]
    return Item(
        id=tag(edition, told),
        title=f"{label}: {subject(edition, told)}",
        address=f"{edition.home}changes/#{told.name}",
        record=_place(edition, told),
        kind=told.change.kind,
        label=label,
        day=told.change.day,
        moment=moment(told.change.date),
        html=_html(edition, told),
    )


def subject(edition: Edition, told: Told) -> str:
    """Return what a change is about, in words."""
    if told.kind == "explainer":
        return str(edition.content.explainer.title)
    if told.kind == "article":
        return str(edition.content.article.head.title)
    return edition.texts.name(told.kind, told.id)


def _place(edition: Edition, told: Told) -> str:
    if told.kind == "explainer":
        return edition.home
    if told.kind == "article":
        return f"{edition.home}article/{_paragraph(edition, told.change)}"
    return f"{edition.home}{PAGES[told.kind]}/#{anchor(told.kind, told.id)}"


def _paragraph(edition: Edition, change: Change) -> str:
    """The first paragraph that a change of the article names, as a fragment."""
    known = {block.id for block in edition.content.article.paragraphs}
    return next((f"#{field}" for field in change.fields if field in known), "")


def _html(edition: Edition, told: Told) -> str:
    data = {
        "change": told.change,
        "label": subject(edition, told),
        "place": _place(edition, told),
        "sources": [citation.source for citation in getattr(told.record, "sources", ()) if citation.source],
        "known": edition.content.sources,
        "pen": Pen(edition, home=edition.home),
    }
    return environment("feeds").get_template("change.html").render(data).strip()
