"""content/links.yml: when each source's address was last asked, and what it answered. Written by `explainer links`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ..load.document import read_document
from ..load.files import read_text
from ..project import Project

FILE: Final = "content/links.yml"

_HEAD: Final = "# When each source was last asked for and what it answered. Written by “explainer links”.\n"


@dataclass(frozen=True, slots=True)
class Remembered:
    """The ISO day an address was asked, and the state it was in."""

    day: str
    state: str


def read_memory(project: Project) -> Mapping[str, Remembered]:
    """Return what is remembered by source id; what cannot be read is forgotten, since it can be asked again."""
    if not (project.root / FILE).exists():
        return {}
    text, _problems = read_text(project.root / FILE, FILE)
    document, _problems = read_document(text, FILE)
    data = document.data if isinstance(document.data, dict) else {}
    lines = {key: str(value).split() for key, value in data.items()}
    is_day = re.compile(r"\d{4}-\d{2}-\d{2}")
    return {key: Remembered(*words) for key, words in lines.items() if len(words) == 2 and is_day.fullmatch(words[0])}


def write_memory(project: Project, memory: Mapping[str, Remembered]) -> None:
    """Write what is to be remembered, by source id."""
    lines = (f"{key}: {memory[key].day} {memory[key].state}\n" for key in sorted(memory))
    (project.root / FILE).write_text(_HEAD + "".join(lines), encoding="utf-8", newline="\n")
