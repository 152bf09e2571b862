"""Find glossary terms in Markdown, in whatever form the grammar asks for.

One scanner reads the text once. It steps over everything that must stay as it is (headings, links,
quotations, code …) and turns the rest into tokens. Each token has *keys*: its exact form, and its
lemmas. A name is a row of key sets, and matches where each token in turn shares a key with it.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from simplemma import is_known, lemmatize


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
        tokens = _tokens(markdown, self._language)
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
                if markdown.startswith(_HYPHENS, tokens[last].end):
                    free += 2  # two links in one compound would look like one

    def _matches(self, markdown: str, tokens: Sequence["_Token"]) -> Iterator["_Match"]:
        for index, token in enumerate(tokens):
            for phrase in {p for key in token.keys for p in self._phrases.get(key, ())}:
                row = tokens[index : index + len(phrase.words)]
                if (
                    phrase.fits(row)
                    and (phrase.leads or not markdown.startswith(_HYPHENS, row[-1].end))
                    and (phrase.closes or not markdown.endswith(_HYPHENS, 0, row[0].start))
                ):
                    yield _Match(range(index, index + len(row)), phrase)


# --- names ---------------------------------------------------------------------------------------


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

    def fits(self, tokens: Sequence["_Token"]) -> bool:
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
            words = tuple(_word_keys(word, language) for word in _words(spelling))
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
    return tuple(frozenset({_exact(word)}) for word in _words(phrase))


def _words(name: str) -> list[str]:
    return [_plain(match[0]) for match in _PIECE.finditer(name) if match.lastgroup != "space"]


def _leads(name: str, entry: Entry, language: str) -> bool:
    """Whether "name-something" is still about the term, as for abbreviations and proper names.

    A reader meets the abbreviation in "ATACMS-Freigabe", whereas "Eskalations-Gefahr" is a word of
    its own. A spelling in capitals (Nato, NATO) tells that a name is an abbreviation; and a word
    that the dictionary cannot read, not even from its ending, is a proper name (Oreschnik).
    """
    last = _words(name)[-1]
    if not _is_plain_word(last) or last.upper() in entry.names:
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


# --- keys ----------------------------------------------------------------------------------------


def _exact(word: str) -> str:
    return f"={word}"


def _word_keys(word: str, language: str) -> frozenset[str]:
    """The keys that a word of a name answers to.

    A capital is kept in the key, so that a noun is never found in a verb: the German name
    "Haushalt" answers to "Haushalten" but not to "haushalten". A small letter answers to both,
    because any word may open a sentence.
    """
    keys = {_exact(word)}
    if word[0].isupper() and not word.endswith(("s", "x", "z", "ß")):
        keys.add(_exact(f"{word}s"))  # a genitive or plural that no dictionary has: Natos, NGOs
    if _is_plain_word(word):
        keys |= _nouns(word, language) if word[0].isupper() else _others(word, language)
    return frozenset(keys)


@lru_cache(maxsize=100_000)
def _token_keys(word: str, language: str) -> frozenset[str]:
    """The keys that a word of the text offers."""
    if not _is_plain_word(word):
        return frozenset({_exact(word)})
    nouns = _nouns(word, language) if word[0].isupper() else frozenset[str]()
    return nouns | _others(word.lower(), language) | {_exact(word)}


def _is_plain_word(word: str) -> bool:
    """Whether a word has lemmas: ATACMS, Cas9, 51 and § have none."""
    return len(word) > 1 and word.isalpha() and word[1:].islower()


def _nouns(word: str, language: str) -> frozenset[str]:
    """Readings of a capitalised word that keep the capital."""
    readings = {reading for reading in _readings(word, language) if reading[0].isupper()}
    if language == "de" and (stem := _adjective_stem(word)):
        readings.add(f"{stem}-")
    return frozenset(readings)


def _others(word: str, language: str) -> frozenset[str]:
    """Readings of a word in lower case."""
    return frozenset(reading.lower() for reading in _readings(word, language))


def _readings(word: str, language: str) -> set[str]:
    """The word itself, its lemma, and the lemma as guessed from the word's parts.

    English names are nouns; so of English words only plurals are read, for the dictionary would also
    find the noun "pledge" in the verb "pledged", and "ally" in "allied".
    """
    if language == "en" and not _ENGLISH_PLURAL.search(word):
        return {word}
    return {word, lemmatize(word, language), lemmatize(word, language, greedy=True)}


_ENGLISH_PLURAL = re.compile(r"(?:s|a|i|men|children|feet|teeth|geese|mice)$", re.IGNORECASE)


def _adjective_stem(noun: str) -> str | None:
    """The stem of a German adjective used as a noun: "Verbündet" for Verbündete, -r, -n, -m, -s.

    The dictionary gives these forms different lemmas. Only an adjective has a form in -em; short
    ones are left out, because they resemble nouns (Dichte, Dichter).
    """
    stem = re.sub(r"e[mnrs]?$", "", noun)
    is_adjective = stem != noun and len(stem) > 5 and is_known(f"{stem.lower()}em", "de")
    return stem if is_adjective else None


# --- Markdown ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or a mark; one without keys stands for a gap that no name reaches across."""

    start: int
    end: int
    section: int
    keys: frozenset[str]


