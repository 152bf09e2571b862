"""What readers see of a number and of a list, in each language, and what machines see."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest

from generator.model.number import Amount, Qualifier, Unit
from generator.wording.lists import list_in_words
from generator.wording.numbers import (
    amount_html,
    amount_in_words,
    amount_value,
    figure_in_words,
    qualifier_in_words,
    unit_in_words,
    value_html,
)

GERMAN = {
    "soldiers": Unit(one="Soldat", other="Soldaten"),
    "km": Unit(one="Kilometer", other="Kilometer"),
    "billions": Unit(one="Milliarde US-Dollar", other="Milliarden US-Dollar"),
    "percent": Unit(one="Prozent", other="Prozent"),
}
ENGLISH = {
    "soldiers": Unit(one="soldier", other="soldiers"),
    "km": Unit(one="kilometre", other="kilometres"),
    "billions": Unit(one="billion US dollars", other="billion US dollars"),
    "percent": Unit(one="per cent", other="per cent"),
}


def amount(value: str | tuple[str, str], qualifier: Qualifier = "exactly") -> Amount:
    if isinstance(value, tuple):
        return Amount(low=Decimal(value[0]), high=Decimal(value[1]), qualifier="between")
    return Amount(value=Decimal(value), qualifier=qualifier)


AMOUNTS = [
    # each qualifier
    (amount("12000"), "soldiers", "12.000 Soldaten", "12,000 soldiers"),
    (amount("12000", "at most"), "soldiers", "bis zu 12.000 Soldaten", "up to 12,000 soldiers"),
    (amount("300", "about"), "km", "etwa 300 Kilometer", "about 300 kilometres"),
    (amount("56", "more than"), "billions", "mehr als 56 Milliarden US-Dollar", "more than 56 billion US dollars"),
    (amount("300", "less than"), "km", "weniger als 300 Kilometer", "under 300 kilometres"),
    (amount("20", "nearly"), "percent", "knapp 20 Prozent", "nearly 20 per cent"),
    (amount(("11000", "12000")), "soldiers", "11.000 bis 12.000 Soldaten", "11,000 to 12,000 soldiers"),
    # grammatical number
    (amount("1", "at least"), "soldiers", "mindestens 1 Soldat", "at least 1 soldier"),
    (amount("0"), "soldiers", "0 Soldaten", "0 soldiers"),
    (amount("1.0"), "soldiers", "1,0 Soldaten", "1.0 soldiers"),
    (amount(("0", "1")), "soldiers", "0 bis 1 Soldat", "0 to 1 soldier"),
    # decimals as written
    (amount("174.2"), "billions", "174,2 Milliarden US-Dollar", "174.2 billion US dollars"),
    (amount("61.70"), "billions", "61,70 Milliarden US-Dollar", "61.70 billion US dollars"),
]


@pytest.mark.parametrize(("figure", "unit", "german", "english"), AMOUNTS)
def test_an_amount_in_words(figure: Amount, unit: str, german: str, english: str) -> None:
    assert amount_in_words(figure, GERMAN[unit], "de") == german
    assert amount_in_words(figure, ENGLISH[unit], "en") == english


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        ("0", "0", "0"),
        ("999", "999", "999"),
        ("1500", "1.500", "1,500"),
        ("12000", "12.000", "12,000"),
        ("1234567.890", "1.234.567,890", "1,234,567.890"),
        ("-1500.5", "-1.500,5", "-1,500.5"),
        ("0.00", "0,00", "0.00"),
        ("1.2E+4", "12.000", "12,000"),
        # more digits than decimal arithmetic keeps by default
        ("1" + 30 * "0" + ".05", "1" + 10 * ".000" + ",05", "1" + 10 * ",000" + ".05"),
    ],
)
def test_a_figure_keeps_its_digits(value: str, german: str, english: str) -> None:
    assert figure_in_words(Decimal(value), "de") == german
    assert figure_in_words(Decimal(value), "en") == english


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_qualifier_but_two_has_a_word(language: str) -> None:
    silent = {qualifier for qualifier in get_args(Qualifier) if not qualifier_in_words(qualifier, language)}
    assert silent == {"exactly", "between"}


def test_an_amount_without_its_unit() -> None:
    assert amount_in_words(amount("300", "about"), None, "de") == "etwa 300"
    assert amount_value(amount("300", "about"), "de") == "300"
    assert amount_value(amount(("11000", "12000")), "de") == "11.000 bis 12.000"


@pytest.mark.parametrize(
    ("figure", "unit", "expected"),
    [
        (
            amount("12000", "at most"),
            GERMAN["soldiers"],
            '<span class="qualifier">bis zu</span> <data value="12000">12.000</data> '
            '<span class="unit">Soldaten</span>',
        ),
        (
            amount(("11000", "12000")),
            GERMAN["soldiers"],
            '<data value="11000">11.000</data> bis <data value="12000">12.000</data> '
            '<span class="unit">Soldaten</span>',
        ),
        (amount("61.70"), None, '<data value="61.70">61,70</data>'),
        (amount("1.2E+4"), None, '<data value="12000">12.000</data>'),
        (
            amount("2"),
            Unit(one="R&D", other="<R&D>"),
            '<data value="2">2</data> <span class="unit">&lt;R&amp;D&gt;</span>',
        ),
    ],
)
def test_an_amount_in_html(figure: Amount, unit: Unit | None, expected: str) -> None:
    assert amount_html(figure, unit, "de") == expected


def test_a_value_in_html_has_neither_qualifier_nor_unit() -> None:
    assert value_html(amount("12000", "at most"), "de") == '<data value="12000">12.000</data>'


def test_an_amount_without_figure_is_refused() -> None:
    for say in (amount_value, value_html):
        with pytest.raises(ValueError, match="the amount has no figure"):
            say(Amount(), "de")
    with pytest.raises(ValueError, match="the amount has no figure"):
        unit_in_words(Amount(), GERMAN["km"], "de")


@pytest.mark.parametrize(
    ("items", "german", "english"),
    [
        ([], "", ""),
        (["A"], "A", "A"),
        (["A", "B"], "A und B", "A and B"),
        (["A", "B", "C"], "A, B und C", "A, B and C"),
    ],
)
def test_a_list_in_words(items: list[str], german: str, english: str) -> None:
    assert list_in_words(items, "de") == german
    assert list_in_words(iter(items), "en") == english
