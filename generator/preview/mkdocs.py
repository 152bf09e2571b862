"""The one module that imports MkDocs: it builds single pages, and its server reloads what browsers show.

When a file is saved, MkDocs itself builds the whole site. Here the same functions build one page in the same way.
"""

from __future__ import annotations

import posixpath
import re
import time
from collections.abc import Callable, Collection, Iterable
from pathlib import Path, PurePosixPath
from typing import Final, Protocol
from wsgiref.types import StartResponse, WSGIEnvironment

from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from generator import theme
from generator.write import generated

LOOKING: Final = 0.05
"""Seconds between two looks for changed files."""

SETTLING: Final = 0.15
"""Seconds without a change before browsers reload, so that files saved together, or an editor's write and rename,
give one reload. The content is read meanwhile, and once more if it changed again."""

NOT_FOUND: Final = "404.html"

LOCAL: Final = "http://localhost/"
"""The site's address as pages are told: its own may have a folder, and the preview has none."""

LINK: Final = re.compile(r"\]\(([^)\s#:<]+)(?=[)\s#])")

Text = Callable[[PurePosixPath], str | None]
"""Gives the text of what is generated, by its path below docs/; nothing for any other path."""


class Site:
    """A project as MkDocs sees it: its configuration, templates and list of files, as of one moment."""

    def __init__(self, config_file: Path, folder: Path, pages: Collection[PurePosixPath], text: Text) -> None:
        """Read mkdocs.yml and list the files; `pages` are those that are generated, with what `text` gives for them.

        What is built goes to `folder`. Raises what MkDocs raises.
        """
        config = load_config(config_file=str(config_file), site_dir=str(folder), site_url=LOCAL, strict=False)
        config.plugins.on_startup(command="serve", dirty=False)
        self._config = config.plugins.on_config(config)
        self._config.plugins.on_pre_build(config=self._config)
        self._text = text
        self._generated = {str(path) for path in pages}
        env = self._config.theme.get_env()
        files = self._list(generated(Path(self._config.docs_dir)))
        files.add_files_from_theme(env, self._config)
        self._files = self._config.plugins.on_files(files, config=self._config)
        set_exclusions(self._files, self._config)
        nav = get_navigation(self._files, self._config)
        self._nav = self._config.plugins.on_nav(nav, config=self._config, files=self._files)
        self._env = self._config.plugins.on_env(env, config=self._config, files=self._files)
        self._by_address = {file.dest_uri: file for file in self._files}
        self._read_home()
        for page in self._nav.pages:  # their titles stand on all pages
            if page.file.src_uri not in self._generated:
                self._populate(page.file)

    @property
    def watched(self) -> tuple[Path, ...]:
        """What else a change of makes other pages, beside what is in docs/ and content/."""
        folders = (self._config.theme.custom_dir, str(Path(theme.__file__).parent))
        found = (self._config.config_file_path, *folders, *self._config.watch)
        return tuple(Path(path) for path in dict.fromkeys(found) if path)

    def _list(self, stale: Iterable[PurePosixPath]) -> Files:
        """The files of docs/, without what was generated there, and the pages that are generated now."""
        files = get_files(self._config)
        for path in {*map(str, stale), *self._generated}:
            if (file := files.get_file_from_path(path)) is not None:
                files.remove(file)
        for path in sorted(self._generated):
            files.append(File.generated(self._config, path, content=""))
        return files

    def page(self, address: str) -> str | None:
        """Build the page at an address, a path below the site with the file's name; nothing where there is none."""
        file = self._by_address.get(address)
        if file is None or not file.is_documentation_page():
            return None
        if file.src_uri not in self._generated:
            self._read_home()
        page = self._populate(file)
        shown = self._files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        excluded = file.inclusion.is_excluded()  # type: ignore[no-untyped-call]
        _build_page(page, self._config, shown, self._nav, self._env, excluded=excluded)
        return Path(file.abs_dest_path).read_text(encoding="utf-8")

    def not_found(self) -> str:
        """Build the page for addresses that lead nowhere."""
        self._read_home()
        _build_theme_template(NOT_FOUND, self._env, self._files, self._config, self._nav)
        return Path(self._config.site_dir, NOT_FOUND).read_text(encoding="utf-8")

    def copy(self, address: str) -> bool:
        """Copy a file that is no page to where it is served from, if it changed; say whether there is such a file."""
        file = self._by_address.get(address)
        if file is None or file.is_documentation_page():
            return False
        if file.generated_by is None:
            file.copy_file(dirty=True)
        return file.generated_by is None

    def _populate(self, file: File) -> Page:
        self._fill(file)
        self._learn_links(file)
        page = file.page or Page(None, file, self._config)
        _populate_page(page, self._config, self._files)
        return page

    def _read_home(self) -> None:
        """Read what the front matter of the home page says for pages that have none."""
        if (home := self._nav.homepage) is not None:
            self._fill(home.file)
            home.read_source(self._config)

    def _fill(self, file: File) -> None:
        """Give a generated page its text as it is now."""
        if file.src_uri in self._generated:
            file.content_string = self._text(PurePosixPath(file.src_uri)) or ""

    def _learn_links(self, file: File) -> None:
        """Make the generated files known that a page links to: MkDocs mends links to what it knows."""
        for link in LINK.findall(file.content_string):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(file.src_uri), link))
            if self._files.get_file_from_path(path) is None and self._text(PurePosixPath(path)) is not None:
                self._files.append(File.generated(self._config, path, content=""))


class Servable(Protocol):
    """What the server shows. Addresses are paths below the site with the file's name."""

    def follow(self) -> None:
        """Take in what has changed."""

    def tell(self) -> None:
        """Say on the terminal what is wrong now, before browsers reload."""

    def html(self, address: str) -> str | None:
        """Return the page at an address; nothing where there is none."""

    def fetch(self, address: str) -> None:
        """Bring any other file to below the server's folder."""

    def not_found(self) -> str:
        """Return the page for addresses that lead nowhere."""


class Server(LiveReloadServer):
    """MkDocs' server, which asks for each file when a browser does."""

    def __init__(self, host: str, port: int, folder: Path, shown: Servable) -> None:
        super().__init__(self._follow, host, port, str(folder), polling_interval=LOOKING)
        self.build_delay = 0
        self.error_handler = lambda code: shown.not_found().encode() if code == 404 else None
        self._shown = shown

    def _follow(self) -> None:
        """Take in what was saved, and again what is saved meanwhile, until all is quiet."""
        changes = True
        while changes:
            quiet = time.monotonic() + SETTLING
            self._shown.follow()
            with self._rebuild_cond:
                self._rebuild_cond.wait_for(lambda: self._want_rebuild, timeout=quiet - time.monotonic())
                changes, self._want_rebuild = self._want_rebuild, False
        self._shown.tell()

    def _serve_request(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes] | None:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith("/livereload/"):
            return super()._serve_request(environ, start_response)
        # Of a page made later than this the browser may think that it is old, and reload; never the other way round.
        with self._epoch_cond:
            self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            epoch = self._visible_epoch
        address = posixpath.normpath(f"{path}index.html" if path.endswith("/") else path).lstrip("/")
        found = self._shown.html(address)
        if found is None:
            self._shown.fetch(address)
            return super()._serve_request(environ, start_response)
        body = self._inject_js_into_html(found.encode(), epoch)  # type: ignore[no-untyped-call]
        start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))])
        return [body]
