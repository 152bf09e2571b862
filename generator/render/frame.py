"""What surrounds a page's text: its front matter, which the theme's templates read, and notices."""

from __future__ import annotations

from html import escape
from typing import Final, get_args
from urllib.parse import urlsplit

import yaml
from babel import Locale
from babel.core import get_global

from ..feeds.feed import title as feed_title
from ..feeds.forms import FORMS
from ..model.edtf import parse
from ..model.explainer import ReadingDepth
from ..model.translation import Borrowed
from ..pages.edition import Edition
from ..pages.page import Page
from ..pages.site import DOSSIER, NOT_FOUND, navigation
from ..wording.dates import date_in_words
from ..wording.words import Words, words
from .pen import Pen

BLOCKS: Final = {"timeline": "embed/timeline/all"}
"""The embed that stands for a page with those who ask by oEmbed; for all others the key points."""


def front_matter(edition: Edition, page: Page) -> str:
    """Return a page's YAML front matter.

    Besides title and description it holds what the theme cannot know of several languages: the navigation, the
    same page in each language, and the words of the frame. Addresses are relative to the site's root; only the page
    for missing ones, which is shown at any address, tells the absolute path (`base`) that its own links count from.
    """
    plain = {key: str(value) for key, value in _head(edition, page).items()}
    return _yaml(plain, flow=False) + "".join(
        f"{key}: {_yaml(value, flow=True)}" for key, value in _frame(edition, page).items()
    )


def _head(edition: Edition, page: Page) -> dict[str, str]:
    """What the page is."""
    explainer = edition.content.explainer
    head = {
        "title": page.title,
        "description": page.description,
        "language": edition.language,
        "kind": page.name,
        "depth": str(1 + get_args(ReadingDepth).index(explainer.reading_depth)),
        "group": _group(page, words(edition.language)),
        "dossier": _address(edition.folder, DOSSIER),
        "site": explainer.title,
        "embed": _address(edition.folder, BLOCKS.get(page.name, "embed/key-points/all")),
        "room": str(_room(edition)),
        "site_language": _language_of(explainer.title, edition),
    }
    if page.name == NOT_FOUND:
        head["base"] = f"{urlsplit(explainer.site_url).path.rstrip('/')}/{_address(edition.folder, page.name)}"
    return head


def _frame(edition: Edition, page: Page) -> dict[str, object]:
    """What surrounds it."""
    say = words(edition.language)
    explainer = edition.content.explainer
    licence = explainer.licence
    return {
        "editions": _editions(edition, page),
        "navigation": [
            {"kind": name, "title": say[f"pages.{name}.title"], "address": _address(edition.folder, name)}
            for name in navigation(edition.content)
        ],
        "feeds": [
            {
                "type": form.type,
                "title": f"{feed_title(edition)} ({form.name})",
                "address": f"{_address(edition.folder, 'index')}{form.file}",
            }
            for form in FORMS
        ],
        "licence": _link(licence.name, licence.url, edition),
        "publisher": _link(explainer.publisher.name, explainer.publisher.url, edition),
        "legal": [_link(page.label, page.url, edition) for page in explainer.legal],
        "words": {key.removeprefix("frame."): text for key, text in say.texts.items() if key.startswith("frame.")},
    }


def _editions(edition: Edition, page: Page) -> list[dict[str, str]]:
    """The same page in each language; for the one of missing pages each language's first."""
    name = "index" if page.name == NOT_FOUND else page.name
    return [
        {"language": code, "locale": _locale(code), "name": _own_name(code), "address": _address(folder, name)}
        for code, folder in edition.folders.items()
    ]


def _link(name: str, address: str, edition: Edition) -> dict[str, str]:
    return {"name": str(name), "address": address, "language": _language_of(name, edition)}


def _yaml(value: object, *, flow: bool) -> str:
    text: str = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100_000, default_flow_style=flow)
    return text


def _room(edition: Edition) -> float:
    """How wide a window must be, in em, for the site's title, the navigation as a row and the controls.

    Guessed from the letters, as no font is at hand; the title may take two lines, but no word of it is broken.
    """
    say = words(edition.language)
    entries = [say[f"pages.{name}.title"] for name in navigation(edition.content)]
    row = sum(map(len, entries)) * 0.53 + (len(entries) - 1) * 0.95
    title = str(edition.content.explainer.title)
    name = max(len(title) * 0.26, *(len(word) * 0.56 for word in title.split()))
    switches = sum(len(_own_name(code)) * 0.5 + 1 for code in edition.folders if code != edition.language)
    return round(row + name + switches + 14, 1)


def _group(page: Page, say: Words) -> str:
    """What the search calls the hits of a page: “Ereignisse” are those of the timeline."""
    names = (f"frame.group_{page.name}", f"pages.{page.name}.title")
    return next((say[name] for name in names if name in say.texts), page.title)


def _language_of(text: str, edition: Edition) -> str:
    return text.language if isinstance(text, Borrowed) else edition.language


def _own_name(code: str) -> str:
    """What a language calls itself, with a capital for the head of a page: “Deutsch”, “English”."""
    name = words(code).locale.language_name or code
    return name[:1].upper() + name[1:]


def _locale(code: str) -> str:
    """A language's locale with a territory, as link previews want it: “de_DE”, “en_GB”."""
    locale = words(code).locale
    likely = Locale.parse(get_global("likely_subtags").get(locale.language, locale.language))
    return "_".join(part for part in (locale.language, locale.territory or likely.territory) if part)


def _address(folder: str, name: str) -> str:
    parts = (folder, "" if name == "index" else name)
    return "".join(f"{part}/" for part in parts if part)


def notice(edition: Edition, pen: Pen) -> str:
    """Return what a page says of texts that are not translated, or not up to date; mostly nothing."""
    say = words(edition.language)
    lines = [say["frame.not_translated"]] if pen.borrows else []
    lines += [
        say["frame.outdated"].format(day=date_in_words(parse(day), edition.language)) for day in sorted(pen.outdated)
    ]
    return "".join(f"\n{escape(line)}\n{{: .translation-notice role=note }}\n" for line in lines)
