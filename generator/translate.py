"""Translating: records and a language's texts in, records in that language out.

A text that is missing is borrowed from the original; one that was made from an older version of the original
is marked as outdated. Both go on to the page, which says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Literal

from .load.document import Mark
from .load.records import Loaded, Origin
from .load.reviews import Review
from .load.translation import Key, Translation
from .model.article import Article, Block
from .model.base import Path, Record
from .model.explainer import Explainer
from .model.translation import Borrowed, Outdated, Replacement, fingerprint, slots, with_texts

State = Literal["current", "missing", "stale", "unreviewed"]


@dataclass(frozen=True)
class TextState:
    """One text of the original with what a language has for it."""

    key: str
    original: str
    translated: str | None
    review: Review | None
    file: str
    mark: Mark

    @cached_property
    def state(self) -> State:
        """Whether the translation is there, was held against the original, and that has not changed since."""
        if self.translated is None:
            return "missing"
        if self.review is None:
            return "unreviewed"
        return "current" if self.review.fingerprint == fingerprint(self.original) else "stale"


@lru_cache(maxsize=8)  # translating and checking ask alike
def text_states(loaded: Loaded, translation: Translation) -> tuple[TextState, ...]:
    """Return the state of every text that is to be translated, in the order of the content files."""
    return tuple(_text_states(loaded, translation))


def _text_states(loaded: Loaded, translation: Translation) -> Iterator[TextState]:
    for key, record in _records(loaded):
        texts = translation.texts.get(key, {})
        for slot in slots(record):
            found = texts.get(slot.path)
            name = "/".join(part for part in (*key, slot.key) if part)
            file, mark = _TranslatedOrigin(translation, key, loaded.origins[key]).place(slot.path)
            translated = found if isinstance(found, str) else None
            yield TextState(name, slot.text, translated, translation.reviews.get(name), file, mark)
    if loaded.article is not None:
        for block in loaded.article.blocks:
            yield _block_state(block, loaded, translation)


def _records(loaded: Loaded) -> Iterator[tuple[Key, Record]]:
    for kind, identifier, record in loaded.all_records():
        yield (kind, identifier), record


def _block_state(block: Block, loaded: Loaded, translation: Translation) -> TextState:
    name = f"article/{block.id}"
    article = translation.article
    found = article.blocks.get(block.id) if article else None
    line = found.line if found else article.places.get(block.id) if article else None
    file = loaded.article_file if line is None else _article_file(translation)
    translated = None if found is None else found.text
    return TextState(name, block.text, translated, translation.reviews.get(name), file, Mark(line or block.line, 1))


def _article_file(translation: Translation) -> str:
    return f"content/{translation.language}/article.md"


@lru_cache(maxsize=8)  # what is checked is what the pages are made of
def translate(loaded: Loaded, translation: Translation) -> Loaded:
    """Return what was loaded with its texts in another language."""
    states = {state.key: state for state in text_states(loaded, translation)}
    original = loaded.explainer.languages[0] if loaded.explainer else ""
    made = {key: _translated(record, key, translation, states, original) for key, record in _records(loaded)}
    return replace(
        loaded,
        explainer=_explainer(made),
        article=_translated_article(loaded, made, translation, states, original),
        records={
            kind: {identifier: made[kind, identifier] for identifier in records}
            for kind, records in loaded.records.items()
        },
        origins={key: _TranslatedOrigin(translation, key, origin) for key, origin in loaded.origins.items()},
        article_file=_article_file(translation),
    )


def _explainer(made: Mapping[Key, Record]) -> Explainer | None:
    found = made.get(("explainer", ""))
    return found if isinstance(found, Explainer) else None


def _translated(
    record: Record, key: Key, translation: Translation, states: Mapping[str, TextState], original: str
) -> Record:
    new: dict[Path, Replacement] = dict(translation.texts.get(key, {}))
    for slot in slots(record):
        new[slot.path] = _marked(states["/".join(part for part in (*key, slot.key) if part)], original)
    return with_texts(record, new)


def _marked(state: TextState, original: str) -> str:
    if state.translated is None:
        return Borrowed(state.original, original)
    if state.state == "stale" and state.review is not None:
        return Outdated(state.translated, state.review.day)
    return state.translated


def _translated_article(
    loaded: Loaded,
    made: Mapping[Key, Record],
    translation: Translation,
    states: Mapping[str, TextState],
    original: str,
) -> Article | None:
    if loaded.article is None:
        return None
    head = made["article", ""].model_copy(update={"language": translation.language})
    blocks = tuple(
        replace(
            block, text=_marked(states[f"article/{block.id}"], original), line=states[f"article/{block.id}"].mark.line
        )
        for block in loaded.article.blocks
    )
    return Article(head, blocks)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class _TranslatedOrigin:
    """The origin of a record whose texts stand in a language's folder, and all else where it was."""

    translation: Translation
    key: Key
    original: Origin

    def place(self, path: Path, words: str = "") -> tuple[str, Mark]:
        """Return where the translated text stands, or the original value where there is none."""
        found = self.translation.places.get((self.key, path))
        if found is None and path and isinstance(path[-1], int):
            found = self.translation.places.get((self.key, path[:-1]))
        if found is None:
            return self.original.place(path, words)
        document, place = found
        return document.file, document.find(place, words)
