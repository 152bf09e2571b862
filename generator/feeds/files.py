"""The files that feeds add to the site, by their path below docs/."""

from __future__ import annotations

from pathlib import PurePosixPath

from ..pages.edition import Edition
from .atom import as_atom
from .feed import feed
from .forms import ATOM, JSON_FEED
from .json_feed import as_json_feed


def feeds(edition: Edition) -> dict[PurePosixPath, str]:
    """Return the feed of an edition in both forms."""
    found = feed(edition)
    folder = PurePosixPath(edition.folder)
    return {folder / ATOM.file: as_atom(found), folder / JSON_FEED.file: as_json_feed(found)}
