"""The checks: what must be true of content beyond the shape of its fields.

Each rule is a function from what was loaded to problems; its docstring states the rule. `RULES` names
them all. A rule must cope with content that is partly missing, so that one run tells everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from ..load.records import Loaded
from ..load.translation import Translation
from ..problems import Problem
from ..translate import translate
from .certainty import (
    anonymous_is_not_confirmed,
    claims_are_attributed,
    confirmed_is_proved,
    reviews_are_due,
)
from .changes import changes_name_fields, changes_say_what_was
from .claims import claims_are_worded
from .dates import causes_come_first, periods_come_in_order, spans_run_forwards
from .drafts import drafts_are_reviewed
from .evidence import article_rests_on_sources, sources_are_used
from .identifiers import ids_are_known, ids_are_unique, nothing_refers_to_itself
from .listing import ListedRule, listed
from .maps import maps_count_from_a_border
from .passages import passages_bear_records, translated_passages_bear_records
from .prose import texts_are_borne
from .redirects import redirects_lead_somewhere
from .series import series_agree_with_their_number
from .settings import article_is_in_the_first_language
from .switches import exceptions_name_records, rules_of
from .texts import (
    dates_follow_their_word,
    glossary_names_are_unique,
    references_have_two_brackets,
    references_resolve,
    texts_hold_no_html,
    texts_keep_to_their_place,
    texts_link_safely,
)
from .translations import texts_are_up_to_date, texts_refer_to_the_same, texts_say_the_same

Rule = Callable[[Loaded], Iterator[Problem]]

RULES: Final[tuple[Rule, ...]] = (
    ids_are_known,
    ids_are_unique,
    nothing_refers_to_itself,
    references_resolve,
    dates_follow_their_word,
    references_have_two_brackets,
    texts_hold_no_html,
    texts_keep_to_their_place,
    texts_link_safely,
    glossary_names_are_unique,
    causes_come_first,
    spans_run_forwards,
    periods_come_in_order,
    article_rests_on_sources,
    sources_are_used,
    drafts_are_reviewed,
    passages_bear_records,
    texts_are_borne,
    series_agree_with_their_number,
    changes_name_fields,
    changes_say_what_was,
    confirmed_is_proved,
    anonymous_is_not_confirmed,
    claims_are_attributed,
    reviews_are_due,
    exceptions_name_records,
    redirects_lead_somewhere,
    maps_count_from_a_border,
    article_is_in_the_first_language,
)


TEXT_RULES: Final[tuple[Rule, ...]] = (
    references_resolve,
    dates_follow_their_word,
    references_have_two_brackets,
    texts_hold_no_html,
    texts_keep_to_their_place,
    texts_link_safely,
    glossary_names_are_unique,
    article_rests_on_sources,
    translated_passages_bear_records,
    claims_are_worded,
)
"""The rules that hold for a translation as well."""


_OF_TRANSLATIONS: Final = (texts_are_up_to_date, texts_refer_to_the_same, texts_say_the_same)


def rules_in_words(loaded: Loaded) -> tuple[ListedRule, ...]:
    """Return every rule in words and how the editor has set it, those that can be switched first."""
    return tuple(listed((*RULES, *TEXT_RULES, *_OF_TRANSLATIONS), rules_of(loaded)))


def check(loaded: Loaded) -> tuple[Problem, ...]:
    """Return every problem of the content, those of loading included, in the order of files and lines."""
    found = [problem for rule in RULES for problem in rule(loaded)]
    return tuple(sorted({*loaded.problems, *found}))


def check_translation(loaded: Loaded, translation: Translation, *, complete: bool = False) -> tuple[Problem, ...]:
    """Return the problems of a language's texts; `complete` makes errors of what is missing or not up to date."""
    translated = translate(loaded, translation)
    found = [problem for rule in TEXT_RULES for problem in rule(translated)]
    for states in _OF_TRANSLATIONS:
        found += states(loaded, translation, complete=complete)
    return tuple(sorted({*translation.problems, *found}))
