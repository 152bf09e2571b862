"""The page that lists every block with its snippet."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Final

from ..pages.edition import Edition
from ..pages.page import Page
from ..wording.words import words
from .block import BlockKind
from .files import Embed, embeds, loader_snippet
from .snippet import frame

NAME: Final = "embed"
"""The gallery's page, without its ending."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A block in the gallery with its snippet."""

    embed: Embed
    frame: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """All blocks of one kind."""

    kind: BlockKind
    offers: tuple[Offer, ...]


def gallery(edition: Edition) -> Page:
    """Return the gallery of an edition."""
    say = words(edition.language)
    found = embeds(edition)
    groups = groupby(found, key=lambda embed: embed.block.kind)
    shelves = tuple(Shelf(kind, tuple(Offer(embed, frame(embed.snippet)) for embed in group)) for kind, group in groups)
    loader = loader_snippet(edition, found[0].snippet)
    description = f"{edition.content.explainer.title} – {say['pages.embed.description']}"
    return Page(NAME, say["pages.embed.title"], description, {"shelves": shelves, "loader": loader})