@lru_cache(maxsize=4096)  # a text stands on several pages
def _tokens(markdown: str, language: str) -> tuple[_Token, ...]:
    return tuple(_scan(markdown, language))


def _scan(markdown: str, language: str) -> Iterator[_Token]:
    section = 0
    for match in _SCANNER.finditer(_without_indented_code(markdown)):
        keys = frozenset[str]()
        if match.lastgroup == "heading":
            section += 1
        elif match.lastgroup == "space":
            continue
        elif match.lastgroup == "word":
            keys = _token_keys(_plain(match[0]), language)
        elif match.lastgroup in ("hyphen", "mark"):
            keys = frozenset({_exact(_plain(match[0]))})
        yield _Token(match.start(), match.end(), section, keys)


def _plain(piece: str) -> str:
    """The piece without its writer's habits: no soft hyphens, one sort of hyphen and apostrophe, composed umlauts."""
    piece = re.sub("[\u00ad\u200b]|&shy;", "", piece).replace("'", "’")
    return unicodedata.normalize("NFC", re.sub(_HYPHEN, "-", piece))


def _without_indented_code(markdown: str) -> str:
    """Blank out indented code, so that every offset stays the same.

    Four spaces make code only outside lists, boxes and footnotes; in there, it takes four more.
    """
    lines = []
    threshold = 4
    after_blank = True
    for line in markdown.splitlines(keepends=True):
        text = line.expandtabs(4).lstrip(" ")
        indent = len(line.expandtabs(4)) - len(text)
        is_blank = not text.strip()
        is_code = after_blank and indent >= threshold and not is_blank
        lines.append(re.sub(r"[^\r\n]", " ", line) if is_code else line)
        if _OPENS_INDENTED_TEXT.match(text) and not is_code:
            threshold = indent + 8
        elif indent == 0 and not is_blank:
            threshold = 4
        after_blank = is_blank or is_code
    return "".join(lines)


_OPENS_INDENTED_TEXT = re.compile(r"(?:[-*+:]|\d+[.)]|!!!|\?\?\?\+?|===[!+]*|\[\^[^\]]+\]:)\s")

_HYPHENS = ("-", "\u2010", "\u2011")
_HYPHEN = f"[{''.join(_HYPHENS)}]"

# Where a paragraph, a list item or a table row ends.
_PARAGRAPH_END = r"(?:\n[ \t]*(?:\n|[-*+][ \t]|\d+[.)][ \t]|[>|#])|\Z)"


def _quotation(opening: str, closing: str, *, runs_on: bool) -> str:
    """A pattern for a quotation within one paragraph.

    If it runs on, a missing closing mark leaves the rest of the paragraph quoted: each paragraph
    of a long quotation opens with a mark, and only the last one has the closing mark.
    """
    end = rf"(?:[{closing}]|(?={_PARAGRAPH_END}))" if runs_on else rf"[{closing}]"
    return rf"{opening}(?:(?!{_PARAGRAPH_END})[^{closing}])*+{end}"


