"""What the records account for: figures with their units, dates, and names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Final

from ..linking.references import REFERENCE, references
from ..load.records import Loaded
from ..model.actor import Actor
from ..model.base import Record, Text, leaves
from ..model.edtf import Edtf, Part
from ..model.number import Amount, Number, Unit
from ..model.place import Place
from ..model.source import Source
from ..model.term import Term
from ..problems import suggest
from ..reading.dates import DateMention, dates, ends
from ..reading.numbers import NumberMention, numbers, scale_of
from ..reading.relative import RelativeMention
from .mention import Mention

_SMALL: Final = 1000
"""Below this a figure says little by itself: what it counts must follow it as well."""

_WORD: Final = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a number record, scaled, with what it counts; `is_main` if a reference inserts it."""

    number: str
    value: Decimal
    unit: str
    label: str
    is_main: bool


class Accounts:
    """Looks up what records say, in one language."""

    def __init__(self, loaded: Loaded, language: str) -> None:
        self._loaded = loaded
        self.language = language
        explainer = loaded.explainer
        self._written: date | None = explainer.as_of.begin.date() if explainer else None

    def account_for(self, mention: Mention) -> bool:
        """Whether some record holds what the article says."""
        match mention.found:
            case NumberMention():
                return bool(self.figures_for(mention)) or self._is_told(mention)
            case DateMention() as day:
                return self._is_met(day) or self._is_dated(day)
            case RelativeMention() as time:
                return _names_event(mention.sentence) or any(self._is_met(day) for day in time.dates)
        return self.is_named(mention.text)

    def _is_met(self, found: DateMention) -> bool:
        return any(_meet(found, part, self._written) for _key, part in self.dated)

    def counts(self, after: str) -> bool:
        """Whether what follows a figure is counted by some number record: then four digits are no year."""
        words = _stems(after[:25])
        return bool(words) and any(words[0] in _stems(figure.unit) for figure in self.figures)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of all number records."""
        records = self._loaded.records["number"].values()
        return tuple(figure for number in records if isinstance(number, Number) for figure in self._of(number))

    def _of(self, number: Number) -> Iterator[Figure]:
        key = number.id
        yield from self._figures(key, number, number.unit, number.label, is_main=True)
        for alternative in number.alternatives:
            yield from self._figures(key, alternative, number.unit, number.label)
        for series in number.series:
            for point in series.points:
                yield from self._figures(key, point, series.unit or number.unit, f"{number.label} {point.label or ''}")

    def _figures(
        self, key: str, amount: Amount, unit: Unit | None, label: str, *, is_main: bool = False
    ) -> Iterator[Figure]:
        scale = scale_of(unit.other, self.language) if unit else Decimal(1)
        words = f"{unit.one} {unit.other} {unit.short or ''}" if unit else ""
        for value in (amount.value, amount.low, amount.high):
            if value is not None:
                yield Figure(key, value * scale, words, label, is_main)

    def figures_for(self, mention: Mention) -> tuple[Figure, ...]:
        """Return the figures of number records that a number in the article repeats."""
        value = mention.value
        if value is None:
            return ()
        counted = {*_stems(mention.after), mention.after.strip()[:1]}
        return tuple(
            figure
            for figure in self.figures
            if figure.value == value
            and (value >= _SMALL or counted & {*_stems(figure.unit), *_stems(figure.label), *figure.unit.split()})
        )

    def rival(self, mention: Mention, others: Collection[Mention]) -> Figure | None:
        """Return the figure of a number record that counts the same as a number in the article, and differs.

        A figure that the article says as well is none.
        """
        told = {other.value for other in others}
        value = mention.value
        counted = _stems(mention.after)[:1]
        if value is None or not counted:
            return None
        same = (
            figure
            for figure in self.figures
            if figure.is_main and figure.value not in told and counted[0] in _stems(figure.unit)
        )
        return min(same, key=lambda figure: abs(figure.value - value), default=None)

    def _is_told(self, mention: Mention) -> bool:
        """Whether a text of some record tells the same number of the same thing."""
        counted = _stems(mention.after)[:3]
        return any(mention.value == value and {*counted} & {*after} for value, after in self._told)

    @cached_property
    def _told(self) -> tuple[tuple[Decimal | None, tuple[str, ...]], ...]:
        return tuple(
            (found.value, _stems(text[found.end : found.end + 60])[:3])
            for text in self._texts
            for found in numbers(text, self.language)
        )

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        """The prose and lines of all records, without their references."""
        return tuple(
            REFERENCE.sub(" ", leaf.value)
            for kind, records in self._loaded.records.items()
            if kind not in {"source", "term"}
            for record in records.values()
            for leaf in leaves(record)
            if isinstance(leaf.mark, Text)
        )

    @cached_property
    def dated(self) -> tuple[tuple[tuple[str, str], Part], ...]:
        """The dates of all records but sources, with the kind and id of their record."""
        return tuple(
            ((kind, identifier), end.part)
            for kind, identifier, record in self._loaded.all_records()
            if kind != "source"
            for value in _dates_of(record)
            for end in ends(value)
        )

    def _is_dated(self, found: DateMention) -> bool:
        """Whether a text of some record names the same day."""
        wanted = (found.month, found.day)
        return found.day is not None and any(
            (other.month, other.day) == wanted and found.year in {other.year, None}
            for text in self._texts
            for other in dates(text, self.language)
        )

    def is_named(self, name: str) -> bool:
        """Whether a name is that of an actor, a place, a term or a source, or holds one, or is part of one."""
        words = _stems(name)
        return any(_is_within(known, words) or _is_within(words, known) for known, _key in self.names)

    def name_like(self, name: str) -> str:
        """Return the name of a record that is spelled nearly the same, or an empty string."""
        records = (record for records in self._loaded.records.values() for record in records.values())
        return suggest(name, {known for record in records for known in _names_of(record)} - {name}, cutoff=0.8)

    def named_by(self, name: str) -> frozenset[tuple[str, str]]:
        """Return kind and id of the records that bear a name."""
        words = _stems(name)
        return frozenset(key for known, key in self.names if _is_within(known, words))

    @cached_property
    def names(self) -> tuple[tuple[tuple[str, ...], tuple[str, str]], ...]:
        """The names that records bear, as stems, with kind and id."""
        return tuple(
            (_stems(name), (kind, identifier))
            for kind, records in self._loaded.records.items()
            for identifier, record in records.items()
            for name in _names_of(record)
            if _stems(name)
        )


def _names_event(sentence: str) -> bool:
    """Whether a sentence refers to an event: then a time told from another has that one beside it."""
    return any(reference.kind == "event" for reference in references(sentence))


def _names_of(record: Record) -> tuple[str, ...]:
    match record:
        case Actor():
            return record.names.full, record.names.short, *record.names.aliases
        case Place():
            return (record.name,)
        case Term():
            return record.name, *filter(None, [record.long]), *record.aliases
        case Source():
            return record.publisher, *filter(None, [record.via])
    return ()


def _dates_of(record: Record) -> Iterator[Edtf]:
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, Edtf) and name not in {"review_by", "reviewed"}:
            yield value
        for item in value if isinstance(value, tuple) else ():
            if isinstance(item, Record):
                yield from _dates_of(item)


def _meet(found: DateMention, part: Part, written: date | None) -> bool:
    """Whether a date in the article says a record's date, or a month or year that it falls in."""
    if found.bears(part, written):
        return True
    if found.day is None and found.month is not None and part.precision in {"day", "minute", "second"}:
        same = found.month == part.first.month
        return same and (found.year == part.first.year if found.year else _is_near(part, written))
    return found.is_bare_year and found.year == part.first.year


def _is_near(part: Part, written: date | None) -> bool:
    return written is None or abs((part.first - written).days) <= 365


def _stems(text: str) -> tuple[str, ...]:
    """The words of a text without the endings that grammar gives them, roughly; references count as their labels."""
    plain = REFERENCE.sub(lambda match: f" {match[2] or ''} ", text)
    return tuple(_stem(word) for word in _WORD.findall(plain.lower()))


def _stem(word: str) -> str:
    return re.sub(r"(?:e[nrsm]?|[sn]|es)$", "", word) if len(word) > 4 else word


def _is_within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    length = len(part)
    return bool(part) and any(whole[start : start + length] == part for start in range(len(whole) - length + 1))
