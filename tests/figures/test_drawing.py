"""Golden drawings: small data in, SVG out. `UPDATE_CASES=1` writes what came out over what was expected."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.build import editions
from generator.figures.files import downloads
from generator.pages.edition import Edition
from generator.project import Project
from tests.conftest import ROOT

GOLDEN = Path(__file__).with_name("golden")
UPDATE = "UPDATE_CASES" in os.environ
SVG = "{http://www.w3.org/2000/svg}"

SMALL = ("atacms-stock-claims", "ifw-committed-1", "nk-munitions-1", "24h-1")
"""A drawing of each shape: contested values, bars, dots, columns."""


@pytest.fixture(scope="module")
def found() -> tuple[Edition, ...]:
    return editions(Project(ROOT))


@pytest.fixture(scope="module")
def files(found: tuple[Edition, ...]) -> dict[str, str]:
    return {str(path): make() for each in found for path, make in downloads(each).items()}


@pytest.mark.parametrize("name", SMALL)
def test_drawing(files: dict[str, str], name: str) -> None:
    expected = GOLDEN / f"{name}.svg"
    if UPDATE:
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(files[f"data/{name}.svg"], encoding="utf-8")
    assert files[f"data/{name}.svg"] == expected.read_text(encoding="utf-8")


def test_every_download_is_well_formed_named_and_licensed(files: dict[str, str]) -> None:
    for path, text in files.items():
        if path.endswith(".svg"):
            root = ElementTree.fromstring(text)
            language = "en" if path.startswith("en/") else "de"
            assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language, path
            assert root.get("role") == "img", path
            assert root.findtext(f"{SVG}title") and root.findtext(f"{SVG}desc"), path
            said = " ".join(element.text or "" for element in root.iter(f"{SVG}text"))
            assert all(word in said for word in ("CC BY 4.0", "Source:" if language == "en" else "Quelle:")), path


def test_no_download_asks_for_anything(files: dict[str, str]) -> None:
    for path, text in files.items():
        if path.endswith(".svg"):
            addresses = {
                value
                for element in ElementTree.fromstring(text).iter()
                for name, value in element.attrib.items()
                if (name.endswith(("href", "src")) and not value.startswith("#"))
                or ("url(" in value and "url(#" not in value)
            }
            assert addresses == set(), path
            assert "@import" not in text and "<script" not in text, path


def test_no_drawing_holds_a_blank_line(files: dict[str, str]) -> None:
    assert [path for path, text in files.items() if path.endswith(".svg") and "\n\n" in text] == []


def test_the_table_for_programs_holds_every_figure(found: tuple[Edition, ...], files: dict[str, str]) -> None:
    rows = list(csv.DictReader(io.StringIO(files["data/nk-troops.csv"])))
    number = found[0].content.numbers["nk-troops"]
    points = [point for series in number.series for point in series.points]
    assert [(row["date"], row["qualifier"], row["value"], row["low"]) for row in rows[1:]] == [
        (str(point.date), point.qualifier, str(point.value or ""), str(point.low or "")) for point in points
    ]
    assert {row["unit"] for row in rows} == {"Soldaten"}
    assert all(row["sources"] and row["licence"] for row in rows)


def test_both_languages_have_the_same_values(files: dict[str, str]) -> None:
    for path, text in files.items():
        if path.startswith("data/") and path.endswith(".csv"):
            kept = ("number", "date", "qualifier", "value", "low", "high", "as_of", "sources")
            own, other = (csv.DictReader(io.StringIO(each)) for each in (text, files[f"en/{path}"]))
            assert [[row[name] for name in kept] for row in own] == [[row[name] for name in kept] for row in other]
