"""The problems of the content, shown on top of every page of the preview."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import escape

BODY = re.compile(r"<body\b[^>]*>")

STYLE = (
    "position:sticky;top:0;z-index:99;box-sizing:border-box;max-height:40vh;overflow:auto;margin:0;"
    "padding:1rem 1.25rem;background:#fff4e5;color:#3d1a00;"
    "border-bottom:4px solid #b3261e;font:16px/1.5 system-ui,sans-serif"
)
LIST_STYLE = "margin:.5rem 0 0;padding:0 0 0 1.25rem;font:14px/1.5 ui-monospace,monospace;overflow-wrap:anywhere"


def with_banner(page: str, problems: Collection[str]) -> str:
    """Return the page with a box at the top of its body that lists the problems; without any, as it is."""
    if not problems:
        return page
    items = "".join(f"<li>{escape(problem)}</li>" for problem in problems)
    box = (
        f'<section id="preview-problems" role="alert" lang="en" data-pagefind-ignore style="{STYLE}">'
        f"<strong>{_headline(len(problems))}</strong> The pages show the last state without problems."
        f'<ul style="{LIST_STYLE}">{items}</ul></section>'
    )
    return BODY.sub(lambda body: body[0] + box, page, count=1)


def _headline(count: int) -> str:
    return "The content has a problem." if count == 1 else f"The content has {count} problems."
