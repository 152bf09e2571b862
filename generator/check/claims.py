"""The part of the rule about claims that looks at words: what one party alone says is worded as what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..linking.references import REFERENCE, references
from ..load.records import Loaded
from ..model.actor import Actor
from ..model.base import Path, Text, leaves
from ..model.event import Event
from ..model.number import Number
from ..model.translation import Borrowed
from ..problems import Problem
from ..reading.sentences import is_attributed, sentence_at
from .switches import Doubt, rules_of, switched

_ALLOWED = "words that say whose claim it is, such as “laut …” or “according to …”"


def claims_are_worded(loaded: Loaded) -> Iterator[Problem]:
    """What is a claim, or what one party alone says, is worded so: in an event, and around a number in any text.

    In a translation, what it borrows from the original was looked at there.
    """
    language = loaded.article.head.language if loaded.article else ""
    for identifier, event in loaded.records["event"].items():
        if isinstance(event, Event) and _is_claimed(event, loaded) and not isinstance(event.text, Borrowed):
            words = f"{event.title} {event.text}"
            if not is_attributed(words, language) and not _names_claimant(words, event, loaded):
                side = only_party(event.claimants, loaded)
                whose = f"what only one party to the dispute says ({side})" if side else "what is called a claim"
                message = f"tells as a fact {whose}"
                doubt = Doubt("claims_are_attributed", ("event", identifier), ("text",), message, _ALLOWED)
                yield from switched(loaded, doubt)
    for passage in _passages(loaded):
        yield from _numbers_told(passage, loaded, language)


def only_party(claimants: tuple[str, ...], loaded: Loaded) -> str:
    """Return the one party that all claimants belong to, or an empty string."""
    actors = [loaded.records["actor"].get(identifier) for identifier in claimants]
    sides = {actor.side for actor in actors if isinstance(actor, Actor)}
    side = next(iter(sides)) if len(sides) == 1 else ""
    return side if side in rules_of(loaded).parties else ""


@dataclass(frozen=True, slots=True)
class _Passage:
    """A text with the record it stands in, and its line where it is a paragraph of the article."""

    key: tuple[str, str]
    path: Path
    text: str
    line: int = 0


def _passages(loaded: Loaded) -> Iterator[_Passage]:
    for kind, identifier, record in loaded.all_records():
        for leaf in leaves(record):
            is_prose = isinstance(leaf.mark, Text) and leaf.mark.form == "prose" and leaf.path[0] != "changes"
            if is_prose and not isinstance(leaf.value, Borrowed):
                yield _Passage((kind, identifier), leaf.path, leaf.value)
    for block in loaded.article.blocks if loaded.article else ():
        if not isinstance(block.text, Borrowed):
            yield _Passage(("article", block.id), (), block.text, block.line)


def _numbers_told(passage: _Passage, loaded: Loaded, language: str) -> Iterator[Problem]:
    for match in REFERENCE.finditer(passage.text):
        reference = next(iter(references(match[0])))
        number = loaded.records["number"].get(reference.id) if reference.kind == "number" else None
        if not isinstance(number, Number) or not _is_claimed(number, loaded):
            continue
        words = sentence_at(passage.text, match.start(), before=1)
        if is_attributed(words, language) or _names_claimant(words, number, loaded):
            continue
        side = only_party(number.claimants, loaded)
        whose = f"only one party to the dispute says so ({side})" if side else "it is called a claim"
        message = f"{match[0]} is told as a fact, but {whose}"
        if not passage.line:
            doubt = Doubt("claims_are_attributed", passage.key, passage.path, message, _ALLOWED, words=match[0])
            yield from switched(loaded, doubt)
        elif (level := rules_of(loaded).claims_are_attributed) != "off":
            subject = f"article {passage.key[1]}"
            column = match.start() - passage.text.rfind("\n", 0, match.start())
            line = passage.line + passage.text.count("\n", 0, match.start())
            yield Problem(loaded.article_file, line, column, message, subject, _ALLOWED, level=level)


def _is_claimed(record: Event | Number, loaded: Loaded) -> bool:
    certainty = record.status if isinstance(record, Event) else record.certainty
    return certainty == "claim" or bool(only_party(record.claimants, loaded))


def _names_claimant(words: str, record: Event | Number, loaded: Loaded) -> bool:
    """Whether somebody who claims it is referred to, or named, in the words."""
    referred = {reference.id for reference in references(words) if reference.kind == "actor"}
    for identifier in record.claimants:
        actor = loaded.records["actor"].get(identifier)
        named = isinstance(actor, Actor) and (actor.names.short in words or actor.names.full in words)
        if identifier in referred or named:
            return True
    return False
