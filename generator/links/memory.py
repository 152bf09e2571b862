"""content/links.yml: when each source's address was last asked, and what it answered. Written by `explainer links`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from ..edit.replace import replace_together
from ..load.document import read_document
from ..load.files import read_text
from ..project import Project

FILE: Final = "content/links.yml"

_HEAD: Final = "When each source was last asked for and what it answered. Written by “explainer links”.\n"
_ANSWER: Final = re.compile(r"(\d{4}-\d{2}-\d{2}) ([a-z]+) (\S+)")


@dataclass(frozen=True, slots=True)
class Remembered:
    """The ISO day an address was asked, the state it was in, and the address."""

    day: str
    state: str
    address: str


def read_memory(project: Project) -> Mapping[str, Remembered]:
    """Return what is remembered by source id; what cannot be read is forgotten, since it can be asked again."""
    if not (project.root / FILE).exists():
        return {}
    text, _problems = read_text(project.root / FILE, FILE)
    document, _problems = read_document(text, FILE)
    data = document.data if isinstance(document.data, dict) else {}
    found = {key: _ANSWER.fullmatch(str(value)) for key, value in data.items()}
    return {key: Remembered(*match.groups()) for key, match in found.items() if match}


def write_memory(project: Project, memory: Mapping[str, Remembered]) -> None:
    """Write what is to be remembered, by source id; comments and the order of what is there already stay."""
    kept = _kept(project)
    for key in [key for key in kept if key not in memory]:
        del kept[key]
    for key in sorted(memory):
        kept[key] = " ".join((memory[key].day, memory[key].state, memory[key].address))
    stream = StringIO()
    _yaml().dump(kept, stream)
    replace_together({project.root / FILE: stream.getvalue()})


def _kept(project: Project) -> CommentedMap:
    if read_memory(project):
        found = _yaml().load((project.root / FILE).read_text(encoding="utf-8"))
        if isinstance(found, CommentedMap):
            return found
    fresh = CommentedMap()
    fresh.yaml_set_start_comment(_HEAD)
    return fresh


def _yaml() -> YAML:
    yaml = YAML()
    yaml.width = 10_000  # one line for each
    yaml.preserve_quotes = True
    return yaml
