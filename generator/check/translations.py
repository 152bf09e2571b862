"""The rules about translations."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence, Set
from typing import Final

from ..linking.references import REFERENCE, Reference, notes, references
from ..load.records import Loaded
from ..load.translation import Translation
from ..model.article import ArticleHead
from ..model.content import KINDS
from ..problems import Problem
from ..reading.dates import dates
from ..reading.lexicon import is_read
from ..reading.numbers import is_telling, numbers
from ..translate import TextState, text_states


def texts_are_up_to_date(loaded: Loaded, translation: Translation, *, complete: bool) -> Iterator[Problem]:
    """Every translated text was made from the original as it is now; `complete`: and none is missing.

    What is out of date is a warning, and an error if the translation is to be complete. What is missing is
    shown in the original's language, and is an error only then. What nobody has marked as reviewed is told once
    for each file, so that it hides nothing else.
    """
    level = "error" if complete else "warning"
    unreviewed: dict[str, list[TextState]] = {}
    for state in text_states(loaded, translation):
        place = (state.file, state.mark.line, state.mark.column)
        if state.state == "unreviewed":
            unreviewed.setdefault(state.file, []).append(state)
        elif state.state == "stale" or (complete and state.state == "missing"):
            message, allowed = _message(state, translation.language), _mend(state, translation)
            yield Problem(*place, message, state.key, allowed, level=level)
    for states in unreviewed.values():
        yield _unreviewed(states, translation.language, level)


def _unreviewed(states: Sequence[TextState], language: str, level: str) -> Problem:
    """Tell of the texts of a file that nobody has marked as reviewed, at the first of them."""
    first, *others = states
    which, what = ("--review-all", "they are") if others else (f"--review {first.key}", "it is")
    allowed = f"“explainer translations {language} {which}”, once {what} held against the original"
    message = f"{f'{len(states)} texts are ' if others else ''}translated, but not marked as reviewed"
    mark, subject = first.mark, "" if others else first.key
    return Problem(first.file, mark.line, mark.column, message, subject, allowed, level=level)


def texts_refer_to_the_same(loaded: Loaded, translation: Translation, *, complete: bool) -> Iterator[Problem]:
    """A translated text refers to the records that its original refers to, and to no others.

    A value or a date that a translation types out would stay as it is when the record changes. A text that is
    out of date has been warned of already.
    """
    for state in text_states(loaded, translation):
        if state.translated is None or state.state == "stale":
            continue
        original, translated = _referred(state.original, loaded), _referred(state.translated, loaded)
        for written in sorted(original ^ translated):
            lacks, has = ("translation", "original") if written in original else ("original", "translation")
            yield Problem(
                state.file,
                state.mark.line,
                state.mark.column,
                f"the {has} refers to {written}, the {lacks} does not",
                state.key,
                "the same references in both",
                level="error" if complete else "warning",
            )


def texts_say_the_same(loaded: Loaded, translation: Translation, *, complete: bool) -> Iterator[Problem]:
    """A translated text says no other figure or date than its original.

    What one of both leaves out is style; what stands in the place of another is a mistake. Small numbers in words
    are left alone, and so is a text that is out of date.
    """
    original_language = loaded.article.head.language if loaded.article else ""
    languages = (original_language, translation.language)
    if not all(map(is_read, languages)):
        return
    for state in text_states(loaded, translation):
        if state.translated is None or state.state == "stale":
            continue
        for tell in (_figures, _dates):
            said, wanted = tell(state.translated, languages[1]), tell(state.original, languages[0])
            others, missing = said.keys() - wanted.keys(), wanted.keys() - said.keys()
            if others and missing:
                message = f"says {_quoted(said, others)} where the original says {_quoted(wanted, missing)}"
                level = "error" if complete else "warning"
                mark, allowed = state.mark, "the figures and dates of the original"
                yield Problem(state.file, mark.line, mark.column, message, state.key, allowed, level=level)


Told = Mapping[Hashable, str]
"""What a text says by its value, in its own words."""


def _figures(text: str, language: str) -> Told:
    return {found.value: found.text for found in numbers(_own_words(text), language) if is_telling(found)}


def _dates(text: str, language: str) -> Told:
    found = dates(_own_words(text), language)
    return {(date.year, date.month, date.day): date.text for date in found if date.month is not None}


def _quoted(told: Told, keys: Set[Hashable]) -> str:
    return ", ".join(f"“{words}”" for key, words in told.items() if key in keys)


def _own_words(text: str) -> str:
    return REFERENCE.sub(" ", text)


def _referred(text: str, loaded: Loaded) -> set[str]:
    """What a text refers to, in the way it is written; what does not exist is for another rule."""
    known = loaded.known
    found = {_without_words(each) for each in references(text) if each.id in known.get(each.kind, ())}
    return found | {f"[^{note}]" for note in notes(text) if note in known.get("source", ())}


def _without_words(reference: Reference) -> str:
    """A reference without words of its own; `#` stays, and is there where a number's value is shown."""
    label = reference.label
    shows_value = reference.kind == "number" if label is None else "#" in label
    return f"[[{reference.kind}:{reference.id}{'|#' if shows_value else ''}]]"


def _message(state: TextState, language: str) -> str:
    if state.translated is None:
        return f"no text in “{language}”"
    day = state.review.day if state.review else ""
    return f"the original has changed since the translation was reviewed on {day}"


_FILES: Final = {"explainer": "explainer.yml", "article": "article.md", **{kind.name: kind.file for kind in KINDS}}
"""The files of texts by the kind that their keys begin with."""


def _mend(state: TextState, translation: Translation) -> str:
    language = translation.language
    if state.translated is None:
        kind, _, part = state.key.partition("/")
        has_comments = kind == "article" and translation.article is not None and translation.article.places
        where = f", below “<!-- {part} -->”" if has_comments and part not in ArticleHead.model_fields else ""
        return f"a text in content/{language}/{_FILES[kind]}{where}"
    return f"a text that fits the original, marked by “explainer translations {language} --review {state.key}”"
