"""Two hosts: ours, which serves the embeds with their headers, and a publisher's, which frames them."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from itertools import groupby
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.build import generate
from generator.project import Project
from tests.conftest import ROOT, QuietHandler, copy_of

Rules = list[tuple[re.Pattern[str], list[tuple[str, str]]]]


def rules(text: str) -> Rules:
    """The rules of a `_headers` file."""
    found: Rules = []
    for block in text.strip().split("\n\n"):
        path, *lines = block.splitlines()
        pattern = re.compile(re.escape(path).replace(r"\*", ".*"))
        headers = (line.strip().partition(": ") for line in lines)
        found.append((pattern, [(name, value) for name, _, value in headers]))
    return found


class Hosting(QuietHandler):
    """Serves a folder as a host does that reads `_headers`."""

    def end_headers(self) -> None:
        """Add the headers of every rule that matches."""
        file = Path(self.directory) / "_headers"
        for pattern, headers in rules(file.read_text(encoding="utf-8")) if file.is_file() else ():
            if pattern.fullmatch(self.path.split("?")[0]):
                for name, value in headers:
                    self.send_header(name, value)
        super().end_headers()


@dataclass(frozen=True)
class Host:
    """A folder and the address at which it is served; the address ends in a slash."""

    folder: Path
    address: str

    def block(self, name: str) -> str:
        """The address of an embed, such as `event/authorisation`."""
        return f"{self.address}embed/{name}/"

    def documents(self) -> list[Path]:
        """Every embed of every edition."""
        return sorted(self.folder.glob("embed/*/*/index.html")) + sorted(self.folder.glob("en/embed/*/*/index.html"))

    def name(self, document: Path) -> str:
        """The address of a document below ours, without its last slash."""
        return document.parent.relative_to(self.folder).as_posix()

    def extremes(self) -> list[Path]:
        """The lightest and the heaviest embed of each kind and edition: what is wrong with one shows there."""
        kinds = groupby(self.documents(), key=lambda document: document.parent.parent)
        sorted_by_size = (sorted(group, key=lambda document: document.stat().st_size) for _kind, group in kinds)
        return [document for group in sorted_by_size for document in {group[0]: 0, group[-1]: 0}]


@pytest.fixture(scope="session")
def hosted() -> Iterator[Callable[[Project], Host]]:
    """Generate a project for the address at which its docs/ are then served: embeds need no site builder."""
    servers: list[ThreadingHTTPServer] = []

    def host(project: Project) -> Host:
        project.docs.mkdir(exist_ok=True)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Hosting, directory=str(project.docs)))
        server.daemon_threads = True
        servers.append(server)
        address = f"http://localhost:{server.server_address[1]}/"
        explainer = project.content / "explainer.yml"
        text = re.sub(r"(?m)^site_url: .*$", f"site_url: {address}", explainer.read_text(encoding="utf-8"))
        explainer.write_text(text, encoding="utf-8")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        generate(project)
        return Host(project.docs, address)

    yield host
    for server in servers:
        server.shutdown()
        server.socket.close()


@pytest.fixture(scope="session")
def ours(hosted: Callable[[Project], Host], tmp_path_factory: pytest.TempPathFactory) -> Host:
    """The embeds of the real content."""
    return hosted(copy_of(ROOT, tmp_path_factory.mktemp("ours") / "project"))


@dataclass(frozen=True)
class Publisher:
    """Another site; `show` opens a page of it."""

    folder: Path
    address: str
    page: Page
    faults: list[str]

    def show(self, html: str) -> Page:
        """Open a page with this body."""
        head = '<!doctype html><meta charset="utf-8"><title>Verlag</title><link rel="icon" href="data:,">'
        # A name of its own for each: a server takes two versions of one second for the same.
        file = self.folder / f"page-{len(list(self.folder.iterdir()))}.html"
        file.write_text(f"{head}<body>{html}", encoding="utf-8")
        self.page.goto(f"{self.address}{file.name}")
        return self.page


@pytest.fixture
def publisher(tmp_path: Path, serve: Callable[[Path], str], page: Page) -> Publisher:
    """A publisher on another origin than ours; what the browser complains of is in `faults`."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    return Publisher(tmp_path, serve(tmp_path), page, faults)
