"""oEmbed: consumers that others have written find our blocks and understand them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import micawber
import pytest

from tests.embeds.conftest import Host
from tests.tools import NODE_MODULES

BLOCK = "event/authorisation"


class Links(HTMLParser):
    """The links in a page's head by their type."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "link" and values.get("rel") == "alternate" and values.get("type"):
            self.found[str(values["type"])] = str(values["href"])


def read(host: Host, name: str) -> dict[str, str | int]:
    found: dict[str, str | int] = json.loads((host.folder / name).read_text(encoding="utf-8"))
    return found


def test_a_document_says_all_that_a_consumer_asks_for(ours: Host) -> None:
    found = read(ours, f"embed/{BLOCK}/oembed.json")
    html = str(found.pop("html"))
    loader = str(found.pop("html_with_loader"))
    assert found == {
        "version": "1.0",
        "type": "rich",
        "title": "Berichte: Biden gibt ATACMS für Russland frei",
        "author_name": "Explainer",
        "author_url": "https://example.org/",
        "provider_name": "Raketenfreigabe für Kiew",
        "provider_url": ours.address,
        "cache_age": 86400,
        "thumbnail_url": f"{ours.address}assets/img/embed.png",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
        "width": 600,
        "height": found["height"],
    }
    assert html.startswith(f'<blockquote cite="{ours.address}timeline/#event-authorisation">')
    assert f'<iframe src="{ours.address}embed/{BLOCK}/" title="{found["title"]}" width="100%"' in html
    assert f'height="{found["height"]}"' in html and f'height="{found["height"]}"' in loader


@pytest.mark.parametrize("builder", ["mkdocs", "zensical"])
def test_the_thumbnail_is_there(builder: str, sites: Callable[[str], Path], ours: Host) -> None:
    found = read(ours, f"embed/{BLOCK}/oembed.json")
    data = (sites(builder) / str(found["thumbnail_url"]).removeprefix(ours.address)).read_bytes()
    size = (int.from_bytes(data[16:20]), int.from_bytes(data[20:24]))
    assert size == (found["thumbnail_width"], found["thumbnail_height"])


def test_json_and_xml_say_the_same(ours: Host) -> None:
    for name in ("event/authorisation", "number/atacms-stock", "timeline/all"):
        root = ElementTree.parse(ours.folder / "embed" / name / "oembed.xml").getroot()
        assert {each.tag: each.text for each in root} == {
            key: str(value) for key, value in read(ours, f"embed/{name}/oembed.json").items()
        }


def test_every_embed_names_its_own_documents(ours: Host) -> None:
    for page in sorted(ours.folder.glob("embed/*/*/index.html")):
        address = f"{ours.address}{page.parent.relative_to(ours.folder).as_posix()}/"
        assert Links(page.read_text(encoding="utf-8")).found == {
            "application/json+oembed": f"{address}oembed.json",
            "text/xml+oembed": f"{address}oembed.xml",
        }


@pytest.mark.parametrize("builder", ["mkdocs", "zensical"])
def test_every_page_of_the_site_names_the_documents_of_a_block(builder: str, sites: Callable[[str], Path]) -> None:
    site = sites(builder)
    for page in sorted(site.rglob("index.html")):
        html = page.read_text(encoding="utf-8")
        if "/embed/" in f"{page.parent.relative_to(site).as_posix()}/"[1:]:
            continue
        found = Links(html).found["application/json+oembed"]
        assert (site / found.removeprefix("https://example.org/")).is_file()


def test_micawber_resolves_a_block(ours: Host) -> None:
    registry = micawber.ProviderRegistry()
    registry.register(ours.block(BLOCK), micawber.Provider(f"{ours.block(BLOCK)}oembed.json"))
    found = registry.request(ours.block(BLOCK), maxwidth=400)
    assert found["html"] == read(ours, f"embed/{BLOCK}/oembed.json")["html"]
    shown = micawber.parse_text(ours.block(BLOCK), registry)
    assert shown == found["html"]


EXTRACT = """
import {{ extract }} from "{module}"
console.log(JSON.stringify(await extract("{address}")))
"""


def test_oembed_extractor_discovers_a_block(ours: Host) -> None:
    module = NODE_MODULES / "@extractus" / "oembed-extractor" / "esm" / "mod.js"
    code = EXTRACT.format(module=module.as_uri(), address=ours.block(BLOCK))
    ran = subprocess.run(
        ("node", "--input-type=module", "--eval", code), capture_output=True, text=True, check=True, timeout=60
    )
    found = json.loads(ran.stdout)
    assert {key: found[key] for key in ("title", "type", "html")} == {
        key: read(ours, f"embed/{BLOCK}/oembed.json")[key] for key in ("title", "type", "html")
    }
