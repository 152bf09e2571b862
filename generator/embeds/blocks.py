"""Which blocks an edition has, in the order of the gallery."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..figures import numbers as figures
from ..figures.map import chart
from ..linking.addresses import PAGES, anchor
from ..model.number import Number
from ..pages.actors import profile
from ..pages.edition import Edition
from ..pages.timeline import entries
from ..wording.dates import date_in_words
from ..wording.numbers import amount_in_words
from ..wording.words import words
from .block import ALL, Block, BlockKind
from .timelines import Selection, timeline


@lru_cache(maxsize=8)  # the gallery, the documents and the preview list them alike
def blocks(edition: Edition) -> tuple[Block, ...]:
    """Return every block of the edition."""
    wholes = (_key_points, _timeline, _map, _themes, _actor_timelines)
    records = (_events, _numbers, _contested, _questions, _actors, _terms)
    return tuple(block for make in (*wholes, *records) for block in make(edition))


def _key_points(edition: Edition) -> Iterator[Block]:
    explainer = edition.content.explainer
    title = words(edition.language)["embeds.key-points.title"].format(title=explainer.title)
    lines = (edition.texts.plain(explainer.standfirst),)
    changes = tuple(change for change in explainer.changes if "key_points" in change.fields)
    data: dict[str, object] = {"points": explainer.key_points, "changes": changes}
    yield Block("key-points", ALL, title, lines, "index", "key-points", "key-points", data)


def _timeline(edition: Edition) -> Iterator[Block]:
    content = edition.content
    if content.events:
        title = words(edition.language)["embeds.timeline.title"].format(title=content.explainer.title)
        yield from timeline(edition, Selection("timeline", ALL, title, content.timeline()))


def _map(edition: Edition) -> Iterator[Block]:
    found = chart(edition.content, edition.language)
    if found is not None:
        title = words(edition.language)["embeds.map.title"].format(title=edition.content.explainer.title)
        yield Block("map", ALL, title, (found.drawing.desc,), "places", "", "map", {"chart": found})


def _themes(edition: Edition) -> Iterator[Block]:
    for theme in edition.content.explainer.themes:
        events = tuple(event for event in edition.content.timeline() if theme.id in event.themes)
        if events:
            title = words(edition.language)["embeds.theme.title"].format(theme=theme.label)
            yield from timeline(edition, Selection("theme", theme.id, title, events))


def _actor_timelines(edition: Edition) -> Iterator[Block]:
    for actor in edition.content.actors.values():
        events = tuple(event for event in edition.content.timeline() if actor.id in event.actors)
        if events:
            title = words(edition.language)["embeds.actor-timeline.title"].format(actor=actor.names.full)
            where = anchor("actor", actor.id)
            yield from timeline(edition, Selection("actor-timeline", actor.id, title, events, "actors", where))


def _card(kind: BlockKind, identifier: str, title: str, lines: tuple[str, ...], **data: object) -> Block:
    """A block that shows one record."""
    return Block(kind, identifier, str(title), lines, PAGES[kind], anchor(kind, identifier), kind, data)


def _events(edition: Edition) -> Iterator[Block]:
    for entry in entries(edition.content):
        event = entry.event
        date = date_in_words(event.date, edition.language)
        lines = (f"{date} · {_certainty(edition, event.status)}", edition.texts.plain(event.text))
        yield _card("event", event.id, event.title, lines, entry=entry, event=event)


def _certainty(edition: Edition, certainty: str) -> str:
    return words(edition.language)[f"certainty.{certainty}"]


def _numbers(edition: Edition) -> Iterator[Block]:
    for number in edition.content.numbers.values():
        data = _number_data(edition, number)
        yield _card("number", number.id, number.label, _number_lines(edition, number), **data)


def _number_data(edition: Edition, number: Number) -> dict[str, object]:
    """The number with its figures; `further` series are those that its card leaves to the site."""
    found = figures.entry(number, edition.content, edition.language)
    shown = found.figures[0].tables if found.figures else found.rest[:1]
    further = len(number.series) - sum(len(table.series) for table in shown)
    return {"number": number, "entry": found, "further": further}


def _number_lines(edition: Edition, number: Number) -> tuple[str, ...]:
    say = words(edition.language)
    figure = amount_in_words(number, number.unit, edition.language) if number.is_stated else ""
    claims = len(number.alternatives) + number.is_stated
    others = say.count("numbers.figures", claims) if number.alternatives else ""
    as_of = f"{say['numbers.as_of']} {date_in_words(number.as_of, edition.language)}"
    lines = (" · ".join(filter(None, line)) for line in ((figure, others), (number.attribution, as_of)))
    return tuple(filter(None, lines))


def _contested(edition: Edition) -> Iterator[Block]:
    for number in edition.content.numbers.values():
        if number.alternatives:
            title = words(edition.language)["embeds.contested.title"].format(number=number.label)
            where = anchor("number", number.id)
            data = _number_data(edition, number)
            lines = _number_lines(edition, number)
            yield Block("contested", number.id, title, lines, "numbers", where, "contested", data)


def _questions(edition: Edition) -> Iterator[Block]:
    for question in edition.content.questions.values():
        lines = (edition.texts.plain(question.short),)
        yield _card("question", question.id, question.question, lines, question=question)


def _actors(edition: Edition) -> Iterator[Block]:
    for actor in edition.content.actors.values():
        found = profile(edition.content, actor)
        lines = (", ".join(role.title for role in found.roles), edition.texts.plain(actor.text))
        yield _card("actor", actor.id, actor.names.full, lines, profile=found, actor=actor)


def _terms(edition: Edition) -> Iterator[Block]:
    for term in edition.content.terms.values():
        yield _card("term", term.id, term.name, (term.short,), term=term)
