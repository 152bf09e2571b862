"""The rules about translations."""

from __future__ import annotations

from collections.abc import Iterator

from ..linking.references import Reference, notes, references
from ..load.records import Loaded
from ..load.translation import Translation
from ..problems import Problem
from ..translate import TextState, text_states


def texts_are_up_to_date(loaded: Loaded, translation: Translation, *, complete: bool) -> Iterator[Problem]:
    """Every translated text was made from the original as it is now; `complete`: and none is missing.

    What is out of date is a warning, and an error if the translation is to be complete. What is missing is
    shown in the original's language, and is an error only then.
    """
    for state in text_states(loaded, translation):
        if state.state in {"stale", "unreviewed"} or (complete and state.state == "missing"):
            yield Problem(
                state.file,
                state.mark.line,
                state.mark.column,
                _message(state, translation.language),
                state.key,
                _mend(state, translation.language),
                level="error" if complete else "warning",
            )


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
    if state.review is None:
        return "translated, but not marked as reviewed"
    return f"the original has changed since the translation was reviewed on {state.review.day}"


def _mend(state: TextState, language: str) -> str:
    if state.translated is None:
        return f"a text in content/{language}/"
    return f"a text that fits the original, marked by “explainer translations {language} --review {state.key}”"
