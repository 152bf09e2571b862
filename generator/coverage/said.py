"""What an article says in its own words: its numbers, dates and names, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..importing.drafting.names import names_in
from ..importing.language import LANGUAGES
from ..importing.language import language as import_language
from ..reading.dates import DateMention, dates
from ..reading.numbers import NumberMention, numbers
from .accounts import Accounts
from .manuscript import Manuscript, Passage


@dataclass(frozen=True, slots=True)
class Said:
    """A number, a date or a name as it stands in the article; `after` is what follows a number or a date."""

    kind: Literal["number", "date", "name"]
    text: str
    file: str
    line: int
    column: int
    after: str
    mention: NumberMention | DateMention | None = None


def said(manuscript: Manuscript, accounts: Accounts) -> tuple[Said, ...]:
    """Return what the article says in its own words, in order; each name once."""
    found: list[Said] = []
    for passage in manuscript.passages:
        found += _numbers_and_dates(passage, manuscript, accounts)
    return (*found, *_names(manuscript))


def _numbers_and_dates(passage: Passage, manuscript: Manuscript, accounts: Accounts) -> Iterator[Said]:
    words = passage.own_words
    counted = [one for one in numbers(words, manuscript.language) if one.is_sure or accounts.counts(words[one.end :])]
    taken = {one.start for one in counted}
    for number in counted:
        yield _said(number, passage, manuscript)
    for date in dates(words, manuscript.language):
        if not (date.is_bare_year and date.start in taken):
            yield _said(date, passage, manuscript)


def _said(mention: NumberMention | DateMention, passage: Passage, manuscript: Manuscript) -> Said:
    kind: Literal["number", "date"] = "number" if isinstance(mention, NumberMention) else "date"
    line, column = passage.place(mention.start)
    after = passage.text[mention.end : mention.end + 60]
    return Said(kind, mention.text, manuscript.file, line, column, after, mention)


def _names(manuscript: Manuscript) -> Iterator[Said]:
    if manuscript.language not in LANGUAGES:
        return
    texts = [re.sub(r"^#+ ", "", passage.own_words) for passage in manuscript.passages]
    for name in names_in(texts, import_language(manuscript.language)):
        if re.fullmatch(r"The \w+", name.full):  # one word with a capital may be a people or the head of a longer name
            continue
        passage = manuscript.passages[name.paragraph]
        shift = len(passage.own_words) - len(texts[name.paragraph])
        line, column = passage.place(name.offset + shift)
        yield Said("name", name.full, manuscript.file, line, column, "")
