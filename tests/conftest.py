"""What tests share: the small project, the real site, a server and the browser."""

from __future__ import annotations

import shutil
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from generator.project import Project
from tests import newsroom as newsrooms
from tests.tools import AXE, CHROMIUM_FLAGS, VNU, require_java, require_packages, system_chromium

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell that runs us in its background makes us deaf to Ctrl-C, and so every program that the tests interrupt.
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = newsrooms.ROOT
MINIMAL = Path(__file__).with_name("cases") / "minimal"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the smallest valid project, to be changed at will."""
    return copy_of(MINIMAL, tmp_path / "project")


@pytest.fixture(scope="session")
def real_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of this repository's own project. Tests share it and leave it as it is."""
    return copy_of(ROOT, tmp_path_factory.mktemp("real") / "project")


def copy_of(root: Path, to: Path) -> Project:
    """Copy what makes a project; a case without a configuration of its own gets the repository's."""
    for name in ("content", "docs", "mkdocs.yml"):
        source = root / name
        if name == "mkdocs.yml" and not source.exists():
            source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, to / name, dirs_exist_ok=True)
        elif source.is_file():
            shutil.copy2(source, to / name)
    return Project(to)


@pytest.fixture(scope="session")
def sites(real_project: Project, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The real site by builder; each is built once."""
    from generator.build import build

    @cache
    def built(builder: str) -> Path:
        output = tmp_path_factory.mktemp(builder) / "site"
        return build(real_project, builder=builder, output=output, report=print)

    return built


@pytest.fixture(scope="session")
def site(sites: Callable[[str], Path]) -> Path:
    """The real site as MkDocs builds it."""
    return sites("mkdocs")


@pytest.fixture(scope="session")
def zensical_site(sites: Callable[[str], Path]) -> Path:
    """The real site as Zensical builds it."""
    return sites("zensical")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our wheel."""
    return newsrooms.make_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def newsroom(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project made by the installed wheel and built by `make site` in an environment of its own. Tests share it."""
    folder = tmp_path_factory.mktemp("newsroom")
    explainer = newsrooms.installed(wheel, folder / "environment")
    newsrooms.run(explainer, "new", "project", at=folder)
    newsrooms.run("make", "site", at=folder / "project")
    return folder / "project"


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without a line for each, and with the site's own page for those that are missing."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with 404.html where there is one."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve a folder on a free port; return its address, which ends in a slash."""
    with ExitStack() as servers:

        @cache
        def served(folder: Path) -> str:
            server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder)))
            server.daemon_threads = True
            thread = threading.Thread(target=server.serve_forever, daemon=True)
            thread.start()
            servers.callback(server.server_close)
            servers.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_address[1]}/"

        yield served


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the system's Chromium where there is one, and let it ask nobody for anything."""
    chromium = system_chromium()
    path = {"executable_path": str(chromium)} if chromium else {}
    return browser_type_launch_args | path | {"args": list(CHROMIUM_FLAGS)}


@pytest.fixture(scope="session")
def axe_script() -> str:
    """The text of axe-core, to be added to a page."""
    require_packages()
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def html_checker() -> tuple[str, ...]:
    """The command that checks the HTML files given to it."""
    require_packages()
    require_java()
    return ("java", "-jar", str(VNU))
