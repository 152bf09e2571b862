"""`explainer links`: against a server of our own."""

from __future__ import annotations

import json
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.build import check
from generator.cli import main
from generator.links import Answer, Visitor
from generator.links.visit import AGENT
from generator.project import Project

Captured = pytest.CaptureFixture[str]

CODES = {
    "/gone": 404,
    "/given-up": 410,
    "/closed": 403,
    "/sign-in": 401,
    "/broken": 500,
    "/moved": 301,
    "/elsewhere": 302,
    "/partly-moved": 301,
    "/to-front": 302,
    "/circle": 302,
    "/busy": 429,
    "/busy-for-long": 429,
    "/busy-until": 503,
}
TARGETS = {
    "/moved": "/fine",
    "/elsewhere": "/fine",
    "/partly-moved": "/elsewhere",
    "/to-front": "/",
    "/circle": "/circle",
}
PLACE = b'<!doctype html><h1 id="titel">x</h1><a name=\'zwei\'></a><p id=drei>x</p><p id="a&amp;b">x</p>'


class Pages(BaseHTTPRequestHandler):
    """Pages that are there, gone, moved, closed to heads, closed to us; and an archive of one of them."""

    asked: list[tuple[str, str, str]] = []  # noqa: RUF012  # one server for each test
    robots = ""
    archive_is_down = False

    def answer(self) -> None:
        """Answer by the path."""
        self.asked.append((self.command, self.path, self.headers["User-Agent"]))
        path = self.path.split("?")[0]
        code = CODES.get(path, 200)
        if path == "/no-head" and self.command == "HEAD":
            code = 405
        if path == "/busy" and sum(one[1] == "/busy" for one in self.asked) > 1:
            code = 200
        if path == "/slow":
            time.sleep(1)
        body = b""
        if path == "/archive":
            code = 500 if self.archive_is_down else 200
        if path == "/archive" and "gone" in self.path:
            body = b'{"archived_snapshots": {"closest": {"url": "http://web.example.org/2024/gone"}}}'
        if path == "/place":
            body = PLACE
        if path == "/robots.txt":
            code, body = (200, self.robots.encode()) if self.robots else (404, b"")
        self.send_response(code)
        if path in TARGETS:
            self.send_header("Location", TARGETS[path])
        wait = {"/busy": "7", "/busy-for-long": "3600", "/busy-until": formatdate(time.time() + 7200, usegmt=True)}
        if path in wait and code != 200:
            self.send_header("Retry-After", wait[path])
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    do_GET = do_HEAD = answer  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def running(server: ThreadingHTTPServer) -> threading.Thread:
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    return thread


@pytest.fixture
def server() -> Iterator[str]:
    Pages.asked, Pages.robots, Pages.archive_is_down = [], "", False
    with ThreadingHTTPServer(("localhost", 0), Pages) as found:
        running(found)
        yield f"http://localhost:{found.server_address[1]}"
        found.shutdown()


