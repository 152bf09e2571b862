"""`explainer links`: against a server of our own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from generator.cli import main
from generator.links import Visitor
from generator.links.visit import AGENT
from generator.project import Project

Captured = pytest.CaptureFixture[str]


class Pages(BaseHTTPRequestHandler):
    """Pages that are there, gone, moved, closed to heads, closed to us; and an archive of one of them."""

    asked: list[tuple[str, str, str]] = []  # noqa: RUF012  # one server for each test

    def answer(self) -> None:
        """Answer by the path."""
        self.asked.append((self.command, self.path, self.headers["User-Agent"]))
        path = self.path.split("?")[0]
        code = {"/gone": 404, "/closed": 403, "/moved": 301, "/elsewhere": 302}.get(path, 200)
        if path == "/no-head" and self.command == "HEAD":
            code = 405
        body = b""
        if path == "/archive" and "gone" in self.path:
            body = b'{"archived_snapshots": {"closest": {"url": "http://web.example.org/2024/gone"}}}'
        self.send_response(code)
        if code in {301, 302}:
            self.send_header("Location", "/fine")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    do_GET = do_HEAD = answer  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    Pages.asked = []
    with ThreadingHTTPServer(("localhost", 0), Pages) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://localhost:{running.server_address[1]}"
        running.shutdown()


def with_sources(project: Project, *addresses: str) -> None:
    text = "sources:\n"
    for number, address in enumerate((addresses[0], *addresses)):
        name = f"seite-{number}" if number else "bericht"
        text += (
            f"  - id: {name}\n    publisher: Blatt\n    title: Seite\n    url: {address}\n"
            "    language: de\n    kind: news\n    accessed: 2024-11-20\n"
        )
    (project.content / "sources.yml").write_text(text, encoding="utf-8")


def run(project: Project, server: str, *more: str) -> int:
    archive = ("--archive", f"{server}/archive")
    return main(["links", "--pause", "0", "--timeout", "2", *archive, "--project", str(project.root), *more])


def test_each_answer_has_its_message(server: str, project: Project, capsys: Captured) -> None:
    paths = ("fine", "gone", "moved", "closed", "no-head", "elsewhere")
    with_sources(project, *(f"{server}/{path}" for path in paths))
    assert run(project, server) == 1
    printed = capsys.readouterr()
    assert printed.out.replace(server, "S").splitlines() == [
        "content/sources.yml:19:10: source seite-2: the page is gone (404 Not Found); allowed: an address that works, "
        "or archived_url; did you mean “https://web.example.org/2024/gone”?",
        "content/sources.yml:26:10: warning: source seite-3: the page has moved for good; allowed: the new address; "
        "did you mean “S/fine”?",
        "content/sources.yml:33:10: warning: source seite-4: the page does not let us look (403 Forbidden); "
        "look yourself",
    ]
    assert printed.err == "4 fine, 1 gone, 1 moved, 1 refused; kept in content/links.yml\n"


def test_nobody_is_asked_twice_within_days(server: str, project: Project) -> None:
    with_sources(project, f"{server}/fine")
    assert run(project, server) == 0
    first = len(Pages.asked)
    assert run(project, server) == 0
    assert len(Pages.asked) == first
    assert run(project, server, "--days", "0") == 0
    assert len(Pages.asked) == 2 * first


def test_we_say_who_we_are(server: str, project: Project) -> None:
    with_sources(project, f"{server}/fine")
    run(project, server)
    assert {agent for _method, _path, agent in Pages.asked} == {AGENT}


def test_one_host_is_asked_with_pauses(server: str) -> None:
    waited: list[float] = []
    visitor = Visitor(pause=5, timeout=2, sleep=waited.append)
    for _time in range(3):
        assert visitor.visit(f"{server}/fine").state == "fine"
    assert len(waited) == 2
    assert all(4 < seconds <= 5 for seconds in waited)


def test_without_a_network_nothing_is_wrong(project: Project, capsys: Captured) -> None:
    with_sources(project, *(f"http://localhost:{port}/" for port in (9, 10, 11, 12)))
    assert run(project, "http://localhost:9") == 0
    assert capsys.readouterr() == ("", "There seems to be no network; nothing more was asked.\nnothing\n")
    assert not (project.content / "links.yml").exists()


def test_what_cannot_be_reached_while_others_can_is_told(server: str, project: Project, capsys: Captured) -> None:
    with_sources(project, f"{server}/fine", "http://localhost:9/")
    assert run(project, server) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("content/sources.yml:19:10: warning: source seite-2: the page cannot be reached (")
    assert printed.err == "2 fine, 1 unreachable; kept in content/links.yml\n"
