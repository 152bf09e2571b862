"""Rules about series: they belong to a number and do not contradict it."""

from __future__ import annotations

from collections.abc import Iterator

from ..load.records import Loaded
from ..model.number import Number
from ..problems import Problem


def series_agree_with_their_number(loaded: Loaded) -> Iterator[Problem]:
    """A number's only series, in the same unit, has the number's value at the date the number is as of."""
    for identifier, number in loaded.records["number"].items():
        if not isinstance(number, Number) or number.value is None or len(number.series) != 1:
            continue
        [series] = number.series
        for position, point in enumerate(series.points):
            if series.unit is None and point.date == number.as_of and point.value not in (None, number.value):
                path = ("series", 0, "points", position, "value")
                message = f"the series has {point.value} at {point.date.text}, and the number itself {number.value}"
                allowed = "the same value in both places, or a unit of its own for the series"
                yield loaded.problem("number", identifier, path, message, allowed=allowed, level="warning")
