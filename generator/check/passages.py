"""Rules about passages: what a citation points at says what the record says.

They can speak only where the text is at hand: the article, and sources in content/source-texts/.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..load.records import Loaded
from ..model.edtf import Edtf, Single
from ..model.translation import Borrowed, Outdated
from ..problems import Problem
from ..reading.dates import DateMention, ends
from ..reading.edtf import as_edtf
from ..reading.lexicon import languages_read
from ..reading.numbers import scale_of
from ..reading.quotations import nearest, stands_in
from ..wording.dates import date_in_words
from ..wording.numbers import figure_in_words
from ..wording.words import languages
from .citations import Cited, Fact, cited, statements
from .passage import Passage, TextAtHand, Texts, passage_name


def passages_bear_records(loaded: Loaded) -> Iterator[Problem]:
    """A quotation stands in the passage it names, and the passage names the figures and dates of the record.

    Typographic quotation marks, hyphens and white space may differ. Figures and dates may be in words or in
    figures, in the passage's language; `bears` of a citation narrows what its passage is to say. Of a text in
    a language whose words for numbers and dates are not known, quotations alone are compared.
    """
    texts = Texts(loaded)
    for kind, identifier, record in loaded.all_records():
        for one in cited(record):
            yield from _unknown_statements(loaded, (kind, identifier), one)
            text = texts.of(one.citation)
            if text is not None and text.passages:
                for message, details in _faults(one, text, _language(loaded)):
                    yield loaded.problem(kind, identifier, one.path, message, **details)


def translated_passages_bear_records(loaded: Loaded) -> Iterator[Problem]:
    """A paragraph of the translated article names the figures and dates that records take from the original.

    What is not translated yet stands there in the original's words, and was looked at there; a paragraph that is
    out of date has been warned of already.
    """
    article = Texts(loaded).article
    if article is None or loaded.article is None or not article.is_read:
        return
    lines = {block.id: block.line for block in loaded.article.blocks if not isinstance(block.text, Borrowed | Outdated)}
    for kind, identifier, record in loaded.all_records():
        for one in cited(record):
            name = one.citation.paragraph or ""
            passage = article.passages.get(name) if name in lines else None
            for fact in one.facts if passage else ():
                if passage is not None and not _is_borne(fact, passage, passage.language):
                    taken = f"{kind} {identifier} takes {_said(fact, passage)} ({fact.statement}) from here"
                    message = f"{taken}, and the paragraph {_named(fact, passage)}"
                    allowed = "the figures and dates of the original; or in the record, the paragraph that names them"
                    suggestion = _nearest_words(fact, passage, passage.language)
                    yield Problem(
                        loaded.article_file, lines[name], 1, message, f"paragraph {name}", allowed, suggestion
                    )


def _language(loaded: Loaded) -> str:
    """The language records are written in."""
    return loaded.article.head.language if loaded.article else "en"


def _unknown_statements(loaded: Loaded, key: tuple[str, str], one: Cited) -> Iterator[Problem]:
    possible = statements(one.part) if one.citation.bears else ()
    for position, name in enumerate(one.citation.bears or ()):
        if name not in possible:
            message = f"“{name}” cannot be borne: there is none here"
            yield loaded.problem(*key, (*one.path, "bears", position), message, allowed=", ".join(possible))


Fault = tuple[str, dict[str, str]]
"""A message, and the further parts of its problem."""


def _faults(one: Cited, text: TextAtHand, language: str) -> Iterator[Fault]:
    citation = one.citation
    name = passage_name(citation)
    if name is not None and name not in text.passages:
        if citation.paragraph is None:
            number, count = name.removeprefix("p"), len(text.passages)
            message = f"no paragraph {number} in the text of {citation.source}, which has {count}"
            yield message, {"allowed": f"p1 to p{count}" if count > 1 else "p1"}
        return
    if citation.quote is not None and (fault := _misquoted(citation.quote, name, text)) is not None:
        yield fault
        return
    passage = next(iter(text.cited(citation)), None) if name or citation.quote else None
    if passage is None or not one.facts:
        return
    if not text.is_read:
        yield _unread(passage)
        return
    yield from (
        _missing(fact, passage, text, one, language) for fact in one.facts if not _is_borne(fact, passage, language)
    )


def _unread(passage: Passage) -> Fault:
    """A passage in a language whose words for numbers and dates are not known."""
    message = f"figures and dates were not compared: {passage.name} is in “{passage.language}”"
    read = ", ".join(languages_read())
    allowed = f"texts in {read}; or “bears: [text]”, once you have compared them yourself"
    return message, {"allowed": allowed, "level": "warning"}


def _misquoted(quotation: str, name: str | None, text: TextAtHand) -> Fault | None:
    """Return the fault of a quotation that does not stand where it should, with what stands there instead."""
    place = text.passages[name].text if name else "\n".join(found.text for found in text.passages.values())
    if stands_in(quotation, place):
        return None
    where = text.passages[name].name if name else next(iter(text.passages.values())).name.split()[0]
    message = f"“{quotation}” does not stand in {where}"
    elsewhere = text.holding(quotation)
    if elsewhere is not None:
        return f"{message} but in {elsewhere.name}", {
            "allowed": "a quotation from the passage that is named",
            "suggestion": elsewhere.name,
        }
    allowed = "the passage’s own words; only quotation marks, hyphens and spaces may differ"
    return message, {"allowed": allowed, "suggestion": nearest(quotation, place)}


def _is_borne(fact: Fact, passage: Passage, language: str) -> bool:
    """Whether a passage names a figure, or every end of a date; `language` is that of the unit."""
    if isinstance(fact.value, Decimal):
        wanted = fact.value * _scale(fact, language)
        return any(found.value == wanted for found in passage.numbers)
    return all(_is_dated(end, passage) for end in ends(fact.value))


def _scale(fact: Fact, language: str) -> Decimal:
    return scale_of(fact.unit.other, language) if fact.unit else Decimal(1)


def _is_dated(end: Single, passage: Passage) -> bool:
    return any(found.bears(end.part, passage.written) for found in passage.dates)


def _missing(fact: Fact, passage: Passage, text: TextAtHand, one: Cited, language: str) -> Fault:
    message = f"says {_said(fact, passage)} ({fact.statement}), and {passage.name} {_named(fact, passage)}"
    others = (found for found in text.passages.values() if all(_is_borne(each, found, language) for each in one.facts))
    other = next(others, None)
    if one.citation.quote is None and other is not None:
        return message, {"allowed": "a passage that says so", "suggestion": other.name}
    allowed = "what the passage says, or “bears: [text]” if it is cited for its words alone"
    return message, {"allowed": allowed, "suggestion": _nearest(fact, passage, language)}


def _said(fact: Fact, passage: Passage) -> str:
    """A figure or date as the passage's language would have it."""
    language = passage.language if passage.language in languages() else "en"
    if isinstance(fact.value, Decimal):
        unit = f" {fact.unit.other}" if fact.unit and _scale(fact, language) != 1 else ""
        return f"“{figure_in_words(fact.value, language)}{unit}”"
    return f"“{date_in_words(fact.value, language)}”"


def _named(fact: Fact, passage: Passage) -> str:
    """What the passage names of the same sort, for the message."""
    return passage.figures_named if isinstance(fact.value, Decimal) else passage.dates_named


def _nearest(fact: Fact, passage: Passage, language: str) -> str:
    if isinstance(fact.value, Decimal):
        return passage.nearest_number(fact.value * _scale(fact, language))
    found = _nearest_date(fact, passage)
    return as_edtf(found) if found else ""


def _nearest_date(fact: Fact, passage: Passage) -> DateMention | None:
    assert isinstance(fact.value, Edtf)
    return next(filter(None, map(passage.nearest_date, ends(fact.value))), None)


def _nearest_words(fact: Fact, passage: Passage, language: str) -> str:
    """Return the same as `_nearest` in the passage's own words, where these are to be mended."""
    if isinstance(fact.value, Decimal):
        return _nearest(fact, passage, language)
    found = _nearest_date(fact, passage)
    return found.text if found else ""
