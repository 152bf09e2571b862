"""What the browser's tests share: where the built site is, and whether a part of a page shuts anybody out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page


@pytest.fixture(scope="session")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    return serve(site)


@pytest.fixture
def violations(axe_script: str) -> Callable[[Page], list[str]]:
    """The rules of axe that a page breaks as it is, in light and in dark."""

    def found(page: Page) -> list[str]:
        page.evaluate(axe_script)
        broken: list[str] = []
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
            broken += page.evaluate("axe.run().then((all) => all.violations.map((each) => each.id))")
        return broken

    return found
