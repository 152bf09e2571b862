"""`_headers`: what the host says with each file, in the form that Netlify and Cloudflare Pages read.

https://docs.netlify.com/manage/routing/headers/ – hosts join the headers of all rules that match, and a policy
that is joined with another is the stricter of both. So no two rules here give one path two policies: embeds
are told apart by kind, pages by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..feeds.forms import FORMS
from .block import BlockKind
from .policy import for_pages

EVERYWHERE = (
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: strict-origin-when-cross-origin",
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), browsing-topics=()",
)
SHARED = "Access-Control-Allow-Origin: *"
"""Others may read oEmbed documents and feeds by script, and check the loader against its hash."""


def headers(folders: Sequence[str], pages: Iterable[str], policies: Mapping[BlockKind, str]) -> str:
    """Return the file's text.

    `folders` are those of the editions (empty for the first), `pages` the names of pages in each,
    `policies` those of embeds by their kind.
    """
    names = tuple(pages)
    rules = [_rule("/*", *EVERYWHERE), _rule("/assets/fonts/*", "Cache-Control: public, max-age=604800")]
    rules += (_rule(path, f"Content-Security-Policy: {for_pages()}") for path in _pages(folders, names))
    for kind, policy in policies.items():
        line = f"Content-Security-Policy: {policy}; frame-ancestors *"
        rules += (_rule(path, line, SHARED) for path in _embeds(folders, kind))
    rules.append(_rule("/embed/loader-1.js", SHARED))
    for folder in folders:
        home = f"/{folder}/" if folder else "/"
        rules += (_rule(f"{home}{form.file}", f"Content-Type: {form.type}; charset=utf-8", SHARED) for form in FORMS)
    return "\n".join(rules)


def _pages(folders: Sequence[str], names: tuple[str, ...]) -> Iterator[str]:
    """The addresses of all pages; a start page is its folder itself."""
    yield "/404.html"
    for folder in folders:
        home = f"/{folder}/" if folder else "/"
        yield from (home if name == "index" else f"{home}{name}/" for name in names)


def _embeds(folders: Sequence[str], kind: BlockKind) -> Iterator[str]:
    yield from (f"/{folder}/embed/{kind}/*" if folder else f"/embed/{kind}/*" for folder in folders)


def _rule(path: str, *lines: str) -> str:
    return "\n".join((path, *(f"  {line}" for line in lines), ""))
