"""The rule about translations."""

from __future__ import annotations

from collections.abc import Iterator

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
