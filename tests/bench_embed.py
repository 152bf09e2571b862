"""Our timeline embed beside TimelineJS, with the same events: bytes, requests, time until readable, time to search.

`make bench-embed` prints a table and fails where ours is not 5 times lighter and 10 times sooner, or where the
search of the longest timeline takes a second. All pages are opened in turn, so that what else the machine does
falls on all alike; the figures are medians. A page with one word on it tells what the browser needs for any page;
“sooner” compares what each timeline needs beyond that, “in all” includes it.
"""

from __future__ import annotations

import gzip
import json
import random
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from generator.build import editions
from generator.embeds.block import ALL
from generator.embeds.document import document
from generator.embeds.timelines import Selection, timeline
from generator.model.event import Event
from generator.pages.edition import Edition, edition
from generator.project import Project
from tests.tools import CHROMIUM_FLAGS, NODE_MODULES, system_chromium

ROOT = Path(__file__).parents[1]
SIZES = (45, 1_000, 10_000)
RUNS = 9
LIGHTER, SOONER = 5, 10
LONGEST = 180_000
"""Milliseconds after which a page counts as never readable."""

LONGEST_SEARCH = 1_000
"""Milliseconds that a search of the longest timeline may take."""

NOTHING = "nothing.html"
"""A page with nothing on it, seen first, so that the browser and its way to the host are there."""

ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""Keeps the browser from asking anybody else."""

TYPES = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json"}

WATCH = """
const isRead = (each) => {
  // Asking where folded text lies would have the browser lay it out, which nobody waits for.
  if (!each.checkVisibility()) return false
  const { left, top, width, height } = each.getBoundingClientRect()
  return each.textContent.trim() && each.contains(document.elementFromPoint(left + width / 2, top + height / 2))
}
const look = () => {
  if ([...document.querySelectorAll(%s)].some(isRead)) window.readable = performance.now()
  else requestAnimationFrame(look)
}
look()
"""
"""Notes when the text of an event is first on the screen with nothing over it."""

TIMELINEJS = """<!doctype html><html lang="de"><meta charset="utf-8"><title>TimelineJS</title>
<link rel="stylesheet" href="css/timeline.css"><script src="js/timeline.js"></script>
<div id="t" style="width:100%;height:600px"></div>
<script>new TL.Timeline("t", "events.json", { script_path: location.origin + "/js/" })</script></html>
"""


@dataclass(frozen=True)
class Outcome:
    """What one visit cost; bytes are those of the bodies, compressed with gzip -9."""

    size: int
    requests: int
    readable: float


def main() -> int:
    """Measure all sizes; return 1 where a goal is missed."""
    original = editions(Project(ROOT))[0]
    missed = 0
    print(f"{'events':>7}  {'':10} {'bytes':>9} {'requests':>8} {'readable':>9}")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=system_chromium(), args=(*CHROMIUM_FLAGS, ALONE))
        word = Visited(write_word(Path(folder, "word")), "p")
        for count in SIZES:
            events = some_events(original, count)
            mine = Visited(write_ours(original, events, Path(folder, f"ours-{count}")), ".event a")
            other = Visited(write_theirs(events, Path(folder, f"theirs-{count}")), ".tl-headline")
            ours, theirs, least = measure(browser, mine, other, word)
            for name, one in (("ours", ours), ("TimelineJS", theirs), ("one word", least)):
                print(f"{count:>7}  {name:10} {one.size:>9,} {one.requests:>8} {one.readable:>6.0f} ms")
            lighter, in_all = theirs.size / ours.size, theirs.readable / ours.readable
            sooner = (theirs.readable - least.readable) / max(ours.readable - least.readable, 1)
            print(f"{'':7}  {lighter:.1f} times lighter, {sooner:.1f} times sooner, {in_all:.1f} in all", flush=True)
            missed += lighter < LIGHTER or sooner < SOONER
        took = search(browser, mine.page.parent.parent / "search" / "index.html")
        print(f"{count:>7}  searched in {took:.0f} ms")
        missed += took > LONGEST_SEARCH
    return int(missed > 0)


def some_events(original: Edition, count: int) -> tuple[Event, ...]:
    """The first events of our own content; where more are wanted, made of its words."""
    own = original.content.timeline()
    if count <= len(own):
        return own[:count]
    dice = random.Random(count)
    words = [word for event in own for word in original.texts.plain(event.text).split()]
    return tuple(_made_up(number, count, dice, words, own[number % len(own)]) for number in range(count))


def _made_up(number: int, count: int, dice: random.Random, words: Sequence[str], model: Event) -> Event:
    day = date(1994, 1, 1) + timedelta(days=number * 11_000 // count)
    changed = {
        "id": f"event-{number}",
        "date": day.isoformat(),
        "title": " ".join(dice.sample(words, 5)),
        "text": " ".join(dice.sample(words, 30)),
        "status": model.status,
        "importance": model.importance,
        "sources": [{"source": citation.source} for citation in model.sources if citation.source],
    }
    return Event.model_validate(changed, strict=False)


def write_ours(original: Edition, events: tuple[Event, ...], folder: Path) -> Path:
    """Write our embed of these events."""
    content = replace(original.content, events={event.id: event for event in events})
    made = edition(content, original.language)
    for block in timeline(made, Selection("timeline", ALL, "Zeitleiste", content.timeline())):
        page = folder / block.address / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(document(made, block), encoding="utf-8")
    return folder / "embed" / "timeline" / ALL / "index.html"


def write_word(folder: Path) -> Path:
    """Write a page with one word on it."""
    folder.mkdir()
    page = folder / "index.html"
    page.write_text(
        '<!doctype html><html lang="de"><meta charset="utf-8"><title>Wort</title><p>Wort</p>', encoding="utf-8"
    )
    return page


def write_theirs(events: tuple[Event, ...], folder: Path) -> Path:
    """Write TimelineJS's page and data for the same events."""
    shutil.copytree(NODE_MODULES / "@knight-lab" / "timelinejs" / "dist", folder)
    data = {"events": [_slide(event) for event in events]}
    (folder / "events.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    page = folder / "index.html"
    page.write_text(TIMELINEJS, encoding="utf-8")
    return page


def _slide(event: Event) -> dict[str, object]:
    begin = event.date.begin
    sources = ", ".join(citation.source or "" for citation in event.sources)
    return {
        "unique_id": event.id,
        "start_date": {"year": begin.year, "month": begin.month, "day": begin.day},
        "text": {"headline": event.title, "text": f"<p>{event.text}</p><p>Quellen: {sources}</p>"},
    }


@dataclass(frozen=True)
class Visited:
    """A page, and what of it is an event's text."""

    page: Path
    selector: str


def measure(browser: Browser, *pages: Visited) -> list[Outcome]:
    """Open each page in turn, several times; return what a visit to each cost."""
    with ExitStack() as servers:
        hosts = [servers.enter_context(served(each.page.parent)) for each in pages]
        times: list[list[float]] = [[] for _ in pages]
        for _ in range(RUNS):
            for each, (address, _sent), found in zip(pages, hosts, times, strict=True):
                found.append(_open(browser, address, each))
        costs = ((sum(sent) // RUNS, len(sent) // RUNS) for _address, sent in hosts)
        return [Outcome(*cost, median(found)) for cost, found in zip(costs, times, strict=True)]


def _open(browser: Browser, address: str, visited: Visited) -> float:
    """Return the milliseconds until an event stands on the page; nothing is cached, but the browser is running."""
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(f"{address}{NOTHING}")
        page.add_init_script(WATCH % json.dumps(visited.selector))
        page.goto(f"{address}{visited.page.name}")
        page.wait_for_function("window.readable", timeout=LONGEST)
        return float(page.evaluate("window.readable"))
    finally:
        context.close()


SEARCH = """
() => {
  const field = document.querySelector(".find input"), began = performance.now()
  field.value = "kursk"
  field.dispatchEvent(new Event("input"))
  document.documentElement.getBoundingClientRect()
  return performance.now() - began
}
"""


def search(browser: Browser, page: Path) -> float:
    """Return the milliseconds from a word typed into the search to what is found, laid out."""
    with served(page.parent) as (address, _sent):
        opened = browser.new_page()
        opened.goto(f"{address}{page.name}")
        took = median(float(opened.evaluate(SEARCH)) for _ in range(RUNS))
        opened.close()
        return took


@cache
def compressed(path: Path) -> bytes:
    """Return a file's bytes as a host would send them."""
    return gzip.compress(path.read_bytes() if path.name != NOTHING else b"", 9, mtime=0)


class Compressing(BaseHTTPRequestHandler):
    """Serves files as a host would, compressed, and notes the bytes of each."""

    def __init__(self, root: Path, sent: list[int], *arguments: object) -> None:
        self._root, self._sent = root, sent
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a file."""
        path = self._root / self.path.split("?")[0].lstrip("/")
        if not path.is_file() and path.name != NOTHING:
            self.send_error(404)
            return
        body = compressed(path)
        if path.name != NOTHING:
            self._sent.append(len(body))
        self.send_response(200)
        self.send_header("Content-Type", TYPES.get(path.suffix, "application/octet-stream"))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(root: Path) -> Iterator[tuple[str, list[int]]]:
    """Serve a folder; give its address and the list of what is sent."""
    sent: list[int] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, root, sent))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/", sent
    finally:
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    sys.exit(main())
