"""Records that the article never uses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..linking.glossary import Entry, Glossary
from ..linking.references import notes, references
from ..load.records import Loaded
from ..model.base import RefersTo, leaves
from ..model.event import Event
from ..model.term import Term
from ..reading.dates import DateMention, ends
from ..reading.relative import RelativeMention
from .accounts import Accounts
from .finding import Finding
from .manuscript import Manuscript
from .mention import Mention

_KINDS: Final = ("event", "actor", "number", "term", "place", "source")
"""Questions are asked beside the article, not in it."""

Key = tuple[str, str]


def unused_records(
    loaded: Loaded, manuscript: Manuscript, accounts: Accounts, mentions: Sequence[Mention]
) -> Iterator[Finding]:
    """Yield a finding for each record that is neither referred to nor told in the article's own words.

    A source is used as well by the records that the article uses. Sources count for an article that has notes at
    all: another's text has none.
    """
    used = {*_referred(manuscript), *_told(loaded, manuscript, accounts, mentions)}
    used |= {*_their_sources(loaded, used)}
    has_notes = any(True for passage in manuscript.passages for _ in notes(passage.text))
    for kind in _KINDS if has_notes else _KINDS[:-1]:
        for identifier in loaded.records[kind]:
            if (kind, identifier) not in used:
                place = loaded.problem(kind, identifier, ("id",), "")
                message = f"the article never uses {kind} {identifier}"
                allowed = f"[[{kind}:{identifier}]] in the article, or “records: [{kind}:{identifier}]” set aside"
                if kind == "source":
                    allowed = f"[^{identifier}] in the article, or “records: [source:{identifier}]” set aside"
                yield Finding(place.file, place.line, place.column, "record", f"{kind}:{identifier}", message, allowed)


def _referred(manuscript: Manuscript) -> Iterator[Key]:
    for passage in manuscript.passages:
        yield from ((reference.kind, reference.id) for reference in references(passage.text))
        yield from (("source", source) for source in notes(passage.text))


def _their_sources(loaded: Loaded, used: set[Key]) -> Iterator[Key]:
    for kind, identifier, record in loaded.all_records():
        if kind == "explainer" or (kind, identifier) in used:
            found = (leaf for leaf in leaves(record) if isinstance(leaf.mark, RefersTo))
            yield from (("source", leaf.value) for leaf in found if leaf.mark == RefersTo("source"))


def _told(loaded: Loaded, manuscript: Manuscript, accounts: Accounts, mentions: Sequence[Mention]) -> Iterator[Key]:
    for mention in mentions:
        yield from (("number", figure.number) for figure in accounts.figures_for(mention))
        for day in _days(mention):
            yield from _events_on(loaded, day, manuscript)
    text = "\n\n".join(passage.text for passage in manuscript.passages)
    yield from (key for key in accounts.named_by(text) if key[0] != "source")
    terms = Glossary(
        (_entry(term) for term in loaded.records["term"].values() if isinstance(term, Term)), manuscript.language
    )
    yield from (("term", found.term) for found in terms.occurrences(text))


def _days(mention: Mention) -> tuple[DateMention, ...]:
    """The days that a date, or a time told from the day of writing, comes to."""
    found = mention.found
    days = found.dates if isinstance(found, RelativeMention) else (found,) if isinstance(found, DateMention) else ()
    return tuple(day for day in days if day.day is not None)


def _entry(term: Term) -> Entry:
    long = () if term.long is None else (term.long,)
    return Entry(term.id, (term.name, *long, *term.aliases), term.forms, term.never)


def _events_on(loaded: Loaded, mention: DateMention, manuscript: Manuscript) -> Iterator[Key]:
    for identifier, event in loaded.records["event"].items():
        if isinstance(event, Event) and all(mention.bears(end.part, manuscript.written) for end in ends(event.date)):
            yield "event", identifier
