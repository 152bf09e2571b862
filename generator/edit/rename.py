"""Changing an id everywhere it stands: record, references, notes, translations, reviews; a redirect stays behind.

Only the letters of the id change, at the places that the loader knows; all else stays byte for byte.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from ..build import read
from ..links.memory import FILE as LINKS
from ..load.document import Document, Value, read_document
from ..load.files import read_text
from ..load.redirects import FILE, KEY
from ..load.reviews import FILE as REVIEWS
from ..load.reviews import Review, Reviews, read_reviews, written
from ..load.source_texts import FOLDER as SOURCE_TEXTS
from ..model.base import ID, CitationRecord, Record, RefersTo, leaves, marks, records_in
from ..model.base import Path as FieldPath
from ..model.content import KINDS, Kind
from ..model.draft import Draft
from ..model.translation import fingerprint
from ..problems import ContentError, suggest
from ..project import Project
from ..schema.wire import first_line
from ..translate import text_states
from .append import append_records
from .staging import refuse_new_problems, staged

_HEADING: Final = "# Ids that were given up, kept by “explainer rename”: old addresses lead to the new ones.\n\n"

_KEYED: Final = ("explainer.yml", "coverage.yml")
"""Files that name records as kind:id: exceptions from rules, and what coverage need not account for."""

Places = dict[Path, set[tuple[int, int]]]
"""Line and column (from 1) of every id to be changed, by file."""


class RenameError(Exception):
    """An id cannot be changed to another; the message says why."""


def rename(project: Project, kind_name: str, old: str, new: str) -> Mapping[Path, str | None]:
    """Return the new text of every file that holds the id; nothing for a source's own text under its old name.

    Raises `RenameError` for an unknown kind or id and for one that is taken; `ContentError` where files
    cannot be read, or where the change would bring errors.
    """
    kind = _kind(kind_name)
    loaded, _translations = read(project)
    broken = [problem for problem in loaded.problems if problem.level == "error"]
    if broken:
        raise ContentError(broken)
    _refuse(kind, old, new, loaded.known.get(kind.name, frozenset()), {one.old for one in loaded.redirects})
    texts: dict[Path, str | None] = {**_with_references(project, kind, old, new)}
    for path, places in _ids(project, kind, old).items():
        texts[path] = _replaced(texts.get(path) or _text(path), path, places, old, new)
    redirects = project.content / FILE
    before = texts.get(redirects) or (
        _text(redirects) if redirects.exists() else f"{first_line(project, redirects)}{_HEADING}{KEY}:\n"
    )
    texts[redirects] = append_records(before, KEY, [{"old": f"{kind.name}:{old}", "new": f"{kind.name}:{new}"}])
    if kind.name == "source":
        texts |= _source_text(project, old, new)
    refuse_new_problems(project, texts)
    return texts | _reviews(project, texts, kind, old, new)


def _kind(name: str) -> Kind:
    found = next((kind for kind in KINDS if kind.name == name), None)
    if found is None:
        names = [kind.name for kind in KINDS]
        near = suggest(name, names)
        hint = f"; did you mean “{near}”?" if near else ""
        raise RenameError(f"unknown kind “{name}”; allowed: {', '.join(names)}{hint}")
    return found


def _refuse(kind: Kind, old: str, new: str, known: frozenset[str], given_up: set[str]) -> None:
    if old not in known:
        near = suggest(old, known)
        raise RenameError(f"there is no {kind.name} “{old}”" + (f"; did you mean “{near}”?" if near else ""))
    if not re.fullmatch(ID, new):
        raise RenameError(f"“{new}” is not an id; allowed: lower-case letters, digits and single hyphens")
    if new in known:
        if new == old:
            raise RenameError(f"“{new}” is its id already")
        article = "an" if kind.name[0] in "aeiou" else "a"
        raise RenameError(f"there is {article} {kind.name} “{new}” already; allowed: an id that is free")
    if f"{kind.name}:{new}" in given_up:
        raise RenameError(f"“{new}” was given up before, and its address leads elsewhere; allowed: another id")


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _files(project: Project) -> Iterator[Path]:
    for path in sorted(project.content.rglob("*")):
        if path.is_file() and path.suffix in {".yml", ".md"} and path.name != REVIEWS and ".import" not in path.name:
            yield path


def _with_references(project: Project, kind: Kind, old: str, new: str) -> dict[Path, str]:
    """References in texts, source notes in articles, and earlier redirects to the id."""
    name, former = kind.name, re.escape(old)
    patterns = [rf"(\[\[\s*{name}\s*:\s*){former}(?=\s*(?:\||\]\]))", rf"(new: [\"']?{name}:){former}(?![a-z0-9-])"]
    if name == "source":
        patterns.append(rf"(\[\^){former}(?=\])")
    found = {}
    for path in _files(project):
        text = _text(path)
        changed = text
        for pattern in patterns if path.name == FILE else [one for one in patterns if not one.startswith("(new")]:
            changed = re.sub(pattern, rf"\g<1>{new}", changed)
        if changed != text:
            found[path] = changed
    return found


def _ids(project: Project, kind: Kind, old: str) -> Places:
    """Where the id itself stands: in its record, in fields that hold ids, in kind:id, and as a key."""
    loaded, translations = read(project)
    places: Places = defaultdict(set)
    for owner, identifier, record in loaded.all_records():
        origin = loaded.origins[owner, identifier]
        paths = [*_references(owner, record, kind.name, old)]
        if (owner, identifier) == (kind.name, old):
            paths.append(("id",))
        for path in paths:
            file, mark = origin.place(path)
            places[project.root / file].add((mark.line, mark.column))
    for name in _KEYED:
        document = _document(project, f"content/{name}")
        for path in _paths(document.data, f"{kind.name}:{old}"):
            mark = document.mark(path)
            places[project.content / name].add((mark.line, mark.column + len(f"{kind.name}:")))
    keys: list[tuple[str, FieldPath]] = [
        (f"content/{translation.language}/{kind.file}", (kind.key, old)) for translation in translations
    ]
    if kind.name == "source":
        keys.append((LINKS, (old,)))
    for file, path in keys:
        document = _document(project, file)
        if path in document.keys:
            mark = document.mark(path, key=True)
            places[project.root / file].add((mark.line, mark.column))
    return places


def _references(owner: str, record: Record, name: str, old: str) -> Iterator[FieldPath]:
    """Yield where a record holds the id of another."""
    if isinstance(record, Draft):
        model = next(kind.model for kind in KINDS if kind.name == owner)
        yield from _in_draft(record.model_extra or {}, model, name, old)
    yield from (leaf.path for leaf in leaves(record) if leaf.mark == RefersTo(name) and leaf.value == old)


def _in_draft(values: Mapping[str, object], model: type[Record], name: str, old: str) -> Iterator[FieldPath]:
    """Yield the same for a draft, whose fields are not made into what the model says: they may be anything."""
    for field in values.keys() & model.model_fields.keys():
        value = values[field]
        part = next(records_in(model.model_fields[field].annotation), None)
        holds = (part is CitationRecord and name == "source") or marks(model).get(field) == RefersTo(name)
        items = enumerate(value) if isinstance(value, tuple) else [(None, value)]
        for number, item in items:
            path = (field,) if number is None else (field, number)
            if holds and item == old:
                yield path
            elif part is not None and isinstance(item, Mapping):
                yield from ((*path, *below) for below in _in_draft(item, part, name, old))


def _paths(value: Value, words: str, path: FieldPath = ()) -> Iterator[FieldPath]:
    """Yield where a value is these words and nothing else."""
    if value == words:
        yield path
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else ()
    for step, part in below:
        yield from _paths(part, words, (*path, step))


def _document(project: Project, file: str) -> Document:
    path = project.root / file
    return read_document(read_text(path, file)[0], file)[0] if path.exists() else Document(file)


def _replaced(text: str, path: Path, places: set[tuple[int, int]], old: str, new: str) -> str:
    """Replace the id at each place; a place may begin with a quotation mark or with “source: ”.

    References in the same line that were changed before may have moved it: the id nearest behind counts.
    """
    lines = text.split("\n")
    for line, column in sorted(places, reverse=True):
        words = lines[line - 1]
        found = re.compile(rf"(?<![a-z0-9-]){re.escape(old)}(?![a-z0-9-])").search(words, column - 1)
        if found is None:
            raise RenameError(f"{path.name}:{line}:{column}: “{old}” was expected here")
        lines[line - 1] = words[: found.start()] + new + words[found.end() :]
    return "\n".join(lines)


def _source_text(project: Project, old: str, new: str) -> dict[Path, str | None]:
    """What the source says lies in a file of its name."""
    path = project.content / SOURCE_TEXTS / f"{old}.txt"
    return {path: None, path.with_name(f"{new}.txt"): _text(path)} if path.exists() else {}


def _reviews(project: Project, texts: Mapping[Path, str | None], kind: Kind, old: str, new: str) -> dict[Path, str]:
    """Reviews of texts in which nothing but the id changed stay valid, under their new keys."""
    loaded, translations = read(project)
    current = {
        translation.language: {state.key for state in text_states(loaded, translation) if state.state == "current"}
        for translation in translations
    }
    found: dict[Path, str] = {}
    with staged(project, texts) as copy:
        renamed, after = read(copy)
        for translation in after:
            before, _problems = read_reviews(project, translation.language)
            if not before:
                continue
            reviews: dict[str, Review] = {_key(key, kind, old, new): review for key, review in before.items()}
            same = {_key(key, kind, old, new) for key in current[translation.language]}
            for state in text_states(renamed, translation):
                if state.key in same and state.key in reviews:
                    reviews[state.key] = Review(fingerprint(state.original), reviews[state.key].day)
            found |= _changed(project, translation.language, before, reviews)
    return found


def _changed(project: Project, language: str, before: Reviews, after: Reviews) -> dict[Path, str]:
    return {} if before == after else {project.content / language / REVIEWS: written(after)}


def _key(key: str, kind: Kind, old: str, new: str) -> str:
    begin = f"{kind.name}/{old}/"
    return f"{kind.name}/{new}/{key.removeprefix(begin)}" if key.startswith(begin) else key
