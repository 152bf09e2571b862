"""Numbers found in running text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.reading.numbers import numbers, scale_of


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("bis zu 12.000 Soldaten", ["12000"]),
        ("zwölftausend Mann", ["12000"]),
        ("dreihundertfünfundzwanzig", ["325"]),
        ("eintausendfünfhundert", ["1500"]),
        ("61,7 Milliarden Dollar, 3 Mrd. Euro", ["61700000000", "3000000000"]),
        ("zwischen zehn und zwölf Millionen", ["10000000", "12000000"]),
        ("11.000–12.000 Mann", ["11000", "12000"]),
        ("12\u202f000 Mann", ["12000"]),
        ("ein Dutzend Schiffe", ["12"]),
        ("anderthalb Millionen", ["1500000"]),
        ("120 Raketen und 90 Drohnen", ["120", "90"]),
        ("ein S-300 und eine F-16", []),
        ("am 17. November 2024 um 14:30 Uhr", []),
        ("am 3.11. kamen fünf", ["5"]),
        ("Der Einsatz begann achtlos.", []),
        ("eine halbe Milliarde, zweieinhalbtausend, dreieinhalb", ["500000000", "2500", "3.5"]),
        ("ein halbes Dutzend und 3½ Prozent", ["6", "3.5"]),
    ],
)
def test_german(text: str, values: list[str]) -> None:
    assert [found.value for found in numbers(text, "de") if found.is_sure] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("up to 12,000 troops", ["12000"]),
        ("twelve thousand five hundred", ["12500"]),
        ("three hundred and fifty", ["350"]),
        ("twenty-five ships", ["25"]),
        ("a million men", ["1000000"]),
        ("$61bn and 61.7 billion", ["61000000000", "61700000000"]),
        ("between ten and twelve million", ["10000000", "12000000"]),
        ("ten missiles and twenty drones", ["10", "20"]),
        ("two dozen", ["24"]),
        ("half a million, two and a half million", ["500000", "2500000"]),
        ("€50m, 1.3m homes, 50m long", ["50000000", "1300000", "50"]),
        ("an F-16 on November 17, 2024", []),
    ],
)
def test_english(text: str, values: list[str]) -> None:
    assert [found.value for found in numbers(text, "en") if found.is_sure] == [Decimal(value) for value in values]


def test_vague_numbers_have_no_value() -> None:
    assert [(found.text, found.value) for found in numbers("Tausende Soldaten", "de")] == [("Tausende", None)]


def test_a_bare_year_is_a_number_only_perhaps() -> None:
    assert [(found.text, found.is_sure) for found in numbers("seit 2014", "de")] == [("2014", False)]


def test_a_language_without_words_is_read_by_its_figures() -> None:
    assert [found.value for found in numbers("12 000 soldats, 1,5 million", "fr")] == [
        Decimal("12000"),
        Decimal("1.5"),
    ]


def test_what_a_unit_multiplies_by() -> None:
    assert scale_of("Milliarden US-Dollar", "de") == 10**9
    assert scale_of("Kilometer", "de") == 1
