"""Rules about where sentences begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ..language import Language
from ..manuscript import Passage
from .place import Suspicion

_END: Final = re.compile(r"[.!?…:][\"'“”»«’‘)\]*_]*$")
_SMALL_AFTER_STOP: Final = re.compile(r"(\w+)[.!?][\"“”»«’)]* ([a-zäöüß][\w-]*)")
_IMPERATIVE: Final = re.compile(r"[a-zäöüß]{2,} ([A-ZÄÖÜ][a-zäöüß]+en Sie) [a-zäöüß]")
_ENGLISH_START: Final = re.compile(
    r"[a-z]{2,} ((?:He|She|They|This|These|Those|However|But|Meanwhile|According|It|We|You|There|Although) [a-z]+)"
)
_PAIRS: Final = (("(", ")"), ("[", "]"), ("„", "“”"), ("»", "«"))


def sentences_break_off(passages: Sequence[Passage], _language: Language) -> Iterator[Suspicion]:
    """A paragraph of running text ends without a mark that ends a sentence."""
    for number, passage in enumerate(passages):
        if passage.kind in {"paragraph", "quotation"} and not _END.search(passage.text):
            last = passage.text.split()[-1]
            yield Suspicion(number, len(passage.text) - len(last), "sentence broken off: no mark at its end", last)


def sentences_begin_small(passages: Sequence[Passage], language: Language) -> Iterator[Suspicion]:
    """A paragraph begins in lower case, or a full stop stands before lower case (abbreviations aside)."""
    for number, passage in enumerate(passages):
        if passage.kind != "item" and (small := re.match(r"[\"„“»]?([a-zäöüß][\w-]*)", passage.text)):
            yield Suspicion(number, small.start(1), "begins in lower case: is the beginning missing?", small[1])
        for match in _SMALL_AFTER_STOP.finditer(passage.text):
            if match[1] not in language.abbreviations and not match[1].isdigit() and len(match[1]) > 1:
                yield Suspicion(number, match.start(), "full stop before lower case", match[0])


def sentences_run_together(passages: Sequence[Passage], language: Language) -> Iterator[Suspicion]:
    """A word that begins sentences stands in the middle of one, in upper case and without a stop before it."""
    pattern = _IMPERATIVE if language.code == "de" else _ENGLISH_START
    for number, passage in enumerate(passages):
        for match in pattern.finditer(passage.text):
            reason = "sentence broken off: another begins without a full stop"
            yield Suspicion(number, match.start(), reason, match[0])


def marks_stand_alone(passages: Sequence[Passage], _language: Language) -> Iterator[Suspicion]:
    """A bracket or quotation mark is opened and not closed, or the reverse; a character could not be read."""
    for number, passage in enumerate(passages):
        text = re.sub(r"\\(.)", r" \1", passage.text)
        for opening, closing in _PAIRS:
            opened, closed = text.count(opening), sum(text.count(mark) for mark in closing)
            if opened != closed and not (opening == "„" and not opened):
                mark = opening if opened > closed else closing[0]
                yield Suspicion(number, max(text.find(mark), 0), f"{opening}…{closing[0]} do not match", mark)
        if (broken := text.find("\ufffd")) >= 0:
            yield Suspicion(number, broken, "a character that could not be read", "\ufffd")
