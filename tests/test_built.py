"""The built site: whole, linked, and the same by either builder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from generator.linking.addresses import PAGES, anchor
from generator.linking.references import REFERABLE, notes, references
from generator.load.records import Loaded, load
from generator.model.base import CitationRecord, Record, RefersTo, leaves
from generator.project import Project
from generator.site import BUILDERS
from tests.built import Page, broken_links, pages, target

Sites = Callable[[str], Path]


@pytest.fixture(scope="module")
def loaded(real_project: Project) -> Loaded:
    return load(real_project)


@pytest.fixture(scope="module")
def built(site: Path) -> dict[str, Page]:
    return pages(site)


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_link_leads_somewhere(builder: str, sites: Sites) -> None:
    assert broken_links(sites(builder)) == []


@pytest.mark.parametrize("builder", BUILDERS)
def test_no_page_asks_for_anything_by_an_unsafe_address(builder: str, sites: Sites) -> None:
    links = {link.strip().lower() for page in pages(sites(builder)).values() for link in page.links}
    assert sorted(link for link in links if link.startswith(("javascript:", "data:text", "vbscript:", "//"))) == []


@pytest.mark.parametrize("builder", BUILDERS)
def test_ids_are_unique_on_every_page(builder: str, sites: Sites) -> None:
    counts = {name: Counter(page.ids) for name, page in pages(sites(builder)).items()}
    twice = {name: [each for each, number in count.items() if number > 1] for name, count in counts.items()}
    assert {name: ids for name, ids in twice.items() if ids} == {}


def test_both_builders_make_the_same_pages(site: Path, zensical_site: Path) -> None:
    assert list(pages(site)) == list(pages(zensical_site))


def test_both_builders_make_the_same_headings(site: Path, zensical_site: Path) -> None:
    for name, page in pages(site).items():
        assert page.headings == pages(zensical_site)[name].headings, name


def test_both_builders_make_the_same_anchors(site: Path, zensical_site: Path) -> None:
    for name, page in pages(site).items():
        assert page.ids == pages(zensical_site)[name].ids, name


def test_every_page_has_one_title_and_no_gap_between_levels(built: dict[str, Page]) -> None:
    for name, page in built.items():
        levels = [int(level[1]) for level, _, _ in page.headings]
        assert levels.count(1) == 1, name
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), name


def page_of(kind: str) -> str:
    return "index.html" if PAGES[kind] == "index" else f"{PAGES[kind]}/index.html"


def test_every_record_has_its_address(loaded: Loaded, built: dict[str, Page]) -> None:
    records = [(kind, identifier) for kind, found in loaded.records.items() for identifier in found]
    assert loaded.article is not None
    records += [("paragraph", block.id) for block in loaded.article.paragraphs]
    assert loaded.explainer is not None
    records += [("key_point", point.id) for point in loaded.explainer.key_points]
    missing = [record for record in records if anchor(*record) not in built[page_of(record[0])].ids]
    assert missing == []


def leads_to(page: str, links: list[str]) -> set[tuple[str, str]]:
    return {goal for goal in (target(page, link) for link in links) if goal}


def citations(record: Record) -> list[CitationRecord]:
    """Every citation in a record, its parts included."""
    found: list[CitationRecord] = []
    for name in type(record).model_fields:
        values = getattr(record, name)
        for value in values if isinstance(values, tuple) else (values,):
            if isinstance(value, CitationRecord):
                found.append(value)
            elif isinstance(value, Record):
                found += citations(value)
    return found


@pytest.mark.parametrize("kind", ["event", "actor", "number", "term", "question"])
def test_every_record_shows_all_its_sources(kind: str, loaded: Loaded, built: dict[str, Page]) -> None:
    page = page_of(kind)
    unshown = []
    for identifier, record in loaded.records[kind].items():
        shown = leads_to(page, built[page].sections[anchor(kind, identifier)])
        for citation in citations(record):
            cited = ("source", citation.source) if citation.source else ("paragraph", citation.paragraph or "")
            if (page_of(cited[0]), anchor(*cited)) not in shown:
                unshown.append((identifier, cited))
    assert unshown == []


@pytest.mark.parametrize("kind", REFERABLE)
def test_every_record_lists_what_refers_to_it(kind: str, loaded: Loaded, built: dict[str, Page]) -> None:
    page = page_of(kind)
    unlisted = []
    for target_id, by in referring(kind, loaded):
        listed = leads_to(page, built[page].sections[anchor(kind, target_id)])
        if (page_of(by[0]), anchor(*by)) not in listed:
            unlisted.append((target_id, by))
    assert unlisted == []


def referring(kind: str, loaded: Loaded) -> set[tuple[str, tuple[str, str]]]:
    """Pairs of a record of this kind and the record that names it, in a field, a text or a note."""
    found = set()
    for by_kind, by_id, record in loaded.all_records():
        if by_kind in {"explainer", "article"}:
            continue
        for leaf in leaves(record):
            if isinstance(leaf.mark, RefersTo) and leaf.mark.kind == kind:
                found.add((leaf.value, (by_kind, by_id)))
            elif not isinstance(leaf.mark, RefersTo):
                found |= {(each.id, (by_kind, by_id)) for each in references(leaf.value) if each.kind == kind}
    assert loaded.article is not None
    for block in loaded.article.paragraphs:
        found |= {(each.id, ("paragraph", block.id)) for each in references(block.text) if each.kind == kind}
        found |= {(each, ("paragraph", block.id)) for each in notes(block.text) if kind == "source"}
    return {(target_id, by) for target_id, by in found if by != (kind, target_id)}
