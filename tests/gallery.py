"""Pictures of the built site, for the README and for looking at: `make gallery`.

Every kind of page is taken at the width of a phone and of a desk, light and dark, and the start page of every
further language. The site must have been built.
"""

from __future__ import annotations

import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

from tests.tools import CHROMIUM_FLAGS, system_chromium

SITE: Final = Path(__file__).parents[1] / "site"
PICTURES: Final = Path(__file__).with_name("pictures")
SIZES: Final = {360: 740, 1280: 900}
SCHEMES: Final = ("light", "dark")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def pages(site: Path) -> dict[str, str]:
    """Return the addresses of all pages below the site's root, by the name of their picture."""
    found = sorted(file.parent.relative_to(site).as_posix() for file in site.rglob("index.html"))
    shown = [page for page in found if "/" not in page and page not in {"assets", "pagefind"}]
    return {("start" if page == "." else page.replace("/", "-")): "" if page == "." else f"{page}/" for page in shown}


def main() -> int:
    """Take all pictures; return 0, or 2 where there is no site."""
    if not (SITE / "index.html").is_file():
        print("there is no site yet; build it with: make site", file=sys.stderr)
        return 2
    PICTURES.mkdir(exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with sync_playwright() as playwright:
            path = system_chromium()
            browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
            _take_all(browser, f"http://127.0.0.1:{server.server_address[1]}/")
            browser.close()
    finally:
        server.shutdown()
    return 0


def _take_all(browser: Browser, address: str) -> None:
    for width, height in SIZES.items():
        for scheme in SCHEMES:
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light"
            )
            page = context.new_page()
            for name, path in pages(SITE).items():
                page.goto(address + path, wait_until="networkidle")
                page.screenshot(path=PICTURES / f"{name}-{width}-{scheme}.jpg", type="jpeg", quality=72)
            context.close()


if __name__ == "__main__":
    sys.exit(main())