_VERBATIM = (
    r"\A---[ \t]*\n(?=\S)(?s:.*?)\n(?:---|\.\.\.)[ \t]*$",  # front matter
    r"^[ \t]*(?P<fence>`{3,}|~{3,})(?s:.*?)(?:^[ \t]*(?P=fence)[`~]*[ \t]*$|\Z)",
    r"(?s:<!--.*?-->)",
)

_HEADINGS = (
    r"^[ \t]*\#[^\n]*",
    r"^[ \t]*[^\s>|][^\n]*\n[ \t]*(?:=+|-+)[ \t]*$",
    r"(?is:<h(?P<level>[1-6])\b.*?</h(?P=level)\s*>)",
)

# What must stay as it is. Of the patterns that fit in one place, the first one counts.
_UNTOUCHED = (
    r"^[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)*>[^\n]*(?:\n[ \t]*\S[^\n]*)*",  # block quotation
    r"^[ \t]*(?:!!!|\?\?\?\+?|===[!+]*)[ \t][^\n]*",  # title of a box or tab
    r"^[ \t]*\*?\[(?!\^)[^\]\n]+\]:[^\n]*",  # definition of a link or an abbreviation
    r"(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n)(?s:.))*?(?<!`)(?P=ticks)(?!`)",  # code
    r"(?is:<(?P<tag>a|abbr|blockquote|button|cite|code|kbd|math|pre|q|samp|script|style|svg"
    r"|textarea)\b[^<>]*>.*?</(?P=tag)\s*>)",
    r"</?[a-zA-Z][^<>]*>",  # a tag or <https://…>
    r"\[\[[^\n]*?\]\]",  # [[kind:id|label]]
    # Links and images, also one in the other; footnote markers; [shortcuts], defined elsewhere.
    r"!?\[(?:(?!\n[ \t]*\n)[^\[\]]|\[[^\[\]]*\])*+\]"
    r"(?:\((?:[^()\n]|\([^()\n]*\))*\)|[ ]?\[[^\]\n]*\])?",
    r"\{[:#.][^{}\n]*\}",  # attribute list
    r"(?:\bhttps?://|\bwww\.)[^\s<>]+",
    r"(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.-]*\w",
    r"(?<!\w)[@\#]\w+",  # an account or a hashtag
    r"(?<!\w)[^\W_]++_[^\W_]\w*+",  # a snake_case name
    _quotation("„", "“”", runs_on=True),
    _quotation("‚", "‘", runs_on=False),  # not ’, which is also an apostrophe
    # English single quotation: within a word, as in ‘don’t’, the mark ’ is an apostrophe.
    rf"(?<![^\s(\[“„–—])‘(?=[^\s\d])(?:(?!{_PARAGRAPH_END})(?:[^‘’]|’(?=\w)))*+’",
    _quotation(r"(?<![^\s(\[])»", "«", runs_on=True),
    _quotation(r"(?<![^\s(\[])«", "»", runs_on=True),
    _quotation("»", "«", runs_on=False),
    _quotation("«", "»", runs_on=False),
    _quotation("›", "‹", runs_on=False),
    _quotation("‹", "›", runs_on=False),
    _quotation("“", "“”", runs_on=False),
    _quotation(r'(?<!\w)"(?=\S)', '"“”', runs_on=False),  # after a figure it means inches
)

_PIECES = (
    r"(?P<gap>\n(?:[ \t]*\n)+)",
    r"(?P<space>[^\S\n]+|\n|&nbsp;)",
    rf"(?P<hyphen>(?<=\w){_HYPHEN}(?=\w))",
    r"(?P<word>[^\W_](?:[^\W_]|[\u0300-\u036f\u00ad\u200b]|&shy;)*)",
    r"(?P<mark>\S)",
)

_SCANNER = re.compile(
    f"(?P<verbatim>{'|'.join(_VERBATIM)})|(?P<heading>{'|'.join(_HEADINGS)})"
    f"|(?P<untouched>{'|'.join(_UNTOUCHED)})|{'|'.join(_PIECES)}",
    re.MULTILINE,
)
_PIECE = re.compile("|".join(_PIECES))
