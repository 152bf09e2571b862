"""Numbers in a text, in figures or in words: “bis zu 12.000”, “zwölftausend”, “12,000”, “twelve thousand”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final
from unicodedata import category

from .dates import dates
from .lexicon import GROUPS, Lexicon, any_of, filled, lexicon

_WORD: Final = re.compile(r"[^\W\d_]+\.?")
_CLOCK: Final = re.compile(r"\b\d{1,2}[:.]\d{2}(?= ?(?:Uhr|a\.?m|p\.?m|h\b))|\b\d{1,2}:\d{2}\b")
_COUNTED: Final = 12
_GAP: Final = re.compile(r"[ \u00a0\u202f\u2009]|-|")


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number in a text. `value` is missing from a vague one (“Tausende”).

    `is_sure` is false where the word may be no number at all: an article (“ein”), a bare year.
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    is_sure: bool = True


@lru_cache(maxsize=16_384)  # as in `dates`
def numbers(text: str, language: str) -> tuple[NumberMention, ...]:
    """Return the numbers of a text in their order; those that are part of a date or a time of day are left out."""
    words = lexicon(language)
    taken = [(found.start, found.end) for found in dates(text, language) if not found.is_bare_year]
    taken += [match.span() for match in _CLOCK.finditer(text)]
    found = sorted(
        (*_figures(text, words), *_in_words(text, words), *_with_half(text, words)),
        key=lambda mention: (mention.start, -mention.end),
    )
    free = [
        mention for mention in found if not any(start < mention.end and mention.start < end for start, end in taken)
    ]
    return tuple(_with_shared_scale(_outermost(free), text, words))


def is_telling(number: NumberMention) -> bool:
    """Whether a number must be the same wherever it is told: what is a word up to twelve may be counted from a list."""
    return number.is_sure and number.value is not None and (number.value > _COUNTED or number.text[0].isdigit())


def scale_of(unit: str, language: str) -> Decimal:
    """Return what a unit multiplies its figures by: a thousand million for “Milliarden US-Dollar”, else one."""
    words = lexicon(language)
    found = (words.scales.get(match[0].lower()) for match in _WORD.finditer(unit))
    return next((scale for scale in found if scale is not None), Decimal(1))


@cache
def _pattern(words: Lexicon) -> re.Pattern[str]:
    # Where the sign is a narrow or no-break space, many texts have an ordinary one.
    group = re.escape(words.group) + GROUPS + (" " if words.group.isspace() else "")
    decimal = re.escape(words.decimal)
    return re.compile(
        rf"(?<![\w{decimal}])(?<![^\W\d_]-)(?<!\d[{group}])"
        rf"(?P<whole>\d{{1,3}}(?:[{group}]\d{{3}})+|\d+)(?:{decimal}(?P<places>\d+))?(?!\d|[{group}{decimal}]\d)"
    )


def _figures(text: str, words: Lexicon) -> Iterator[NumberMention]:
    for match in _pattern(words).finditer(text):
        if re.match(r"0\d", match["whole"]):  # part of a name or a code: “SV Orle 08”, “007”
            continue
        rest = text[match.end() : match.end() + 1]
        scale, end = _scale_after(text, match.end(), words)
        if (letter := _after_currency(text, match, words)) is not None:
            scale, end = letter, match.end() + 1
        elif rest.isalpha() and end == match.end() and not re.match(r"(?:mal|fach|km|m|%)\b", text[match.end() :]):
            continue
        whole = re.sub(r"\D", "", match["whole"])
        part, end = _fraction_after(text, end)
        value = (Decimal(f"{whole}.{match['places']}" if match["places"] else whole) + part) * scale
        bare_year = bool(re.fullmatch(r"(?:19|20)\d\d", match[0])) and scale == 1
        yield NumberMention(match.start(), end, text[match.start() : end], value, is_sure=not bare_year)


def _after_currency(text: str, match: re.Match[str], words: Lexicon) -> Decimal | None:
    """Return what a letter behind an amount multiplies it by: “€50m”, “1.3m homes”; “50m” alone is fifty metres."""
    is_money = match.start() > 0 and category(text[match.start() - 1]) == "Sc"
    letter = re.match(r"[a-z](?!\w)", text[match.end() :])
    is_counted = re.match(r"[a-z] (?:people|[a-z]+s)\b", text[match.end() :])
    return words.after_currency.get(letter[0]) if letter and (is_money or is_counted) else None


def _fraction_after(text: str, end: int) -> tuple[Decimal, int]:
    """Return what a sign such as “½” right behind a figure adds to it, and where it ends."""
    part = {"¼": "0.25", "½": "0.5", "¾": "0.75"}.get(text[end : end + 1])
    return (Decimal(part), end + 1) if part else (Decimal(0), end)


def _scale_after(text: str, end: int, words: Lexicon) -> tuple[Decimal, int]:
    """Return the scale that stands right behind a figure (“61,7 Milliarden”, “$61bn”) and where it ends."""
    gap = _GAP.match(text, end)
    start = gap.end() if gap else end
    match = _WORD.match(text, start)
    if match is None:
        return Decimal(1), end
    for word, last in ((match[0], match.end()), (match[0].rstrip("."), match.start() + len(match[0].rstrip(".")))):
        if (scale := words.scales.get(word.lower())) is not None:
            return scale, last
    return Decimal(1), end


@dataclass(frozen=True, slots=True)
class _Atom:
    """A word, or part of a fused word, that stands for a value; one that multiplies is a scale."""

    value: Decimal
    multiplies: bool = False


_ONE: Final = _Atom(Decimal(1))


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text that is a number or part of one."""

    start: int
    end: int
    atoms: tuple[_Atom, ...]


