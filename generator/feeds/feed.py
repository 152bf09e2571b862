"""A feed before it is a file: what it says of itself, and its items."""

from __future__ import annotations

from dataclasses import dataclass

from ..pages.edition import Edition
from ..wording.words import words
from .forms import ATOM, JSON_FEED
from .items import Item, items, moment


@dataclass(frozen=True, slots=True)
class Feed:
    """The corrections and updates of one edition. Addresses are absolute.

    `atom` and `json` are where its two forms lie, `page` the page for people, `others` by language where the feeds of
    the other editions lie.
    """

    language: str
    title: str
    subtitle: str
    page: str
    atom: str
    json: str
    others: tuple[tuple[str, str], ...]
    updated: str
    author: str
    author_address: str
    author_mail: str
    licence: str
    licence_address: str
    items: tuple[Item, ...]


def feed(edition: Edition) -> Feed:
    """Return the feed of an edition. Without a change it is as new as the last review of the whole."""
    explainer = edition.content.explainer
    say = words(edition.language)
    found = items(edition)
    contact = explainer.publisher.contact or ""
    folders = {code: folder for code, folder in edition.folders.items() if code != edition.language}
    return Feed(
        language=edition.language,
        title=title(edition),
        subtitle=say["feeds.subtitle"],
        page=f"{edition.home}changes/",
        atom=f"{edition.home}{ATOM.file}",
        json=f"{edition.home}{JSON_FEED.file}",
        others=tuple((code, f"{edition.site}{_in(folder)}{ATOM.file}") for code, folder in folders.items()),
        updated=max((item.moment for item in found), default=moment(explainer.reviewed)),
        author=explainer.publisher.name,
        author_address=explainer.publisher.url,
        author_mail=contact.removeprefix("mailto:") if contact.startswith("mailto:") else "",
        licence=explainer.licence.name,
        licence_address=explainer.licence.url,
        items=found,
    )


def title(edition: Edition) -> str:
    """Return what the feed of an edition is called."""
    return words(edition.language)["feeds.title"].format(title=edition.content.explainer.title)


def _in(folder: str) -> str:
    return f"{folder}/" if folder else ""
