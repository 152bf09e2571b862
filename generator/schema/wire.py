"""Wiring schemas to content files: a comment in their first line, and settings for VS Code.

The comment is yaml-language-server's: https://github.com/redhat-developer/yaml-language-server#using-inlined-schema
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ..project import Project
from .generate import schemas

FOLDER: Final = "schemas"
_SETTINGS: Final = ".vscode/settings.json"
_EXTENSIONS: Final = ".vscode/extensions.json"
_COMMENT: Final = "# yaml-language-server: $schema="


def wiring(project: Project) -> Mapping[Path, str]:
    """Return every file that is to be written, with its text; those that are right already are left out.

    Schemas are always ours. The first line of a content file is added or mended, and nothing else in it.
    VS Code's files are written where there are none: what an editor has set stays.
    """
    made = {project.root / FOLDER / f"{name}.schema.json": text for name, text in schemas().items()}
    for name in schemas():
        file = project.content / f"{name}.yml"
        if file.is_file():
            made[file] = with_comment(file.read_bytes().decode("utf-8"), name)
    for path, text in ((_SETTINGS, _settings()), (_EXTENSIONS, _extensions())):
        if not (project.root / path).exists():
            made[project.root / path] = text
    return {path: text for path, text in made.items() if not path.exists() or path.read_bytes() != text.encode()}


def with_comment(text: str, name: str) -> str:
    """Return a content file's text with the comment that names its schema in the first line."""
    line = f"{_COMMENT}../{FOLDER}/{name}.schema.json"
    if text.startswith(_COMMENT):
        return re.sub(r"^[^\r\n]*", lambda _match: line, text, count=1)
    return f"{line}\n{text}"


def _settings() -> str:
    wired = {f"./{FOLDER}/{name}.schema.json": f"content/{name}.yml" for name in schemas() if name != "article"}
    return json.dumps({"yaml.schemas": wired, "yaml.format.enable": False}, indent=2) + "\n"


def _extensions() -> str:
    return json.dumps({"recommendations": ["redhat.vscode-yaml"]}, indent=2) + "\n"
