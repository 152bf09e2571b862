"""Reading a built site: its pages with their ids, headings, links and sections."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

ADDRESS = "https://example.org/"
"""Where our mkdocs.yml says that the site is; its own absolute links lead there."""

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
LINKS = {"href", "src", "poster", "action", "formaction"}


@dataclass
class Page(HTMLParser):
    """One HTML page. `links` are written as they stand; `sections` hold the links inside a record's element."""

    text: str
    ids: list[str] = field(default_factory=list)
    headings: list[tuple[str, str, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    sections: dict[str, list[str]] = field(default_factory=dict)
    """By id of anything in a section or article, the links of that section or article."""

    def __post_init__(self) -> None:
        super().__init__()
        self._records: list[tuple[list[str], list[str]]] = []
        self._heading: list[str] | None = None
        self.feed(self.text)

    def __hash__(self) -> int:
        return id(self)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in {"section", "article"}:
            self._records.append(([], []))
        found = [values[name] for name in LINKS if name in values]
        found += [part.split()[0] for part in values.get("srcset", "").split(",") if part.strip()]
        self.links += found
        for ids, links in self._records:
            ids.extend([values["id"]] if "id" in values else [])
            links.extend(found)
        if "id" in values:
            self.ids.append(values["id"])
        if tag in HEADINGS:
            self._heading = [tag, values.get("id", ""), ""]

    def handle_endtag(self, tag: str) -> None:
        if tag in {"section", "article"} and self._records:
            ids, links = self._records.pop()
            self.sections |= {identifier: links for identifier in ids if identifier not in self.sections}
        if tag in HEADINGS and self._heading:
            level, identifier, text = self._heading
            self.headings.append((level, identifier, " ".join(text.replace("¶", "").split())))
            self._heading = None

    def handle_data(self, data: str) -> None:
        if self._heading:
            self._heading[2] += data


@cache
def pages(site: Path) -> dict[str, Page]:
    """Return every page of a site by its path, such as `timeline/index.html`."""
    files = sorted(site.rglob("*.html"))
    return {
        file.relative_to(site).as_posix(): Page(file.read_text(encoding="utf-8"))
        for file in files
        if "pagefind" not in file.relative_to(site).parts
    }


def is_embed(name: str) -> bool:
    """Whether a page is an embed, a document of its own outside the frame, or their gallery, which quotes them."""
    return "embed/" in name


def target(page: str, link: str, address: str = ADDRESS) -> tuple[str, str] | None:
    """Return the file and the fragment that a link leads to, or nothing where it leads off the site."""
    here = urljoin(address, page.removesuffix("index.html"))
    whole = urljoin(here, link.strip())
    if not whole.startswith(address):
        return None
    below, fragment = urldefrag(whole.removeprefix(address))
    path = unquote(urlsplit(below).path)
    return (f"{path}index.html" if path == "" or path.endswith("/") else path), unquote(fragment)


def broken_links(site: Path, address: str = ADDRESS) -> list[str]:
    """Return every link of a site, with its page, that leads to no file or no anchor of it."""
    found = pages(site)
    broken = []
    for name, page in found.items():
        for link in page.links:
            goal = target(name, link, address)
            if goal is None:
                continue
            path, fragment = goal
            ends = path in found and (fragment in {"", "top"} or fragment in found[path].ids)
            if not ends and not ((site / path).is_file() and path not in found):
                broken.append(f"{name}: {link}")
    return broken
