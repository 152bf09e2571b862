"""A page before it is text: where it goes, which template makes it, and what it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """`name` is the page's name without ending; `data` is what its template shows.

    `parts` are the pages that a page holds as a whole: all of them, for the dossier.
    """

    name: str
    title: str
    description: str
    data: Mapping[str, object]
    parts: tuple[Page, ...] = ()
