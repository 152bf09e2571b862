"""Embeds are safe whatever the content says, and only they may be framed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import Page, expect

from generator.build import editions
from generator.embeds.block import KINDS as KINDS_OF_BLOCKS
from generator.embeds.blocks import blocks
from generator.embeds.document import document
from generator.embeds.files import embeds, loader_snippet
from generator.embeds.snippet import frame
from generator.model.base import Record, Text, marks
from generator.model.content import KINDS, Content
from generator.pages.edition import Edition, edition
from generator.project import Project
from tests.conftest import MINIMAL, ROOT, copy_of
from tests.embeds.conftest import Host, Publisher, rules

R = TypeVar("R", bound=Record)

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)> \\\" ' ]]> {{ 7 * 7 }} </style></script></textarea>"


def hostile(record: R, forms: frozenset[str]) -> R:
    """The record with a script in each of its texts of these forms."""
    known = marks(type(record))
    changes: dict[str, object] = {}
    for name in type(record).model_fields:
        value, mark = getattr(record, name), known.get(name)
        is_text = isinstance(mark, Text) and mark.form in forms
        if isinstance(value, Record):
            changes[name] = hostile(value, forms)
        elif isinstance(value, str) and is_text:
            changes[name] = HOSTILE
        elif isinstance(value, tuple):
            changes[name] = tuple(hostile(part, forms) if isinstance(part, Record) else part for part in value)
            if is_text and value:
                changes[name] = (HOSTILE,)
    return record.model_copy(update=changes)


LINES = frozenset({"line", "verbatim"})


def hostile_edition(forms: frozenset[str]) -> Edition:
    content = editions(Project(ROOT))[0].content
    lists: Any = {
        kind.key: {each.id: hostile(each, forms) for each in getattr(content, kind.key).values()} for kind in KINDS
    }
    made: Content = replace(content, explainer=hostile(content.explainer, forms), **lists)
    return edition(made, "de")


class Tags(HTMLParser):
    """The elements of a document, and the names of all attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes |= {name for name, _value in attrs}


def test_no_line_of_any_record_becomes_an_element() -> None:
    made = hostile_edition(LINES)
    for embed in embeds(made):
        found = Tags(embed.html)
        assert (found.tags["script"], found.tags["style"], found.tags["img"], found.tags["textarea"]) == (1, 1, 0, 0)
        assert not [name for name in found.attributes if name.startswith("on")], embed.block.address
        assert set(Tags(frame(embed.snippet)).tags) <= {"blockquote", "p", "strong", "br", "a", "iframe"}
        assert set(Tags(loader_snippet(made, embed.snippet)).tags) == {
            "explainer-embed",
            "a",
            "script",
        }


def test_no_text_of_any_record_runs(tmp_path: Path, hosted: Callable[[Project], Host], page: Page) -> None:
    """The check refuses HTML in Markdown; embeds do not rely on it: what gets through may not run."""
    made = hostile_edition(LINES | {"prose"})
    host = hosted(copy_of(MINIMAL, tmp_path / "project"))
    said: list[str] = []
    page.add_init_script("window.alert = (text) => { throw new Error(`alert: ${text}`) }")
    page.on("pageerror", lambda error: said.append(str(error)))
    first = {block.kind: block for block in reversed(blocks(made)) if block.is_offered}
    assert set(first) == set(KINDS_OF_BLOCKS)
    for block in first.values():
        file = host.folder / block.address / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(document(made, block), encoding="utf-8")
        page.goto(f"{host.address}{block.address}")
        expect(page.locator("footer a")).to_have_text(HOSTILE)
    page.goto(f"{host.address}{first['event'].address}")
    expect(page.locator("h1")).to_have_text(HOSTILE)
    assert said == []


def test_only_embeds_may_be_framed(ours: Host) -> None:
    found = rules((ours.folder / "_headers").read_text(encoding="utf-8"))

    def policies(path: str) -> list[str]:
        headers = [header for rule, headers in found if rule.fullmatch(path) for header in headers]
        return [value for name, value in headers if name == "Content-Security-Policy"]

    for path in ("/", "/timeline/", "/en/", "/en/timeline/", "/embed/", "/en/embed/", "/404.html"):
        (policy,) = policies(path)
        assert policy.endswith("frame-ancestors 'self'")
    for page in ours.documents():
        (policy,) = policies(f"/{ours.name(page)}/")
        assert policy.endswith("; frame-ancestors *")
        assert "unsafe" not in policy
        assert policy.removesuffix("; frame-ancestors *") in page.read_text(encoding="utf-8").replace("&#39;", "'")


def test_every_page_of_the_site_has_one_policy(site: Path) -> None:
    found = rules((site / "_headers").read_text(encoding="utf-8"))
    for page in site.rglob("*.html"):
        path = f"/{page.relative_to(site).as_posix()}".removesuffix("index.html")
        headers = [header for rule, headers in found if rule.fullmatch(path) for header in headers]
        assert [name for name, _ in headers].count("Content-Security-Policy") == 1, path


def test_a_publisher_cannot_frame_a_page_of_the_site(ours: Host, publisher: Publisher) -> None:
    page = ours.folder / "timeline" / "index.html"
    page.parent.mkdir(exist_ok=True)
    page.write_text("<!doctype html><title>Zeitleiste</title>", encoding="utf-8")
    publisher.show(f'<iframe src="{ours.address}timeline/"></iframe>').wait_for_load_state("networkidle")
    assert ["frame-ancestors" in fault for fault in publisher.faults] == [True]
