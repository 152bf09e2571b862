"""A language's folder, content/<language>/: the texts of records that are kept in content/.

The files have the names of the originals. Records are found by id, fields by name; a list of parts with ids is
a mapping by id, any other list has the order of the original. Nothing but texts can be stated.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import TypeAdapter, ValidationError

from ..model.base import Line, Path, Prose, Record, Text, marks
from ..model.content import KINDS
from ..model.explainer import Explainer
from ..model.translation import Replacement, is_own_list, part_name, slots
from ..problems import Problem, suggest
from ..project import Project
from .document import Document, Mark, Value, read_document
from .files import read_text
from .records import Loaded
from .reviews import Reviews, read_reviews
from .texts import doubts_of_text
from .translated_article import TranslatedArticle, read_translated_article

_TEXT = {"line": TypeAdapter[str](Line), "prose": TypeAdapter[str](Prose)}

Key = tuple[str, str]
"""Kind and id of a record, as in `Loaded`."""


@dataclass(slots=True, eq=False)
class Translation:
    """What one language's folder says: texts by record and path, with the places in the files, of empty fields too."""

    language: str
    texts: dict[Key, dict[Path, Replacement]] = field(default_factory=dict)
    places: dict[tuple[Key, Path], tuple[Document, Path]] = field(default_factory=dict)
    article: TranslatedArticle | None = None
    reviews: Reviews = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of an original record beside the part of the document that translates it."""

    key: Key
    original: object
    path: Path
    document: Document
    place: Path


def load_translation(project: Project, language: str, loaded: Loaded) -> Translation:
    """Read the folder of a language beside the originals; problems are gathered, never raised.

    A file that is missing translates nothing.
    """
    translation = Translation(language)
    folder = project.content / language
    if not folder.is_dir():
        hint = f"the folder content/{language}/; “explainer new-language {language}” makes it"
        message = f"language “{language}” has no folder"
        position = loaded.explainer.languages.index(language) if loaded.explainer else 0
        translation.problems.append(loaded.problem("explainer", "", ("languages", position), message, allowed=hint))
        return translation
    _read_explainer(project, translation, loaded)
    _read_lists(project, translation, loaded)
    _read_article(project, translation, loaded)
    translation.reviews, problems = read_reviews(project, language)
    translation.problems += problems
    return translation


def _open(project: Project, translation: Translation, name: str) -> Document | None:
    file = f"content/{translation.language}/{name}"
    path = project.root / file
    if not path.exists():
        return None
    text, problems = read_text(path, file)
    if not problems:
        document, problems = read_document(text, file)
    translation.problems += problems
    return None if problems else document


def _read_explainer(project: Project, translation: Translation, loaded: Loaded) -> None:
    document = _open(project, translation, "explainer.yml")
    if document is not None and isinstance(loaded.explainer, Explainer):
        _read_record(_Part(("explainer", ""), loaded.explainer, (), document, ()), document.data, translation)


def _read_lists(project: Project, translation: Translation, loaded: Loaded) -> None:
    for kind in KINDS:
        document = _open(project, translation, kind.file)
        if document is None or kind.name not in loaded.known:
            continue
        entries = document.data.get(kind.key) if isinstance(document.data, dict) else None
        if document.data == {kind.key: None}:
            continue
        if not isinstance(entries, dict) or not isinstance(document.data, dict) or set(document.data) != {kind.key}:
            allowed = f"“{kind.key}:” with a mapping from ids to texts"
            translation.problems.append(Problem(document.file, 1, 1, "not a translation of this file", allowed=allowed))
            continue
        known = loaded.known[kind.name]
        for identifier, texts in entries.items():
            place = (kind.key, identifier)
            record = loaded.records[kind.name].get(identifier)
            if record is not None:
                _read_record(_Part((kind.name, identifier), record, (), document, place), texts, translation)
            elif identifier not in known:
                message = f"superfluous: no {kind.name} “{identifier}” to translate"
                _complain(translation, document, place, message, suggestion=suggest(identifier, known), level="warning")


def _read_article(project: Project, translation: Translation, loaded: Loaded) -> None:
    file = f"content/{translation.language}/article.md"
    if loaded.article is None or not (project.root / file).exists():
        return
    text, problems = read_text(project.root / file, file)
    translation.problems += problems
    if problems:
        return
    found, problems = read_translated_article(text, file)
    translation.problems += problems
    translation.article = found
    head = _Part(("article", ""), loaded.article.head, (), found.head, ())
    _read_record(head, found.head.data, translation)
    originals = {block.id: block for block in loaded.article.blocks}
    for block in found.blocks.values():
        original = originals.get(block.id)
        if original is None or original.kind != block.kind:
            expected = "no such block" if original is None else f"a {original.kind}"
            message = f"{block.kind} {block.id}, where the original has {expected}"
            allowed = "the same as in the original" if found.places else "the same blocks in the same order"
            translation.problems.append(Problem(file, block.line, 1, message, "article", allowed))


def _read_record(part: _Part, node: Value, translation: Translation) -> None:
    assert isinstance(part.original, Record)
    if not isinstance(node, dict):
        if node is not None:
            _refuse(translation, part, "not a mapping of fields", "lines of “field: text”")
        return
    model = type(part.original)
    for name, value in node.items():
        below = _Part(
            part.key, getattr(part.original, name, None), (*part.path, name), part.document, (*part.place, name)
        )
        if name not in model.model_fields:
            fields = _translatable(part.original)
            message = f"unknown field “{name}”"
            _refuse(translation, below, message, ", ".join(fields), suggest(name, fields))
        elif is_own_list(part.original, name):
            _read_names(below, value, translation)
        else:
            mark = marks(model).get(name)
            form = mark.form if isinstance(mark, Text) else None
            _read_part(below, value, form, part.original, translation)


def _read_part(part: _Part, node: Value, form: str | None, record: Record, translation: Translation) -> None:
    """Read what stands beside a text, a record, or a list of either; all else cannot be translated."""
    original = part.original
    if form in _TEXT and isinstance(original, str):
        _read_text(part, node, form, translation)
    elif form in _TEXT and original is None:
        _complain(
            translation,
            part.document,
            part.place,
            "superfluous: the original has no such text",
            record=_subject(part),
            level="warning",
        )
    elif isinstance(original, Record) and any(True for _ in slots(original)):
        _read_record(part, node, translation)
    elif isinstance(original, tuple) and (form == "prose" or _has_texts(original)):
        _read_list(part, original, node, translation)
    else:
        message = f"“{part.path[-1]}” is not translated; it is stated once, in the original"
        _refuse(translation, part, message, ", ".join(_translatable(record)))


def _has_texts(parts: tuple[object, ...]) -> bool:
    return any(isinstance(part, Record) and any(True for _ in slots(part)) for part in parts)


def _read_list(part: _Part, originals: tuple[object, ...], node: Value, translation: Translation) -> None:
    names = [part_name(original, position) for position, original in enumerate(originals)]
    has_ids = any(hasattr(original, "id") for original in originals)
    if has_ids and isinstance(node, dict):
        found = {name: (value, (*part.place, name)) for name, value in node.items()}
    elif not has_ids and isinstance(node, tuple):
        found = {str(number): (value, (*part.place, number - 1)) for number, value in enumerate(node, 1)}
    else:
        allowed = "a mapping from ids to texts" if has_ids else "a list in the order of the original"
        _refuse(translation, part, f"{part.path[-1]}: not {allowed}", allowed)
        return
    for name, (value, place) in found.items():
        if name not in names:
            message = f"superfluous: the original has no “{name}” in {part.path[-1]}"
            near = suggest(name, names)
            _complain(
                translation, part.document, place, message, record=_subject(part), suggestion=near, level="warning"
            )
            continue
        position = names.index(name)
        below = _Part(part.key, originals[position], (*part.path, position), part.document, place)
        if isinstance(below.original, Record):
            _read_record(below, value, translation)
        else:
            _read_text(below, value, "prose", translation)


def _read_text(part: _Part, node: Value, form: str | None, translation: Translation) -> None:
    """Keep a text; a field left empty is one that is still to be translated."""
    if node is None:
        translation.places[part.key, part.path] = (part.document, part.place)
        return
    try:
        text = _TEXT[form or "line"].validate_python(node, strict=True)
    except ValidationError as error:
        detail = error.errors()[0]
        message, _, allowed = detail["msg"].partition("; allowed: ")
        message = "not a text" if detail["type"] == "string_type" else message
        _refuse(translation, part, f"{part.path[-1]}: {message}", allowed or "text")
        return
    translation.problems += doubts_of_text(part.document, part.place, form or "line", _subject(part))
    _keep(part, text, translation)


def _read_names(part: _Part, node: Value, translation: Translation) -> None:
    if isinstance(node, tuple) and all(isinstance(name, str) and name.strip() for name in node):
        _keep(part, tuple(str(name).strip() for name in node), translation)
    else:
        _refuse(translation, part, f"{part.path[-1]}: not a list of names", "a list of names, or [] for none")


def _keep(part: _Part, text: Replacement, translation: Translation) -> None:
    translation.texts.setdefault(part.key, {})[part.path] = text
    translation.places[part.key, part.path] = (part.document, part.place)


def _translatable(record: Record) -> list[str]:
    """The fields of a record that a translation can state."""
    names = {str(slot.path[0]): None for slot in slots(record)}
    own = {name: None for name in type(record).model_fields if is_own_list(record, name)}
    return list({**names, **own})


def _refuse(translation: Translation, part: _Part, message: str, allowed: str, suggestion: str = "") -> None:
    details = {"record": _subject(part), "allowed": allowed, "suggestion": suggestion}
    _complain(translation, part.document, part.place, message, **details)


def _subject(part: _Part) -> str:
    return " ".join(filter(None, part.key))


def _complain(translation: Translation, document: Document, place: Path, message: str, **details: str) -> None:
    mark: Mark = document.mark(place, key=True)
    translation.problems.append(Problem(document.file, mark.line, mark.column, message, **details))
