"""The hook that MkDocs loads for the preview: it passes MkDocs' events on to the session."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.preview.banner import with_banner
from generator.preview.session import current

SETTLING = 0.6
"""Seconds without a change before a rebuild: longer than MkDocs' look-out interval of half a second,
so that files saved together, or an editor's write and rename, give one rebuild."""


def on_pre_build(config: MkDocsConfig) -> None:
    """Bring the pages up to date before MkDocs reads them."""
    current().generate()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Have a start page even when nothing could be generated yet, so that there is one to show problems on."""
    if files.get_file_from_path("index.md") is None:
        files.append(File.generated(config, "index.md", content="# …\n"))
    return files


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Show the problems on every page."""
    return with_banner(output, current().problems)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Show the problems on the page for missing pages, too: a page may be missing because of them."""
    return with_banner(output_content, current().problems) if template_name.endswith(".html") else output_content


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """Watch what people write, not what we generate."""
    server.build_delay = SETTLING
    server.unwatch(config.docs_dir)
    if config.theme.custom_dir:
        server.watch(config.theme.custom_dir)
    current().watch_with(server.watch)
    return server


def on_post_build(config: MkDocsConfig) -> None:
    """Watch hand-written files that came since."""
    current().watch_handwritten()
