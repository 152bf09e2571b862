"""Lighthouse over the built site: `make lighthouse`.

Each kind of page is measured in the first language with the mobile preset, from a server that compresses as the real
one does; so is the one for addresses that lead nowhere. Performance is a matter of the machine, too: a page that falls
short of its target is measured twice more, and the middle result counts. The table of results goes to the screen; the
command fails where a page falls short. `ARGS="--all"` measures every page of every language.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

from tests.tools import CHROMIUM_FLAGS, LIGHTHOUSE, MissingError, require_lighthouse, system_chromium

SITE: Final = Path(__file__).parents[1] / "site"
COMPRESSED: Final = {".html", ".css", ".js", ".json", ".svg", ".xml"}
TARGETS: Final = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
NOT_FOUND: Final = "404.html"


class Compressing(SimpleHTTPRequestHandler):
    """Serves files as Netlify does: text compressed, over a connection that stays open."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer with a file, compressed if it is text and the browser takes that."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        takes = "gzip" in self.headers.get("Accept-Encoding", "") and path.suffix in COMPRESSED
        body = _compressed(path) if takes else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "public, max-age=0, must-revalidate")
        if takes:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)


@cache
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 9, mtime=0)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a site on a free port; give its address, which ends in a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=str(site)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


@dataclass(frozen=True)
class Result:
    """What was measured of one page: scores by category, layout shift, bytes over the wire, and what fell short."""

    page: str
    scores: dict[str, int]
    shift: float
    size: int
    faults: tuple[str, ...]

    @property
    def passes(self) -> bool:
        """Whether every target is met."""
        targets = {name: target for name, target in TARGETS.items() if name != "seo" or self.is_indexed}
        return self.shift == 0 and all(self.scores[name] >= target for name, target in targets.items())

    @property
    def is_indexed(self) -> bool:
        """Whether search engines may list the page; what keeps itself out loses the points of SEO for that alone."""
        return not any(fault.startswith("is-crawlable") for fault in self.faults)

    def row(self) -> str:
        """The result as a row of the table."""
        scores = " | ".join(str(self.scores[name]) for name in TARGETS)
        return f"| {self.page or '/'} | {scores} | {self.shift:g} | {self.size / 1024:.0f} KB |"


def measure(address: str, page: str) -> Result:
    """Run Lighthouse on one page."""
    command = (
        *("node", str(LIGHTHOUSE), address + page, "--quiet", "--output=json", "--no-enable-error-reporting"),
        f"--chrome-flags=--headless=new {' '.join(CHROMIUM_FLAGS)}",
        f"--only-categories={','.join(TARGETS)}",
    )
    chromium = system_chromium()
    variables = os.environ | ({"CHROME_PATH": str(chromium)} if chromium else {})
    done = subprocess.run(command, capture_output=True, text=True, env=variables, check=True)
    report = json.loads(done.stdout)
    audits = report["audits"]
    faults = (
        f"{reference['id']}: {audits[reference['id']].get('displayValue', '')}"
        for category in report["categories"].values()
        for reference in category["auditRefs"]
        if reference["weight"] and (audits[reference["id"]]["score"] or 0) < 1
        if audits[reference["id"]]["scoreDisplayMode"] not in {"notApplicable", "manual", "informative"}
    )
    return Result(
        page,
        {name: round(category["score"] * 100) for name, category in report["categories"].items()},
        round(audits["cumulative-layout-shift"]["numericValue"], 4),
        int(audits["total-byte-weight"]["numericValue"]),
        tuple(faults),
    )


def measured(address: str, page: str) -> Result:
    """Measure a page; where its performance falls short three times, and return the middle result."""
    first = measure(address, page)
    if first.scores["performance"] >= TARGETS["performance"]:
        return first
    results = [first, measure(address, page), measure(address, page)]
    return sorted(results, key=lambda result: result.scores["performance"])[1]


def pages(site: Path, *, every: bool) -> list[str]:
    """Return the pages to measure: each kind once in the first language, or every page of all languages."""
    found = sorted(file.parent.relative_to(site).as_posix() for file in site.glob("**/index.html"))
    shown = [page for page in found if not page.partition("embed/")[2] and "pagefind" not in page]
    kinds = ["" if page == "." else f"{page}/" for page in shown if every or ("/" not in page and len(page) != 2)]
    return [*kinds, NOT_FOUND]


def table(results: Iterable[Result]) -> str:
    """The results as a Markdown table."""
    head = f"| page | {' | '.join(TARGETS)} | layout shift | first visit |"
    return "\n".join((head, f"|---|{'---:|' * (len(TARGETS) + 2)}", *(result.row() for result in results)))


def main(arguments: list[str]) -> int:
    """Measure and print; return 1 where a page falls short, 2 where something is missing."""
    try:
        require_lighthouse()
    except MissingError as error:
        print(error, file=sys.stderr)
        return 2
    if not (SITE / "index.html").is_file():
        print("there is no site yet; build it with: make site", file=sys.stderr)
        return 2
    named = [argument.lstrip("/") for argument in arguments if not argument.startswith("--")]
    with served(SITE) as address:
        results = [measured(address, page) for page in named or pages(SITE, every="--all" in arguments)]
    print(table(results))
    for result in results:
        for fault in result.faults:
            print(f"{result.page or '/'}: {fault}", file=sys.stderr)
    return 0 if all(result.passes for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
