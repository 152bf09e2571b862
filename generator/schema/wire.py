"""Wiring schemas to content files: a comment in their first line, and settings for VS Code.

The comment is yaml-language-server's: https://github.com/redhat-developer/yaml-language-server#using-inlined-schema
The article's front matter gets it too: inside Markdown, programs that know front matter as YAML look there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ..load.document import read_document
from ..load.files import read_text
from ..load.records import Loaded, load
from ..model.content import KINDS
from ..project import Project
from .fields import LANGUAGES, Language
from .generate import schemas
from .ids import NAME, ids_schema

FOLDER: Final = "schemas"
_SETTINGS: Final = ".vscode/settings.json"
_EXTENSIONS: Final = ".vscode/extensions.json"
_COMMENT: Final = "# yaml-language-server: $schema="
_OPENING: Final = re.compile(r"\ufeff?(?:---[ \t]*\r?\n)?")
"""A byte-order mark, and the line that opens front matter."""


def wiring(project: Project, language: Language | None = None) -> Mapping[Path, str]:
    """Return every file that is to be written, with its text; those that are right already are left out.

    Schemas are always ours, in the project's language unless another is asked for. The first line of a content file
    is added or mended, and nothing else in it. VS Code's files are written where there are none: what an editor has
    set stays.
    """
    found = {**schemas(language or language_of(project))}
    if not any(project.content.glob(_pattern("interface"))):
        del found["interface"]  # it changes with every word of ours, and few projects have words of their own
    made = {project.root / FOLDER / f"{name}.schema.json": text for name, text in found.items()}
    for name in found:
        for file in sorted(project.content.glob(_pattern(name))):
            up = "../" * len(file.relative_to(project.root).parent.parts)
            made[file] = with_comment(file.read_bytes().decode("utf-8"), f"{up}{FOLDER}/{name}.schema.json")
    for path, text in ((_SETTINGS, _settings(found)), (_EXTENSIONS, _extensions())):
        if not (project.root / path).exists():
            made[project.root / path] = text
    return {path: text for path, text in made.items() if not path.exists() or path.read_bytes() != text.encode()}


def listing(project: Project) -> Mapping[Path, str]:
    """Return the list of the project's ids, by its file, where it is missing or not as the content is.

    While a content file cannot be read, a list that is there stays: it still knows that file's ids.
    """
    path = project.root / FOLDER / NAME
    before = path.read_bytes() if path.exists() else None
    loaded = load(project)
    if before is not None and not _is_read(project, loaded):
        return {}
    text = ids_schema(loaded)
    return {} if text.encode() == before else {path: text}


def relisted(project: Project) -> Mapping[Path, str]:
    """Return the same for a project that has such a list; `explainer schema` gives it one."""
    return listing(project) if (project.root / FOLDER / NAME).exists() else {}


def _is_read(project: Project, loaded: Loaded) -> bool:
    lists = (kind.name in loaded.known or not (project.content / kind.file).exists() for kind in KINDS)
    return loaded.explainer is not None and loaded.article is not None and all(lists)


def first_line(project: Project, file: Path) -> str:
    """Return the line that names the schema of a list file that is to be made; nothing in a project without schemas."""
    name = f"{file.stem}.schema.json"
    return with_comment("", f"../{FOLDER}/{name}") if (project.root / FOLDER / name).exists() else ""


def language_of(project: Project) -> Language:
    """Return the language to describe fields in: the first of explainer.yml that we speak, or English."""
    text, _problems = read_text(project.content / "explainer.yml", "explainer.yml")
    data = read_document(text, "explainer.yml")[0].data
    written = data.get("languages") if isinstance(data, dict) else None
    first = written[0] if isinstance(written, tuple) and written else None
    return next((language for language in LANGUAGES if language == first), "en")


def with_comment(text: str, schema: str) -> str:
    """Return a content file's text with the comment that names its schema in the first line, or in its front matter."""
    line = f"{_COMMENT}{schema}"
    head = _OPENING.match(text)[0]  # type: ignore[index]  # it matches nothing as well
    rest = text.removeprefix(head)
    if rest.startswith(_COMMENT):
        return head + re.sub(r"^[^\r\n]*", lambda _match: line, rest, count=1)
    return f"{head}{line}{_line_end(text)}{rest}"


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _pattern(name: str) -> str:
    """Which files of content/ a schema is for."""
    own, _, translated = name.partition("translated-")
    file = f"{translated or own}.{'md' if 'article' in name else 'yml'}"
    return f"*/{file}" if translated or name == "interface" else file


def _settings(found: Mapping[str, str]) -> str:
    names = [name for name in found if "article" not in name]
    wired = {f"./{FOLDER}/{name}.schema.json": f"content/{_pattern(name)}" for name in names}
    return json.dumps({"yaml.schemas": wired, "yaml.format.enable": False}, indent=2) + "\n"


def _extensions() -> str:
    return json.dumps({"recommendations": ["redhat.vscode-yaml"]}, indent=2) + "\n"
