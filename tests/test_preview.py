"""The live preview: one save, one reload; mistakes on the page; recovery by itself."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path, PurePosixPath
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page

from generator.build import check, editions, generate, in_the_way, texts
from generator.embeds.block import Block
from generator.embeds.document import document
from generator.pages.edition import Edition
from generator.preview import PortInUseError
from generator.preview.banner import with_banner
from generator.preview.server import require_free
from generator.preview.session import Session
from generator.problems import ContentError, Problem
from generator.project import Project

PAGE = '<!doctype html><html><head></head><body dir="ltr" data-x="1">\n<main>Text</main></body></html>'

SETTLED = 2.5
"""Seconds in which a second reload would have come, if there were to be one."""


class Preview:
    """A running `explainer serve`."""

    def __init__(self, project: Project) -> None:
        self.port = free_port()
        self.lines: list[str] = []
        command = (sys.executable, "-m", "generator", "--project", str(project.root), "serve", "--port", str(self.port))
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        threading.Thread(target=self._listen, daemon=True).start()
        wait_for(lambda: self.count("Serving on ") == 1)
        self.url = next(line for line in self.lines if "Serving on " in line).split("Serving on ")[1]

    def _listen(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.append(line.rstrip())

    def count(self, text: str) -> int:
        return sum(text in line for line in list(self.lines))

    @property
    def reloads(self) -> int:
        return self.count("Reloading browsers")

    def page(self, path: str = "") -> str:
        with urlopen(self.url + path) as answer:
            return str(answer.read().decode())

    def reloads_after(self, act: Callable[[], object]) -> int:
        """Return how often browsers reload after an edit."""
        before = self.reloads
        act()
        wait_for(lambda: self.reloads > before)
        time.sleep(SETTLED)
        return self.reloads - before

    def stop(self, by: signal.Signals = signal.SIGINT) -> int:
        self.process.send_signal(by)
        return self.process.wait(20)


@pytest.fixture
def start() -> Iterator[Callable[[Project], Preview]]:
    """Start a preview; it ends with the test."""
    running: list[Preview] = []

    def started(project: Project) -> Preview:
        running.append(Preview(project))
        return running[-1]

    yield started
    for preview in running:
        if preview.process.poll() is None:
            preview.process.kill()
            preview.process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(condition: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def edit_all(files: list[Path], old: str, new: str) -> None:
    """Save several files as an editor's “save all” does, one shortly after the other."""
    for file in files:
        edit(file, old, new)
        time.sleep(0.02)


def edit_atomically(file: Path, old: str, new: str) -> None:
    """Save as careful editors do: write beside, then rename."""
    beside = file.with_name(f".{file.name}.tmp")
    beside.write_bytes(file.read_bytes())
    edit(beside, old, new)
    beside.replace(file)


def own_style(project: Project) -> Path:
    """A style sheet of the project's own."""
    style = project.docs / "assets" / "css" / "own.css"
    style.parent.mkdir(parents=True)
    style.write_text("h1 {\n}\n", encoding="utf-8")
    return style


def test_every_way_of_saving_gives_one_reload(project: Project, start: Callable[[Project], Preview]) -> None:
    style = own_style(project)
    preview = start(project)
    timeline = project.content / "timeline.yml"
    time.sleep(SETTLED)
    assert preview.reloads == 0

    assert preview.reloads_after(lambda: edit(timeline, "Biden erlaubt", "Biden gestattet")) == 1
    assert "Biden gestattet" in preview.page("timeline/")

    assert preview.reloads_after(lambda: edit_atomically(timeline, "Biden gestattet", "Biden billigt")) == 1
    assert "Biden billigt" in preview.page("timeline/")

    files = [project.content / f"{name}.yml" for name in ("actors", "glossary", "numbers", "places")]
    assert preview.reloads_after(lambda: edit_all(files, "\n", "\n# gesehen\n")) == 1

    assert preview.reloads_after(lambda: edit(style, "{", "{\n")) == 1

    added = project.docs / "impressum.md"
    preview.reloads_after(lambda: edit(project.config, "\n", "\n# Impressum\n"))
    added.write_text("# Impressum\n", encoding="utf-8")
    preview.reloads_after(lambda: edit(timeline, "Biden billigt", "Biden erlaubt"))
    assert preview.reloads_after(lambda: edit(added, "Impressum", "Wer wir sind")) == 1
    assert "Wer wir sind" in preview.page("impressum/")

    title = project.content / "explainer.yml"
    assert preview.reloads_after(lambda: edit(title, "title: Die Freigabe", "title: Die Erlaubnis")) == 1
    assert all("Die Erlaubnis" in preview.page(path) for path in ("impressum/", "timeline/"))


