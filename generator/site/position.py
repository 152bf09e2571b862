"""Finding a link again in the page that holds it."""

from __future__ import annotations

from pathlib import Path


def position(page: Path, link: str) -> tuple[int, int]:
    """Return line and column of a link's target in a page, or its first line where it cannot be found."""
    text = page.read_text(encoding="utf-8", errors="replace") if page.is_file() else ""
    for before, after in (("](", ")"), ("](", " "), ("](", "#"), ("<", ">"), (": ", "\n"), ('"', '"'), ("", "")):
        found = text.find(f"{before}{link}{after}")
        if link and found >= 0:
            start = found + len(before)
            return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    return 1, 1
