"""The files that embeds add to the site, by their path below docs/."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from pathlib import PurePosixPath

from ..makers import Makers
from ..pages.edition import Edition
from ..wording.words import words
from .block import FOLDER, KINDS, Block
from .blocks import blocks
from .document import asset, document, script, style
from .former import former
from .headers import headers
from .height import NARROW, height
from .oembed import Fields, as_json, as_xml, fields
from .policy import for_documents, integrity
from .snippet import Snippet, with_loader

LOADER = "loader-1.js"


@dataclass(frozen=True, eq=False)
class Embed:
    """A block on offer: its document, and the snippet that shows it. Both are made when they are asked for."""

    edition: Edition
    block: Block

    @cached_property
    def html(self) -> str:
        """The document."""
        return document(self.edition, self.block)

    @cached_property
    def snippet(self) -> Snippet:
        """What others paste; its height is reckoned from the document."""
        edition, block = self.edition, self.block
        page = edition.home if block.page == "index" else f"{edition.home}{block.page}/"
        return Snippet(
            title=block.title,
            lines=block.lines,
            more=words(edition.language)["embeds.read_on"].format(title=edition.content.explainer.title),
            page=f"{page}#{block.anchor}" if block.anchor else page,
            address=f"{edition.home}{block.address}",
            height=height(self.html),
            narrow_height=height(self.html, NARROW),
        )

    @property
    def oembed(self) -> Fields:
        """What is said of it to those who ask by oEmbed."""
        by_loader = loader_snippet(self.edition, self.snippet)
        return fields(self.snippet, self.edition.content.explainer, self.edition.site, by_loader)


@lru_cache(maxsize=8)  # the gallery shows what the files hold
def embeds(edition: Edition) -> tuple[Embed, ...]:
    """Return every block that an edition offers."""
    return tuple(Embed(edition, block) for block in blocks(edition) if block.is_offered)


def shared(editions: Sequence[Edition], pages: Iterable[str]) -> Makers:
    """Return what makes the loader, and the headers for the embeds of all editions and for the pages named."""
    return {
        PurePosixPath(FOLDER, LOADER): partial(asset, f"templates/embeds/{LOADER}"),
        PurePosixPath("_headers"): partial(_headers, [edition.folder for edition in editions], tuple(pages)),
    }


def _headers(folders: Sequence[str], pages: Sequence[str]) -> str:
    return headers(folders, pages, {kind: for_documents(style(kind), script(kind)) for kind in KINDS})


def documents(edition: Edition) -> Makers:
    """Return what makes the documents of an edition, and what is said of each by oEmbed."""
    return {PurePosixPath(edition.folder, path): make for path, make in _documents(edition)}


def loader_snippet(edition: Edition, snippet: Snippet) -> str:
    """Return the snippet that shows a block by the loader, with the loader's hash."""
    return with_loader(snippet, f"{edition.site}embed/{LOADER}", integrity(asset(f"templates/embeds/{LOADER}")))


def _documents(edition: Edition) -> Iterator[tuple[str, Callable[[], str]]]:
    made = blocks(edition)
    for block in made:
        if not block.is_offered:
            yield f"{block.address}index.html", partial(document, edition, block)
    for one in former(edition, made):
        yield f"{one.address}index.html", partial(document, edition, one.block)
    for embed in embeds(edition):
        yield f"{embed.block.address}index.html", partial(_html, embed)
        yield f"{embed.block.address}oembed.json", partial(_oembed, as_json, embed)
        yield f"{embed.block.address}oembed.xml", partial(_oembed, as_xml, embed)


def _html(embed: Embed) -> str:
    return embed.html


def _oembed(write: Callable[[Fields], str], embed: Embed) -> str:
    return write(embed.oembed)
