"""Rules about explainer.yml and the article's front matter, as far as one must fit the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ..load.records import Loaded
from ..problems import Problem

EXAMPLE_ADDRESS: Final = "https://example.org/"
"""Where a new project says that its site will be, unless it is told."""


def article_is_in_the_first_language(loaded: Loaded) -> Iterator[Problem]:
    """The article is in the first language of explainer.yml: pages and interface are in that one."""
    if loaded.explainer is None or loaded.article is None:
        return
    own, first = loaded.article.head.language, loaded.explainer.languages[0]
    if own.split("-")[0] != first.split("-")[0]:
        message = f"language: the article is in “{own}”, and the explainer's first language is “{first}”"
        allowed = "one language in both, here and first under “languages:” in explainer.yml"
        yield replace(loaded.problem("article", "", ("language",), message, allowed=allowed), level="warning")


def address_is_no_example(loaded: Loaded) -> Iterator[Problem]:
    """The site has an address of its own once it is built: its feeds, embeds and links for programs lead there."""
    if loaded.explainer is not None and loaded.explainer.site_url == EXAMPLE_ADDRESS:
        message = f"site_url is still the example's ({EXAMPLE_ADDRESS}): feeds and embeds lead there"
        allowed = "the address at which readers find the site"
        yield replace(loaded.problem("explainer", "", ("site_url",), message, allowed=allowed), level="warning")
