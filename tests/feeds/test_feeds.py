"""Feeds, as a feed reader and the rules of their formats see them."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import feedparser
import pytest
from lxml import etree

from generator.build import check, editions, generate, texts
from generator.project import Project
from tests.feeds.json_feed import JsonFeed

RULES = Path(__file__).with_name("atom.rng")
SITE = "https://example.org/freigabe/"

CORRECTION = """    changes:
      - date: 2024-12-01
        kind: correction
        fields: [value]
        before: bis zu 11.000 Soldaten
        after: bis zu 12.000 Soldaten & mehr
        note: Die Schätzung (< 11.000) war einem anderen Ministerium zugeschrieben.
"""
MORE = """      - date: 2024-12-02T09:30+01:00
        kind: update
        fields: [as_of]
        after: Stand November 2024
        note: Der Stand ist neu.
      - date: 2024-12-03
        kind: clarification
        fields: [label]
        note: Gemeint sind Soldaten in Russland.
"""


def declare(project: Project, file: str, record: str, changes: str) -> None:
    """Put changes at the end of the one record of a list file."""
    path = project.content / file
    text = path.read_text(encoding="utf-8")
    assert f"- id: {record}\n" in text
    path.write_text(text.rstrip() + "\n" + changes, encoding="utf-8")


def in_two_languages(project: Project) -> None:
    path = project.content / "explainer.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("[de]", "[de, en]"), encoding="utf-8")
    (project.content / "en").mkdir()


def atom(project: Project, folder: str = "") -> bytes:
    """The Atom feed, which keeps the rules of its format."""
    generate(project)
    found = (project.docs / folder / "feed.xml").read_bytes()
    etree.RelaxNG(etree.parse(RULES)).assertValid(etree.fromstring(found))
    return found


def json_feed(project: Project, folder: str = "") -> JsonFeed:
    """The JSON Feed, which keeps the rules of its format."""
    generate(project)
    return JsonFeed.model_validate_json((project.docs / folder / "feed.json").read_bytes())


def test_without_changes_both_are_feeds_without_items(project: Project) -> None:
    read = feedparser.parse(atom(project))
    assert not read.bozo
    assert read.entries == []
    assert read.feed.updated == "2024-11-20T12:00:00Z"  # the last review
    assert json_feed(project).items == []


def test_a_feed_says_whose_it_is_and_where(project: Project) -> None:
    explainer = project.content / "explainer.yml"
    text = explainer.read_text(encoding="utf-8")
    explainer.write_text(text.replace("licence:", "  contact: mailto:wir@example.org\nlicence:"), encoding="utf-8")
    in_two_languages(project)
    read = feedparser.parse(atom(project)).feed
    assert (read.title, read.language, read.link) == ("Die Freigabe: Änderungen", "de", f"{SITE}changes/")
    author = {"name": "Redaktion", "href": "https://example.org/", "email": "wir@example.org"}
    assert dict(read.author_detail) == author
    assert read.rights == "CC BY 4.0"
    assert [(link.rel, link.get("type"), link.get("hreflang"), link.href) for link in read.links] == [
        ("self", "application/atom+xml", None, f"{SITE}feed.xml"),
        ("alternate", "text/html", "de", f"{SITE}changes/"),
        ("alternate", "application/atom+xml", "en", f"{SITE}en/feed.xml"),
        ("license", "text/html", None, "https://creativecommons.org/licenses/by/4.0/deed.de"),
    ]
    found = json_feed(project)
    assert (found.title, found.language) == (read.title, "de")
    assert (str(found.home_page_url), str(found.feed_url)) == (f"{SITE}changes/", f"{SITE}feed.json")
    assert [author.name for author in found.authors or []] == ["Redaktion"]


def test_corrections_and_updates_are_told_newest_first_and_clarifications_not(project: Project) -> None:
    declare(project, "numbers.yml", "soldaten", CORRECTION + MORE)
    name = "Nordkoreanische Soldaten in Russland"
    entries = feedparser.parse(atom(project)).entries
    assert [(entry.title, entry.tags[0].term, entry.published, entry.updated) for entry in entries] == [
        (f"Aktualisiert: {name}", "update", "2024-12-02T08:30:00Z", "2024-12-02T08:30:00Z"),
        (f"Berichtigt: {name}", "correction", "2024-12-01T12:00:00Z", "2024-12-01T12:00:00Z"),
    ]
    assert feedparser.parse(atom(project)).feed.updated == entries[0].updated
    items = json_feed(project).items
    assert [(item.id, item.title) for item in items] == [(entry.id, entry.title) for entry in entries]
    assert [item.model_extra for item in items] == [
        {"_explainer": {"day": day, "kind": kind, "record": f"{SITE}numbers/#number-soldaten"}}
        for day, kind in (("2024-12-02", "update"), ("2024-12-01", "correction"))
    ]


def test_an_item_shows_before_and_after_and_sources_with_whole_addresses(project: Project) -> None:
    declare(project, "numbers.yml", "soldaten", CORRECTION)
    [entry] = feedparser.parse(atom(project), sanitize_html=False).entries
    assert entry.content[0].value.splitlines() == [
        '<p><time datetime="2024-12-01">1. Dezember 2024</time>: '
        "Die Schätzung (&lt; 11.000) war einem anderen Ministerium zugeschrieben.</p>",
        "<dl>",
        "<dt>Vorher:</dt><dd>bis zu 11.000 Soldaten</dd>",
        "<dt>Jetzt:</dt><dd>bis zu 12.000 Soldaten &amp; mehr</dd>",
        "</dl>",
        f'<p><a href="{SITE}numbers/#number-soldaten">Nordkoreanische Soldaten in Russland</a></p>',
        "<p>Quellen:</p>",
        "<ul>",
        f'<li><a href="{SITE}sources/#source-bericht">Beispielagentur</a>: '
        '<a href="https://example.org/bericht" hreflang="de">Bericht über die Freigabe</a>, '
        '<time datetime="2024-11-17">17. November 2024</time></li>',
        "</ul>",
    ]
    assert json_feed(project).items[0].content_html == entry.content[0].value


def test_an_item_leads_to_its_place_on_the_page_of_changes(project: Project) -> None:
    declare(project, "numbers.yml", "soldaten", CORRECTION)
    [entry] = feedparser.parse(atom(project)).entries
    page, _, anchor = entry.link.partition("#")
    assert page == f"{SITE}changes/"
    assert f"{{#{anchor}}}" in (project.docs / "changes.md").read_text(encoding="utf-8")


def test_ids_stay_whatever_is_mended_added_or_renamed(project: Project) -> None:
    declare(project, "numbers.yml", "soldaten", CORRECTION)
    [first] = feedparser.parse(atom(project)).entries
    assert first.id == "tag:example.org,2024-12-01:freigabe/de/change-number-soldaten-2024-12-01"
    path = project.content / "numbers.yml"
    second = MORE.replace("2024-12-02T09:30+01:00", "2024-12-01")
    path.write_text(path.read_text(encoding="utf-8").replace("Die Sch", "Diese Sch") + second, encoding="utf-8")
    assert {entry.id for entry in feedparser.parse(atom(project)).entries} == {first.id, f"{first.id}-2"}
    for file in project.content.glob("*.*"):
        file.write_text(file.read_text(encoding="utf-8").replace("soldaten", "truppen"), encoding="utf-8")
    redirects = "redirects:\n  - old: number:soldaten\n    new: number:truppen\n"
    (project.content / "redirects.yml").write_text(redirects, encoding="utf-8")
    found = feedparser.parse(atom(project)).entries
    assert {entry.id for entry in found} == {first.id, f"{first.id}-2"}
    assert '<a href="https://example.org/freigabe/numbers/#number-truppen">' in found[0].content[0].value


def test_each_language_has_its_own(project: Project) -> None:
    in_two_languages(project)
    declare(project, "numbers.yml", "soldaten", CORRECTION)
    read = feedparser.parse(atom(project, "en"))
    assert (read.feed.title, read.feed.language) == ("Die Freigabe: changes", "en")
    assert read.feed.links[0].href == f"{SITE}en/feed.xml"
    [entry] = read.entries
    assert entry.id == "tag:example.org,2024-12-01:freigabe/en/change-number-soldaten-2024-12-01"
    assert entry.link.startswith(f"{SITE}en/changes/#")
    assert '<dd><span lang="de">bis zu 11.000 Soldaten</span></dd>' in json_feed(project, "en").items[0].content_html  # type: ignore[operator]


def test_changes_of_the_whole_and_of_the_article_lead_there(project: Project) -> None:
    whole = CORRECTION.replace("    changes", "changes").replace("      ", "  ").replace("value", "standfirst")
    explainer = project.content / "explainer.yml"
    explainer.write_text(explainer.read_text(encoding="utf-8") + whole, encoding="utf-8")
    article = project.content / "article.md"
    head = whole.replace("standfirst", "p1").replace("2024-12-01", "2024-12-05")
    article.write_text(article.read_text(encoding="utf-8").replace("\n---\n", f"\n{head}---\n", 1), encoding="utf-8")
    entries = feedparser.parse(atom(project)).entries
    related = [[link.href for link in entry.links if link.rel == "related"] for entry in entries]
    assert related == [[f"{SITE}article/#p1"], [SITE]]


def test_only_the_newest_are_in_it(project: Project) -> None:
    many = "".join(
        CORRECTION.partition("\n")[2].replace("12-01", f"{month:02}-{day:02}")
        for month in range(1, 13)
        for day in range(1, 11)
    )
    declare(project, "numbers.yml", "soldaten", f"    changes:\n{many}")
    entries = feedparser.parse(atom(project)).entries
    assert len(entries) == 100
    assert (entries[0].updated, entries[-1].updated) == ("2024-12-10T12:00:00Z", "2024-03-01T12:00:00Z")
    page = (project.docs / "changes.md").read_text(encoding="utf-8")
    assert page.count('<section class="change ') == 120


@pytest.mark.parametrize("date", ["2024-12", "2024-12-01~", "2024-12-01/2024-12-02", "[..2024-12-01]"])
def test_a_change_has_one_day(date: str, project: Project) -> None:
    declare(project, "numbers.yml", "soldaten", CORRECTION.replace("2024-12-01", f'"{date}"'))
    messages = [problem.message for problem in check(project)]
    assert messages == ["changes.1: a change has one day; allowed: 2024-11-17, or 2024-11-17T14:30+01:00"]


def test_every_page_tells_feed_readers_where_the_feeds_are(site: Path) -> None:
    for name, folder in (
        ("index.html", ""),
        ("timeline/index.html", ""),
        ("en/sources/index.html", "en/"),
        ("404.html", ""),
    ):
        html = (site / name).read_text(encoding="utf-8")
        links = re.findall(r'<link rel="alternate" type="(application/(?:atom\+xml|feed\+json))" href="([^"]+)"', html)
        assert links == [
            ("application/atom+xml", f"https://example.org/{folder}feed.xml"),
            ("application/feed+json", f"https://example.org/{folder}feed.json"),
        ], name


def test_the_page_of_changes_names_the_feeds(site: Path) -> None:
    html = (site / "en" / "changes" / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'<a class="address" href="\.\./([^"]+)"[^>]*>([^<]+)</a>', html) == [
        ("feed.xml", "https://example.org/en/feed.xml"),
        ("feed.json", "https://example.org/en/feed.json"),
    ]


def test_both_builders_carry_the_same_feeds(site: Path, zensical_site: Path) -> None:
    for name in ("feed.xml", "feed.json", "en/feed.xml", "en/feed.json"):
        assert (site / name).read_bytes() == (zensical_site / name).read_bytes()


def test_hosts_say_what_feeds_are(real_project: Project) -> None:
    rules = texts(editions(real_project))[PurePosixPath("_headers")].strip().split("\n\n")
    anyone = "Access-Control-Allow-Origin: *"
    for folder in ("/", "/en/"):
        assert f"{folder}feed.xml\n  Content-Type: application/atom+xml; charset=utf-8\n  {anyone}" in rules
        assert f"{folder}feed.json\n  Content-Type: application/feed+json; charset=utf-8\n  {anyone}" in rules
