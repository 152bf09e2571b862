"""Which dates are read, which are refused with which words, and how they sort."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from itertools import combinations, pairwise

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.model.edtf import (
    EXAMPLES,
    PATTERN,
    Century,
    Day,
    Decade,
    Edtf,
    EdtfError,
    Interval,
    Moment,
    Month,
    OnOrAfter,
    OnOrBefore,
    Part,
    Quarter,
    Season,
    Single,
    UnknownDay,
    UnknownMonth,
    Year,
    parse,
)

BERLIN = timezone(timedelta(hours=1))

PARTS: dict[str, Part] = {
    # calendar
    "2024": Year(2024),
    "1000": Year(1000),
    "2999": Year(2999),
    "2024-11": Month(2024, 11),
    "2024-11-17": Day(2024, 11, 17),
    "2024-02-29": Day(2024, 2, 29),
    "2000-02-29": Day(2000, 2, 29),
    # seasons and quarters: their first months
    "2024-21": Season(2024, 3),
    "2024-22": Season(2024, 6),
    "2024-23": Season(2024, 9),
    "2024-24": Season(2024, 12),
    "2024-33": Quarter(2024, 1),
    "2024-34": Quarter(2024, 4),
    "2024-35": Quarter(2024, 7),
    "2024-36": Quarter(2024, 10),
    # unspecified digits
    "2024-11-XX": UnknownDay(2024, 11),
    "2024-XX": UnknownMonth(2024),
    "202X": Decade(2020),
    "20XX": Century(2000),
    # moments keep the offset they are written with
    "2024-11-17T14:30+01:00": Moment(datetime(2024, 11, 17, 14, 30, tzinfo=BERLIN), to_second=False),
    "2024-11-17T14:30:05+01:00": Moment(datetime(2024, 11, 17, 14, 30, 5, tzinfo=BERLIN), to_second=True),
    "2024-11-17T13:30Z": Moment(datetime(2024, 11, 17, 13, 30, tzinfo=UTC), to_second=False),
    "2024-11-17T00:00+14:00": Moment(
        datetime(2024, 11, 17, 0, 0, tzinfo=timezone(timedelta(hours=14))), to_second=False
    ),
    "2024-11-17T23:59-12:00": Moment(
        datetime(2024, 11, 17, 23, 59, tzinfo=timezone(timedelta(hours=-12))), to_second=False
    ),
    "2024-11-17T14:30-03:30": Moment(
        datetime(2024, 11, 17, 14, 30, tzinfo=timezone(-timedelta(hours=3, minutes=30))), to_second=False
    ),
}


@pytest.mark.parametrize(("text", "part"), PARTS.items())
def test_a_single_date_is_read_as_its_part_of_the_calendar(text: str, part: Part) -> None:
    assert parse(text) == Edtf(text, Single(text, part))


@pytest.mark.parametrize("text", [text for text in PARTS if "T" not in text])
@pytest.mark.parametrize(
    ("mark", "approximate", "uncertain"), [("~", True, False), ("?", False, True), ("%", True, True)]
)
def test_any_date_but_a_moment_can_be_marked(text: str, mark: str, approximate: bool, uncertain: bool) -> None:
    marked = text + mark
    assert parse(marked).form == Single(marked, PARTS[text], approximate=approximate, uncertain=uncertain)


EIGHTH, THIRTEENTH = Single("2024-10-08", Day(2024, 10, 8)), Single("2024-10-13", Day(2024, 10, 13))

FORMS = {
    "2024-10-08/2024-10-13": Interval(EIGHTH, THIRTEENTH),
    "2024-10-08/..": Interval(EIGHTH, None),
    "../2024-10-13": Interval(None, THIRTEENTH),
    "[..2024-10-13]": OnOrBefore(THIRTEENTH),
    "[2024-10-08..]": OnOrAfter(EIGHTH),
    "2024-10-08/2024-10-08": Interval(EIGHTH, EIGHTH),
    "2024-10-08~/2024-10-13": Interval(Single("2024-10-08~", EIGHTH.part, approximate=True), THIRTEENTH),
    "2024-10-08/2024-10-13%": Interval(
        EIGHTH, Single("2024-10-13%", THIRTEENTH.part, approximate=True, uncertain=True)
    ),
    "2023-23/2024-10-13": Interval(Single("2023-23", Season(2023, 9)), THIRTEENTH),
    # the end may lie anywhere in November, so this need not run backwards
    "2024-11-17/2024-11": Interval(Single("2024-11-17", Day(2024, 11, 17)), Single("2024-11", Month(2024, 11))),
}


@pytest.mark.parametrize(("text", "form"), FORMS.items())
def test_dates_with_two_sides(text: str, form: Interval | OnOrBefore | OnOrAfter) -> None:
    assert parse(text) == Edtf(text, form)


ALLOWED = (
    "2024, 2024-11, 2024-11-17, 2024-11-17T14:30+01:00, 2024-23 (autumn), 2024-33 (first quarter), "
    "2024-11-17~ (about), 2024-11-17? (uncertain), 2024-11-XX (day unknown), "
    "2024-10-08/2024-10-13 (from, to), 2022-02-24/.. (since), [..2024-11-17] (on or before)"
)
MONTHS = "allowed: months 01 to 12, seasons 21 (spring) to 24 (winter), quarters 33 to 36, such as 2024-11 or 2024-23"
OFFSETS = "allowed: -12:00 to +14:00, or Z for UTC, such as 2024-11-17T14:30+01:00"

REFUSED = {
    # no such day
    "2024-02-30": "“2024-02-30” does not exist: 2024-02 has 29 days; allowed: 2024-02-01 to 2024-02-29",
    "2023-02-29": "“2023-02-29” does not exist: 2023-02 has 28 days; allowed: 2023-02-01 to 2023-02-28",
    "2024-11-00": "“2024-11-00” does not exist: 2024-11 has 30 days; allowed: 2024-11-01 to 2024-11-30",
    "2024-02-30~/2024-03-02": "“2024-02-30” does not exist: 2024-02 has 29 days; allowed: 2024-02-01 to 2024-02-29",
    # no such month, season or quarter
    "2024-13": f"“2024-13” does not exist: there is no month 13; {MONTHS}",
    "2024-00": f"“2024-00” does not exist: there is no month 00; {MONTHS}",
    "2024-25": f"“2024-25” does not exist: there is no month 25; {MONTHS}",
    "2024-37": f"“2024-37” does not exist: there is no month 37; {MONTHS}",
    "2024-23-01": f"“2024-23-01” does not exist: there is no month 23; {MONTHS}",
    "2024-13-XX": f"“2024-13-XX” does not exist: there is no month 13; {MONTHS}",
    # no such year here
    "0000": "“0000” is outside the years this project reads; allowed: 1000 to 2999",
    "0224-11-17": "“0224-11-17” is outside the years this project reads; allowed: 1000 to 2999",
    "9999-24": "“9999-24” is outside the years this project reads; allowed: 1000 to 2999",
    "00XX": "“00XX” is outside the years this project reads; allowed: 1000 to 2999",
    # no such time or offset
    "2024-11-17T25:00Z": "“2024-11-17T25:00Z” names a time that does not exist; allowed: 00:00 to 23:59",
    "2024-11-17T24:00Z": "“2024-11-17T24:00Z” names a time that does not exist; allowed: 00:00 to 23:59",
    "2024-11-17T14:30:60Z": "“2024-11-17T14:30:60Z” names a time that does not exist; allowed: 00:00 to 23:59",
    "2024-11-17T14:30+15:00": f"“2024-11-17T14:30+15:00” names an offset that does not exist; {OFFSETS}",
    "2024-11-17T14:30+01:75": f"“2024-11-17T14:30+01:75” names an offset that does not exist; {OFFSETS}",
    "2024-11-17T14:30-00:00": f"“2024-11-17T14:30-00:00” names an offset that does not exist; {OFFSETS}",
    # a time that depends on where it is read
    "2024-11-17T14:30": (
        "“2024-11-17T14:30” is a time without an offset, and so depends on where it is read; allowed: "
        "2024-11-17T14:30+01:00 (winter in Berlin), 2024-11-17T14:30+02:00 (summer), 2024-11-17T14:30Z (UTC)"
    ),
    "2024-11-17 14:30": (
        "“2024-11-17 14:30” is a time without an offset, and so depends on where it is read; allowed: "
        "2024-11-17T14:30+01:00 (winter in Berlin), 2024-11-17T14:30+02:00 (summer), 2024-11-17T14:30Z (UTC)"
    ),
    # backwards
    "2024-10-13/2024-10-08": (
        "“2024-10-13/2024-10-08” runs backwards; allowed: the earlier date first; did you mean “2024-10-08/2024-10-13”?"
    ),
    "2025/2024-11": ("“2025/2024-11” runs backwards; allowed: the earlier date first; did you mean “2024-11/2025”?"),
    "2024-11-17T14:30Z/2024-11-17T15:00+02:00": (
        "“2024-11-17T14:30Z/2024-11-17T15:00+02:00” runs backwards; allowed: the earlier date first; "
        "did you mean “2024-11-17T15:00+02:00/2024-11-17T14:30Z”?"
    ),
    # everyday ways of writing dates
    "17.11.2024": "“17.11.2024” is not written as year-month-day; did you mean “2024-11-17”?",
    "7. 1. 2024": "“7. 1. 2024” is not written as year-month-day; did you mean “2024-01-07”?",
    "11/17/2024": "“11/17/2024” is not written as year-month-day; did you mean “2024-11-17”?",
    "17/11/2024": "“17/11/2024” is not written as year-month-day; did you mean “2024-11-17”?",
    "11/12/2024": "“11/12/2024” is not written as year-month-day; did you mean “2024-11-12” or “2024-12-11”?",
    "11/11/2024": "“11/11/2024” is not written as year-month-day; did you mean “2024-11-11”?",
    "2024/11/17": "“2024/11/17” is not written as year-month-day; did you mean “2024-11-17”?",
    "2024-1-7": "“2024-1-7” is not written as year-month-day; did you mean “2024-01-07”?",
    "20241117": "“20241117” is not written as year-month-day; did you mean “2024-11-17”?",
    "11.2024": "“11.2024” is not written as year-month-day; did you mean “2024-11”?",
    "31.2.2024": "“2024-02-31” does not exist: 2024-02 has 29 days; allowed: 2024-02-01 to 2024-02-29",
}

OUTSIDE = (
    *("", " ", "2024 ", "2024\n", "bald", "gestern", "November 2024", "24", "2024-11-17~~", "~2024"),
    *("../..", "/", "2024/", "/2024", "2024/2025/2026", "[..]", "[2024]", "{2024,2025}", "[2024,2025]", "[..2024~]"),
    *("2024-11-1X", "2024-XX-XX", "2024-XX-17", "XXXX", "2XXX", "2024-xx", "202X/2030", "[..2024-XX]"),
    *("Y12024", "-0044", "2024-W46", "2024-321", "12024", "P1Y", "2024-?11", "2024-11-17T14Z", "2024-11-17T14:30Z~"),
    "２０２４",  # digits, but not ASCII ones
    "2024-11-17t14:30z",
)


@pytest.mark.parametrize(("text", "message"), REFUSED.items())
def test_a_refusal_says_what_is_wrong_and_how_to_mend_it(text: str, message: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert str(caught.value) == message


@pytest.mark.parametrize("text", OUTSIDE)
def test_other_text_is_refused_with_examples(text: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert str(caught.value) == f"“{text}” is not a date this project reads; allowed: {ALLOWED}"


BOUNDS = {
    "2024": ("2024-01-01T00:00:00", "2024-12-31T23:59:59.999999"),
    "2024-02": ("2024-02-01T00:00:00", "2024-02-29T23:59:59.999999"),
    "2024-11-17": ("2024-11-17T00:00:00", "2024-11-17T23:59:59.999999"),
    "2024-21": ("2024-03-01T00:00:00", "2024-05-31T23:59:59.999999"),
    "2023-24": ("2023-12-01T00:00:00", "2024-02-29T23:59:59.999999"),
    "2024-36": ("2024-10-01T00:00:00", "2024-12-31T23:59:59.999999"),
    "2024-11-XX": ("2024-11-01T00:00:00", "2024-11-30T23:59:59.999999"),
    "202X": ("2020-01-01T00:00:00", "2029-12-31T23:59:59.999999"),
    "20XX": ("2000-01-01T00:00:00", "2099-12-31T23:59:59.999999"),
    "2024-11-17T14:30+01:00": ("2024-11-17T13:30:00", "2024-11-17T13:30:59.999999"),
    "2024-11-17T14:30:05Z": ("2024-11-17T14:30:05", "2024-11-17T14:30:05.999999"),
    "2024-11-17%": ("2024-11-17T00:00:00", "2024-11-17T23:59:59.999999"),
    "2024-10-08/2024-10": ("2024-10-08T00:00:00", "2024-10-31T23:59:59.999999"),
    "2024-10-08/..": ("2024-10-08T00:00:00", None),
    "[2024-10-08..]": ("2024-10-08T00:00:00", None),
    "../2024-10-08": (None, "2024-10-08T23:59:59.999999"),
    "[..2024-10-08]": (None, "2024-10-08T23:59:59.999999"),
}


@pytest.mark.parametrize(("text", "earliest", "latest"), [(text, *bounds) for text, bounds in BOUNDS.items()])
def test_bounds(text: str, earliest: str | None, latest: str | None) -> None:
    date = parse(text)
    assert date.earliest == (datetime.fromisoformat(earliest).replace(tzinfo=UTC) if earliest else None)
    assert date.latest == (datetime.fromisoformat(latest).replace(tzinfo=UTC) if latest else None)


# Each strictly before the next.
IN_ORDER = (
    *("20XX", "202X", "2022-02-24/..", "2022-02-24"),
    *("2023-12-31", "2024/2025", "2024", "2024-33", "2024-01", "2024-01-01"),
    *("2024-01-01T00:00Z", "2024-01-01T00:00:00Z"),
    *("2023-12-31T23:30-05:00", "2024-01-01T14:30+01:00"),  # 04:30 and 13:30 in UTC
    *("2024-02", "2024-21", "2024-03-01", "[..2024-04-01]", "2024-04-01", "2024-24", "2024-12", "2024-12-31"),
)

# Between these the dates themselves give no order.
ALIKE = (
    ("2024-11-17", "2024-11-17~", "2024-11-17?", "2024-11-17%"),
    ("2024-11", "2024-11-XX"),
    ("2024", "2024-XX"),
    ("2024-11-17T14:30+01:00", "2024-11-17T13:30Z"),
    ("2022-02-24/..", "[2022-02-24..]"),
    ("../2022-02-24", "[..2022-02-24]"),
)


@pytest.mark.parametrize(("before", "after"), list(pairwise(IN_ORDER)))
def test_earlier_sorts_before_later_and_coarser_before_finer(before: str, after: str) -> None:
    assert parse(before).sort_key < parse(after).sort_key


@pytest.mark.parametrize(("one", "other"), [pair for alike in ALIKE for pair in combinations(alike, 2)])
def test_what_gives_no_order_sorts_alike(one: str, other: str) -> None:
    assert parse(one).sort_key == parse(other).sort_key
    assert parse(one) != parse(other)


def test_the_order_is_total() -> None:
    keys = [parse(text).sort_key for text in (*IN_ORDER, *BOUNDS, *FORMS, *PARTS)]
    for one in keys:
        for other in keys:
            assert (one < other) + (one == other) + (one > other) == 1


@pytest.mark.parametrize("text", [*BOUNDS, *FORMS, *PARTS])
def test_earliest_is_not_after_latest(text: str) -> None:
    date = parse(text)
    assert date.earliest is None or date.latest is None or date.earliest <= date.latest


PRECEDES = {
    ("2024-11-16", "2024-11-17"): True,
    ("2024-10", "2024-11-17"): True,
    ("2024-11", "2024-11-17"): False,
    ("2024-11-17", "2024-11-17"): False,
    ("2024-11-17", "2024-11-17T14:30Z"): False,
    ("2022-02-24/..", "2024"): False,
    ("2021", "[..2024]"): False,
    ("../2021", "2024"): True,
}


@pytest.mark.parametrize(("one", "other", "expected"), [(*pair, expected) for pair, expected in PRECEDES.items()])
def test_precedes_only_what_certainly_comes_later(one: str, other: str, expected: bool) -> None:
    assert parse(one).precedes(parse(other)) is expected


@pytest.mark.parametrize(
    ("text", "precision", "year", "iso"),
    [
        ("2024", "year", 2024, "2024"),
        ("2024-11", "month", 2024, "2024-11"),
        ("2024-11-17", "day", 2024, "2024-11-17"),
        ("2024-11-17T14:30+01:00", "minute", 2024, "2024-11-17T14:30+01:00"),
        ("2024-11-17T14:30:05Z", "second", 2024, "2024-11-17T14:30:05Z"),
        ("2023-12-31T23:30-05:00", "minute", 2023, "2023-12-31T23:30-05:00"),
        # what ISO 8601-1 cannot say exactly
        ("2024-11-17~", "day", 2024, None),
        ("2024-11-17?", "day", 2024, None),
        ("2024-23", "season", 2024, None),
        ("2024-33", "quarter", 2024, None),
        ("2024-11-XX", "month", 2024, None),
        ("2024-XX", "year", 2024, None),
        ("202X", "decade", 2020, None),
        ("20XX", "century", 2000, None),
        ("2024-10-08/2024-11", "month", 2024, None),
        ("../2024-11-17", "day", 2024, None),
        ("[2024..]", "year", 2024, None),
    ],
)
def test_precision_year_and_iso(text: str, precision: str, year: int, iso: str | None) -> None:
    date = parse(text)
    assert (date.precision, date.year, date.iso) == (precision, year, iso)


class Entry(BaseModel, frozen=True, strict=True):
    date: Edtf


def test_pydantic_takes_text_and_dates_and_writes_text() -> None:
    from_text = Entry.model_validate({"date": "2024-11-XX"})
    assert from_text == Entry(date=parse("2024-11-XX"))
    assert len({from_text, Entry(date=parse("2024-11-XX"))}) == 1
    assert from_text.model_dump_json() == '{"date":"2024-11-XX"}'


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("2024-02-30", REFUSED["2024-02-30"]),
        ("{value}", f"“{{value}}” is not a date this project reads; allowed: {ALLOWED}"),
        (2024, f"a date is written as text; allowed: {ALLOWED}"),
        (None, f"a date is written as text; allowed: {ALLOWED}"),
        ({"year": "2024"}, f"a date is written as text; allowed: {ALLOWED}"),
    ],
)
def test_pydantic_reports_one_error_with_the_same_message(value: object, message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Entry.model_validate({"date": value})
    assert [(error["type"], error["loc"], error["msg"]) for error in caught.value.errors()] == [
        ("date", ("date",), message)
    ]


def test_the_json_schema_describes_the_text() -> None:
    schema = TypeAdapter(Edtf).json_schema()
    assert schema == {
        "type": "string",
        "pattern": PATTERN,
        "examples": list(EXAMPLES),
        "description": f"A date in EDTF (ISO 8601-2): {ALLOWED}.",
    }


@pytest.mark.parametrize("text", [*EXAMPLES, *PARTS, *FORMS])
def test_the_pattern_takes_what_is_read(text: str) -> None:
    assert re.search(PATTERN, text)
    assert str(parse(text)) == text


@pytest.mark.parametrize("text", [text for text in OUTSIDE if not text.endswith("\n")])
def test_the_pattern_refuses_what_is_outside(text: str) -> None:
    assert not re.search(PATTERN, text)
