"""The words of the interface in a language that the generator has none for: content/<language>/interface.yml."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter
from typing import Final

from babel import Locale, UnknownLocaleError

from ..model.base import Path
from ..problems import Problem, suggest
from ..project import Project
from ..wording.words import Words, languages, words
from .document import Document, Value, read_document
from .files import read_text

FILE: Final = "interface.yml"


def read_interface(project: Project, language: str) -> tuple[Words | None, list[Problem]]:
    """Return a project's own words for a language, if it has any, and what is wrong with them.

    They must have the keys that the generator's own languages have, and the same gaps `{…}` in them.
    """
    file = f"content/{language}/{FILE}"
    if not (project.root / file).exists():
        missing = language not in languages()
        return None, [_no_words(language, file)] if missing else []
    text, problems = read_text(project.root / file, file)
    if problems:
        return None, problems
    document, problems = read_document(text, file)
    texts = {".".join(map(str, path)): (path, value) for path, value in _texts(document.data)}
    problems += _key_problems(document, texts)
    if problems:
        return None, problems
    return Words(language, {key: value for key, (_path, value) in texts.items()}), []


def _no_words(language: str, file: str) -> Problem:
    allowed = f"{', '.join(languages())}, or words of your own in {file}"
    return Problem("content/explainer.yml", 1, 1, f"no interface words for language “{language}”", "explainer", allowed)


def _texts(value: Value, path: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(part, (*path, key))
    else:
        yield path, "" if value is None else str(value)


def _key_problems(document: Document, texts: dict[str, tuple[Path, str]]) -> Iterator[Problem]:
    model = words(languages()[0]).texts
    for key in model:
        if key not in texts:
            yield Problem(document.file, 1, 1, f"missing word “{key}”")
    for key, (path, text) in texts.items():
        mark = document.mark(path, key=True)
        if key not in model and not _is_plural(key, model):
            near = suggest(key, model)
            yield Problem(document.file, mark.line, mark.column, f"unknown word “{key}”", suggestion=near)
        elif fault := _gap_fault(key, text):
            yield Problem(document.file, mark.line, mark.column, f"{key}: {fault}", allowed=_allowed_gaps(key))
        elif key == "locale" and not _is_locale(text):
            yield Problem(
                document.file, mark.line, mark.column, f"“{text}” is not a locale", allowed="such as fr or pt-BR"
            )


def _gap_fault(key: str, text: str) -> str:
    """What is wrong with the gaps `{…}` of a word, or nothing."""
    try:
        gaps = set(_gaps(text))
    except ValueError:
        return "a brace that opens or closes no gap"
    known = _known_gaps(key)
    unknown = sorted(gaps - set().union(*known))
    if unknown:
        return f"unknown gap “{{{unknown[0]}}}”"
    is_short = not any(gaps >= needed for needed in known)
    return "a gap is missing" if is_short and not _is_one_of_plural(key) else ""


def _known_gaps(key: str) -> list[set[str]]:
    """The gaps that a word has in each of our languages; a form of the plural has those of “other”."""
    stem = key.rpartition(".")[0]
    found = [words(language).texts for language in languages()]
    return [set(_gaps(texts.get(key, texts.get(f"{stem}.other", "")))) for texts in found]


def _is_one_of_plural(key: str) -> bool:
    """Whether a word may leave the number out: “one day”."""
    return _is_plural(key, words(languages()[0]).texts) or key.endswith(".one")


def _gaps(text: str) -> Iterator[str]:
    """Yield the names of a text's gaps; raise ValueError where a brace is left open."""
    return (name for _, name, _, _ in Formatter().parse(text) if name is not None)


def _allowed_gaps(key: str) -> str:
    return " or ".join(
        sorted({", ".join(f"{{{name}}}" for name in sorted(gaps)) or "none" for gaps in _known_gaps(key)})
    )


def _is_plural(key: str, model: object) -> bool:
    """Whether a key is a plural form that other languages do without."""
    stem, _, form = key.rpartition(".")
    return form in {"zero", "two", "few", "many"} and f"{stem}.other" in (model if isinstance(model, dict) else {})


def _is_locale(text: str) -> bool:
    try:
        Locale.parse(text.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return False
    return True
