"""The environment of the programs that build the site: the same whoever builds, wherever, whenever."""

from __future__ import annotations

import os

FOREIGN = ("PYTHON", "PAGEFIND_", "LC_", "FORCE_COLOR", "CLICOLOR")


def environment(epoch: int) -> dict[str, str]:
    """Return our environment without what could change a page, and with the given time as the time."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
    fixed = {
        "SOURCE_DATE_EPOCH": str(epoch),
        "TZ": "UTC",
        "LANG": "C.UTF-8",
        "LANGUAGE": "",
        "LC_ALL": "C.UTF-8",
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "NO_COLOR": "1",
        "NO_MKDOCS_2_WARNING": "1",  # the theme's notice about its own future; see decisions/
    }
    return kept | fixed
