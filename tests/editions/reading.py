"""Reading built pages as somebody does who cares for languages: what is said, in which language, and what is stated."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from tests.built import is_embed, pages, target

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SPOKEN = {"aria-label", "alt", "placeholder", "label", "title", "aria-description", "aria-roledescription"}
SPOKEN_DATA = {"data-label", "data-auto", "data-light", "data-dark", "data-less", "data-remove"}
SPOKEN_DATA |= {f"data-{name}" for name in ("busy", "none", "one", "many", "missing")}
"""Data attributes that the scripts say."""

EDITION = "en/"


@dataclass(frozen=True)
class Piece:
    """Some text as it stands between two tags, or in an attribute; `language` is that of its element."""

    text: str
    language: str
    within: frozenset[str]
    """Tags and classes of the elements around it."""


@dataclass(frozen=True)
class _Element:
    tag: str
    language: str
    names: frozenset[str]


@dataclass
class Reader(HTMLParser):
    """One page: its pieces, its head's properties, and by anchor what it states and where it leads."""

    name: str
    text: str
    pieces: list[Piece] = field(default_factory=list)
    head: Counter[tuple[str, str]] = field(default_factory=Counter)
    alternates: dict[str, str] = field(default_factory=dict)
    stated: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    led: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    language: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[_Element] = []
        self._anchor = ""
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        around = self._open[-1] if self._open else _Element("", "", frozenset())
        names = frozenset({tag, *values.get("class", "").split()})
        here = _Element(tag, values.get("lang", around.language), around.names | names)
        if tag == "html":
            self.language = here.language
        self._note(tag, values, here)
        for name, value in values.items():
            if name in SPOKEN | SPOKEN_DATA:
                self._say(value, here)
        if tag not in VOID:
            self._open.append(here)

    def _note(self, tag: str, values: dict[str, str], here: _Element) -> None:
        if "main" in here.names and "id" in values and ":" not in values["id"]:
            self._anchor = values["id"]
        if tag == "meta":
            self.head[values.get("property") or values.get("name", ""), values.get("content", "")] += 1
        if tag == "link" and values.get("rel") == "alternate" and "hreflang" in values:
            self.alternates[values["hreflang"]] = values["href"]
        if "main" not in here.names:
            return
        if tag == "time":
            self.stated[self._anchor][f"time {values['datetime']}"] += 1
        if tag == "data":
            self.stated[self._anchor][f"data {values['value']}"] += 1
        if tag == "a" and "term" not in here.names and not ("backlinks" in here.names and self._is_term()):
            self.led[self._anchor][_goal(self.name, values.get("href", ""))] += 1

    def _is_term(self) -> bool:
        """Whether a term is being read: which texts use its word is a matter of each language."""
        return self._anchor.startswith("term-")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1].tag not in {"script", "style"}:
            self._say(data, self._open[-1])

    def _say(self, text: str, element: _Element) -> None:
        plain = " ".join(text.split())
        if any(letter.isalpha() for letter in plain):
            self.pieces.append(Piece(plain, element.language, element.names))

    def text_of(self, name: str) -> str:
        """What a property of the head says."""
        return next(text for known, text in self.head if known == name)

    def __hash__(self) -> int:
        return id(self)


def _goal(page: str, link: str) -> str:
    """Where a link leads, the same for each edition."""
    goal = target(page, link)
    return link if goal is None else f"{goal[0].removeprefix(EDITION)}#{goal[1]}"


@cache
def read(site: Path) -> dict[str, Reader]:
    """Return every page of a site by its path, such as `en/timeline/index.html`; embeds are no pages."""
    return {name: Reader(name, page.text) for name, page in pages(site).items() if not is_embed(name)}


def pairs(site: Path) -> Iterator[tuple[Reader, Reader]]:
    """Yield the pages of the first edition, each with its counterpart in English."""
    found = read(site)
    for name, page in found.items():
        if not name.startswith(EDITION) and name != "404.html":
            yield page, found[f"{EDITION}{name}"]