def test_files_saved_together_are_read_as_one(project: Project, start: Callable[[Project], Preview]) -> None:
    """The first refers to what the second brings: alone it would be a mistake."""
    preview = start(project)

    def save() -> None:
        edit(project.content / "timeline.yml", "actors: [biden]", "actors: [biden, harris]")
        time.sleep(0.05)
        actors = project.content / "actors.yml"
        added = actors.read_text(encoding="utf-8").removeprefix("actors:\n").replace("biden", "harris")
        actors.write_text(actors.read_text(encoding="utf-8") + added, encoding="utf-8")

    assert preview.reloads_after(save) == 1
    assert preview.count("harris") == 0
    assert 'id="actor-harris"' in preview.page("actors/")


def test_a_mistake_is_shown_everywhere_until_it_is_mended(
    project: Project, start: Callable[[Project], Preview]
) -> None:
    preview = start(project)
    timeline = project.content / "timeline.yml"
    said = "content/timeline.yml:3:11: event freigabe: date: “2024-02-30” does not exist"

    assert preview.reloads_after(lambda: edit(timeline, "2024-11-17", "2024-02-30")) == 1
    assert preview.count(said) == 1
    for path in ("", "timeline/", "sources/"):
        assert said in preview.page(path)
    assert "Biden erlaubt den Einsatz" in preview.page("timeline/")
    with pytest.raises(HTTPError) as missing:
        preview.page("nowhere/")
    assert said in missing.value.read().decode()

    assert preview.reloads_after(lambda: edit(timeline, "2024-02-30", "2024-11-18")) == 1
    assert preview.count("The content is in order again.") == 1
    for path in ("", "timeline/", "sources/"):
        assert "preview-problems" not in preview.page(path)


def test_broken_yaml_at_the_start_is_shown_and_recovered_from(
    project: Project, start: Callable[[Project], Preview]
) -> None:
    timeline = project.content / "timeline.yml"
    style = own_style(project)
    edit(timeline, "title: Biden erlaubt", "title: Biden: erlaubt")
    preview = start(project)
    assert "content/timeline.yml:5:" in preview.page()

    assert preview.reloads_after(lambda: edit(timeline, "title: Biden: erlaubt", "title: Biden erlaubt")) == 1
    assert "preview-problems" not in preview.page()
    assert "Die Freigabe" in preview.page()

    assert preview.reloads_after(lambda: edit(style, "{", "{\n")) == 1


