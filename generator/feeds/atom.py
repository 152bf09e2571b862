"""Atom, the Atom Syndication Format: RFC 4287; the licence as a link: RFC 4946."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from .feed import Feed
from .forms import ATOM
from .items import Item

NAMESPACE = "http://www.w3.org/2005/Atom"


def as_atom(feed: Feed) -> str:
    """Return a feed as an Atom document."""
    root = Element("feed", {"xmlns": NAMESPACE, "xml:lang": feed.language})
    _text(root, "id", feed.atom)
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", feed.updated)
    _author(root, feed)
    SubElement(root, "link", rel="self", type=ATOM.type, href=feed.atom)
    SubElement(root, "link", rel="alternate", type="text/html", hreflang=feed.language, href=feed.page)
    for language, address in feed.others:
        SubElement(root, "link", rel="alternate", type=ATOM.type, hreflang=language, href=address)
    SubElement(root, "link", rel="license", href=feed.licence_address)
    _text(root, "rights", feed.licence)
    _text(root, "generator", "Explainer")
    for item in feed.items:
        _entry(root, item)
    ElementTree.indent(root, space=" ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _author(parent: Element, feed: Feed) -> None:
    author = SubElement(parent, "author")
    _text(author, "name", feed.author)
    _text(author, "uri", feed.author_address)
    if feed.author_mail:
        _text(author, "email", feed.author_mail)


def _entry(parent: Element, item: Item) -> None:
    entry = SubElement(parent, "entry")
    _text(entry, "id", item.id)
    _text(entry, "title", item.title)
    _text(entry, "published", item.moment)
    _text(entry, "updated", item.moment)
    SubElement(entry, "link", rel="alternate", type="text/html", href=item.address)
    SubElement(entry, "link", rel="related", type="text/html", href=item.record)
    SubElement(entry, "category", term=item.kind, label=item.label)
    _text(entry, "content", item.html).set("type", "html")


def _text(parent: Element, name: str, text: str) -> Element:
    element = SubElement(parent, name)
    element.text = text
    return element
