"""The hook that MkDocs loads for the preview: it passes MkDocs' events on to the session."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import ChoiceLoader, DictLoader, Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator import theme
from generator.preview.banner import with_banner
from generator.preview.session import current

THEME = Path(theme.__file__).parent

SETTLING = 0.6
"""Seconds without a change before a rebuild: longer than MkDocs' look-out interval of half a second,
so that files saved together, or an editor's write and rename, give one rebuild."""

BARE = "preview-bare.html"
BARE_PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Preview</title>'
    '<meta name="viewport" content="width=device-width"></head><body></body></html>'
)


def on_pre_build(config: MkDocsConfig) -> None:
    """Bring the pages up to date before MkDocs reads them."""
    current().generate()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Where nothing could be generated yet, have one bare page to show the problems on.

    The theme's own pages cannot be used then: they are made from what the generator knows.
    """
    if files.get_file_from_path("index.md") is not None:
        return files
    config.nav = None
    config.theme.static_templates.clear()
    return Files([File.generated(config, "index.md", content=f"---\ntemplate: {BARE}\n---\n")])


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let MkDocs find the bare page's template."""
    env.loader = ChoiceLoader([env.loader or DictLoader({}), DictLoader({BARE: BARE_PAGE})])
    return env


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
    for templates in (config.theme.custom_dir, str(THEME)):
        if templates:
            server.watch(templates)
    current().watch_with(server.watch)
    return server


def on_post_build(config: MkDocsConfig) -> None:
    """Watch hand-written files that came since."""
    current().watch_handwritten()
