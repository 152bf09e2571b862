"""Numbers: a value or range, who says so, what others say, and how it changed."""

from __future__ import annotations

import re
from typing import Annotated, Final, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from .base import ActorId, Certainty, Figure, Id, Importance, Line, Prose, Record, Sources
from .change import Changes
from .edtf import Edtf

_THOUSANDS: Final = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")
"""Digits that look like a whole number with a point between its thousands, and like one with three decimal places."""

_THREE_PLACES: Final = re.compile(r"(-?[1-9]\d{0,2}\.\d{3})0")


def _as_quantity(value: object) -> object:
    """Refuse “11.400”, which may mean either; “1.0850” says that 1.085 is meant."""
    if isinstance(value, str) and _THOUSANDS.fullmatch(value):
        told = {"value": value, "suggestion": value.replace(".", ""), "places": as_written(value)}
        message = (
            "“{value}” may mean thousands or three decimal places; allowed: {suggestion}, or {places} for the latter"
        )
        raise PydanticCustomError("thousands", message, told)
    return three[1] if isinstance(value, str) and (three := _THREE_PLACES.fullmatch(value)) else value


def as_written(figure: str) -> str:
    """Return a figure as content holds it: with a further 0 where it could be taken for thousands."""
    return f"{figure}0" if _THOUSANDS.fullmatch(figure) else figure


Quantity = Annotated[Figure, BeforeValidator(_as_quantity)]

Qualifier = Literal["exactly", "about", "at least", "at most", "more than", "less than", "nearly", "between"]


class Amount(Record):
    """A value with its qualifier, or a range from `low` to `high` (qualifier “between”)."""

    value: Quantity | None = None
    low: Quantity | None = None
    high: Quantity | None = None
    qualifier: Qualifier = "exactly"

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if (self.low is None) != (self.high is None):
            field = "high" if self.low is None else "low"
            raise PydanticCustomError("range", "half a range; allowed: low and high together", {"at": field})
        if self.low is not None and self.high is not None and self.low >= self.high:
            ends = {"low": str(self.low), "high": str(self.high), "at": "low"}
            raise PydanticCustomError("range", "range upside down: low ({low}) is not below high ({high})", ends)
        if self.value is not None and self.low is not None:
            raise PydanticCustomError("range", "both value and low/high; allowed: one of them", {"at": "value"})
        if (self.low is not None) != (self.qualifier == "between"):
            message = "qualifier “between” goes with low and high, and only with them"
            raise PydanticCustomError("range", message, {"at": "qualifier"})
        return self

    @property
    def is_stated(self) -> bool:
        """Whether there is any figure at all."""
        return self.value is not None or self.low is not None


class Unit(Record):
    """What is counted. `one` and `other` are the grammatical numbers, `short` is for axes."""

    one: Line
    other: Line
    short: Line | None = None


def _as_unit(value: object) -> object:
    return {"one": value, "other": value} if isinstance(value, str) else value


class Alternative(Amount):
    """What somebody else says the same number is."""

    as_of: Edtf | None = None
    attribution: Line
    claimants: tuple[ActorId, ...] = ()
    note: Line | None = None
    sources: Sources

    @model_validator(mode="after")
    def _has_figure(self) -> Self:
        if not self.is_stated:
            raise PydanticCustomError("missing_figure", "neither value nor low/high")
        return self


class Point(Amount):
    """One figure of a series: at a date, or for a labelled item."""

    date: Edtf | None = None
    label: Line | None = None
    attribution: Line | None = None
    claimants: tuple[ActorId, ...] = ()
    group: Line | None = Field(None, description="What sets it apart: figures of one group are drawn alike.")
    note: Line | None = None
    sources: Sources | None = None

    @model_validator(mode="after")
    def _has_figure_and_place(self) -> Self:
        if not self.is_stated:
            raise PydanticCustomError("missing_figure", "neither value nor low/high")
        if self.date is None and self.label is None:
            raise PydanticCustomError("missing_place", "neither date nor label")
        return self


class Series(Record):
    """Figures that belong together. Sources stand at the series, or at every point, never at both."""

    label: Line
    unit: Annotated[Unit, BeforeValidator(_as_unit)] | None = Field(None, description="Where the series has its own.")
    points: tuple[Point, ...] = Field(min_length=1)
    note: Line | None = None
    sources: Sources | None = None

    @model_validator(mode="after")
    def _is_sourced_once(self) -> Self:
        sourced = sum(point.sources is not None for point in self.points)
        if self.sources is None and sourced < len(self.points):
            raise PydanticCustomError("missing_sources", "without sources: needed at the series or at every point")
        if self.sources is not None and sourced:
            raise PydanticCustomError("double_sources", "sources at the series and at a point; allowed: one of them")
        return self


class Number(Amount):
    """One number of the story."""

    id: Id
    label: Line
    unit: Annotated[Unit, BeforeValidator(_as_unit)] | None = None
    as_of: Edtf
    certainty: Certainty
    importance: Importance = 2
    attribution: Line = Field(description="Who says so.")
    claimants: tuple[ActorId, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    series: tuple[Series, ...] = ()
    context: Prose | None = Field(None, description="What the number compares with, or leaves out.")
    note: Prose | None = Field(None, description="What readers must know of the evidence.")
    review_by: Edtf | None = Field(None, description="Day by which an editor should look again.")
    sources: Sources
    changes: Changes = ()

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.is_stated and not self.series and len(self.alternatives) < 2:
            raise PydanticCustomError(
                "missing_figure", "no figure; allowed: value, low and high, two alternatives, or a series"
            )
        return self
