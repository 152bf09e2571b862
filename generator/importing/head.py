"""What stands above an article's text: kicker, headline, standfirst, byline and date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from .compose import plain
from .language import LANGUAGES, language
from .manuscript import Passage

SENTENCE_END: Final = re.compile(r"[.!?…:;][\"'“”»«’)\]*_]*$")
_LONGEST_LINE: Final = 140
_LONGEST_STANDFIRST: Final = 600
_MOST_WORDS_OF_KICKER: Final = 3
_DAY: Final = "|".join(
    (
        r"\d{1,2}\. ?(?:\d{1,2}\.|[A-ZÄÖÜ][a-zäöü]+\.?) ?\d{4}",
        r"[A-Z][a-z]+\.? \d{1,2}, \d{4}",
        r"\d{1,2} [A-Z][a-z]+\.? \d{4}",
        r"\d{4}-\d\d-\d\d",
    )
)
_TIME: Final = r"(?:,? (?:um )?\d{1,2}[:.]\d\d.{0,20}|, .{0,40})"
_DATELINE: Final = re.compile(
    r"(?:(?:erstellt|veröffentlicht|aktualisiert|stand|zuletzt aktualisiert|published|updated|posted|last updated)"
    rf"(?: am| on| at)?\s*:?\s*)?(?:[^\W\d][\w -]*, )?({_DAY}){_TIME}?",
    re.IGNORECASE,
)
_PLACE_AND_DAY: Final = re.compile(rf"[A-ZÄÖÜ][\w’' -]{{1,40}}(?: \([\w /-]+\))?,? ({_DAY})(?=[.:,]? |\.? [-–—])")
_PART: Final = r"(?:[A-ZÄÖÜ][\w'’-]+|[A-ZÄÖÜ]\.|von|van|de|der|zu)"
_NAME: Final = rf"{_PART}(?: {_PART}){{1,4}}"
_NAMES: Final = rf"{_NAME}(?:(?:, ?| und | and |,? mit | & ){_NAME})*"


def byline_and_day(passage: Passage) -> dict[str, str]:
    """Return the byline and the day that a line above the text states, as metadata; empty where it is none."""
    words = plain(passage.text).strip()
    if len(words) <= 120 and (byline := _byline(words, is_marked=passage.kind == "byline")):
        date = re.search(_DAY, words)
        return {"byline": byline} | ({"published": date[0]} if date else {})
    if len(words) <= 90 and (date := _DATELINE.fullmatch(words)):
        return {"published": date[1]}
    return {}


def day_of_place(passages: Sequence[Passage]) -> str:
    """Return the day that the text begins with (“Karsby, 2 June 2026.”), or an empty string."""
    first = next((passage for passage in passages if passage.kind == "paragraph" and is_sentence(passage)), None)
    found = _PLACE_AND_DAY.match(plain(first.text)) if first is not None else None
    return found[1] if found else ""


def _byline(words: str, *, is_marked: bool) -> str:
    words = re.sub(rf"^(?:{_DAY})(?:{_TIME})?[\s|·,–-]*", "", words)
    if found := _pattern().fullmatch(words):
        return found[1].strip()
    return words if is_marked else ""


@cache
def _pattern() -> re.Pattern[str]:
    begins = "|".join(begin for code in LANGUAGES for begin in language(code).bylines)
    pictures = rf"(?:[.,;|]? ?(?:Photographs?|Photos?|Pictures|Fotos?|Bilder|Illustrations?)(?: by| von|:) {_NAMES})?"
    return re.compile(rf"(?:{begins})\s?:?\s({_NAMES}){pictures}(?:\s*[,|–·-]\s*(.{{0,60}}))?\.?")


def is_sentence(passage: Passage) -> bool:
    """Whether a passage ends as sentences do."""
    return SENTENCE_END.search(passage.text) is not None


def with_head(kept: Sequence[Passage]) -> list[Passage]:
    """Mark kicker, headline and standfirst among the passages above a byline or date.

    The headline is the line that a sentence follows (the standfirst), or the first line that is no kicker: that is a
    few words, or all in capitals. Where the passages read otherwise, they are left as they are.
    """
    titles = [number for number, passage in enumerate(kept) if passage.kind == "title"]
    at = titles[0] if titles else _headline(kept)
    if at is None:
        return [*kept]
    head = list(kept)
    head[at] = replace(head[at], kind="title")
    below = head[at + 1 :]
    if len(below) == 1 and _is_standfirst(below[0], head[at]):
        head[at + 1] = replace(below[0], kind="standfirst")
    return [replace(one, kind="kicker") if _is_kicker(one) else one for one in head[:at]] + head[at:]


def _headline(kept: Sequence[Passage]) -> int | None:
    lines = [passage.kind == "paragraph" and _is_line(passage) for passage in kept]
    match lines:
        case [True]:
            return 0
        case [True, False]:
            return 0
        case [True, True]:
            return 1 if _is_kicker(kept[0]) and len(kept[0].text) < len(kept[1].text) else 0
        case [True, True, _] if _is_kicker(kept[0]):
            return 1
    return None


def _is_line(passage: Passage) -> bool:
    return len(passage.text) <= _LONGEST_LINE and not passage.text.endswith((".", ":", "…", ",", ";"))


def _is_kicker(passage: Passage) -> bool:
    words = plain(passage.text)
    is_short = len(words.split()) <= _MOST_WORDS_OF_KICKER or (words.isupper() and len(words) <= 60)
    return passage.kind == "paragraph" and is_short and not words.endswith((".", "…", ","))


def _is_standfirst(passage: Passage, headline: Passage) -> bool:
    reads_on = is_sentence(passage) or len(passage.text.split()) >= 5
    return (
        passage.kind == "paragraph"
        and len(headline.text) < len(passage.text) <= _LONGEST_STANDFIRST
        and reads_on
        and not passage.is_marked
    )
