"""Names: several words in upper case in a row, states by their names in Babel, abbreviations in capitals.

German writes every noun with a capital, so that there a single word says nothing; two in a row are seldom
anything but a name once titles and words that only begin a sentence are taken off.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Final

from babel import Locale
from simplemma import is_known

from ..language import Language

_CAPITAL: Final = r"[A-ZÄÖÜŠŽÇØÅÉÁ][\w’'-]*[\wäöüß](?:['’](?= [A-Z]))?"
_ACRONYM: Final = re.compile(r"(?<![\w-])[A-ZÄÖÜ]{3,6}(?!\w)")
_NO_ACTORS: Final = frozenset(
    ("TV", "PDF", "SMS", "GPS", "IT", "PC", "KI", "AI", "ID", "OK", "FAQ", "DNA", "CO", "PS", "MEZ", "UTC", "GMT",
     "CET", "AM", "PM", "II", "III", "IV", "VI", "VII", "XX", "XXI", "KM", "EUR", "USD", "GBP", "US", "USA", "UK")
)  # fmt: skip

_NO_ORGANISATIONS: Final = frozenset(("Ehrenamt", "Gesamt", "Lehramt", "Nachlassgericht", "Gesellschaft"))


@dataclass(frozen=True, slots=True)
class Name:
    """A name as found first: in full and short, the actor's kind where words tell it, and where."""

    full: str
    short: str
    kind: str
    paragraph: int
    offset: int


def names_in(texts: Sequence[str], language: Language) -> tuple[Name, ...]:
    """Return each name once, in order of appearance; a surname alone belongs to the full name."""
    found: dict[str, Name] = {}
    for number, text in enumerate(texts):
        for name in sorted(_in_text(text, number, language), key=lambda name: name.offset):
            key = _key(name.full)
            if not any(key == _key(other.full) or key == _key(other.short) for other in found.values()):
                found[key] = name
    return _with_own_short_names(tuple(found.values()))


def organisations_in(texts: Sequence[str], language: Language, names: Sequence[Name]) -> tuple[Name, ...]:
    """Return each organisation of one word once (“Bergamt”), unless it is part of one of the names."""
    found: dict[str, Name] = {}
    for number, text in enumerate(texts):
        for word in re.finditer(rf"(?<![\w-]){_CAPITAL}(?![\w-])", text):
            name = _organisation(word[0], language)
            if name and not any(name in other.full for other in names):
                found.setdefault(name, Name(name, name, "organisation", number, word.start()))
    return tuple(found.values())


def _key(name: str) -> str:
    return name.lower().removesuffix("s").removesuffix("'").removesuffix("’")


def _with_own_short_names(names: Sequence[Name]) -> tuple[Name, ...]:
    """Two people of one surname are called by their full names."""
    times = Counter(name.short for name in names)
    return tuple(replace(name, short=name.full) if times[name.short] > 1 else name for name in names)


def _in_text(text: str, number: int, language: Language) -> Iterator[Name]:
    taken: list[range] = []
    for name in _several_words(text, number, language):
        taken.append(range(name.offset, name.offset + len(name.full)))
        yield name
    for word in re.finditer(rf"(?<![\w-]){_CAPITAL}", text):
        if any(word.start() in span for span in taken):
            continue
        if state := _states(language.code).get(_stem(word[0])):
            yield Name(state, state, "state", number, word.start())
    for word in _ACRONYM.finditer(text):
        inside = any(word.start() in span for span in taken)
        if not inside and word[0] not in _NO_ACTORS and not text.isupper():
            yield Name(word[0], word[0], "organisation", number, word.start())


def _organisation(word: str, language: Language) -> str:
    """Return an organisation of one word (“Bergamts” gives “Bergamt”), or an empty string."""
    for form in (word, word.removesuffix("s"), word.removesuffix("es")):
        ending = next((end for end in language.organisation_endings if form.lower().endswith(end)), "")
        if (
            ending
            and (len(form) >= len(ending) + 3 or ending.endswith(("rat", "tag")))
            and form not in _NO_ORGANISATIONS
        ):
            return form
    return ""


