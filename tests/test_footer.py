"""The foot of every page: who publishes it, and the pages that the law asks for, in the reader's language."""

from __future__ import annotations

import shutil
from pathlib import Path

from bs4 import BeautifulSoup

from generator.build import build
from generator.project import Project
from generator.site import BUILDERS
from tests.built import is_embed, pages
from tests.conftest import ROOT
from tests.editions.conftest import add_language, write

LEGAL = """
legal:
  - {id: imprint, label: Impressum, url: "https://example.org/impressum/"}
  - {id: privacy, label: Datenschutz, url: "https://example.org/datenschutz/"}
"""


def links(file: Path) -> list[tuple[str, str, str]]:
    """What the line of the publisher leads to: words, address, and the language where it is another one."""
    [line] = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser").select("footer .legal")
    return [(link.text, str(link["href"]), str(link.get("lang", ""))) for link in line.select("a")]


def test_every_page_leads_to_publisher_imprint_and_privacy(project: Project) -> None:
    shutil.copy2(ROOT / "mkdocs.yml", project.root)
    add_language(project, "en")
    write(project, "en/explainer.yml", "legal:\n  imprint:\n    label: Legal notice\n")
    with (project.content / "explainer.yml").open("a", encoding="utf-8") as file:
        file.write(LEGAL)
    for builder in BUILDERS:
        site = build(project, builder=builder, output=project.root / builder, report=print)
        for name in pages(site):
            if is_embed(name):
                continue
            imprint, language = ("Legal notice", "de") if name.startswith("en/") else ("Impressum", "")
            assert links(site / name) == [
                ("Redaktion", "https://example.org/", language),
                (imprint, "https://example.org/impressum/", ""),
                ("Datenschutz", "https://example.org/datenschutz/", language),
            ], (builder, name)
