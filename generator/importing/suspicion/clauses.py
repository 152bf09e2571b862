"""Rules about commas between clauses. There is no parser here: the marks of a clause are its first words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from simplemma import lemmatize

from ..language import Language
from ..manuscript import Passage
from .place import Suspicion

_AFTER_PRONOUN: Final = (
    "seit|in|im|am|auf|an|nicht|gestern|heute|er|sie|es|sich|ihn|ihm|ihr|ihnen|uns|man|wir|ich|nun|bereits|schon|noch|"
    "mit|von|bei|zu|zum|zur|nach|für|über|unter|vor|durch|ohne|gegen|aus|wegen|auch|dort|damals|jetzt|immer|nie|"
    "der|die|das|den|dem|ein|eine|einen|einem|dieses|diese|diesen"
)
_RELATIVE: Final = re.compile(
    r"(?P<before>[\wäöüß-]+)(?P<mark>[.!?]?) "
    rf"(?P<words>(?:der|die|das|den|dem) (?:{_AFTER_PRONOUN})) (?P<rest>[^.,;:!?]*)"
)
_WHOSE: Final = re.compile(r"([A-ZÄÖÜ][\wäöüß-]+) ((?:deren|dessen|denen|welche[rsmn]?) [\wäöüß-]+)")
_PURPOSE: Final = re.compile(r"(\w+) (um (?:[^.,;:!?\s]+ ){0,12}?(?:zu [a-zäöüß]+e?n|[a-zäöüß]+zu[a-zäöüß]+en))\b")
_THAT: Final = re.compile(r"\b(\w+) (dass|weil|obwohl|sodass|nachdem|falls|damit er|damit sie) ")
_FINITE: Final = re.compile(
    r"(?:[a-zäöüß]+(?:te|ten|t)|hat|haben|ist|sind|war|waren|wird|werden|kann|können|soll|sollen)$"
)
_ENGLISH: Final = re.compile(r"(?<=[a-z] )((?:[A-Z][a-z'’-]+ )+)((?:who|whose|whom|which) [a-z]+)")
_PREPOSITION_BEFORE: Final = re.compile(r"(?:^|[,;:–(] ?|\b(?:und|oder|als) )[\w]+$")


def clauses_lack_commas(passages: Sequence[Passage], language: Language) -> Iterator[Suspicion]:
    """A relative or subordinate clause has no comma before it.

    German: an article or pronoun that another pronoun, article or particle follows, with a finite verb at
    the end of its clause; deren, dessen, denen, welche after a noun; um … zu; dass, weil, obwohl. English: who and
    which after a name in upper case.
    """
    rules = (_german if language.code == "de" else _english,)
    for number, passage in enumerate(passages):
        for rule in rules:
            for offset, reason, words in rule(passage.text, language):
                yield Suspicion(number, offset, reason, words)


def _german(text: str, language: Language) -> Iterator[tuple[int, str, str]]:
    for match in _RELATIVE.finditer(text):
        if _is_relative(text, match, language):
            reason = "relative clause after a full stop" if match["mark"] else "relative clause without its comma"
            yield match.start("words"), reason, f"{match['before']}{match['mark']} {match['words']}"
    for match in _WHOSE.finditer(text):
        yield match.start(2), "relative clause without its comma", match[0]
    for match in _PURPOSE.finditer(text):
        if match[1] not in language.before_conjunctions and match[1][0].islower():
            yield match.start(2), "clause with “um … zu” without its comma", f"{match[1]} {match[2]}"
    for match in _THAT.finditer(text):
        if match[1] not in language.before_conjunctions and not _begins_sentence(text, match.start()):
            yield match.start(2), f"no comma before “{match[2]}”", match[0].strip()


def _is_relative(text: str, match: re.Match[str], language: Language) -> bool:
    """Whether the clause reads as a relative one: a verb at its end, no attribute behind an article."""
    rest = match["rest"].split()
    is_small = match["words"][0].islower()
    attribute = re.search(language.participial, match["words"].split()[1] + " " + match["rest"]) is not None
    after_preposition = match["before"][0].islower() and _PREPOSITION_BEFORE.search(text[: match.end("before")])
    ends_in_verb = bool(rest) and _is_verb(rest[-1], language)
    return is_small and ends_in_verb and not after_preposition and (bool(match["mark"]) or not attribute)


def _is_verb(word: str, language: Language) -> bool:
    """Whether a word is a form of a verb, by its ending or by the dictionary (“stand” is one of “stehen”)."""
    lemma = str(lemmatize(word, lang=language.code))
    return _FINITE.match(word) is not None or (word.islower() and lemma.endswith("n") and lemma not in {word, "ein"})


def _begins_sentence(text: str, offset: int) -> bool:
    return offset == 0 or text[:offset].rstrip()[-1:] in ".!?:;,–"


def _english(text: str, _language: Language) -> Iterator[tuple[int, str, str]]:
    for match in _ENGLISH.finditer(text):
        yield match.start(2), "relative clause without its comma", match[0]
