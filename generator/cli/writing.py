"""Writing content on somebody's behalf."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.edit.replace import replace_together
from generator.project import Project
from generator.schema.wire import relisted


def write_content(project: Project, texts: Mapping[Path, str | None]) -> None:
    """Write content files, all of them or none, and then the list of ids that programs for editing offer."""
    replace_together(texts)
    replace_together(relisted(project))
