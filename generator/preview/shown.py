"""What a browser gets from the preview: pages as the content is now, with its problems on top."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from .banner import with_banner
from .mkdocs import Site
from .session import Session

BARE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Preview</title>'
    '<meta name="viewport" content="width=device-width"></head><body></body></html>'
)
"""Where nothing could be generated yet, the page to show the problems on: the theme's are made from the content."""

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')
"""What an embed allows no script but its own by. With it, an open embed would not reload."""


class Shown:
    """Builds what is asked for, and keeps it until something changes."""

    def __init__(self, session: Session, folder: Path, report: Callable[[str], None]) -> None:
        """Build into `folder`; `report` is called with each line about progress."""
        self._session = session
        self._folder = folder
        self._report = report
        self._watch: Callable[[str], None] = lambda _path: None
        self._watched: set[str] = set()
        self._site: Site | None = None
        self._seen: object = None
        self._built: dict[str, str] = {}
        self._lock = threading.RLock()

    def begin(self, watch: Callable[[str], None]) -> None:
        """Read all for the first time; call `watch` with what `follow` depends on, now and as it becomes known."""
        self._watch = watch
        self._look_at(self._session.project.content, self._session.project.config)
        self.follow()
        self.tell()

    def follow(self) -> None:
        """Take in what was saved."""
        self._report("Reading the content")
        with self._lock:
            self._session.update()
            self._built.clear()
            if self._session.pages and self._signature() != self._seen:
                self._site = None
                self._take_site()
                self._seen = self._signature() if self._site else None
            self._look_at(*self._session.handwritten())

    def tell(self) -> None:
        """Say on the terminal what is wrong now, or that it no longer is."""
        with self._lock:
            self._session.tell()

    def _look_at(self, *paths: Path) -> None:
        for path in map(str, paths):
            if path not in self._watched:
                self._watched.add(path)
                self._watch(path)

    def _take_site(self) -> None:
        """Have MkDocs read its configuration, the templates and the list of files anew."""
        session = self._session
        try:
            self._site = Site(session.project.config, self._folder, session.pages.keys(), session.text)
        except Exception as error:  # whatever is wrong with mkdocs.yml, or with a plugin named there
            session.add_problem(f"{session.project.config.name}: {error}".strip())
            return
        self._look_at(*self._site.watched)

    def _signature(self) -> object:
        """What MkDocs' view of the project depends on: names of files, and the state of templates and settings."""
        own = [path for found in self._session.handwritten() for path in _files_of(found)]
        settings = self._site.watched if self._site else (self._session.project.config,)
        states = [(path, path.stat().st_mtime_ns) for setting in settings for path in _files_of(setting)]
        return own, states, sorted(self._session.pages)

    def html(self, address: str) -> str | None:
        """Return the page at an address; nothing where there is none."""
        with self._lock:
            if self._site is None:
                return self._with_problems(BARE) if PurePosixPath(address).suffix in {"", ".html"} else None
            if address not in self._built:
                try:
                    found = self._site.page(address)
                except Exception as error:  # the preview must outlive our bugs
                    self._session.confess(error)
                    self._session.tell()
                    found = BARE
                if found is None:
                    return None
                self._built[address] = found
            return self._with_problems(self._built[address])

    def fetch(self, address: str) -> None:
        """Bring a file that is no page to where it is served from."""
        with self._lock:
            if self._site is None:
                return
            if self.html(f"{address}/index.html") is not None or self._site.copy(address):
                return
            text = self._session.file(PurePosixPath(address))
            if text is None:
                address = f"{address}/index.html"
                text = self._session.file(PurePosixPath(address))
            if text is not None:
                target = self._folder / address
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(POLICY.sub("", text), encoding="utf-8")

    def not_found(self) -> str:
        """Return the page for addresses that lead nowhere. It may be missing because of the problems."""
        with self._lock:
            return self._with_problems(self._site.not_found() if self._site else BARE)

    def _with_problems(self, page: str) -> str:
        return with_banner(page, self._session.problems)


def _files_of(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from (found for found in sorted(path.rglob("*")) if found.is_file())
    elif path.is_file():
        yield path
