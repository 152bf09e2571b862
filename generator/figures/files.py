"""Downloads: every figure as an SVG file that stands by itself, every number as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from ..pages.edition import Edition
from ..wording.dates import date_in_words
from ..wording.words import words
from .data import number_csv
from .draw import draw
from .layout import LINE, Line
from .numbers import Entry, Figure, entries
from .text import wrap

FOLDER: Final = "data"
"""Where downloads lie below an edition's folder."""

WIDTH: Final = 640
"""Width of a figure in a file of its own, without its margins of `MARGIN`."""

MARGIN: Final = 24


def downloads(edition: Edition) -> dict[PurePosixPath, str]:
    """Return the text of every download by its path below docs/."""
    folder = PurePosixPath(edition.folder) / FOLDER
    return {folder / name: text for name, text in _files(edition)}


def _files(edition: Edition) -> Iterator[tuple[str, str]]:
    for entry in entries(edition.content, edition.language):
        if entry.drawn:
            yield f"{entry.number.id}.csv", number_csv(entry.number, edition.content)
        for figure in entry.drawn:
            yield figure.drawing.file, standalone(entry, figure, edition)


def standalone(entry: Entry, figure: Figure, edition: Edition) -> str:
    """Return a figure as a file: title above, keys, notes, source, day and licence beneath, style inside."""
    title = [Line(text, 34 + 24 * row) for row, text in enumerate(wrap(figure.drawing.title, WIDTH, 18))]
    top = title[-1].y + 22
    foot: list[Line] = []
    y = top + figure.drawing.layout.height + 30
    for text in _foot(entry, figure, edition):
        for part in wrap(text, WIDTH, 12):
            foot.append(Line(part, y))
            y += LINE
    svg = draw(
        "file.svg",
        id=figure.drawing.id,
        language=edition.language,
        title=figure.drawing.title,
        desc=figure.drawing.desc,
        layout=figure.drawing.layout,
        lines=title,
        top=top,
        foot=foot,
        width=WIDTH + 2 * MARGIN,
        margin=MARGIN,
        height=y + 4,
    )
    return f"{svg}\n"


def _foot(entry: Entry, figure: Figure, edition: Edition) -> Iterator[str]:
    say = words(edition.language)
    explainer = edition.content.explainer
    yield say["figures.unit"].format(unit=figure.unit.other)
    yield from figure.keys
    yield from (f"{place} {note}" for place, note in enumerate(figure.notes, start=1))
    found = (edition.content.sources[citation.source] for citation in figure.sources if citation.source)
    publishers = dict.fromkeys(source.publisher for source in found)
    as_of = f"{say['numbers.as_of']} {date_in_words(entry.number.as_of, edition.language)}"
    yield f"{say['figures.source']} {', '.join(publishers)} · {as_of}"
    licence = say["figures.licence"].format(licence=f"{explainer.licence.name} ({explainer.licence.url})")
    yield f"{explainer.publisher.name}, {explainer.site_url} · {licence}"
