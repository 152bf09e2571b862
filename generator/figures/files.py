"""Downloads: every figure as an SVG file that stands by itself, every number as CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import Final

from ..makers import Makers
from ..model.base import CitationRecord
from ..pages.edition import Edition
from ..wording.dates import date_in_words
from ..wording.numbers import amount_in_words
from ..wording.words import words
from .data import number_csv
from .draw import Drawing, draw
from .layout import LINE, Line
from .map import Chart, chart
from .network import Network, network
from .numbers import Entry, Figure, entries
from .text import wrap

FOLDER: Final = "data"
"""Where downloads lie below an edition's folder."""

WIDTH: Final = 640
"""Width of a figure in a file of its own, without its margins of `MARGIN`."""

MARGIN: Final = 24


def downloads(edition: Edition) -> Makers:
    """Return what makes the text of every download, by its path below docs/."""
    return {PurePosixPath(edition.folder, FOLDER, name): make for name, make in _files(edition)}


def _files(edition: Edition) -> Iterator[tuple[str, Callable[[], str]]]:
    for entry in entries(edition.content, edition.language):
        if entry.drawn:
            yield f"{entry.number.id}.csv", partial(number_csv, entry.number, edition.content)
        for figure in entry.drawn:
            yield _file(figure.drawing, _notes(entry, figure, edition), edition)
    tied = network(edition.content, edition.language)
    if tied:
        yield _file(tied.drawing, _network_notes(tied, edition), edition)
    found = chart(edition.content, edition.language)
    if found:
        yield _file(found.drawing, _map_notes(found, edition), edition)


def _file(drawing: Drawing, notes: Iterable[str], edition: Edition) -> tuple[str, Callable[[], str]]:
    return drawing.file, partial(standalone, drawing, tuple(notes), edition)


def standalone(drawing: Drawing, notes: Iterable[str], edition: Edition) -> str:
    """Return a figure as a file: title above, notes and licence beneath, style inside."""
    layout = drawing.layout
    title = [Line(text, 34 + 24 * row) for row, text in enumerate(wrap(drawing.title, WIDTH, 18))]
    top = title[-1].y + 22
    foot: list[Line] = []
    y = top + layout.height + 30
    for text in (*notes, _imprint(edition)):
        for part in wrap(text, WIDTH, 12):
            foot.append(Line(part, y))
            y += LINE
    frame = {"lines": title, "top": top, "foot": foot, "width": WIDTH, "margin": MARGIN, "height": y + 4}
    told = {"id": drawing.id, "language": edition.language, "title": drawing.title, "desc": drawing.desc}
    return f"{draw('file.svg', layout=layout, **told, **frame)}\n"


def _notes(entry: Entry, figure: Figure, edition: Edition) -> Iterator[str]:
    """Unit, signs and small notes, sources, and the day the number stands for."""
    say = words(edition.language)
    if figure.unit is not None:
        yield say["figures.unit"].format(unit=figure.unit.other)
    yield from figure.keys
    yield from (f"{place} {note}" for place, note in enumerate(figure.notes, start=1))
    as_of = f"{say['numbers.as_of']} {date_in_words(entry.number.as_of, edition.language)}"
    yield f"{_publishers(figure.sources, edition)} · {as_of}"


def _map_notes(found: Chart, edition: Edition) -> Iterator[str]:
    if found.keys:
        yield " ".join(found.keys)
    yield from (edition.texts.plain(part) for part in (found.map.text or "").split("\n\n") if part)
    for reach in found.reaches:
        figure = reach.figure
        amount = amount_in_words(figure, found.unit, edition.language)
        yield ", ".join(filter(None, (f"{amount}: {figure.label or ''}", figure.group)))
    yield found.data
    yield f"{_publishers(found.sources, edition)} · {_as_of(edition)}" if found.sources else _as_of(edition)


def _network_notes(found: Network, edition: Edition) -> Iterator[str]:
    yield words(edition.language)["network.keys"]
    cited = (source for bond in found.bonds for source in bond.relation.sources)
    yield f"{_publishers(cited, edition)} · {_as_of(edition)}"


def _as_of(edition: Edition) -> str:
    day = date_in_words(edition.content.explainer.as_of, edition.language)
    return f"{words(edition.language)['start.as_of']}: {day}"


def _publishers(citations: Iterable[CitationRecord], edition: Edition) -> str:
    found = (edition.content.sources[citation.source] for citation in citations if citation.source)
    publishers = dict.fromkeys(str(source.publisher) for source in found)
    return f"{words(edition.language)['figures.source']} {', '.join(publishers)}"


def _imprint(edition: Edition) -> str:
    explainer = edition.content.explainer
    name = f"{explainer.licence.name} ({explainer.licence.url})"
    licence = words(edition.language)["figures.licence"].format(licence=name)
    return f"{explainer.publisher.name}, {explainer.site_url} · {licence}"
