"""The rule about dates that mean nothing without the day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..language import Language
from ..manuscript import Passage
from .place import Suspicion


def dates_are_relative(passages: Sequence[Passage], language: Language) -> Iterator[Suspicion]:
    """A date is told from the day of writing (“gestern”, “last week”), or lacks its year (“im Januar”).

    An explainer is read for years: such words need the date itself.
    """
    pattern = relative_pattern(language)
    for number, passage in enumerate(passages):
        for match in pattern.finditer(passage.text):
            if not _is_noun_morning(match, passage.text):
                yield Suspicion(number, match.start(), "relative date without anchor", match[0])


def relative_pattern(language: Language) -> re.Pattern[str]:
    """Return what finds relative dates; days come with their capital at the beginning of a sentence."""
    days = "|".join(f"{word[0].upper()}{word[1:]}|{word}" for word in language.relative_days)
    others = "|".join(f"(?i:{pattern})" for pattern in language.relative_dates)
    return re.compile(rf"(?<![\w-])(?:{days}|{others})(?![\w-])")


def _is_noun_morning(match: re.Match[str], text: str) -> bool:
    """“Der Morgen”, “am Morgen”: the noun, not the next day."""
    return (
        match[0] == "Morgen" and match.start() > 0 and text[match.start() - 2 : match.start()] not in {". ", "! ", "? "}
    )
