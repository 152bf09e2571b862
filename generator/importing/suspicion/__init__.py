"""What a careful reader would stop at. Each rule yields `Suspicion`s; its docstring says what it looks for.

The rules work on words and marks alone, for German and English alike where not said otherwise. They find
places to look at, not mistakes: each is reported, none is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from ..language import Language
from ..manuscript import Passage
from .clauses import clauses_lack_commas
from .place import Suspicion
from .repetition import passages_repeat
from .sentences import marks_stand_alone, sentences_begin_small, sentences_break_off, sentences_run_together
from .times import dates_are_relative
from .words import words_are_glued, words_stand_twice

Rule = Callable[[Sequence[Passage], Language], Iterator[Suspicion]]

RULES: Final[tuple[Rule, ...]] = (
    words_are_glued,
    words_stand_twice,
    sentences_break_off,
    sentences_begin_small,
    sentences_run_together,
    marks_stand_alone,
    clauses_lack_commas,
    passages_repeat,
)


def suspicions(passages: Sequence[Passage], language: Language, published: str = "") -> tuple[Suspicion, ...]:
    """Return every suspicious place, in the order of the text.

    Where the day of publication is known, relative dates have their anchor.
    """
    rules = (*RULES, *(() if published else (dates_are_relative,)))
    return tuple(sorted(found for rule in rules for found in rule(passages, language)))
