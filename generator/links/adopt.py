"""Writing archived copies into content/sources.yml; all else there stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..load.records import Loaded


def with_copies(text: str, loaded: Loaded, copies: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """Return sources.yml with `archived_url` below the `url` of each source named, and the ids of those left out.

    Left out is a record whose address does not stand on a line of its own.
    """
    lines = text.splitlines(keepends=True)
    places = {key: loaded.origins["source", key].place(("url",))[1].line for key in copies}
    left: list[str] = []
    for key, line in sorted(places.items(), key=lambda item: -item[1]):
        found = re.match(r"(\s*(?:- )?)url:\s+[\"']?https?://\S+(?:\s+#.*)?\s*$", lines[line - 1])
        if found is None:
            left.append(key)
            continue
        end = "" if lines[line - 1].endswith("\n") else "\n"
        lines.insert(line, f"{end}{' ' * len(found[1])}archived_url: {copies[key]}\n")
    return "".join(lines), tuple(sorted(left))
