"""A date in words as content writes it: “9. April 2025” is 2025-04-09, “14.-16.05.2025” is 2025-05-14/2025-05-16."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from ..model.edtf import EdtfError, parse
from .dates import DateMention, dates
from .lexicon import Lexicon, languages_read, lexicon

_QUOTES: Final = "“”„‟»«‚‘’'\""
_SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
_SHARED: Final = re.compile(r"([0-3]?\d)\.?(?= ?[-–—] ?[0-3]?\d(\. ?[01]?\d\. ?\d{4})$)")
"""The first day of a span that leaves month and year to its last: “14.-16.05.2025”."""

_BESIDE: Final = frozenset({
    "am", "an", "im", "in", "den", "der", "dem", "des", "vom", "von", "zum", "zwischen", "und", "anfang", "mitte",
    "ende", "vsl", "voraussichtlich", "on", "the", "of", "from", "between", "and", "early", "mid", "late",
})  # fmt: skip
"""Words beside a date that EDTF has no sign for. What is in the midst of a month is still in that month."""

_ABOUT: Final = frozenset({"um", "gegen", "around"})
"""What makes a date a rough one, beside the words that make a number one."""


def in_edtf(words: str) -> str:
    """Return the date that words say, and nothing beside it, as content writes it; empty where they say none.

    All languages whose dates can be read are tried.
    """
    text = " ".join(words.strip(_QUOTES).split())
    if re.search(r"[\[\]{}?%]", text):  # signs of EDTF in other places say something that we cannot guess
        return ""
    text = _SHARED.sub(lambda match: f"{match[1]}{match[2]} ", text)
    return next(filter(None, (_read(text, lexicon(language)) for language in languages_read())), "")


def _read(text: str, language: Lexicon) -> str:
    found = dates(text, language.language)
    rest = text
    for mention in reversed(found):
        rest = f"{rest[: mention.start]} {rest[mention.end :]}"
    if re.search(r"\b(?:oder|or)\b", text):  # two dates, and nobody knows which
        return ""
    beside = set(re.findall(r"\w+", rest.lower()))
    about = (beside & {*language.roughly, *_ABOUT}) | ({"~"} & {*rest})
    if not 1 <= len(found) <= 2 or beside - about - _BESIDE - language.range:
        return ""
    year = found[-1].year  # “14. Mai bis 2. Juni 2025”
    written = [as_edtf(replace(mention, year=mention.year or year)) + ("~" if about else "") for mention in found]
    return _parsed("/".join(written)) if year else ""


def as_edtf(mention: DateMention) -> str:
    """Return a date as EDTF, as much of it as is said; its year must be."""
    if mention.is_decade and mention.year:
        return f"{mention.year // 10}X"
    if mention.season or mention.quarter:
        part = _SEASONS[mention.season] if mention.season else 32 + (mention.quarter or 0)
        return f"{mention.year}-{part}"
    return "-".join([str(mention.year), *(f"{part:02}" for part in (mention.month, mention.day) if part)])


def _parsed(text: str) -> str:
    try:
        return parse(text).text
    except EdtfError:
        return ""
