"""The files that embeds add to the site, by their path below docs/."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from ..pages.edition import Edition
from ..wording.words import words
from .block import KINDS, Block
from .blocks import blocks
from .document import asset, document, script, style
from .former import former
from .headers import headers
from .height import height
from .oembed import as_json, as_xml, fields
from .policy import for_documents, integrity
from .snippet import Snippet, with_loader

LOADER = "loader-1.js"


@dataclass(frozen=True, slots=True)
class Embed:
    """A finished block: its document, and the snippet that shows it."""

    block: Block
    html: str
    snippet: Snippet


@lru_cache(maxsize=8)  # the gallery shows what the files hold
def embeds(edition: Edition) -> tuple[Embed, ...]:
    """Return every block that an edition offers, finished."""
    return tuple(_embed(edition, block) for block in blocks(edition) if block.is_offered)


def _embed(edition: Edition, block: Block) -> Embed:
    html = document(edition, block)
    home = edition.home
    page = home if block.page == "index" else f"{home}{block.page}/"
    snippet = Snippet(
        title=block.title,
        lines=block.lines,
        more=words(edition.language)["embeds.read_on"].format(title=edition.content.explainer.title),
        page=f"{page}#{block.anchor}" if block.anchor else page,
        address=f"{home}{block.address}",
        height=height(html),
    )
    return Embed(block, html, snippet)


def files(editions: Sequence[Edition], pages: Iterable[str]) -> dict[PurePosixPath, str]:
    """Return the documents of all editions, the loader, and the headers for them and for the pages named."""
    found = {path: text for edition in editions for path, text in _documents(edition)}
    found[PurePosixPath("embed", LOADER)] = asset(f"templates/embeds/{LOADER}")
    policies = {kind: for_documents(style(kind), script(kind)) for kind in KINDS}
    found[PurePosixPath("_headers")] = headers([edition.folder for edition in editions], pages, policies)
    return found


def loader_snippet(edition: Edition, snippet: Snippet) -> str:
    """Return the snippet that shows a block by the loader, with the loader's hash."""
    return with_loader(snippet, f"{edition.site}embed/{LOADER}", integrity(asset(f"templates/embeds/{LOADER}")))


def _documents(edition: Edition) -> Iterator[tuple[PurePosixPath, str]]:
    made = blocks(edition)
    for block in made:
        if not block.is_offered:
            yield PurePosixPath(edition.folder, block.address, "index.html"), document(edition, block)
    for one in former(edition, made):
        yield PurePosixPath(edition.folder, one.address, "index.html"), document(edition, one.block)
    for embed in embeds(edition):
        folder = PurePosixPath(edition.folder, embed.block.address)
        by_loader = loader_snippet(edition, embed.snippet)
        found = fields(embed.snippet, edition.content.explainer, edition.site, by_loader)
        yield folder / "index.html", embed.html
        yield folder / "oembed.json", as_json(found)
        yield folder / "oembed.xml", as_xml(found)
