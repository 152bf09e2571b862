"""How long an editor waits: from saving a file to the reloaded page that shows what was saved.

`make bench-preview` starts the real `explainer serve` on a copy of this repository's content, has Chromium look at a
page, saves files, and prints the medians. It fails where a median reaches `LONGEST`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from generator.project import Project
from tests.conftest import ROOT, copy_of
from tests.test_preview import free_port
from tests.tools import CHROMIUM_FLAGS, system_chromium

RUNS = 5
LONGEST = 1.0
"""Seconds."""


@dataclass(frozen=True)
class Edit:
    """Something an editor saves: a file, a piece of it that is replaced, and what of the new one the page shows.

    `{}` stands for something that is new each time. `first` is saved before, unmeasured; after a mistake the page
    shows a problem.
    """

    name: str
    page: str
    file: str
    old: str
    new: str
    shown: str = ""
    first: str = ""
    is_mistake: bool = False


TITLE = ("    title: ", "    title: Neu{} ")
TEXT = ("    text: >-\n      ", "    text: >-\n      Neu{} ")

EDITS = (
    Edit("an event's title", "timeline/", "content/timeline.yml", *TITLE, "Neu{}"),
    Edit("the same, on the start page", "", "content/timeline.yml", *TITLE),
    Edit("the same, in an embed", "embed/timeline/all/", "content/timeline.yml", *TITLE, "Neu{}"),
    Edit("a number's label", "numbers/", "content/numbers.yml", "    label: ", "    label: Neu{} ", "Neu{}"),
    Edit("an actor's text", "actors/", "content/actors.yml", *TEXT, "Neu{}"),
    Edit("a term's text", "glossary/", "content/glossary.yml", *TEXT, "Neu{}"),
    Edit("a term's name, found in texts", "timeline/", "content/glossary.yml", "    name: ", "    name: Neu{} "),
    Edit("a paragraph of the article", "article/", "content/article.md", "\n\n", "\n\nNeu{} ", "Neu{}"),
    Edit("the standfirst", "", "content/explainer.yml", "standfirst: >-\n  ", "standfirst: >-\n  Neu{} ", "Neu{}"),
    Edit("an English text", "en/timeline/", "content/en/timeline.yml", "title: ", "title: New{} ", "New{}"),
    Edit("a mistake", "timeline/", "content/timeline.yml", "importance: 3", "importance: neu{}", "neu{}", "", True),
    Edit("mended again", "timeline/", "content/timeline.yml", "importance: 3", "importance: 2", "", "importance: x"),
    Edit("a style sheet", "timeline/", "docs/assets/own.css", "", "body { --new: {}; }\n"),
    Edit("a page written by hand", "hand/", "docs/hand.md", "# ", "# Neu{} ", "Neu{}"),
)


def main() -> int:
    """Measure all kinds of edits; return 1 where one takes too long."""
    print(f"load of the machine: {', '.join(f'{load:.1f}' for load in os.getloadavg())} on {os.cpu_count()} processors")
    print(f"{'saved':30} {'median':>8} {'fastest':>8} {'slowest':>8}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        project = copy_of(ROOT, Path(folder, "project"))
        (project.docs / "assets").mkdir(exist_ok=True)
        (project.docs / "assets" / "own.css").write_text("p {}\n", encoding="utf-8")
        (project.docs / "hand.md").write_text("# Impressum\n\nWer wir sind.\n", encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=system_chromium(), args=CHROMIUM_FLAGS)
        with serving(project) as address:
            found = [measure(browser.new_page(), address, project, edit) for edit in EDITS]
    slow = [edit.name for edit, waited in zip(EDITS, found, strict=True) if median(waited) >= LONGEST]
    print(f"{'median of all':30} {median(map(median, found)):>6.2f} s")
    if slow:
        print(f"{LONGEST} s or more: {', '.join(slow)}")
    return int(bool(slow))


@contextmanager
def serving(project: Project) -> Iterator[str]:
    """Run `explainer serve`; give the address of the site."""
    port = free_port()
    command = (sys.executable, "-m", "generator", "--project", str(project.root), "serve", "--port", str(port))
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        lines = iter(process.stderr)
        address = next(line for line in lines if "Serving on " in line).split("Serving on ")[1].strip()
        # What is not read would fill the pipe and stop the server.
        subprocess.Popen(("cat",), stdin=process.stderr, stdout=subprocess.DEVNULL)
        yield address
    finally:
        process.terminate()
        process.wait()


def measure(page: Page, address: str, project: Project, edit: Edit) -> list[float]:
    """Save a file several times; return the seconds until the page was there again, loaded."""
    page.goto(f"{address}{edit.page}")
    page.wait_for_timeout(1000)
    file = project.root / edit.file
    before = file.read_text(encoding="utf-8")
    found = [_save(page, file, before, edit, number) for number in range(RUNS)]
    _until_loaded(page, lambda: file.write_text(before, encoding="utf-8"))
    page.close()
    print(f"{edit.name:30} {median(found):>6.2f} s {min(found):>6.2f} s {max(found):>6.2f} s", flush=True)
    return found


def _save(page: Page, file: Path, before: str, edit: Edit, number: int) -> float:
    fresh = "abcdefghijklmnop"[number] * 3
    head, tail = before.split(edit.old, 1) if edit.old else ("", before)
    if edit.first:
        _until_loaded(page, lambda: file.write_text(head + edit.first + tail, encoding="utf-8"))
        page.wait_for_timeout(500)
    text = head + edit.new.replace("{}", fresh) + tail
    waited = _until_loaded(page, lambda: file.write_text(text, encoding="utf-8"))
    shown = edit.shown.replace("{}", fresh)
    assert shown in page.content(), f"{edit.name}: {shown} is not on the page"
    assert page.locator("#preview-problems").count() == edit.is_mistake, f"{edit.name}: wrong as to problems"
    page.wait_for_timeout(500 + 70 * number)  # saves come at any moment between two looks of the server
    return waited


def _until_loaded(page: Page, save: Callable[[], object]) -> float:
    with page.expect_event("load"):
        begun = time.perf_counter()
        save()
    return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
