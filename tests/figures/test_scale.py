"""Where values and dates lie on their scales."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from generator.figures.calendar import calendar
from generator.figures.scale import scale
from generator.model.edtf import parse
from generator.model.number import Amount


def amount(text: str) -> Amount:
    """“5” is a value, “5..7” a range."""
    low, _, high = text.partition("..")
    if high:
        return Amount(low=Decimal(low), high=Decimal(high), qualifier="between")
    return Amount(value=Decimal(low))


@pytest.mark.parametrize(
    ("amounts", "high"),
    [
        (["250", "560"], "600"),
        (["12000"], "15000"),
        (["1", "2..3"], "4"),
        (["0.5"], "0.6"),
        (["0"], "1"),
        (["263.2", "267"], "300"),
    ],
)
def test_a_scale_goes_from_zero_to_a_round_number_beyond_the_greatest(amounts: list[str], high: str) -> None:
    found = scale(map(amount, amounts))
    assert (found.low, found.high) == (Decimal(0), Decimal(high))


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [("0", "0.0", "0.0"), ("250", "41.7", "41.7"), ("560", "93.3", "93.3"), ("150..300", "25.0", "50.0")],
)
def test_positions_are_values(value: str, start: str, end: str) -> None:
    span = scale(map(amount, ["250", "560"])).span(amount(value))
    assert (span.start, span.end) == (Decimal(start), Decimal(end))


def test_a_negative_value_lies_left_of_zero() -> None:
    found = scale([amount("-10"), amount("20")])
    assert (found.low, found.high, found.position(Decimal(0))) == (Decimal(-15), Decimal(25), Decimal("37.5"))


@pytest.mark.parametrize(
    ("high", "ticks"), [("600", [0, 200, 400, 600]), ("15000", [0, 5000, 10000, 15000]), ("1", ["0", "0.5", "1"])]
)
def test_marks_are_round_and_few(high: str, ticks: list[str]) -> None:
    found = scale([amount(str(Decimal(high) / Decimal("1.04")))])
    assert list(found.ticks(4)) == [Decimal(tick) for tick in ticks]


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("2024-01-01", "0.0", "0.3"),
        ("2024-12-31", "99.7", "100.0"),
        ("2024-02", "8.5", "16.4"),
        ("2024-34", "24.9", "49.7"),
        ("2024", "0.0", "100.0"),
        ("2024-07/2024-08", "49.7", "66.7"),
        ("[..2024-02-01]", "8.5", "8.7"),
    ],
)
def test_a_date_takes_the_room_of_what_it_can_mean(when: str, start: str, end: str) -> None:
    span = calendar([parse("2024")]).span(parse(when))
    assert (span.start, span.end) == (Decimal(start), Decimal(end))


@pytest.mark.parametrize(
    ("dates", "ticks"),
    [
        (["2024-10-18", "2024-11-23"], ["2024-10-21", "2024-11-01", "2024-11-11", "2024-11-21"]),
        (["2024-02-26", "2024-10-28"], ["2024-03-01", "2024-05-01", "2024-07-01", "2024-09-01"]),
        (["2022", "2024"], ["2022-01-01", "2023-01-01", "2024-01-01"]),
    ],
)
def test_a_calendar_is_marked_by_days_months_or_years(dates: list[str], ticks: list[str]) -> None:
    found = calendar(map(parse, dates))
    assert [day.isoformat() for day in found.ticks(4)] == ticks
    assert all(found.first <= date.fromisoformat(day) <= found.last for day in ticks)
