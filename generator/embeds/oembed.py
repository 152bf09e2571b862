"""oEmbed documents (https://oembed.com, version 1.0) of type rich, as files: a provider without a server.

`maxwidth` and `maxheight` cannot be answered by a file. The frame takes the width it is given, so its `html`
fits every `maxwidth`; `width` is the width it was measured for.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import escape

from ..model.explainer import Explainer
from .height import WIDTH
from .snippet import Snippet, frame

CACHE_AGE: Final = 86400
"""Seconds after which consumers ask again."""

THUMBNAIL: Final = ("assets/img/embed.png", 1200, 630)
"""The picture of all blocks, below the site's own address, with its width and height."""


Fields = Mapping[str, str | int]
"""The fields of an oEmbed document."""


def fields(snippet: Snippet, explainer: Explainer, site: str, loader: str) -> Fields:
    """Return the document's fields; `site` is the address of the whole site and ends in a slash.

    `loader` is the snippet with the loader: a field of our own, as oEmbed allows, for the site's own dialog.
    """
    picture, width, height = THUMBNAIL
    return {
        "version": "1.0",
        "type": "rich",
        "title": snippet.title,
        "author_name": explainer.publisher.name,
        "author_url": explainer.publisher.url,
        "provider_name": explainer.title,
        "provider_url": site,
        "cache_age": CACHE_AGE,
        "thumbnail_url": f"{site}{picture}",
        "thumbnail_width": width,
        "thumbnail_height": height,
        "html": frame(snippet),
        "html_with_loader": loader,
        "width": WIDTH,
        "height": snippet.height,
    }


def as_json(found: Fields) -> str:
    """Return the document as JSON."""
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def as_xml(found: Fields) -> str:
    """Return the document as XML."""
    lines = (f"<{name}>{escape(str(value))}</{name}>" for name, value in found.items())
    return "\n".join(('<?xml version="1.0" encoding="utf-8" standalone="yes"?>', "<oembed>", *lines, "</oembed>", ""))
