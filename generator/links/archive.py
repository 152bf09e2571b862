"""Archived copies of pages, as the Internet Archive knows them."""

from __future__ import annotations

import json
from typing import Final
from urllib.parse import urlencode

from .visit import Visitor

SERVICE: Final = "https://archive.org/wayback/available"
"""Its interface: https://archive.org/help/wayback_api.php"""


def archived_copy(visitor: Visitor, address: str, day: str, service: str = SERVICE) -> str:
    """Return the address of the copy nearest to an ISO day, or an empty string where none is known.

    Raises OSError where the archive cannot be asked.
    """
    query = urlencode({"url": address, "timestamp": day.replace("-", "")})
    answer = visitor.read(f"{service}?{query}")
    try:
        copy = str(json.loads(answer)["archived_snapshots"]["closest"]["url"])
    except (ValueError, KeyError, TypeError):
        return ""
    return copy.replace("http://", "https://", 1) if copy.startswith("http") else ""
