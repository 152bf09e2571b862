"""HTML: the article's own blocks; all that pages put around it is left out, named by element."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, PageElement, Tag

from ..escape import escaped, in_one_line
from ..manuscript import LeftOut, Manuscript, Passage, PassageKind, UnreadableError

_LEFT_OUT: Final = {
    "nav": "navigation",
    "header": "page header",
    "footer": "page footer",
    "aside": "aside",
    "form": "form",
    "button": "button",
    "figure": "picture",
    "figcaption": "caption",
    "picture": "picture",
    "img": "picture",
    "video": "video",
    "audio": "audio",
    "iframe": "embedded frame",
    "object": "embedded object",
    "svg": "drawing",
    "table": "table",
    "pre": "code",
    "script": "script",
    "style": "style sheet",
    "noscript": "text for browsers without scripts",
    "template": "template",
    "dialog": "dialog",
    "select": "form",
    "textarea": "form",
    "input": "form",
}
_NOISE: Final = re.compile(
    r"(?:^|[-_ ])(?:related|share|sharing|social|newsletter|advert\w*|ads?|promo|comments?|breadcrumbs?|paywall|"
    r"cookie\w*|recommend\w*|outbrain|taboola|tags?|author-?box|most-?read|"
    r"menu|nav|navbar|navigation|sidebar|masthead|colophon)(?:$|[-_ ])",
    re.IGNORECASE,
)
_BLOCKS: Final = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "dt", "dd", "address"}
_CALLED: Final[dict[PassageKind, re.Pattern[str]]] = {
    "byline": re.compile(r"(?:^|[-_ ])(?:bylines?|authors?|autor(?:en)?|entry-meta)(?:$|[-_ ])", re.IGNORECASE),
    "kicker": re.compile(r"(?:^|[-_ ])(?:kicker|overline|topline|eyebrow|dachzeile)(?:$|[-_ ])", re.IGNORECASE),
    "standfirst": re.compile(
        r"(?:^|[-_ ])(?:intro|standfirst|lede|dek|deck|subtitle|vorspann|excerpt|summary)(?:$|[-_ ])", re.IGNORECASE
    ),
}
"""Which classes pages give to what stands above their text."""
_LONGEST: Final[dict[PassageKind, int]] = {"byline": 120, "kicker": 60, "standfirst": 600}
_METADATA: Final = {
    "og:title": "title",
    "og:description": "standfirst",
    "description": "standfirst",
    "author": "byline",
    "article:author": "byline",
    "article:published_time": "published",
    "date": "published",
    "dc.date": "published",
    "og:site_name": "publisher",
    "og:url": "url",
}
_LINKED_DATA: Final = {
    "headline": "title",
    "description": "standfirst",
    "author": "byline",
    "datePublished": "published",
    "publisher": "publisher",
}


def read_html(text: str) -> Manuscript:
    """Read a page or a fragment of one. Where it has an `<article>`, all outside that is left out.

    Raises `UnreadableError` where elements stand in one another by the thousand.
    """
    try:
        return _read(BeautifulSoup(text, "html.parser"))
    except RecursionError as error:
        raise UnreadableError("elements stand in one another too deeply", allowed="the article's own HTML") from error


def _read(soup: BeautifulSoup) -> Manuscript:
    reader = _Reader()
    article = _article(soup)
    for child in (soup.body or soup).children:
        reader.read(child, article)
    return Manuscript(tuple(reader.passages), _metadata(soup), tuple(reader.left_out))


def _article(soup: BeautifulSoup) -> Tag | None:
    """The element with the text: the longest `<article>`, an article body, or `<main>`."""
    for selector in ("article", "[itemprop=articleBody]", "main"):
        found = soup.select(selector)
        if found:
            return max(found, key=lambda element: len(element.get_text()))
    return None


class _Reader:
    """Walks over a page and sorts its blocks into passages and what is left out."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.left_out: list[LeftOut] = []

    def read(self, node: PageElement, article: Tag | None) -> None:
        """Read a node; `article` is the element to read inside, or None when we are in it."""
        if article is not None and not _holds(node, article):
            self._leave_out(node, "outside the article")
        elif isinstance(node, Tag):
            self._read_tag(node, None if article is None or node is article else article)
        elif isinstance(node, NavigableString):
            self._read_words(node)

    def _read_tag(self, tag: Tag, article: Tag | None) -> None:
        if article is None and (reason := _reason(tag)):
            self._leave_out(tag, reason)
        elif article is None and _is_block(tag):
            self._read_block(tag)
        else:
            for child in tag.children:
                self.read(child, article)

    def _read_block(self, tag: Tag) -> None:
        for noise in tag.find_all(lambda inner: bool(_reason(inner))):
            if isinstance(noise, Tag) and noise.parent is not None:
                self._leave_out(noise, _reason(noise))
                noise.extract()
        words = _links_in_order(in_one_line(_inline(tag, self.left_out)))
        if words:
            kind, level = _kind(tag)
            self.passages.append(Passage(tag.sourceline or 1, words, kind, level, is_marked=kind != "paragraph"))

    def _read_words(self, words: NavigableString) -> None:
        if type(words) is NavigableString and (text := in_one_line(str(words))):
            line = (words.parent.sourceline or 1) if words.parent else 1
            self.passages.append(Passage(line, escaped(text)))

    def _leave_out(self, node: PageElement, reason: str) -> None:
        if isinstance(node, Comment) or (isinstance(node, NavigableString) and not node.strip()):
            return
        words = _words(node)
        if words:
            line = node.sourceline if isinstance(node, Tag) else node.parent.sourceline if node.parent else 1
            self.left_out.append(LeftOut(line or 1, reason, words))