def _in_words(text: str, words: Lexicon) -> Iterator[NumberMention]:
    run: list[_Word] = []
    for match in _WORD.finditer(text):
        said = match[0].rstrip(".").lower()
        this = _Word(match.start(), match.start() + len(said), _atoms_of(said, words))
        if said in words.vague:
            yield NumberMention(this.start, this.end, text[this.start : this.end], None)
        if said == words.joiner and run and _is_joined(run, text, match.end(), words):
            continue
        if run and not _goes_on(run, this, text, words):
            yield _mention(run, text, words)
            run = []
        if run or _begins(this, words):
            run.append(this)
    if run:
        yield _mention(run, text, words)


def _atoms_of(said: str, words: Lexicon) -> tuple[_Atom, ...]:
    return (_ONE,) if said in words.one else _atoms(said, words)


def _begins(this: _Word, words: Lexicon) -> bool:
    """Whether a word can begin a number; of those that multiply, a bare German “hundert” or “tausend” can."""
    is_bare = "ein" in words.one and bool(this.atoms) and this.atoms[0].value in {100, 1000}
    return bool(this.atoms) and (not this.atoms[0].multiplies or is_bare)


def _is_joined(run: list[_Word], text: str, after: int, words: Lexicon) -> bool:
    """Whether “and” stands inside a number: “three hundred and fifty”."""
    following = _WORD.match(text, after + 1)
    atoms = _atoms(following[0].lower().rstrip("."), words) if following else ()
    last = run[-1].atoms[-1]
    return bool(atoms) and last.multiplies and last.value >= 100 and atoms[0].value < last.value


def _goes_on(run: list[_Word], this: _Word, text: str, words: Lexicon) -> bool:
    """Whether a word continues a number: “five | hundred”, “twenty | five”, “thousand | two hundred”."""
    between = text[run[-1].end : this.start].strip(" \u00a0-").lower()
    if not this.atoms or between not in {"", words.joiner}:
        return False
    last, first = run[-1].atoms[-1], this.atoms[0]
    if first.multiplies:
        return True
    if last.multiplies:
        return first.value < last.value
    return words.joiner == "and" and last.value >= 20 and first.value < 10


