"""The programs that the tests need beside Python's: found, or named with the way to get them.

`python -m tests.tools` makes sure of all of them and fails with a plain message where one is missing.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

NODE_MODULES = Path(__file__).with_name("node_modules")
AXE = NODE_MODULES / "axe-core" / "axe.min.js"
LIGHTHOUSE = NODE_MODULES / "lighthouse" / "cli" / "index.js"
VNU = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class MissingError(Exception):
    """A program is missing; the text says how to get it."""


def system_chromium() -> Path | None:
    """Return the system's own Chromium or Chrome, or nothing: then Playwright's is used."""
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    return Path(found) if found else None


def require_chromium() -> None:
    """Raise `MissingError` unless there is a browser, after trying to have Playwright install one."""
    if system_chromium() or _playwright_chromium():
        return
    installed = subprocess.run((sys.executable, "-m", "playwright", "install", "chromium"), check=False)
    if installed.returncode or not _playwright_chromium():
        raise MissingError("Chromium is needed for the tests; on Debian: apt-get install chromium")


def _playwright_chromium() -> bool:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).is_file()


def require_java() -> None:
    """Raise `MissingError` unless Java can run the HTML checker."""
    if shutil.which("java") is None:
        raise MissingError("Java is needed for the HTML checker; on Debian: apt-get install default-jre-headless")


def require_packages() -> None:
    """Raise `MissingError` unless the test packages of npm are installed."""
    if not (AXE.is_file() and VNU.is_file()):
        raise MissingError("axe-core and vnu-jar are needed for the tests; install them with: cd tests && npm ci")


def require_lighthouse() -> None:
    """Raise `MissingError` unless Lighthouse and Node are there."""
    if shutil.which("node") is None or not LIGHTHOUSE.is_file():
        raise MissingError("lighthouse is needed, and Node.js to run it; install it with: cd tests && npm ci")


def main() -> int:
    """Make sure of everything; return 0, or 2 where something is missing."""
    missing = 0
    for require in (require_packages, require_java, require_chromium):
        try:
            require()
        except MissingError as error:
            print(error, file=sys.stderr)
            missing = 2
    return missing


if __name__ == "__main__":
    sys.exit(main())
