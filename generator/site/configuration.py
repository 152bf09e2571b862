"""What would go wrong without a word in mkdocs.yml."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from generator.problems import Problem


def problems_in(config: Path) -> Iterator[Problem]:
    """Yield a problem where mkdocs.yml would switch off the Markdown that the pages are written in.

    A list there takes the place of what is inherited; a mapping adds to it.
    """
    try:
        root = yaml.compose(config.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError):
        return  # the site builder says it better
    pairs = {key.value: (key, value) for key, value in root.value} if isinstance(root, yaml.MappingNode) else {}
    key, value = pairs.get("markdown_extensions", (None, None))
    if key is None or "INHERIT" not in pairs or isinstance(value, yaml.MappingNode):
        return
    mark = key.start_mark
    message = "markdown_extensions would take the place of those that the pages need"
    yield Problem(config.name, mark.line + 1, mark.column + 1, message, allowed="a mapping, such as “admonition: {}”")
