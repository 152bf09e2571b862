"""The links of a built site that lead to another of its places: is there a file, and in it the anchor?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urldefrag, urljoin

from generator.problems import Problem

_ATTRIBUTES: Final = {"href", "src", "poster"}
_EVERYWHERE: Final = {"", "top"}
"""Fragments that lead to the top of any page."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it is written, with its place."""

    target: str
    line: int
    column: int


@dataclass
class _Page(HTMLParser):
    """What a page links to, and what can be linked to in it."""

    text: str
    ids: set[str] = field(default_factory=set)
    links: list[Link] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, offset = self.getpos()
        for name, value in attrs:
            if name == "id":
                self.ids.add(value or "")
            elif name in _ATTRIBUTES:
                self.links.append(Link((value or "").strip(), line, offset + 1))
            elif name == "srcset":
                candidates = (part.split()[0] for part in (value or "").split(",") if part.strip())
                self.links += (Link(candidate, line, offset + 1) for candidate in candidates)


@dataclass(frozen=True, slots=True)
class Followed:
    """How many links were followed on how many pages, and those that lead nowhere."""

    pages: int
    links: int
    problems: tuple[Problem, ...]


def follow_links(site: Path, address: str) -> Followed:
    """Follow every link within a site that is to be published at an address; links to elsewhere are left alone."""
    pages = {file.relative_to(site).as_posix(): _Page(file.read_text(encoding="utf-8")) for file in _html(site)}
    within = [(name, link) for name, page in pages.items() for link in page.links if _is_within(name, link, address)]
    problems = (_problem(site, pages, name, link, address) for name, link in within)
    return Followed(len(pages), len(within), tuple(problem for problem in problems if problem))


def _html(site: Path) -> Iterator[Path]:
    yield from (file for file in sorted(site.rglob("*.html")) if file.relative_to(site).parts[0] != "pagefind")


def _whole(name: str, link: Link, address: str) -> str:
    return urljoin(urljoin(address, name.removesuffix("index.html")), link.target)


def _is_within(name: str, link: Link, address: str) -> bool:
    return _whole(name, link, address).startswith(address)


def _problem(site: Path, pages: dict[str, _Page], name: str, link: Link, address: str) -> Problem | None:
    path, fragment = urldefrag(_whole(name, link, address).removeprefix(address))
    path = unquote(path.partition("?")[0])
    file = f"{path}index.html" if not path or path.endswith("/") else path
    if not (site / file).is_file():
        message = f"link to “{link.target}”: there is no such page or file"
    elif file in pages and unquote(fragment) not in {*_EVERYWHERE, *pages[file].ids}:
        message = f"link to “{link.target}”: the page has no anchor “{unquote(fragment)}”"
    else:
        return None
    return Problem(name, link.line, link.column, message)
