"""The files that feeds add to the site, by their path below docs/."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import PurePosixPath

from ..makers import Makers
from ..pages.edition import Edition
from .atom import as_atom
from .feed import Feed, feed
from .forms import ATOM, JSON_FEED
from .json_feed import as_json_feed


def feeds(edition: Edition) -> Makers:
    """Return what makes the feed of an edition in both forms, by their paths below docs/."""
    forms = {ATOM.file: as_atom, JSON_FEED.file: as_json_feed}
    return {PurePosixPath(edition.folder, name): partial(_written, write, edition) for name, write in forms.items()}


def _written(write: Callable[[Feed], str], edition: Edition) -> str:
    return write(feed(edition))
