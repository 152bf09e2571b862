"""What a printed page does to text: lines broken at a margin, words divided, page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median, quantiles
from typing import Final

from simplemma import is_known

from ..manuscript import LeftOut

Line = tuple[int, str]
"""A line's number in the file, and its words."""

_SENTENCE_END: Final = re.compile(r"[.!?…:][\"'“”»«’)\]*_]*$")
_PAGE: Final = re.compile(r"[-–— ]*(?:seite|page)\s?(\d{1,4})(?:\s?(?:von|of|/)\s?\d{1,4})?[-–— ]*", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[-–— ]*(\d{1,3})[-–— ]*")
_DIVIDED: Final = re.compile(r"([^\W\d_]{2,})-$")
_AFTER_HYPHEN: Final = re.compile(r"(?:und|oder|bzw\.|sowie|and|or|to)\b")
_LONGEST_HEAD: Final = 60
_LONGEST_WRAPPED: Final = 100
"""Lines that somebody's program broke are not longer; lines that are paragraphs usually are."""


def without_page_furniture(lines: Sequence[Line]) -> tuple[list[Line], list[LeftOut]]:
    """Take out page numbers, and the short lines that come back beside them on every page.

    There are at least two numbers, and they rise. A number alone is one only between lines that were broken at a
    margin.
    """
    filled = [(number, words.strip()) for number, words in lines if words.strip()]
    alone = is_wrapped(lines)
    pages = {number: page for number, words in filled if (page := _page(words, alone=alone))}
    numbered = set(pages)
    if len(pages) < 2 or [*pages.values()] != sorted(set(pages.values())):
        return [*lines], []
    times = Counter(words for _number, words in filled)
    repeated = {
        number for number, words in filled if times[words] > 1 and len(words) <= _LONGEST_HEAD and not _ends(words)
    }
    heads = _beside(numbered, repeated, [number for number, _words in filled])
    left_out = [
        LeftOut(number, "page number" if number in numbered else "running head", words)
        for number, words in filled
        if number in numbered | heads
    ]
    return [line for line in lines if line[0] not in numbered | heads], left_out


def _page(words: str, *, alone: bool) -> int:
    found = _PAGE.fullmatch(words) or (_NUMBER.fullmatch(words) if alone else None)
    return int(found[1]) if found else 0


def _beside(numbered: set[int], repeated: set[int], order: Sequence[int]) -> set[int]:
    """The repeated lines that stand next to a page number, or next to one that does."""
    found: set[int] = set()
    for way in (order, order[::-1]):
        for before, number in pairwise(way):
            if number in repeated and before in numbered | found:
                found.add(number)
    return found


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether lines were broken at a margin: none is long, and they are alike or go on in lower case."""
    words = [line.rstrip() for _number, line in lines]
    pairs = [(line, below) for line, below in pairwise(words) if line and below]
    if not pairs or max(map(len, words)) > _LONGEST_WRAPPED:
        return False
    goes_on = sum(_goes_on(line, below) for line, below in pairs)
    typical = median(len(line) for line, _below in pairs)
    return goes_on >= max(2, len(pairs) / 4) or typical >= (40 if _has_blank_lines(words) else 55)


def _has_blank_lines(words: Sequence[str]) -> bool:
    """Whether blank lines separate paragraphs; a few, at the ends of pages, do not."""
    inner = "\n".join(words).strip().split("\n")
    return sum(not line.strip() for line in inner) * 12 > len(inner)


def _goes_on(line: str, below: str) -> bool:
    return not _ends(line) and below.lstrip()[:1].islower()


def paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph of a text that was broken at a margin.

    A blank line ends a paragraph, unless the sentence goes on below it; so does a sentence that ends well
    before the margin, a short line that nothing continues, and a line that is moved in.
    """
    lengths = [len(words) for _number, words in lines if words.strip()]
    margin = quantiles(lengths, n=10)[-1] if len(lengths) > 1 else 0
    has_blank_lines = _has_blank_lines([words for _number, words in lines])
    begun: list[Line] = []
    after_blank = False
    for line in lines:
        if not line[1].strip():
            after_blank = bool(begun)
            continue
        if begun and _begins(begun[-1][1], line[1], margin, after_blank=after_blank, has_blank_lines=has_blank_lines):
            yield begun
            begun = []
        begun.append(line)
        after_blank = False
    if begun:
        yield begun


def _begins(above: str, words: str, margin: float, *, after_blank: bool, has_blank_lines: bool) -> bool:
    """Whether a paragraph begins with these words."""
    above = above.rstrip()
    if _goes_on(above, words) and (not after_blank or len(above) > margin * 0.6):
        return False
    if after_blank or words.startswith("©") or (words[0].isspace() and not above[0].isspace()):
        return True
    is_short = len(above) < margin * (0.8 if _ends(above) else 0.6)
    return is_short and not has_blank_lines and not _DIVIDED.search(above)


def joined(lines: Sequence[str]) -> str:
    """Return lines as one; words that had been divided are put together."""
    text = lines[0].strip()
    for line in lines[1:]:
        words = line.strip()
        divided = _DIVIDED.search(text)
        if not divided or _AFTER_HYPHEN.match(words):
            text = f"{text} {words}"
        elif _keeps_hyphen(divided[1], words):
            text += words
        else:
            text = text[:-1] + words
    return text


def _keeps_hyphen(before: str, words: str) -> bool:
    """“Nord-Süd-” above “Graben”, “well-” above “known”: a hyphen that belongs to the word."""
    rest = re.match(r"[^\W\d_]*", words)
    after = rest[0] if rest else ""
    if not after[:1].islower():
        return True
    return not _is_word(before + after) and _is_word(before) and _is_word(after) and len(before) > 3 and len(after) > 3


def _is_word(word: str) -> bool:
    return any(is_known(form, lang=("de", "en")) for form in (word, word.lower()))


def _ends(words: str) -> bool:
    return _SENTENCE_END.search(words) is not None
