"""Lists in words."""

from __future__ import annotations

from collections.abc import Iterable

from babel.lists import format_list

from .words import words


def list_in_words(items: Iterable[str], language: str) -> str:
    """Return the items as a phrase, “A, B und C”, or an empty string for none.

    Items are taken as they are: pass escaped ones to get HTML. Raise KeyError for a language without words.
    """
    return format_list(tuple(items), locale=words(language).locale)
