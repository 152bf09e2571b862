"""Dates found in running text."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model.edtf import parse
from generator.reading.dates import dates

Parts = tuple[int | None, int | None, int | None, str | None]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "am 17. November 2024", [(2024, 11, 17, None)]),
        ("de", "am 17.11.2024", [(2024, 11, 17, None)]),
        ("de", "am siebzehnten November", [(None, 11, 17, None)]),
        ("de", "im Januar", [(None, 1, None, None)]),
        ("de", "vom 8. bis 13. Oktober 2024", [(2024, 10, 8, None), (2024, 10, 13, None)]),
        ("de", "im Herbst 2024", [(2024, None, None, "autumn")]),
        ("de", "seit 2014", [(2014, None, None, None)]),
        ("en", "on 17 November 2024", [(2024, 11, 17, None)]),
        ("en", "on Nov. 17, 2024", [(2024, 11, 17, None)]),
        ("en", "the seventeenth of November", [(None, 11, 17, None)]),
        ("en", "October 8–13, 2024", [(2024, 10, 8, None), (2024, 10, 13, None)]),
        ("en", "you may march in May", [(None, 5, None, None)]),
        ("en", "2024-11-17", [(2024, 11, 17, None)]),
        ("de", "bis ins dritte Quartal 2025", [(2025, None, None, None)]),
        ("en", "since mid-2023", [(2023, None, None, None)]),
        ("fr", "le 17 novembre 2024", [(2024, 11, 17, None)]),
    ],
)
def test_dates(language: str, text: str, expected: list[Parts]) -> None:
    assert [(found.year, found.month, found.day, found.season) for found in dates(text, language)] == expected


@pytest.mark.parametrize(
    ("text", "wanted", "is_borne"),
    [
        ("im Januar", "2025-01", True),
        ("am 17. Januar 2025", "2025-01", True),
        ("im Januar 2025", "2025-01-17", False),
        ("im Januar", "2023-01", False),
        ("im November 2024", "2024-23", True),
        ("im Herbst 2024", "2024-11", False),
        ("am 17. November", "2024", False),
        ("im Mai 2024", "202X", True),
        ("in den 2020er Jahren", "202X", True),
        ("in den 2020er Jahren", "2020", False),
        ("im 3. Quartal", "2024-35", True),
        ("im dritten Quartal", "2024-34", False),
    ],
)
def test_bearing(text: str, wanted: str, is_borne: bool) -> None:
    start = parse(wanted).start
    assert start is not None
    assert dates(text, "de")[0].bears(start.part, date(2024, 11, 17)) == is_borne
