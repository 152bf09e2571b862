"""What an article says in its own words: its numbers, dates, relative times and names, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..importing.drafting.names import names_in
from ..importing.language import LANGUAGES
from ..importing.language import language as import_language
from ..reading.dates import dates
from ..reading.names import names
from ..reading.numbers import numbers
from ..reading.relative import relative_times
from ..reading.sentences import sentence_at
from .accounts import Accounts
from .manuscript import Manuscript, Passage
from .mention import Found, Mention, MentionKind


def said(manuscript: Manuscript, accounts: Accounts) -> tuple[Mention, ...]:
    """Return what the article says in its own words, in order; each name once."""
    found: list[Mention] = []
    for passage in manuscript.passages:
        found += _numbers_and_dates(passage, manuscript, accounts)
    return (*found, *_names(manuscript))


def _numbers_and_dates(passage: Passage, manuscript: Manuscript, accounts: Accounts) -> Iterator[Mention]:
    words = passage.own_words
    counted = [one for one in numbers(words, manuscript.language) if one.is_sure or accounts.counts(words[one.end :])]
    taken = {one.start for one in counted}
    times = relative_times(words, manuscript.language, manuscript.written)
    for number in counted:
        mention = _mention("number", number, passage, manuscript)
        is_of_time = any(time.start <= number.start < time.end for time in times)
        if not is_of_time or accounts.figures_for(mention):
            yield mention
    for date in dates(words, manuscript.language):
        if not (date.is_bare_year and date.start in taken):
            yield _mention("date", date, passage, manuscript)
    for time in times:
        yield replace(_mention("time", time, passage, manuscript), sentence=sentence_at(passage.text, time.start))


def _mention(kind: MentionKind, found: Found, passage: Passage, manuscript: Manuscript) -> Mention:
    line, column = passage.place(found.start)
    after = passage.text[found.end : found.end + 60]
    return Mention(kind, found.text, manuscript.file, line, column, after, found)


def _names(manuscript: Manuscript) -> Iterator[Mention]:
    """Yield each name once: those the import would make actors of, and what else reads as one."""
    if manuscript.language not in LANGUAGES:
        return
    texts = [re.sub(r"^#+ ", "", passage.own_words) for passage in manuscript.passages]
    found = [(name.paragraph, name.offset, name.full) for name in names_in(texts, import_language(manuscript.language))]
    known = {_key(word) for _paragraph, _offset, name in found for word in (name, *name.split())}
    for number, text in enumerate(texts):
        for mention in names(text, manuscript.language):
            if _key(mention.text) not in known:
                known.add(_key(mention.text))
                found.append((number, mention.start, mention.text))
    for number, offset, name in sorted(found):
        if re.fullmatch(r"The \w+", name):  # one word with a capital may be a people or the head of a longer name
            continue
        passage = manuscript.passages[number]
        shift = len(passage.own_words) - len(texts[number])
        line, column = passage.place(offset + shift)
        yield Mention("name", name, manuscript.file, line, column, "")


def _key(name: str) -> str:
    """A name without its genitive."""
    return re.sub(r"[’']?s$", "", name.lower())
