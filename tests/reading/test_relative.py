"""Times told from another one, found in running text."""

from __future__ import annotations

from datetime import date

import pytest

from generator.reading.relative import relative_times

MONDAY = date(2024, 11, 18)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Am Sonntagabend schwieg er.", ["Am Sonntagabend"]),
        ("de", "am Sonntag, dem 17. November", []),
        ("de", "Guten Morgen! Er kommt morgen Abend.", ["morgen Abend"]),
        (
            "de",
            "seit Wochen, vor zwei Jahren, in wenigen Tagen",
            ["seit Wochen", "vor zwei Jahren", "in wenigen Tagen"],
        ),
        ("de", "gut zwei Monate vor dem Ende", ["gut zwei Monate vor"]),
        ("de", "Stunden später, einen Tag zuvor", ["Stunden später", "einen Tag zuvor"]),
        ("de", "am selben Tag, im vergangenen Jahr", ["am selben Tag", "im vergangenen Jahr"]),
        ("de", "kürzlich; kurz darauf; tags zuvor", ["kürzlich", "kurz darauf", "tags zuvor"]),
        ("de", "am Abend der Wahl, kurz vor dem Ziel", ["am Abend", "kurz vor"]),
        ("de", "innerhalb von 24 Stunden; drei Tage Haft; ein Jahr alt", []),
        ("en", "On Sunday evening he kept silent.", ["On Sunday evening"]),
        ("en", "on Sunday, November 17", []),
        ("en", "yesterday, tonight and last year", ["yesterday", "tonight", "last year"]),
        ("en", "two weeks ago; a little over a month before", ["two weeks ago", "a little over a month before"]),
        ("en", "for months; in recent weeks", ["for months", "in recent weeks"]),
        ("en", "within 24 hours; a two-year term; three days of talks", []),
        ("fr", "hier soir", []),
    ],
)
def test_relative_times(language: str, text: str, expected: list[str]) -> None:
    assert [found.text for found in relative_times(text, language, None)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "am Sonntag", {(2024, 11, 17), (2024, 11, 24)}),
        ("de", "am Montag", {(2024, 11, 18), (2024, 11, 25)}),
        ("en", "yesterday", {(2024, 11, 17)}),
        ("de", "im letzten Monat", {(2024, 10, None)}),
        ("en", "next year", {(2025, None, None)}),
        ("de", "seit Wochen", set()),
    ],
)
def test_counted_from_the_day_of_writing(language: str, text: str, expected: set[tuple[int, ...]]) -> None:
    (found,) = relative_times(text, language, MONDAY)
    assert {(day.year, day.month, day.day) for day in found.dates} == expected
