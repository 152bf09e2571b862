"""What a server is told of addresses that lead nowhere: docs/_redirects, which Netlify reads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ..pages.edition import Edition
from ..pages.site import NOT_FOUND

FILE: Final = "_redirects"


def redirects(editions: Iterable[Edition]) -> str:
    """Return the rules by which each edition below a folder answers with its own page; empty where there is none.

    The edition at the root needs no rule: servers look for 404.html there.
    """
    folders = (edition.folder for edition in editions)
    return "".join(f"/{folder}/* /{folder}/{NOT_FOUND}/ 404\n" for folder in folders if folder)
