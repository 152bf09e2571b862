"""Find glossary terms in Markdown, in whatever form the grammar asks for.

    Markdown  --scan-->  tokens, each with its keys  --match-->  occurrences

A name is a row of key sets, and matches where each token in turn shares a key with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from simplemma import is_known

from .keys import exact, is_plain_word, word_keys
from .scan import HYPHENS, Token, scan, words_of


@dataclass(frozen=True, slots=True)
class Entry:
    """What the matcher needs to know of one glossary term."""

    id: str
    names: tuple[str, ...]
    """The name, its long form and its aliases, as an editor writes them in running text."""
    forms: tuple[str, ...] = ()
    """Inflections that the matcher would miss; they match as they stand."""
    never: tuple[str, ...] = ()
    """Look-alikes: phrases in which the term must not be recognised."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place in the Markdown text that names a term: half-open offsets and the entry's id."""

    start: int
    end: int
    term: str


class Glossary:
    """All terms of one language, ready to be looked for in any number of texts."""

    def __init__(self, entries: Iterable[Entry], language: str) -> None:
        """Take the entries and the texts' language: "de" or "en".

        If two entries share a name, the first one keeps it.
        """
        self._language = language
        self._found: dict[tuple[str, frozenset[str]], tuple[Occurrence, ...]] = {}
        self._phrases: dict[str, list[_Phrase]] = {}
        for rank, entry in enumerate(entries):
            for phrase in _phrases(entry, rank, language):
                for key in phrase.words[0]:
                    self._phrases.setdefault(key, []).append(phrase)

    def occurrences(self, markdown: str, *, without: Collection[str] = ()) -> tuple[Occurrence, ...]:
        """Return the first occurrence of each term per section, in order, not overlapping.

        A heading starts a section. Where names overlap, the leftmost one wins, and of several
        there the longest. Terms whose id is in `without` are recognised but left out, so
        that no shorter term is linked in their stead. Each text is looked through once.
        """
        key = markdown, frozenset(without)
        if key not in self._found:
            self._found[key] = tuple(self._occurrences(*key))
        return self._found[key]

    def _occurrences(self, markdown: str, without: frozenset[str]) -> Iterator[Occurrence]:
        tokens = scan(markdown, self._language)
        matches = list(self._matches(markdown, tokens))
        barred = {(m.phrase.term, i) for m in matches if m.phrase.barred for i in m.tokens}
        seen: set[tuple[int, str]] = set()
        free = 0
        for match in sorted((m for m in matches if not m.phrase.barred), key=_leftmost_longest):
            first, last, term = match.tokens[0], match.tokens[-1], match.phrase.term
            if first < free or all((term, i) in barred for i in match.tokens):
                continue
            free = last + 1
            if term not in without and (tokens[first].section, term) not in seen:
                seen.add((tokens[first].section, term))
                yield Occurrence(tokens[first].start, tokens[last].end, term)
                if markdown.startswith(HYPHENS, tokens[last].end):
                    free += 2  # two links in one compound would look like one

    def _matches(self, markdown: str, tokens: Sequence[Token]) -> Iterator[_Match]:
        for index, token in enumerate(tokens):
            for phrase in {p for key in token.keys for p in self._phrases.get(key, ())}:
                row = tokens[index : index + len(phrase.words)]
                if (
                    phrase.fits(row)
                    and (phrase.leads or not markdown.startswith(HYPHENS, row[-1].end))
                    and (phrase.closes or not markdown.endswith(HYPHENS, 0, row[0].start))
                ):
                    yield _Match(range(index, index + len(row)), phrase)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A name of a term (or, if barred, a look-alike): for each word the keys it answers to."""

    term: str
    rank: int
    """The entry's place among the entries."""
    words: tuple[frozenset[str], ...]
    leads: bool
    """Whether the name is recognised as the first part of a hyphen compound."""
    closes: bool
    """Whether the name is recognised as the last part of a hyphen compound."""
    barred: bool

    def fits(self, tokens: Sequence[Token]) -> bool:
        return len(tokens) == len(self.words) and not any(
            keys.isdisjoint(token.keys) for keys, token in zip(self.words, tokens, strict=True)
        )


@dataclass(frozen=True, slots=True)
class _Match:
    tokens: range
    phrase: _Phrase


def _leftmost_longest(match: _Match) -> tuple[int, int, int]:
    return match.tokens.start, -len(match.tokens), match.phrase.rank


def _phrases(entry: Entry, rank: int, language: str) -> Iterator[_Phrase]:
    for name in entry.names:
        leads = _leads(name, entry, language)
        for spelling in _spellings(name):
            words = tuple(word_keys(word, language) for word in words_of(spelling))
            yield _Phrase(entry.id, rank, words, leads, _closes(leads, language), barred=False)
    for form in entry.forms:
        leads = _leads(form, entry, language)
        yield _Phrase(entry.id, rank, _literal(form), leads, _closes(leads, language), barred=False)
    for phrase in entry.never:
        yield _Phrase(entry.id, rank, _literal(phrase), leads=True, closes=True, barred=True)


def _spellings(name: str) -> set[str]:
    """The name itself, and hyphenated as part of a compound, as a whole or in one place.

    "Storm Shadow" becomes "Storm-Shadow-Rakete", and "mutual aid pact" the "mutual-aid pact".
    """
    gaps = tuple(re.finditer(r"\s+", name))
    in_one_place = {f"{name[: gap.start()]}-{name[gap.end() :]}" for gap in gaps}
    return {name, re.sub(r"\s+", "-", name)} | in_one_place


def _literal(phrase: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset({exact(word)}) for word in words_of(phrase))


def _leads(name: str, entry: Entry, language: str) -> bool:
    """Whether "name-something" is still about the term, as for abbreviations and proper names.

    A reader meets the abbreviation in "ATACMS-Freigabe", whereas "Eskalations-Gefahr" is a word of
    its own. A spelling in capitals (Nato, NATO) tells that a name is an abbreviation; and a word
    that the dictionary cannot read, not even from its ending, is a proper name (Oreschnik).
    """
    last = words_of(name)[-1]
    if not is_plain_word(last) or last.upper() in entry.names:
        return True
    if language != "de":
        return last[0].isupper()
    endings = (last[start:].capitalize() for start in range(len(last) - 3))
    return last[0].isupper() and not any(is_known(ending, language) for ending in endings)


def _closes(leads: bool, language: str) -> bool:
    """Whether "something-name" is still about the term.

    In German the last part says what it is ("US-Rakete"). In English a common noun becomes
    something else ("low-budget", "de-escalation", "anti-missile"), a name does not ("non-NATO").
    """
    return leads or language == "de"