def _is_kind(word: str, language: Language) -> bool:
    """Whether a word says what kind of organisation the name behind it is: “Reederei”, “Stadtwerke”."""
    return bool(language.organisation_endings) and word.lower().endswith(language.organisation_endings)


def _several_words(text: str, number: int, language: Language) -> Iterator[Name]:
    particles = "|".join(sorted(language.name_particles))
    pattern = rf"(?<![\w-])(?:{_CAPITAL}|[A-Z]\.)(?: (?:(?:{particles}) )?(?:{_CAPITAL}|[A-Z]\.)){{1,4}}"
    for match in re.finditer(pattern, text):
        words = match[0].split()
        offset = match.start()
        while words and (words[0] in language.name_particles or not _may_begin(words, text, offset, language)):
            offset += len(words.pop(0)) + 1
        words = _without_tail(words, language)
        if len(words) > 1:
            yield _name(words, number, offset, language)


def _may_begin(words: Sequence[str], text: str, offset: int, language: Language) -> bool:
    """Whether a name may begin with the first of these words."""
    if _is_no_name(words[0], text, offset, language):
        return False
    if language.code != "de" or words[0] in given_names() or _is_state(words, language):
        return True
    pair = words[:2]
    is_proper = len(pair) == 2 and all(len(word) <= 12 and not is_known(word, lang="de") for word in pair)
    is_named = _is_kind(words[0], language) and len(pair) == 2 and not is_known(pair[1].lower(), lang="de")
    return (
        is_proper
        or is_named
        or (_is_organisation(words, language) and words[0].endswith(("e", "er", "es", "en")) and offset > 0)
    )


def _is_state(words: Sequence[str], language: Language) -> bool:
    return any(_stem(" ".join(words[:length])) in _states(language.code) for length in (2, 3))


def _is_organisation(words: Sequence[str], language: Language) -> bool:
    ends = tuple(word.lower() for word in language.organisation_words)
    return _is_kind(words[0], language) or any(word.lower().endswith(ends) for word in words[1:3])


def _is_no_name(word: str, text: str, offset: int, language: Language) -> bool:
    """Whether a word before a name is a title, or a word that has its capital from elsewhere."""
    is_title = any(re.fullmatch(title, word) for title in language.titles)
    ends_like_title = word.lower().endswith(language.title_endings) and len(word) > 8
    begins = offset == 0 or text[offset - 2 : offset] in {". ", "! ", "? ", ": "} or text[offset - 1] in '„“"»«'
    is_common = begins and word not in given_names() and word.lower() in language.function_words
    return is_title or ends_like_title or is_common or word in (*language.months, *language.weekdays)


def _without_tail(words: list[str], language: Language) -> list[str]:
    """Months, particles and, in German, common nouns behind the surname are not part of a name."""
    while words and (words[-1] in (*language.months, *language.weekdays) or words[-1] in language.name_particles):
        words = words[:-1]
    return words


def _name(words: list[str], number: int, offset: int, language: Language) -> Name:
    full = " ".join(words)
    for length in (2, 3):
        if state := _states(language.code).get(_stem(" ".join(words[:length]))):
            return Name(state, state, "state", number, offset)
    if words[0] in given_names():
        return Name(full, words[-1], "person", number, offset)
    if _is_organisation(words, language):
        return Name(full, full, "organisation", number, offset)
    return Name(full, full, "", number, offset)


@cache
def given_names() -> frozenset[str]:
    """Frequent given names of German and English: a capital after one of them begins a surname."""
    text = files("generator.importing").joinpath("languages", "given_names.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


def _stem(name: str) -> str:
    """A name without the endings that German grammar gives it: “Vereinigten Staaten”, “Russlands”."""
    return " ".join(re.sub(r"(?:e[nrsm]?|s)$", "", word) if len(word) > 4 else word for word in name.lower().split())


@cache
def _states(code: str) -> Mapping[str, str]:
    """The names of all states in a language by their stems (CLDR territories of two letters)."""
    territories = Locale.parse(code).territories
    return {_stem(name): name for key, name in territories.items() if len(key) == 2 and key.isalpha() and len(name) > 3}
