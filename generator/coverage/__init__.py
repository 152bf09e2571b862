"""Coverage, both ways: what the article says and no record accounts for, and what records the article never uses.

    article  --said-->  mentions  --accounts-->  findings
    records  --unused-->  findings
    texts of article and records  --literal-->  findings

Findings that an editor has set aside in content/coverage.yml keep their reason and are not open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from ..load.records import Loaded
from ..model.set_aside import SetAside
from ..wording.numbers import figure_in_words
from .accounts import Accounts
from .finding import Finding
from .literal import literal_figures
from .manuscript import Manuscript
from .mention import Mention, MentionKind
from .said import said
from .unused import unused_records

__all__ = ["Finding", "Manuscript", "coverage"]


def coverage(loaded: Loaded, manuscript: Manuscript, set_aside: Sequence[SetAside]) -> tuple[Finding, ...]:
    """Return every finding in the order of files and lines; `loaded` has its texts in the manuscript's language."""
    accounts = Accounts(loaded, manuscript.language)
    mentions = said(manuscript, accounts)
    found = [
        *(_unaccounted(mention, accounts, mentions) for mention in mentions if not accounts.account_for(mention)),
        *unused_records(loaded, manuscript, accounts, mentions),
        *literal_figures(loaded, manuscript, accounts),
    ]
    reasons = dict(_reasons(set_aside))
    return tuple(sorted(replace(one, reason=reasons.get((one.kind in _RECORD, one.text), "")) for one in found))


_RECORD = {"record"}


def _reasons(set_aside: Sequence[SetAside]) -> Iterator[tuple[tuple[bool, str], str]]:
    for one in set_aside:
        if one.text is not None:
            yield (False, one.text), one.reason
        for reference in one.records:
            yield (True, reference), one.reason


_HINTS: Final[Mapping[MentionKind, str]] = {
    "number": "a number record, and [[number:…]] in its place",
    "date": "an event, and [[event:…|#]] in its place",
    "time": "the date, or an event in the same sentence: [[event:…]]",
    "name": "an actor, a place or a term; or an alias of one",
}


_MESSAGES: Final[Mapping[MentionKind, str]] = {
    "number": "no record says “{}”",
    "date": "no record is dated “{}”",
    "time": "“{}” says when only beside a date, and none is near",
    "name": "“{}” is no actor, place, term or source here",
}


def _unaccounted(mention: Mention, accounts: Accounts, mentions: Sequence[Mention]) -> Finding:
    message = _MESSAGES[mention.kind].format(mention.text)
    if rival := accounts.rival(mention, mentions):
        message += f"; number {rival.number} has {figure_in_words(rival.value, accounts.language)}"
    allowed = f"{_HINTS[mention.kind]}; or set aside in content/coverage.yml"
    near = accounts.name_like(mention.text) if mention.kind == "name" else ""
    return Finding(mention.file, mention.line, mention.column, mention.kind, mention.text, message, allowed, near)
