"""What stages hand on that add files to the site: not the texts, but what makes them.

A build makes all of them, the live preview those that a browser asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

Makers = Mapping[PurePosixPath, Callable[[], str]]
"""What makes the text of each file, by its path below docs/."""
