"""The forms that a feed comes in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Form:
    """What a form is called, its file in the folder of an edition, and its media type."""

    name: str
    file: str
    type: str


ATOM: Final = Form("Atom", "feed.xml", "application/atom+xml")
JSON_FEED: Final = Form("JSON Feed", "feed.json", "application/feed+json")
FORMS: Final = (ATOM, JSON_FEED)