def test_an_open_page_reloads_once_for_each_save(
    project: Project, start: Callable[[Project], Preview], page: Page
) -> None:
    preview = start(project)
    loads: list[str] = []
    page.on("load", lambda loaded: loads.append(loaded.url))
    page.goto(f"{preview.url}timeline/")
    wait_for(lambda: preview.count("Browser connected") == 1)
    assert len(loads) == 1

    edit(project.content / "timeline.yml", "Biden erlaubt", "Biden gestattet")
    page.get_by_text("Biden gestattet").first.wait_for()
    page.wait_for_timeout(SETTLED * 1000)
    assert len(loads) == 2

    edit(project.content / "timeline.yml", "importance: 3", "importance: 4")
    alert = page.get_by_role("alert")
    alert.wait_for()
    assert "content/timeline.yml:7:" in alert.inner_text()
    page.evaluate("scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
    wait_for(lambda: page.evaluate("scrollY") > 0)
    wait_for(lambda: alert.evaluate("alert => alert.getBoundingClientRect().top") == 0)


def test_an_open_embed_reloads(project: Project, start: Callable[[Project], Preview], page: Page) -> None:
    preview = start(project)
    page.goto(f"{preview.url}embed/timeline/all/")
    wait_for(lambda: preview.count("Browser connected") == 1)
    edit(project.content / "timeline.yml", "Biden erlaubt", "Biden gestattet")
    page.get_by_text("Biden gestattet").first.wait_for()


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_stopping_is_quiet(by: signal.Signals, project: Project, start: Callable[[Project], Preview]) -> None:
    preview = start(project)
    assert preview.stop(by) == 0
    assert preview.count("Traceback") == 0


def test_a_port_in_use_is_named(project: Project) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = int(taken.getsockname()[1])
        command = (sys.executable, "-m", "generator", "serve", "--project", str(project.root), "--port", str(port))
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    said = f"Error: port {port} on 127.0.0.1 is in use; choose another: explainer serve --port {port + 1}\n"
    assert ended.stderr.endswith(said)


def test_a_free_port_is_free() -> None:
    port = free_port()
    require_free("127.0.0.1", port)
    with socket.socket() as taken, pytest.raises(PortInUseError):
        taken.bind(("127.0.0.1", port))
        taken.listen()
        require_free("127.0.0.1", port)


def test_without_problems_a_page_stays_as_it_is() -> None:
    assert with_banner(PAGE, ()) == PAGE


def test_problems_stand_first_in_the_body_and_are_text() -> None:
    page = with_banner(PAGE, ("a.yml:1:1: <b>", r"\1 & co"))
    head, body = page.split('<body dir="ltr" data-x="1">')
    assert head in PAGE
    assert body.startswith('<section id="preview-problems" role="alert" lang="en"')
    assert "<strong>The content has 2 problems.</strong>" in body
    assert "<li>a.yml:1:1: &lt;b&gt;</li><li>\\1 &amp; co</li>" in body


def test_the_banner_says_one_problem_in_the_singular() -> None:
    assert "<strong>The content has a problem.</strong>" in with_banner(PAGE, ("a.yml:1:1: x",))


def test_the_preview_shows_what_a_build_writes(project: Project) -> None:
    found = editions(project)
    written = texts(found)
    session = Session(project, lambda _line: None)
    session.update()
    assert {*session.pages} == {path for path in written if path.suffix == ".md"}
    assert {path: session.text(path) for path in written} == written
    assert session.text(PurePosixPath("nowhere.md")) is None


def test_an_embed_is_made_alone(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def listening(edition: Edition, block: Block) -> str:
        made.append(block.address)
        return document(edition, block)

    monkeypatch.setattr("generator.embeds.files.document", listening)
    session = Session(project, lambda _line: None)
    session.update()
    for path in ("records.json", "embed/loader-1.js", "nowhere/index.html"):
        session.file(PurePosixPath(path))
    assert made == []
    assert "Biden erlaubt" in (session.file(PurePosixPath("embed/event/freigabe/index.html")) or "")
    assert made == ["embed/event/freigabe/"]


def test_a_save_writes_nothing(project: Project) -> None:
    generate(project)
    before = {path: path.stat().st_mtime_ns for path in project.docs.rglob("*")}
    session = Session(project, lambda _line: None)
    edit(project.content / "timeline.yml", "Biden erlaubt", "Biden gestattet")
    session.update()
    assert "Biden gestattet" in session.pages[PurePosixPath("timeline.md")]()
    assert {path: path.stat().st_mtime_ns for path in project.docs.rglob("*")} == before


SAVES = [
    ("glossary.yml", "name: Rakete", "name: Erlaubnis"),
    ("glossary.yml", "Ein Flugkörper", "Ein Geschoss"),
    ("numbers.yml", "value: 12000", "value: 13000"),
    ("timeline.yml", "am selben Tag", "am 18. November 2024 für 300 Soldaten"),
    ("en/timeline.yml", "on the same day", "on 19 November 2024 for 400 soldiers"),
    ("actors.yml", "short: Biden", "short: Joe\n    names: twice"),
    ("actors.yml", "\n    names: twice", ""),
    ("article.md", "[[actor:biden]]", "[[actor:bidn]]"),
    ("article.md", "[[actor:bidn]]", "[[actor:biden]] selbst"),
    ("explainer.yml", "title: Die Freigabe", "title: Die Raketen"),
]
"""What is saved, one after the other, in a project in two languages."""


def test_nothing_of_an_earlier_state_outlives_a_save(project: Project) -> None:
    english = project.content / "en"
    english.mkdir()
    edit(project.content / "explainer.yml", "[de]", "[de, en]")
    said = "events:\n  freigabe:\n    title: Biden permits the use\n    text: It was known on the same day.\n"
    (english / "timeline.yml").write_text(said, encoding="utf-8")
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    before = _seen(project)
    with ProcessPoolExecutor(1, context, max_tasks_per_child=1) as fresh:
        for file, old, new in SAVES:
            edit(project.content / file, old, new)
            seen = _seen(project)
            assert seen != before
            assert seen == fresh.submit(_seen, project).result()
            before = seen


def _seen(project: Project) -> tuple[list[str], dict[PurePosixPath, str]]:
    """Problems, and the pages and other files where there are no errors, as this process makes them."""
    problems = [str(problem) for problem in check(project)]
    try:
        return problems, texts(editions(project))
    except ContentError:
        return problems, {}


def test_a_session_keeps_problems_and_pages_until_they_are_mended(project: Project) -> None:
    said: list[str] = []
    session = Session(project, said.append)
    session.update()
    before = session.pages[PurePosixPath("timeline.md")]()
    timeline = project.content / "timeline.yml"
    problem = "content/timeline.yml:3:11: event freigabe: date: “2024-02-30” does not exist"
    edit(timeline, "2024-11-17", "2024-02-30")
    for _ in range(2):
        session.update()
        session.tell()
        assert [told.startswith(problem) for told in session.problems] == [True]
        assert session.pages[PurePosixPath("timeline.md")]() == before
    edit(timeline, "2024-02-30", "2024-11-17")
    for _ in range(2):
        session.update()
        session.tell()
        assert session.problems == ()
    assert [line.startswith(problem) for line in said] == [True, True, False]
    assert said[-1] == "The content is in order again."


def test_the_pages_show_errors_only_the_terminal_warnings_too(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    error, warning = Problem("a.yml", 1, 1, "x"), Problem("a.yml", 2, 1, "y", level="warning")
    monkeypatch.setattr("generator.preview.session.editions", _raising(ContentError([error, warning])))
    session = Session(project, said.append)
    session.update()
    session.tell()
    assert session.problems == (str(error),)
    assert said == [str(error), str(warning)]


def test_a_session_outlives_our_bugs(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("generator.preview.session.editions", _raising(KeyError("biden")))
    session = Session(project, said.append)
    session.update()
    session.tell()
    assert session.problems == ("This is our bug; please report it. KeyError: 'biden'",)
    assert said[0].startswith("Traceback")


def _raising(error: Exception) -> Callable[[Project], object]:
    def editions(_project: Project) -> object:
        raise error

    return editions


def test_a_page_of_somebody_else_in_the_way_is_a_problem(project: Project) -> None:
    generate(project)
    session = Session(project, lambda _line: None)
    session.update()
    assert session.problems == ()
    (project.docs / "timeline.md").write_text("# Mine\n", encoding="utf-8")
    session.update()
    assert [*session.problems] == [str(problem) for problem in in_the_way(project, session.pages)]
    assert [problem.file for problem in in_the_way(project, session.pages)] == ["docs/timeline.md"]


def test_a_session_knows_what_is_written_by_hand(project: Project) -> None:
    docs = project.docs
    generate(project)
    names = ("embed/hand.md", "embed/pics", "hand.md", "media")
    for name in ("embed/hand.md", "embed/pics/a.png", "hand.md", "media/map.svg"):
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).touch()
    session = Session(project, lambda _line: None)
    session.update()
    assert sorted(session.handwritten()) == [docs / name for name in names]


def test_a_fault_of_mkdocs_yml_is_shown_and_recovered_from(
    project: Project, start: Callable[[Project], Preview]
) -> None:
    edit(project.config, "nav:", "markdown_extensions: [nosuch]\nnav:")
    preview = start(project)
    assert "mkdocs.yml: " in preview.page()
    assert preview.reloads_after(lambda: edit(project.config, "markdown_extensions: [nosuch]\n", "")) == 1
    assert "preview-problems" not in preview.page()


def test_what_pages_refer_to_is_served(project: Project, start: Callable[[Project], Preview]) -> None:
    (project.docs / "assets").mkdir(parents=True, exist_ok=True)
    (project.docs / "assets" / "own.css").write_text("h1 {}", encoding="utf-8")
    preview = start(project)
    assert preview.page("assets/own.css") == "h1 {}"
    assert "font-family" in preview.page("assets/css/type.css")
    assert json.loads(preview.page("cards.json"))
    assert "<svg" in preview.page("assets/img/icon.svg")
    assert "Biden erlaubt" in preview.page("embed/timeline/all/")
    assert "Biden erlaubt" in preview.page("timeline")