def _mention(run: list[_Word], text: str, words: Lexicon) -> NumberMention:
    start, end = run[0].start, run[-1].end
    said = text[start:end]
    value = _sum([atom for word in run for atom in word.atoms])
    return NumberMention(start, end, said, value, is_sure=said.lower() not in words.one)


def _with_half(text: str, words: Lexicon) -> Iterator[NumberMention]:
    """Numbers with a half in them: “eine halbe Milliarde”, “zweieinhalbtausend”, “two and a half million”."""
    for pattern in _half_patterns(words):
        for match in pattern.finditer(text):
            parts = match.groupdict()
            whole = words.numbers[parts["number"].lower()] if parts.get("number") else Decimal(0)
            scale = words.scales[parts["scale"].lower()] if parts["scale"] else Decimal(1)
            yield NumberMention(match.start(), match.end(), match[0], (whole + Decimal("0.5")) * scale)


@cache
def _half_patterns(words: Lexicon) -> tuple[re.Pattern[str], ...]:
    choices = {"number": any_of(words.numbers), "scale": any_of(words.scales)}
    patterns = filter(None, (words.halves, words.and_a_half))
    return tuple(re.compile(rf"(?<!\w){filled(one, choices)}(?!\w)", re.IGNORECASE) for one in patterns)


@cache
def _known(words: Lexicon) -> tuple[tuple[str, _Atom], ...]:
    """The words that numbers are made of, longest first."""
    scales = {word: _Atom(value, multiplies=True) for word, value in words.scales.items() if word.isalpha()}
    found = {word: _Atom(value) for word, value in words.numbers.items()} | scales
    return tuple(sorted(found.items(), key=lambda item: -len(item[0])))


@cache
def _atoms(word: str, words: Lexicon) -> tuple[_Atom, ...]:
    """Return what a word is put together from, or nothing where it is no number."""
    exact = dict(_known(words)).get(word)
    if exact is not None:
        return (exact,)
    return next(filter(None, (_fused(word, known, atom, words) for known, atom in _parts(words))), ())


def _parts(words: Lexicon) -> tuple[tuple[str, _Atom], ...]:
    """What stands at the head of a fused number, its “ein” included; nothing in a language that fuses none."""
    if "ein" not in words.one:
        return ()
    return *((known, atom) for known, atom in _known(words) if len(known) > 3 or not atom.multiplies), ("ein", _ONE)


def _fused(word: str, known: str, atom: _Atom, words: Lexicon) -> tuple[_Atom, ...]:
    if not word.startswith(known):
        return ()
    rest = word[len(known) :]
    after = _atoms(rest, words) or (_atoms(rest.removeprefix(words.joiner), words) if rest else ())
    return (atom, *after) if after else ()


def _sum(atoms: list[_Atom]) -> Decimal:
    total = current = Decimal(0)
    for atom in atoms:
        if atom.multiplies and atom.value >= 1000:
            total, current = total + (current or 1) * atom.value, Decimal(0)
        elif atom.multiplies:
            current = (current or 1) * atom.value
        else:
            current += atom.value
    return total + current


def _outermost(found: list[NumberMention]) -> list[NumberMention]:
    kept: list[NumberMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _with_shared_scale(found: list[NumberMention], text: str, words: Lexicon) -> Iterator[NumberMention]:
    """Give the first end of a range the scale of the second: “zwischen zehn und zwölf Millionen”."""
    for mention, following in pairwise([*found, None]):
        assert mention is not None
        scale = _shared_scale(mention, following, text, words)
        if scale is not None and mention.value is not None:
            yield NumberMention(mention.start, mention.end, mention.text, mention.value * scale, mention.is_sure)
        else:
            yield mention


def _shared_scale(mention: NumberMention, following: NumberMention | None, text: str, words: Lexicon) -> Decimal | None:
    if following is None or mention.value is None or following.value is None or mention.value >= 1000:
        return None
    if text[mention.end : following.start].strip().lower() not in words.range:
        return None
    scale = words.scales.get(following.text.split()[-1].lower()) if " " in following.text else None
    return scale if scale is not None and scale >= 1000 and mention.value * scale < following.value else None
