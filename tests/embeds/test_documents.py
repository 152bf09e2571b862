"""The documents themselves: light, valid, accessible, and readable without scripts."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from markupsafe import escape
from playwright.sync_api import Browser, Page, expect

from generator.build import editions
from generator.cli import main
from generator.embeds.block import ALL, Block
from generator.embeds.document import document
from generator.embeds.height import HIGHEST, NARROW, WIDTH
from generator.embeds.markdown import EXTENSIONS
from generator.embeds.timelines import MANY, Selection, timeline
from generator.figures.numbers import entries
from generator.pages.edition import Edition, edition
from generator.pages.evidence import rests_on_unnamed
from generator.project import Project
from tests.bench_embed import some_events
from tests.conftest import MINIMAL, ROOT
from tests.embeds.conftest import Host

KILOBYTE = 1024


def compressed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


# --- weight


def test_the_whole_timeline_weighs_at_most_14_kilobytes(ours: Host) -> None:
    assert compressed(ours.folder / "embed" / "timeline" / "all" / "index.html") <= 14 * KILOBYTE
    assert compressed(ours.folder / "en" / "embed" / "timeline" / "all" / "index.html") <= 14 * KILOBYTE


def test_a_single_card_weighs_at_most_6_kilobytes(ours: Host) -> None:
    wholes = {"timeline", "theme", "actor-timeline", "map"}
    cards = [page for page in ours.documents() if page.parent.parent.name not in wholes]
    assert len(cards) > 200
    assert {ours.name(page): size for page in cards if (size := compressed(page)) > 6 * KILOBYTE} == {}


def test_no_embed_weighs_more_than_14_kilobytes(ours: Host) -> None:
    assert {ours.name(page): size for page in ours.documents() if (size := compressed(page)) > 14 * KILOBYTE} == {}


def test_every_embed_is_one_request_that_keeps_nothing(ours: Host, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    chosen = ours.extremes()
    for path in chosen:
        page.goto(f"{ours.address}{ours.name(path)}/")
        assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0
    assert asked == [f"{ours.address}{ours.name(path)}/" for path in chosen]


# --- form


def test_texts_are_made_by_the_extensions_of_the_site() -> None:
    from tests.pages.test_literal import extensions

    names, _options = extensions()
    assert set(names) - {"toc"} == set(EXTENSIONS)


def test_every_embed_is_valid_html(ours: Host, html_checker: tuple[str, ...]) -> None:
    command = (*html_checker, "--stdout", "--format", "gnu", *map(str, ours.documents()))
    assert subprocess.run(command, capture_output=True, text=True, check=False).stdout == ""


AXE = """
axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: str, ours: Host, browser: Browser, axe_script: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640}, bypass_csp=True)
    page = context.new_page()
    found = {}
    for path in ours.extremes():
        page.goto(f"{ours.address}{ours.name(path)}/?theme={scheme}")
        page.evaluate(axe_script)
        faults = page.evaluate(AXE)
        if faults:
            found[ours.name(path)] = faults
    context.close()
    assert found == {}


MEASURE = """
async ([names, width]) => {
  const measure = async (name) => {
    const frame = document.createElement("iframe")
    frame.width = width
    frame.sandbox = "allow-same-origin"
    frame.style.border = 0
    frame.src = `/${name}/`
    const loaded = new Promise((resolve) => { frame.onload = resolve })
    document.body.append(frame)
    await loaded
    const root = frame.contentDocument.documentElement
    const size = [root.scrollWidth, Math.ceil(root.getBoundingClientRect().height)]
    frame.remove()
    return [name, size]
  }
  const found = {}
  for (let i = 0; i < names.length; i += 16)
    for (const [name, size] of await Promise.all(names.slice(i, i + 16).map(measure))) found[name] = size
  return found
}
"""
"""The width and height that each embed takes in a frame without scripts."""


