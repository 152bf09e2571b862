"""An edition: the content in one language, with everything the pages need to say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..linking.backlinks import Backlinks, backlinks
from ..linking.markdown import Texts, glossary_of
from ..model.content import Content


@dataclass(frozen=True, slots=True, eq=False)  # each is itself alone: what is made of one is kept
class Edition:
    """One language of the site; `folder` is where its pages lie below docs/ (empty for the first).

    `folders` are those of all editions by language, this one's included.
    """

    language: str
    folder: str
    folders: Mapping[str, str]
    content: Content
    texts: Texts
    backlinks: Backlinks

    @property
    def site(self) -> str:
        """The address of the whole site; ends in a slash."""
        return f"{self.content.explainer.site_url.rstrip('/')}/"

    @property
    def home(self) -> str:
        """The address of the edition's start page; ends in a slash."""
        return f"{self.site}{self.folder}/" if self.folder else self.site


def edition(content: Content, language: str, original: Edition | None = None) -> Edition:
    """Make an edition of content whose texts are in `language`; the first of its languages has the root.

    `original` is the edition that it borrows from what is not translated.
    """
    glossary = glossary_of(content, language)
    first, *others = content.explainer.languages
    folders = {first: "", **{other: other for other in others}}
    texts = Texts(content, glossary, language, original.texts if original else None)
    return Edition(language, folders[language], folders, content, texts, backlinks(content, glossary))