def _holds(node: PageElement, article: Tag) -> bool:
    return node is article or (isinstance(node, Tag) and node in article.parents)


def _reason(tag: Tag) -> str:
    if tag.name == "header" and tag.find("h1"):
        return ""
    if reason := _LEFT_OUT.get(tag.name):
        return reason
    names = " ".join((*tag.get_attribute_list("class"), *tag.get_attribute_list("id"))) if tag.attrs else ""
    if tag.name in {"div", "section", "ul", "ol", "p", "span"} and (noise := _NOISE.search(names)):
        return f"element of class “{noise[0].strip('-_ ')}”"
    if tag.name in {"div", "section", "ul", "ol", "span"} and _is_links_alone(tag):
        return "links alone"
    hidden = tag.has_attr("hidden") or "display:none" in str(tag.get("style", "")).replace(" ", "")
    return "hidden element" if hidden else ""


def _is_links_alone(tag: Tag) -> bool:
    """Whether a box holds two links and more, and nothing beside them."""
    links = tag.find_all("a")
    words = "".join(tag.get_text().split())
    return len(links) > 1 and bool(words) and words == "".join("".join(link.get_text().split()) for link in links)


def _is_block(tag: Tag) -> bool:
    """Whether an element holds words rather than blocks."""
    if tag.name in _BLOCKS:
        return not (tag.name in {"li", "blockquote"} and tag.find("p"))
    return not tag.find([*_BLOCKS, "div", "section"]) and tag.name not in {"ul", "ol", "dl"}


def _kind(tag: Tag) -> tuple[PassageKind, int]:
    if tag.name == "h1":
        return "title", 2
    if called := _called(tag):
        return called, 2
    if re.fullmatch("h[2-6]", tag.name):
        return "heading", 2 if tag.name == "h2" else 3
    if tag.name in {"li", "dd"}:
        return "item", 2
    if tag.name == "blockquote" or tag.find_parent("blockquote"):
        return "quotation", 2
    return "paragraph", 2


def _called(tag: Tag) -> PassageKind | None:
    """What a page's own class says of a block, or of a box around it alone."""
    words = tag.get_text(" ", strip=True)
    alone = [box for box in tag.parents if box.name != "[document]" and box.get_text(" ", strip=True) == words]
    for element in (tag, *tag.find_all(True), *alone):
        names = " ".join((*element.get_attribute_list("class"), *element.get_attribute_list("itemprop"))) or ""
        for kind, pattern in _CALLED.items():
            if pattern.search(names) and len(words) <= _LONGEST[kind]:
                return kind
    return None


def _inline(node: PageElement, left_out: list[LeftOut]) -> str:
    """Return a block's words as Markdown."""
    if isinstance(node, Comment):
        return ""
    if isinstance(node, NavigableString):
        return escaped(re.sub(r"\s+", " ", str(node))) if str(node).strip() else " "
    assert isinstance(node, Tag)
    if node.name == "br":
        return " "
    inside = "".join(_inline(child, left_out) for child in node.children)
    return _emphasised(node, inside, left_out) if inside.strip() else inside


def _emphasised(tag: Tag, inside: str, left_out: list[LeftOut]) -> str:
    if tag.name in {"strong", "b", "em", "i", "cite"}:
        return _marked(inside, "**" if tag.name in {"strong", "b"} else "*")
    address = str(tag.get("href", "")) if tag.name == "a" else ""
    if re.match(r"(?:https?://|mailto:)[^\s()<>]+$", address):
        return f"[{inside}]({address})"
    if address:
        left_out.append(LeftOut(tag.sourceline or 1, "link that is no web address", f"{inside.strip()}: {address}"))
    return inside


def _marked(words: str, mark: str) -> str:
    """Put the marks at the words, not at the blanks around them."""
    core = words.strip()
    before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{before}{mark}{core}{mark}{after}"


def _links_in_order(words: str) -> str:
    return re.sub(r"\s+([.,;:!?])", r"\1", words)


def _words(node: PageElement) -> str:
    if not isinstance(node, Tag):
        return in_one_line(str(node))
    pictures = [node] if node.name == "img" else node.find_all("img")
    told = [f"{picture.get('alt', '')} ({picture.get('src', '')})".strip() for picture in pictures]
    source = [str(node["src"])] if node.name != "img" and node.has_attr("src") else []
    words = in_one_line(node.get_text(" "))
    return " ".join(filter(None, (words, *told, *source)))


def _metadata(soup: BeautifulSoup) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in _stated(soup):
        if value and in_one_line(value):
            found.setdefault(name, in_one_line(value))
    return found


def _stated(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    for data in _linked_data(soup):
        for theirs, ours in _LINKED_DATA.items():
            yield ours, _name(data.get(theirs))
    for meta in soup.find_all("meta"):
        name = str(meta.get("property") or meta.get("name") or "").lower()
        if name in _METADATA:
            yield _METADATA[name], str(meta.get("content", ""))
    canonical = soup.find("link", rel="canonical")
    if canonical is not None:
        yield "url", str(canonical.get("href", ""))
    if soup.title is not None:
        yield "page title", soup.title.get_text()
    if soup.html is not None:
        yield "language", str(soup.html.get("lang", ""))[:2].lower()


def _linked_data(soup: BeautifulSoup) -> Iterator[dict[str, object]]:
    """Yield the objects of JSON-LD that have a headline."""
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            data = json.loads(script.get_text())
        except ValueError:
            continue
        items = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
        yield from (item for item in items if isinstance(item, dict) and "headline" in item)


def _name(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value)))
    if isinstance(value, dict):
        return _name(value.get("name"))
    return value if isinstance(value, str) else ""
