"""The words in figures: short ones beside the dots, whole ones for those who listen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from babel.dates import format_skeleton

from ..model.number import Amount, Point, Unit
from ..wording.dates import date_in_words
from ..wording.numbers import amount_in_words, figure_in_words
from ..wording.words import words
from .calendar import Step
from .charts import Chart, Panel, Plot

_SKELETONS: dict[Step, str] = {"day": "dMMM", "month": "MMM", "year": "y"}


def short_amount(amount: Amount, language: str) -> str:
    """Return a figure with a sign for its qualifier: “≥ 3.000”, “11.000–12.000”."""
    say = words(language)
    if amount.low is not None and amount.high is not None:
        low, high = (figure_in_words(end, language) for end in (amount.low, amount.high))
        return say["figures.range"].format(low=low, high=high)
    sign = say[f"figures.signs.{amount.qualifier}"]
    figure = amount_in_words(amount.model_copy(update={"qualifier": "exactly"}), None, language)
    return f"{sign}\u00a0{figure}" if sign else figure


def signs(amounts: Iterable[Amount], language: str) -> str:
    """Return what the signs of figures mean: “≥ mindestens · ≈ etwa”."""
    say = words(language)
    used = dict.fromkeys(amount.qualifier for amount in amounts)
    found = ((say[f"figures.signs.{each}"], say[f"amounts.qualifiers.{each}"]) for each in used)
    return " · ".join(f"{sign} {meaning}" for sign, meaning in found if sign and sign != meaning)


def tick(value: Decimal, language: str) -> str:
    """Return a mark of a scale in figures, without needless decimal places."""
    return figure_in_words(Decimal(f"{value.normalize():f}"), language)


def day_mark(day: date, step: Step, language: str) -> str:
    """Return a mark of a calendar: “1. Nov.”, “Nov.” or “2024”."""
    return str(format_skeleton(_SKELETONS[step], day, locale=words(language).locale))


def item(point: Point, language: str) -> str:
    """Return what a figure of a series stands for: its date, its label, or both."""
    date = date_in_words(point.date, language) if point.date else ""
    return ": ".join(part for part in (date, point.label or "") if part)


def describe_chart(chart: Chart, language: str) -> str:
    """Return all a chart shows in words; of long series the greatest, the least and the last figure."""
    parts = (_describe_panel(panel, chart.unit, language) for panel in chart.panels)
    return " ".join(parts)


def _describe_panel(panel: Panel, unit: Unit | None, language: str) -> str:
    points = panel.series.points
    many = len(points) > 8
    told = _extremes(points) if many else points
    listing = "; ".join(_describe_point(point, unit, language) for point in told)
    count = words(language).count("figures.of_many", len(points))
    return f"{panel.series.label}{f' ({count})' if many else ''}: {listing}."


def _extremes(points: tuple[Point, ...]) -> tuple[Point, ...]:
    chosen = {min(points, key=_size), max(points, key=_size), points[-1]}
    return tuple(point for point in points if point in chosen)


def _size(point: Point) -> Decimal:
    size = point.value if point.value is not None else point.high
    return size if size is not None else Decimal(0)


def _describe_point(point: Point, unit: Unit | None, language: str) -> str:
    figure = amount_in_words(point, unit, language)
    group = f", {point.group}" if point.group else ""
    return f"{item(point, language)}: {figure}{group}"


def describe_plot(plot: Plot, language: str) -> str:
    """Return the figures of a plot in words, each with who says so."""
    claims = (dot.claim for dot in plot.dots)
    found = (f"{amount_in_words(claim.amount, plot.unit, language)}: {claim.attribution}" for claim in claims)
    return "; ".join(found) + "."