GROWN = """
(html) => {
  document.body.innerHTML = html
  return document.querySelector("iframe").getBoundingClientRect().height
}
"""
"""How high the frame of a snippet stands."""


def sizes(ours: Host, page: Page, width: int) -> dict[str, tuple[int, int]]:
    page.goto(f"{ours.address}robots.txt")
    names = [ours.name(path) for path in ours.documents()]
    found: dict[str, tuple[int, int]] = page.evaluate(MEASURE, [names, width])
    assert len(found) == len(names) > 300
    return found


def test_nothing_is_wider_than_a_phone(ours: Host, page: Page) -> None:
    assert {name: wide for name, (wide, _high) in sizes(ours, page, 320).items() if wide > 320} == {}


def test_the_height_in_the_snippet_fits(ours: Host, page: Page) -> None:
    """Nothing is cut off where nobody resizes the frame, and no great gap is left; long blocks scroll.

    What is reckoned holds for the widest typeface of the style sheet, so the machine's own may need less.
    """
    off = {}
    for name, (_wide, needed) in sizes(ours, page, WIDTH).items():
        given = json.loads((ours.folder / name / "oembed.json").read_text(encoding="utf-8"))["height"]
        if not needed <= given <= 1.25 * needed + 40 and given != HIGHEST:
            off[name] = (given, needed)
    assert off == {}


def test_the_frame_grows_on_a_phone(ours: Host, page: Page) -> None:
    """Nor is anything cut off there, in a column that leaves a margin of 20 pixels on both sides."""
    off = {}
    page.set_viewport_size({"width": NARROW + 40, "height": 740})
    for name, (_wide, needed) in sizes(ours, page, NARROW).items():
        given = json.loads((ours.folder / name / "oembed.json").read_text(encoding="utf-8"))
        [frame] = re.findall(r"<iframe[^>]*>", given["html"])
        grown = page.evaluate(GROWN, frame.replace("src=", "data-src="))
        if not needed <= grown <= 1.35 * needed + 60 and grown != HIGHEST:
            off[name] = (grown, needed)
    assert off == {}


