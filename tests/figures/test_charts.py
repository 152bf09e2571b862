"""What is drawn as what, and that marks stand where their values lie."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.figures.across import Across, lay_out_bars, lay_out_plot
from generator.figures.charts import charts, plot
from generator.figures.over_time import Over, lay_out_over_time
from generator.model.edtf import parse
from generator.model.number import Alternative, Number, Point, Series, Unit

UNIT = Unit(one="Rakete", other="Raketen")
SOURCES = ({"source": "bericht"},)


def series(*points: Point, label: str = "Reihe") -> Series:
    return Series.model_validate({"label": label, "points": points, "sources": SOURCES})


def point(place: str, value: str, **more: object) -> Point:
    where = {"date": place} if place[0].isdigit() else {"label": place}
    return Point.model_validate({**where, "value": value, **more})


def number(*found: Series, **more: object) -> Number:
    known = {"id": "zahl", "label": "Zahl", "unit": UNIT, "as_of": "2024", "certainty": "reported"}
    return Number.model_validate({**known, "attribution": "Alle", "series": found, "sources": SOURCES, **more})


@pytest.mark.parametrize(
    ("found", "shapes"),
    [
        ([series(point("a", "1"), point("b", "2"))], ["bars"]),
        ([series(point("a", "1"), point("b", "2")), series(point("a", "3"), point("b", "4"))], ["rows"]),
        ([series(point("a", "1"), point("b", "2")), series(point("a", "3"))], ["bars"]),
        ([series(point("2024-01-02", "1"), point("2024-02-03", "2"))], ["dots"]),
        ([series(point("2024-33", "1"), point("2024-34", "2"))], ["columns"]),
        ([series(point("2024", "1"), point("2024-02", "2"))], ["dots"]),
        ([series(point("a", "1"))], []),
        (
            [series(point("a", "1"), point("b", "2")), series(point("2023", "1"), point("2024", "2"))],
            ["bars", "columns"],
        ),
    ],
)
def test_the_shape_of_the_data_chooses_the_chart(found: list[Series], shapes: list[str]) -> None:
    assert [chart.shape for chart in charts(number(*found))] == shapes


def test_series_of_another_unit_have_a_chart_and_a_scale_of_their_own() -> None:
    other = Series.model_validate(
        {"label": "Tonnen", "unit": "Tonnen", "points": (point("a", "900"), point("b", "5")), "sources": SOURCES}
    )
    found = charts(number(series(point("a", "1"), point("b", "2")), other))
    assert [(chart.unit and chart.unit.other, str(chart.scale.high)) for chart in found] == [
        ("Raketen", "2.5"),
        ("Tonnen", "1000"),
    ]


def test_panels_share_their_scale() -> None:
    (chart,) = charts(number(series(point("a", "1"), point("b", "2")), series(point("c", "9"))))
    assert [[str(bar.span.end) for bar in panel.bars] for panel in chart.panels] == [["10.0", "20.0"], ["90.0"]]


def test_bars_are_as_long_as_their_values() -> None:
    (chart,) = charts(number(series(point("a", "1"), point("b", "2"), point("c", "4"))))
    layout = lay_out_bars(chart, "de")
    assert [mark.end / layout.marks[0].end for mark in layout.marks] == [1, 2, 4]


def test_a_range_keeps_both_its_ends() -> None:
    both = {"label": "b", "low": "2", "high": "4", "qualifier": "between"}
    (chart,) = charts(number(series(point("a", "1"), Point.model_validate(both))))
    marks = lay_out_bars(chart, "de").marks
    assert [marks[1].start / marks[0].end, marks[1].end / marks[0].end] == [Decimal(2), Decimal(4)]


def contested() -> Across:
    claims = tuple(
        Alternative.model_validate({"value": value, "qualifier": qualifier, "attribution": who, "sources": SOURCES})
        for value, qualifier, who in (("250", "more than", "Hersteller"), ("560", "about", "Zeitung"))
    )
    found = plot(number(alternatives=claims))
    assert found is not None
    return lay_out_plot(found, "de")


def test_contested_values_stand_on_one_scale_with_their_claimants() -> None:
    layout = contested()
    marks = [(mark.end, mark.amount.qualifier) for mark in layout.marks]
    assert marks == [(Decimal("38.4"), "more than"), (Decimal("85.8"), "about")]
    assert [line.text for line in layout.lines] == ["mehr als 250 Raketen", "Hersteller", "etwa 560 Raketen", "Zeitung"]


def test_ticks_and_marks_use_the_same_scale() -> None:
    layout = contested()
    assert [(tick.text, tick.at) for tick in layout.ticks] == [
        ("0", Decimal("0.0")),
        ("200", Decimal("30.6")),
        ("400", Decimal("61.4")),
        ("600", Decimal("92.0")),
    ]


def over_time(*points: Point, turn: str | None = None) -> Over:
    (chart,) = charts(number(series(*points)))
    return lay_out_over_time(chart, "de", parse(turn).begin.date() if turn else None)


def test_dots_stand_at_the_height_of_their_values() -> None:
    layout = over_time(point("2024-11-04", "0"), point("2024-11-12", "5"), point("2024-11-18", "10"))
    (field,) = layout.fields
    heights = [field.bottom - stand.high for stand in field.stands]
    assert heights[0] == 0 and heights[2] == pytest.approx(2 * heights[1], abs=0.3)


def test_a_month_is_drawn_as_a_month_and_a_day_as_a_dot() -> None:
    layout = over_time(point("2024-10", "5"), point("2024-11-18", "10"))
    month, day = layout.fields[0].stands
    assert (month.is_span, day.is_span) == (True, False)
    assert month.width == pytest.approx(31 * day.width, rel=0.05)


def test_an_approximate_day_is_marked_as_such() -> None:
    layout = over_time(point("2024-10-31~", "5"), point("2024-11-18", "10"))
    assert [stand.is_about for stand in layout.fields[0].stands] == [True, False]


def test_columns_that_reach_beyond_the_turning_point_are_told_apart() -> None:
    quarters = [point("2024-34", "5"), point("2024-35", "6"), point("2024-36", "7", note="Ausreißer")]
    layout = over_time(*quarters, turn="2024-11-17")
    stands = layout.fields[0].stands
    assert [stand.is_partly_after for stand in stands] == [False, False, True]
    assert [stand.note for stand in stands] == ["", "", "1"]
    assert layout.notes == ("Ausreißer",)
    assert layout.turn is not None and stands[2].start < layout.turn < stands[2].end


def test_groups_have_marks_of_their_own() -> None:
    layout = over_time(point("2024-11-04", "5", group="in Kursk"), point("2024-11-18", "10", group="in Russland"))
    assert [stand.kind for stand in layout.fields[0].stands] == [0, 1]
    assert [key.line.text for key in layout.keys] == ["in Kursk", "in Russland"]


@pytest.mark.parametrize(
    ("dates", "named"),
    [
        (("2016", "2018", "2020", "2022", "2024", "2025"), ["2016", "2018", "2020", "2022", "2024"]),
        (("2012", "2024"), ["2012", "2024"]),
        (("2016-03", "2019-04", "2024-05"), ["2017", "2019", "2021", "2023"]),
    ],
)
def test_years_are_named_for_which_there_are_figures(dates: tuple[str, ...], named: list[str]) -> None:
    """As far as there is room: 2025 would run into 2024."""
    days = over_time(*(point(date, str(value)) for value, date in enumerate(dates, 1))).days
    assert [tick.text for tick in days if tick.text] == named
