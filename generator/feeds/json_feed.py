"""JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/."""

from __future__ import annotations

import json

from .feed import Feed
from .items import Item


def as_json_feed(feed: Feed) -> str:
    """Return a feed as a JSON Feed document.

    The format has no place for a licence or for a day without a time; our own are under `_explainer`, as it allows.
    """
    author = {"name": feed.author, "url": feed.author_address}
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.subtitle,
        "home_page_url": feed.page,
        "feed_url": feed.json,
        "language": feed.language,
        "authors": [author],
        "_explainer": {"licence": {"name": feed.licence, "url": feed.licence_address}},
        "items": [_item(item) for item in feed.items],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _item(item: Item) -> dict[str, object]:
    return {
        "id": item.id,
        "url": item.address,
        "title": item.title,
        "content_html": item.html,
        "date_published": item.moment,
        "tags": [item.label],
        "_explainer": {"day": item.day, "kind": item.kind, "record": item.record},
    }
