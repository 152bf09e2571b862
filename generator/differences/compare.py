"""What differs between two versions, what of it readers must be told of, and what they are told of already."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from ..linking.glossary import Glossary
from ..linking.markdown import Texts
from ..load.records import Loaded
from ..model.base import Path, Record
from ..model.change import Change
from ..reading.dates import dates
from ..reading.numbers import numbers
from .fields import Value, values

State = Literal["undeclared", "declared", "wording"]

_SLIP: Final = 0.85
"""How alike two attributions must be to count as one with a typing mistake mended."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: the record, the field, what it said and says, and whether readers are told.

    `path` leads to the value in the record as it is now, or to the record where the value is gone.
    """

    kind: str
    id: str
    field: str
    before: str
    after: str
    state: State
    path: Path


def differences(old: Loaded, new: Loaded) -> tuple[Difference, ...]:
    """Return the differences that readers could see, in the order of the records; new records are none.

    A record that is gone is told of by its note in redirects.yml, or by a change of explainer.yml whose fields name
    it: `event:kirby`.
    """
    renamed = {redirect.old: redirect.new for redirect in new.redirects if redirect.new}
    before = {_now_called(kind, identifier, renamed): record for kind, identifier, record in old.all_records()}
    after = {(kind, identifier): record for kind, identifier, record in new.all_records()}
    versions = _Versions(old, new)
    found: list[Difference] = []
    for key, record in after.items():
        if key in before:
            found += _of_record(key, before[key], record, versions)
    found += _of_article(old, new, versions)
    found += _gone(before, after, new)
    return tuple(found)


def _now_called(kind: str, identifier: str, renamed: Mapping[str, str]) -> Key:
    now, _, name = renamed.get(f"{kind}:{identifier}", f"{kind}:{identifier}").partition(":")
    return now, name


class _Versions:
    """The two versions as they read: what a text says in figures, typed or inserted by reference."""

    def __init__(self, old: Loaded, new: Loaded) -> None:
        self._language = new.article.head.language if new.article else "en"
        self._old, self._new = _texts(old, self._language), _texts(new, self._language)

    def differ_in_figures(self, said: str, says: str) -> bool:
        """Whether two texts differ in their figures or dates, both as typed and as read.

        What is typed differs when a reference takes a figure's place; what is read, when the record has changed
        and declares that itself. Only where both differ has the text itself been changed.
        """
        return self._figures(said) != self._figures(says) and self._figures(_read(self._old, said)) != self._figures(
            _read(self._new, says)
        )

    def _figures(self, text: str) -> list[str]:
        found = [str(mention.value) for mention in numbers(text, self._language) if mention.is_sure]
        found += [f"{mention.year}-{mention.month}-{mention.day}" for mention in dates(text, self._language)]
        return sorted(found)


def _texts(loaded: Loaded, language: str) -> Texts | None:
    if loaded.explainer is None or loaded.article is None:
        return None
    return Texts(loaded.content(), Glossary((), language), language)


def _read(texts: Texts | None, text: str) -> str:
    """A text as readers see it; as typed where a reference leads nowhere."""
    try:
        return texts.plain(text) if texts else text
    except KeyError:
        return text


def _of_record(key: Key, old: Record, new: Record, versions: _Versions) -> Iterator[Difference]:
    was, now = values(old), values(new)
    told = _told_since(old, new)
    for name in dict.fromkeys((*was, *now)):
        one, other = was.get(name), now.get(name)
        if one is None and (name.count("/") or other is None):
            continue  # a new part contradicts nothing that was said
        said, says = one.said if one else "", other.said if other else ""
        if said == says:
            continue
        field = name.split("/")[0]
        state: State = "declared" if field in told else "undeclared"
        if not _must_be_told(one, other, versions):
            state = "wording"
        path: Path = other.path if other else (field,)
        yield Difference(*key, name, said, says, state, path)


def _told_since(old: Record, new: Record) -> set[str]:
    """The fields that changes name which the old version did not have."""
    known: tuple[Change, ...] = getattr(old, "changes", ())
    return {field for change in getattr(new, "changes", ()) if change not in known for field in change.fields}


def _must_be_told(old: Value | None, new: Value | None, versions: _Versions) -> bool:
    """Whether a difference alters what a record says; in a text, whether its figures or dates differ."""
    nature = (new or old).nature if (new or old) is not None else ""  # type: ignore[union-attr]
    said, says = old.said if old else "", new.said if new else ""
    if nature == "attribution":
        alike = difflib.SequenceMatcher(None, said, says).ratio() >= _SLIP
        return not alike or versions.differ_in_figures(said, says)
    if nature == "text":
        return bool(said) and versions.differ_in_figures(said, says)
    return True


def _of_article(old: Loaded, new: Loaded, versions: _Versions) -> Iterator[Difference]:
    """Paragraphs whose figures or dates differ; one that changed its number is found by its words."""
    if old.article is None or new.article is None:
        return
    told = _told_since(old.article.head, new.article.head)
    was = {block.id: block.text for block in old.article.paragraphs}
    texts = set(was.values())
    for block in new.article.paragraphs:
        said = was.get(block.id, "")
        if block.text in texts or not said:
            continue
        one, other = Value((), said, "text"), Value((), block.text, "text")
        state: State = "declared" if block.id in told else "undeclared"
        if not _must_be_told(one, other, versions):
            state = "wording"
        yield Difference("article", "", block.id, said, block.text, state, ())


def _gone(before: Mapping[Key, Record], after: Mapping[Key, Record], new: Loaded) -> Iterator[Difference]:
    told = {redirect.old for redirect in new.redirects if redirect.note}
    told |= {field for change in (new.explainer.changes if new.explainer else ()) for field in change.fields}
    for kind, identifier in before:
        if (kind, identifier) not in after and identifier not in new.known.get(kind, ()):
            state: State = "declared" if f"{kind}:{identifier}" in told else "undeclared"
            yield Difference("explainer", "", f"{kind}:{identifier}", f"{kind} {identifier}", "", state, ())
