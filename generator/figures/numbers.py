"""The figures of a number in one language: drawings with their captions, keys and notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model.base import CitationRecord
from ..model.content import Content
from ..model.number import Number, Point, Series, Unit
from ..pages.numbers import Matrix, Sheet, matrix, sheet
from ..wording.dates import date_in_words
from ..wording.words import words
from .across import Across, lay_out_bars, lay_out_plot, lay_out_rows
from .charts import Chart, charts, plot
from .draw import Drawing
from .over_time import Over, lay_out_over_time
from .wording import describe_chart, describe_plot, signs


@dataclass(frozen=True, slots=True)
class Table:
    """Series as one table: a matrix where they share their rows, else one series; `positions` count from 1."""

    series: tuple[Series, ...]
    positions: tuple[int, ...]
    matrix: Matrix | None
    notes: tuple[str, ...]

    @property
    def rows(self) -> tuple[tuple[Point, ...], ...]:
        """The points of each row: one of each series."""
        return self.matrix.rows if self.matrix else tuple((point,) for point in self.series[0].points)


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing as the page shows it: `keys` say what its signs mean, `notes` go with its small figures."""

    drawing: Drawing
    caption: str
    unit: Unit | None
    keys: tuple[str, ...]
    notes: tuple[str, ...]
    tables: tuple[Table, ...]
    sources: tuple[CitationRecord, ...]

    @property
    def rows(self) -> int:
        """How long its tables are together."""
        return sum(len(table.series[0].points) for table in self.tables)


@dataclass(frozen=True, slots=True)
class Entry:
    """A number with its figures: that of its contested values, those of its series, and tables without a figure."""

    number: Number
    sheet: Sheet
    claims: Figure | None
    figures: tuple[Figure, ...]
    rest: tuple[Table, ...]

    @property
    def drawn(self) -> tuple[Figure, ...]:
        """Every figure, in the order of the page."""
        return (self.claims, *self.figures) if self.claims else self.figures


def entries(content: Content, language: str) -> tuple[Entry, ...]:
    """Return all numbers with their figures, the most important first."""
    numbers = sorted(content.numbers.values(), key=lambda number: -number.importance)
    return tuple(entry(number, content, language) for number in numbers)


def entry(number: Number, content: Content, language: str) -> Entry:
    """Return one number with its figures."""
    found = enumerate(charts(number), start=1)
    figures = tuple(_series(number, chart, place, content, language) for place, chart in found)
    drawn = {id(series) for figure in figures for table in figure.tables for series in table.series}
    rest = tuple(_table(number, (series,)) for series in number.series if id(series) not in drawn)
    return Entry(number, sheet(number), _claims(number, language), figures, rest)


def _claims(number: Number, language: str) -> Figure | None:
    contested = plot(number)
    if contested is None:
        return None
    title = words(language)["figures.contested"].format(label=number.label)
    layout = lay_out_plot(contested, language)
    drawing = Drawing(f"figure-{number.id}-claims", title, describe_plot(contested, language), layout)
    sources = _unique(source for dot in contested.dots for source in dot.claim.sources)
    return Figure(drawing, "", number.unit, (), (), (), sources)


def _series(number: Number, chart: Chart, place: int, content: Content, language: str) -> Figure:
    single = chart.panels[0].series.label if len(chart.panels) == 1 else ""
    told = "; ".join(panel.series.label for panel in chart.panels)
    title = f"{number.label}: {told}" if single or len(charts(number)) > 1 else str(number.label)
    counted = f"{words(language)['figures.unit'].format(unit=chart.unit.other)}. " if chart.unit else ""
    desc = f"{counted}{describe_chart(chart, language)}"
    layout = _lay_out(chart, content, language)
    drawing = Drawing(f"figure-{number.id}-{place}", title, desc, layout)
    notes = layout.notes if isinstance(layout, Over) else ()
    series = tuple(panel.series for panel in chart.panels)
    keys = _keys(chart, drawing, content, language)
    return Figure(drawing, single, chart.unit, keys, notes, _tables(number, series), _sources(number, series))


def _tables(number: Number, series: tuple[Series, ...]) -> tuple[Table, ...]:
    if matrix(series):
        return (_table(number, series),)
    return tuple(_table(number, (one,)) for one in series)


def _table(number: Number, series: tuple[Series, ...]) -> Table:
    positions = tuple(place for place, one in enumerate(number.series, start=1) if any(one is each for each in series))
    shared = matrix(series)
    notes = (point.note for one in series for point in one.points if point.note) if shared else ()
    return Table(series, positions, shared, tuple(dict.fromkeys(notes)))


def _sources(number: Number, series: Iterable[Series]) -> tuple[CitationRecord, ...]:
    found = (one.sources or tuple(source for point in one.points for source in point.sources or ()) for one in series)
    return _unique(source for sources in found for source in sources) or number.sources


def _unique(sources: Iterable[CitationRecord]) -> tuple[CitationRecord, ...]:
    return tuple(dict.fromkeys(sources))


def _lay_out(chart: Chart, content: Content, language: str) -> Across | Over:
    if chart.shape == "bars":
        return lay_out_bars(chart, language)
    if chart.shape == "rows":
        return lay_out_rows(chart, language)
    turning_point = content.explainer.turning_point
    turn = content.events[turning_point.event].date.begin.date() if turning_point else None
    return lay_out_over_time(chart, language, turn)


def _keys(chart: Chart, drawing: Drawing, content: Content, language: str) -> tuple[str, ...]:
    """What the signs mean, the dashed line of the turning point, and hatched columns."""
    say = words(language)
    layout = drawing.layout
    if not isinstance(layout, Over):
        return ()
    found = [signs((bar.point for bar in chart.bars), language)] if layout.shape == "dots" else []
    turning_point = content.explainer.turning_point
    if turning_point:
        event = content.events[turning_point.event]
        gaps = {"date": date_in_words(event.date, language), "event": event.title}
        if layout.turn is not None:
            found.append(say["figures.turn"].format(**gaps))
        stands = (stand for field in layout.fields for stand in field.stands)
        if layout.shape == "columns" and any(stand.is_partly_after for stand in stands):
            found.append(say["figures.hatched"].format(**gaps))
    return tuple(filter(None, found))
