"""An edition: the content in one language, with everything the pages need to say it."""

from __future__ import annotations

from dataclasses import dataclass

from ..linking.backlinks import Backlinks, backlinks
from ..linking.markdown import Texts, glossary_of
from ..model.content import Content


@dataclass(frozen=True, slots=True)
class Edition:
    """One language of the site; `folder` is where its pages lie below docs/ (empty for the first)."""

    language: str
    folder: str
    content: Content
    texts: Texts
    backlinks: Backlinks


def edition(content: Content, language: str, folder: str = "") -> Edition:
    """Make an edition of content that is written in `language`."""
    glossary = glossary_of(content, language)
    return Edition(language, folder, content, Texts(content, glossary, language), backlinks(content, glossary))