@pytest.fixture
def closed_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("localhost", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def untrusted(tmp_path: Path) -> Iterator[str]:
    """A server whose certificate nobody vouches for."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subject = ("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "2")
    files = ("-keyout", str(key), "-out", str(certificate))
    command = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *files, *subject)
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with ThreadingHTTPServer(("localhost", 0), Pages) as found:
        found.socket = context.wrap_socket(found.socket, server_side=True)
        running(found)
        yield f"https://localhost:{found.server_address[1]}"
        found.shutdown()


def with_sources(project: Project, *addresses: str) -> None:
    text = "# Die Quellen\nsources:\n"
    for number, address in enumerate(addresses):
        name = f"seite-{number}" if number else "bericht"
        text += (
            f"  - id: {name} # Nummer {number}\n    publisher: Blatt\n    title: Seite\n    url: {address}\n"
            "    language: de\n    kind: news\n    accessed: 2024-11-20\n"
        )
    (project.content / "sources.yml").write_text(text, encoding="utf-8")


def run(project: Project, server: str, *more: str) -> int:
    archive = ("--archive", f"{server}/archive")
    return main(["links", "--pause", "0", "--timeout", "2", *archive, "--project", str(project.root), *more])


def asked_for(path: str) -> list[str]:
    """By which methods a path was asked for."""
    return [method for method, asked, _agent in Pages.asked if asked == path]


def test_each_answer_has_its_message(server: str, project: Project, capsys: Captured) -> None:
    paths = ("fine", "gone", "moved", "closed", "no-head", "elsewhere", "to-front", "broken")
    with_sources(project, *(f"{server}/{path}" for path in paths))
    assert run(project, server) == 1
    printed = capsys.readouterr()
    assert printed.out.replace(server, "S").splitlines() == [
        "content/sources.yml:13:10: source seite-1: the page is gone (404 Not Found); allowed: an address that works, "
        "or archived_url: https://web.example.org/2024/gone",
        "content/sources.yml:20:10: warning: source seite-2: the page has moved for good; allowed: the new address; "
        "did you mean “S/fine”?",
        "content/sources.yml:27:10: warning: source seite-3: the page does not let us look (403 Forbidden); "
        "look yourself",
        "content/sources.yml:48:10: warning: source seite-6: the address leads to the front page now; allowed: the "
        "address of what is cited, or archived_url",
        "content/sources.yml:55:10: warning: source seite-7: the page cannot be reached (500 Internal Server Error)",
    ]
    assert printed.err == (
        "Asking 8 addresses of 1 host\n"
        "1 astray, 3 fine, 1 gone, 1 moved, 1 refused, 1 unreachable; kept in content/links.yml\n"
    )


@pytest.mark.parametrize(
    ("path", "state", "detail"),
    [
        ("/fine", "fine", "200 OK"),
        ("/gone", "gone", "404 Not Found"),
        ("/given-up", "gone", "410 Gone"),
        ("/closed", "refused", "403 Forbidden"),
        ("/sign-in", "refused", "401 Unauthorized"),
        ("/broken", "unreachable", "500 Internal Server Error"),
        ("/no-head", "fine", "200 OK"),
        ("/moved", "moved", "moved for good"),
        ("/elsewhere", "fine", "200 OK"),
        ("/partly-moved", "fine", "200 OK"),
        ("/to-front", "astray", "leads to the front page now"),
        ("/circle", "unreachable", "leads in a circle"),
        ("/slow", "unreachable", "no answer within 0.5 seconds"),
        ("/busy", "fine", "200 OK"),
        ("/busy-for-long", "later", "429 Too Many Requests, come back in 60 minutes"),
        ("/busy-until", "later", "503 Service Unavailable, come back in 120 minutes"),
        ("/place#titel", "fine", "200 OK"),
        ("/place#zwei", "fine", "200 OK"),
        ("/place#drei", "fine", "200 OK"),
        ("/place#a%26b", "fine", "200 OK"),
        ("/place#vier", "astray", "has no place “vier”"),
        ("/place#:~:text=x", "fine", "200 OK"),
        ("/grüße?ä=ö", "fine", "200 OK"),
    ],
)
def test_what_each_answer_means(path: str, state: str, detail: str, server: str) -> None:
    answer = Visitor(pause=0, timeout=0.5, sleep=lambda _seconds: None).visit(f"{server}{path}")
    assert (answer.state, answer.detail) == (state, detail)


def test_a_host_without_a_valid_certificate(untrusted: str) -> None:
    assert Visitor(pause=0).visit(f"{untrusted}/fine") == Answer("unreachable", "its certificate is not valid")


def test_a_host_that_is_not_there_is_asked_once(closed_port: int) -> None:
    visitor = Visitor(pause=0)
    for path in ("a", "b"):
        answer = visitor.visit(f"http://localhost:{closed_port}/{path}")
        assert answer == Answer("unreachable", "the host takes no connections")
    assert visitor.visit("http://nowhere.invalid/") == Answer("unreachable", "there is no such host")


def test_a_short_wait_is_waited_for_and_a_long_one_ends_the_host(server: str) -> None:
    waited: list[float] = []
    visitor = Visitor(pause=0, sleep=waited.append)
    assert visitor.visit(f"{server}/busy").state == "fine"
    assert waited == [7]
    assert visitor.visit(f"{server}/busy-for-long").state == "later"
    assert visitor.visit(f"{server}/fine") == Answer("later", "429 Too Many Requests, come back in 60 minutes")
    assert asked_for("/fine") == []


def test_robots_txt_is_heeded(server: str) -> None:
    Pages.robots = "User-agent: *\nDisallow: /closed-to-programs\n\nUser-agent: explainer-links\nDisallow: /fine\n"
    visitor = Visitor(pause=0)
    assert visitor.visit(f"{server}/fine") == Answer("refused", "its robots.txt keeps programs out")
    assert visitor.visit(f"{server}/other").state == "fine"
    assert asked_for("/fine") == []
    assert asked_for("/robots.txt") == ["GET"]


def test_heads_are_asked_for_where_they_do(server: str) -> None:
    visitor = Visitor(pause=0)
    for path in ("/fine", "/no-head", "/place"):
        visitor.visit(f"{server}{path}")
    assert [asked_for(path) for path in ("/fine", "/no-head", "/place")] == [["HEAD"], ["HEAD", "GET"], ["HEAD"]]


def test_what_was_fine_is_not_asked_again_within_days(server: str, project: Project, capsys: Captured) -> None:
    with_sources(project, f"{server}/fine", f"{server}/gone", f"{server}/closed")
    assert run(project, server) == 1
    assert run(project, server) == 1  # what is gone stays an error
    assert [asked_for(path) for path in ("/fine", "/closed")] == [["HEAD"], ["HEAD", "GET"]]
    assert capsys.readouterr().err.splitlines()[-1] == "1 gone; 2 asked before; kept in content/links.yml"
    assert run(project, server, "--days", "0") == 1
    assert asked_for("/fine") == ["HEAD", "HEAD"]


def test_a_new_address_is_asked_at_once(server: str, project: Project) -> None:
    with_sources(project, f"{server}/fine")
    assert run(project, server) == 0
    with_sources(project, f"{server}/other")
    assert run(project, server) == 0
    assert asked_for("/other") == ["HEAD"]


def test_the_day_is_kept_beside_what_stands_there(server: str, project: Project) -> None:
    with_sources(project, f"{server}/fine", f"{server}/other", f"{server}/closed")
    kept = project.content / "links.yml"
    kept.write_text(
        "# Unsere Notiz\nseite-1: 2024-01-01 fine http://old.example.org/ # zuerst\n\n# weg\nweg: 2024-01-01 gone x\n",
        encoding="utf-8",
    )
    run(project, server)
    today = time.strftime("%Y-%m-%d", time.gmtime())
    assert kept.read_text(encoding="utf-8").replace(server, "S").splitlines() == [
        "# Unsere Notiz",
        f"seite-1: {today} fine S/other # zuerst",
        "",
        "# weg",
        f"bericht: {today} fine S/fine",
        f"seite-2: {today} refused S/closed",
    ]


def test_what_was_asked_is_kept_when_somebody_stops_it(
    server: str, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_sources(project, f"{server}/fine", f"{server}/other", f"{server}/closed")
    visit = Visitor.visit

    def stopped(self: Visitor, address: str) -> Answer:
        if address.endswith("/closed"):
            raise KeyboardInterrupt
        return visit(self, address)

    monkeypatch.setattr(Visitor, "visit", stopped)
    assert run(project, server) == 130
    assert len((project.content / "links.yml").read_text(encoding="utf-8").splitlines()) == 3


def test_archived_copies_are_written_where_they_belong(server: str, project: Project, capsys: Captured) -> None:
    with_sources(project, f"{server}/fine", f'"{server}/gone" # tot', f"{server}/gone-too")
    path = project.content / "sources.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace(f"url: {server}/gone-too", f"url: >-\n      {server}/gone-too"),
        encoding="utf-8",
    )
    before = path.read_text(encoding="utf-8")
    assert run(project, server, "--adopt") == 1
    added = "    archived_url: https://web.example.org/2024/gone\n"
    assert path.read_text(encoding="utf-8") == before.replace("# tot\n", f"# tot\n{added}")
    assert capsys.readouterr().err.splitlines()[1:3] == [
        "wrote 1 archived copy into content/sources.yml",
        "left out: seite-2, whose address does not stand on a line of its own",
    ]
    assert not [problem for problem in check(project) if problem.level == "error"]
    assert run(project, server) == 0  # what is gone and has a copy is no error


def test_an_archive_that_is_down_is_asked_once(server: str, project: Project, capsys: Captured) -> None:
    Pages.archive_is_down = True
    with_sources(project, f"{server}/fine", f"{server}/other")
    assert run(project, server) == 0
    assert sum(path.startswith("/archive") for _method, path, _agent in Pages.asked) == 1
    assert "The archive could not be asked (500 Internal Server Error).\n" in capsys.readouterr().err


def test_answers_for_other_programs(server: str, project: Project, capsys: Captured) -> None:
    with_sources(project, f"{server}/moved", f"{server}/gone")
    assert run(project, server, "--format", "json", "--quiet") == 1
    printed = capsys.readouterr()
    empty = {"new_url": None, "archived_url": None, "archived_copy": None}
    assert json.loads(printed.out) == [
        {"source": "bericht", "url": f"{server}/moved", "state": "moved", "detail": "moved for good"}
        | empty
        | {"new_url": f"{server}/fine"},
        {"source": "seite-1", "url": f"{server}/gone", "state": "gone", "detail": "404 Not Found"}
        | empty
        | {"archived_copy": "https://web.example.org/2024/gone"},
    ]
    assert printed.err == ""


def test_we_say_who_we_are(server: str, project: Project) -> None:
    with_sources(project, f"{server}/fine")
    run(project, server)
    assert {agent for _method, _path, agent in Pages.asked} == {AGENT}


def test_one_host_is_asked_with_pauses(server: str) -> None:
    waited: list[float] = []
    visitor = Visitor(pause=5, timeout=2, sleep=waited.append)
    for _time in range(3):
        assert visitor.visit(f"{server}/fine").state == "fine"
    assert len(waited) == 3  # robots.txt came first
    assert all(4 < seconds <= 5 for seconds in waited)


def test_without_a_network_nothing_is_wrong(project: Project, capsys: Captured) -> None:
    with_sources(project, *(f"http://host-{number}.invalid/" for number in range(4)))
    assert run(project, "http://archive.invalid") == 0
    assert capsys.readouterr() == (
        "",
        "Asking 4 addresses of 4 hosts\nThere seems to be no network; nothing was asked.\nnothing asked\n",
    )
    assert not (project.content / "links.yml").exists()


def test_what_cannot_be_reached_while_others_can_is_told(
    server: str, project: Project, capsys: Captured, closed_port: int
) -> None:
    with_sources(project, f"http://localhost:{closed_port}/", f"{server}/fine")
    assert run(project, server) == 0
    printed = capsys.readouterr()
    assert printed.out == (
        "content/sources.yml:6:10: warning: source bericht: the page cannot be reached "
        "(the host takes no connections)\n"
    )
    assert printed.err.splitlines()[-1] == "1 fine, 1 unreachable; kept in content/links.yml"


@pytest.mark.parametrize("option", [("--pause", "-1"), ("--timeout", "0"), ("--days", "-3"), ("--format", "xml")])
def test_what_makes_no_sense_is_refused(option: tuple[str, str], project: Project, capsys: Captured) -> None:
    assert main(["links", *option, "--project", str(project.root)]) == 2
    assert option[0] in capsys.readouterr().err
