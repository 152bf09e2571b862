"""Archived copies of pages, as the Internet Archive knows them."""

from __future__ import annotations

import json
from typing import Final
from urllib.parse import urlencode

from .visit import Visitor

SERVICE: Final = "https://archive.org/wayback/available"
"""Its interface: https://archive.org/help/wayback_api.php"""


def archived_copy(visitor: Visitor, address: str, day: str, service: str = SERVICE) -> str:
    """Return the address of the copy nearest to an ISO day, or an empty string where none is known."""
    query = urlencode({"url": address, "timestamp": day.replace("-", "")})
    try:
        found = json.loads(visitor.read(f"{service}?{query}"))
        copy = found["archived_snapshots"]["closest"]["url"]
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    return str(copy).replace("http://", "https://", 1) if str(copy).startswith("http") else ""