def test_all_is_there_without_scripts(ours: Host, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(ours.block("timeline/all"))
    expect(page.locator(".event")).to_have_count(46)
    expect(page.locator(".find")).to_be_hidden()
    page.locator("summary").first.click()
    expect(page.locator("details").first.locator(".event").first).to_be_visible()
    context.close()


def test_the_timeline_is_used_by_keyboard(ours: Host, page: Page) -> None:
    page.goto(ours.block("timeline/all"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox", name="Suchen")).to_be_focused()
    page.keyboard.type("oreschnik")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+$"))
    expect(page.locator(".event:visible").first).to_contain_text("Oreschnik")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("schnabeltier")
    expect(page.get_by_role("status")).to_have_text("Nichts gefunden")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Delete")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("details").first).to_have_attribute("open", "")


DARK, LIGHT = "rgb(26, 24, 22)", "rgb(255, 255, 255)"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_the_theme_is_that_of_the_snippet_else_of_the_reader(scripts: bool, ours: Host, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    for ending, by_preference in {
        "": {"light": LIGHT, "dark": DARK},
        "?theme=light#light": {"light": LIGHT, "dark": LIGHT},
        "?theme=dark#dark": {"light": DARK, "dark": DARK},
    }.items():
        page.goto("about:blank")
        page.goto(f"{ours.block('event/kirby')}{ending}")
        for preferred, shown in by_preference.items():
            page.emulate_media(color_scheme="dark" if preferred == "dark" else "light")
            expect(page.locator("body")).to_have_css("background-color", shown)
    context.close()


CONTRASTS = """
(colours) => {
  const root = document.documentElement
  const canvas = document.createElement("canvas").getContext("2d")
  const luminance = (colour) => {
    canvas.fillStyle = colour
    canvas.fillRect(0, 0, 1, 1)
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data]
      .map((each) => each / 255).map((each) => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  return colours.map((colour) => {
    root.style.setProperty("--own", colour)
    const { borderTopColor, backgroundColor } = getComputedStyle(document.body)
    const [dark, light] = [borderTopColor, backgroundColor].map(luminance).sort()
    return (light + 0.05) / (dark + 0.05)
  })
}
"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_accent_of_any_colour_keeps_its_contrast(theme: str, ours: Host, page: Page) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1, as for text: figures on the map have the accent's colour."""
    page.goto(f"{ours.block('event/kirby')}?theme={theme}&accent=ffff00")
    colours = [f"#{r}{g}{b}" for r in ("00", "80", "ff") for g in ("00", "80", "ff") for b in ("00", "80", "ff")]
    found = dict(zip(colours, page.evaluate(CONTRASTS, colours), strict=True))
    assert len({round(each, 2) for each in found.values()}) > 5
    assert {colour: contrast for colour, contrast in found.items() if contrast < 4.5} == {}


# --- what it says


def test_a_block_keeps_its_date_certainty_sources_and_way_back(ours: Host, page: Page) -> None:
    page.goto(ours.block("number/nk-troops"))
    expect(page.locator("h1")).to_have_text("Nordkoreanische Soldaten in Russland")
    expect(page.locator(".mark").first).to_have_text("Schätzung")
    expect(page.locator("main > .sources")).to_contain_text("Quellen:")
    expect(page.locator("footer")).to_contain_text("Stand der Ereignisse 20. Januar 2025")
    assert page.locator("footer a").evaluate("link => link.href") == f"{ours.address}numbers/#number-nk-troops"


def test_a_corrected_record_says_so(project: Project, hosted: Callable[[Project], Host], page: Page) -> None:
    file = project.content / "numbers.yml"
    change = "{date: 2024-11-19, kind: correction, fields: [value], before: '11', after: '12', note: Ein Tippfehler.}"
    text = file.read_text(encoding="utf-8").replace("    sources:", f"    changes:\n      - {change}\n    sources:", 1)
    file.write_text(text, encoding="utf-8")
    page.goto(hosted(project).block("number/soldaten"))
    expect(page.locator(".change")).to_contain_text("19. November 2024: Ein Tippfehler.")
    expect(page.locator(".change")).to_contain_text("11")


def test_a_number_is_drawn_as_on_its_page(ours: Host) -> None:
    original = editions(Project(ROOT))[0]
    for each in entries(original.content, "de"):
        html = (ours.folder / "embed" / "number" / each.number.id / "index.html").read_text(encoding="utf-8")
        first = each.figures[0] if each.figures else each.claims
        drawn = [figure.drawing.id for figure in each.drawn if str(figure.drawing.svg) in html]
        assert drawn == ([first.drawing.id] if first else []), each.number.id


def test_events_keep_who_says_so(ours: Host) -> None:
    html = (ours.folder / "embed" / "timeline" / "all" / "index.html").read_text(encoding="utf-8")
    content = editions(Project(ROOT))[0].content
    for event in content.events.values():
        (entry,) = re.findall(rf'<li class="event[^>]* id="event-{event.id}">(.*?)</li>', html, re.DOTALL)
        assert (f"Laut: {escape(event.attribution)}" if event.attribution else "Quellen:") in entry
        assert ("Stützt sich allein auf" in entry) == rests_on_unnamed(event, content.sources), event.id


def test_embeds_of_an_edition_are_in_its_language(ours: Host, page: Page) -> None:
    page.goto(f"{ours.address}en/embed/event/authorisation/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".when")).to_contain_text("17 November 2024")
    assert page.locator("h1 a").evaluate("link => link.href") == f"{ours.address}en/timeline/#event-authorisation"


# --- ids that were given up


def test_former_addresses_answer(project: Project, hosted: Callable[[Project], Host], page: Page) -> None:
    (project.content / "redirects.yml").write_text(
        "redirects:\n"
        "  - {old: event:alt, new: event:freigabe}\n"
        "  - {old: number:weg, note: Die Zahl hat sich als falsch erwiesen.}\n",
        encoding="utf-8",
    )
    host = hosted(project)
    page.goto(host.block("event/alt"))
    expect(page.locator("h1")).to_have_text("Biden erlaubt den Einsatz")
    for kind in ("number", "contested"):
        page.goto(host.block(f"{kind}/weg"))
        expect(page.locator("h1")).to_have_text("Diesen Baustein gibt es nicht mehr")
        expect(page.locator("main")).to_contain_text("Die Zahl hat sich als falsch erwiesen.")
        assert page.locator("main a").evaluate("link => link.href") == f"{host.address}numbers/"


# --- long timelines


@cache
def long_timeline(count: int) -> tuple[Edition, tuple[Block, ...]]:
    original = editions(Project(MINIMAL))[0]
    real = some_events(editions(Project(ROOT))[0], count)
    own = tuple(event.model_copy(update={"sources": original.content.events["freigabe"].sources}) for event in real)
    content = replace(original.content, events={event.id: event for event in own})
    made = edition(content, "de")
    return made, tuple(timeline(made, Selection("timeline", ALL, "Zeitleiste", content.timeline())))


def test_a_long_timeline_is_an_overview_with_parts_and_a_search() -> None:
    assert len(long_timeline(MANY)[1]) == 1
    first, *inner = long_timeline(1_000)[1]
    assert (first.id, first.is_offered) == ("all", True)
    assert [block.id for block in inner] == [*map(str, range(1994, 2025)), "search"]
    assert {block.is_offered for block in inner} == {False}


def test_a_year_with_very_many_events_is_cut_into_months() -> None:
    ids = [block.id for block in long_timeline(10_000)[1]]
    assert "1994-01" in ids and "1994-12" in ids and "1994" not in ids


def test_ten_thousand_events_can_be_searched(tmp_path: Path, serve: Callable[[Path], str], page: Page) -> None:
    made, blocks_of = long_timeline(10_000)

    def write(identifier: str) -> None:
        (block,) = (each for each in blocks_of if each.id == identifier)
        path = tmp_path / block.address / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(document(made, block), encoding="utf-8")

    write("all")
    write("search")
    page.goto(f"{serve(tmp_path)}embed/timeline/all/?theme=dark")
    page.get_by_role("link", name="Suchen").click()
    page.wait_for_url("**/embed/timeline/search/?theme=dark")
    expect(page.locator(".event")).to_have_count(10_000)
    page.get_by_role("searchbox").fill("kursk")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+$"))
    found = page.locator(".event:visible a").first
    expect(found).to_contain_text(re.compile("kursk", re.IGNORECASE))
    write(str(found.get_attribute("href")).split("/")[1])
    found.click()
    page.wait_for_url(re.compile(r"/embed/timeline/\d{4}-\d\d/\?theme=dark#event-event-\d+$"))
    page.get_by_role("link", name="Zur Übersicht").click()
    page.wait_for_url("**/embed/timeline/all/?theme=dark")


# --- the command


def test_the_command_prints_addresses_and_snippets(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    root = ("--project", str(project.root))
    assert main(["embeds", "event", *root]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"https://example\.org/freigabe/embed/event/freigabe/  \d+  Biden erlaubt den Einsatz", line)
    assert main(["embeds", "event", "freigabe", *root]) == 0
    snippet = capsys.readouterr().out
    assert main(["embeds", "--format", "json", *root]) == 0
    found = {(each["kind"], each["id"]): each for each in json.loads(capsys.readouterr().out)}
    assert f"{found['event', 'freigabe']['snippet']}\n" == snippet
    assert main(["embeds", "event", "freigab", *root]) == 2
    assert capsys.readouterr().err.endswith("no embed “freigab”; did you mean “freigabe”?\n")
