"""The article as readers see it: its paragraphs as words, with references filled in."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.content import Content
from .glossary import Glossary
from .markdown import Texts


def paragraphs_in_words(content: Content) -> Mapping[str, str]:
    """Return the text of each paragraph of the article by its id.

    A paragraph that refers to a record which is not there is left out: nothing can be said of it.
    """
    language = content.article.head.language
    texts = Texts(content, Glossary((), language), language)
    found: dict[str, str] = {}
    for block in content.article.paragraphs:
        try:
            found[block.id] = texts.plain(block.text)
        except KeyError:
            continue
    return found
