"""The network of actors: one under the other by side, with an arc for each relation from who acts to whom.

Arcs keep names in a column, so that the figure can be read on a phone; no position means more than order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import Final

from ..model.actor import Actor, Relation
from ..model.content import Content
from ..wording.words import words
from .draw import Drawing
from .text import text_width, wrap

WIDTH: Final = 360
LEAST_COLUMN: Final = 124
MOST_COLUMN: Final = 200
"""Where the dots stand, to the right of the names; names that are wider still take several lines."""

GAP: Final = 10
"""Between a name and its dot."""

ROW: Final = 22
LINE: Final = 15
HEAD: Final = 30


@dataclass(frozen=True, slots=True)
class Node:
    """An actor, the lines of their name, and their height in the figure."""

    actor: Actor
    lines: tuple[str, ...]
    y: float

    @property
    def first_line(self) -> float:
        """The height of the name's first line: the lines stand around the dot's height."""
        return self.y - (len(self.lines) - 1) * LINE / 2


@dataclass(frozen=True, slots=True)
class Group:
    """A side, as a heading over its actors."""

    label: str
    y: float


@dataclass(frozen=True, slots=True)
class Arc:
    """A relation as a path; `count` relations of one actor to another share it."""

    path: str
    crosses: bool
    is_certain: bool
    count: int


@dataclass(frozen=True, slots=True)
class NetLayout:
    """Everything the network draws."""

    height: float
    groups: tuple[Group, ...]
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    column: int
    gap: int = GAP
    line: int = LINE
    shape: str = "net"
    width: int = WIDTH


@dataclass(frozen=True, slots=True)
class Bond:
    """A relation with both its actors, for the table."""

    actor: Actor
    other: Actor
    relation: Relation


@dataclass(frozen=True, slots=True)
class Network:
    """The figure and the same as a table."""

    drawing: Drawing
    bonds: tuple[Bond, ...]


def network(content: Content, language: str) -> Network | None:
    """Return the network of all relations, or nothing where there are none."""
    bonds = tuple(
        Bond(actor, content.actors[relation.to], relation)
        for actor in content.actors.values()
        for relation in actor.relations
    )
    if not bonds:
        return None
    drawing = Drawing("figure-network", words(language)["network.title"], _describe(bonds), _layout(content, bonds))
    return Network(drawing, bonds)


def _describe(bonds: tuple[Bond, ...]) -> str:
    said = (f"{bond.actor.names.short} {bond.relation.text} {bond.other.names.short}" for bond in bonds)
    return f"{'; '.join(said)}."


def _layout(content: Content, bonds: tuple[Bond, ...]) -> NetLayout:
    tied = {actor.id: actor for bond in bonds for actor in (bond.actor, bond.other)}
    column = _column(tied.values())
    groups: list[Group] = []
    nodes: list[Node] = []
    y = 0.0
    for side in content.explainer.sides:
        members = [actor for actor in content.actors.values() if actor.side == side.id and actor.id in tied]
        if members:
            groups.append(Group(side.label, y + 20))
            y += HEAD
        for actor in sorted(members, key=lambda actor: -actor.importance):
            lines = wrap(actor.names.short, (column - GAP) / _boldness(actor))
            height = ROW + (len(lines) - 1) * LINE
            nodes.append(Node(actor, lines, y + height / 2))
            y += height
    heights = {node.actor.id: node.y for node in nodes}
    return NetLayout(y + 6, tuple(groups), tuple(nodes), tuple(_arcs(bonds, heights, column, y)), column)


def _column(actors: Iterable[Actor]) -> int:
    """As wide as the widest name, up to a point: from there on names are broken, but never within a word."""
    room = LEAST_COLUMN - GAP
    for actor in actors:
        name, bold = actor.names.short, _boldness(actor)
        room = max(room, min(ceil(text_width(name) * bold), MOST_COLUMN - GAP))
        room = max(room, *(ceil(text_width(word) * bold) for word in name.split(" ")))
    return room + GAP


def _boldness(actor: Actor) -> float:
    """How much wider a name is drawn than usual type: those that matter most are bold."""
    return 1.08 if actor.importance == 3 else 1


def _arcs(bonds: tuple[Bond, ...], heights: dict[str, float], column: int, height: float) -> Iterator[Arc]:
    """Yield an arc for each pair, long ones first, so that short ones lie upon them."""
    pairs: dict[tuple[str, str], list[Bond]] = {}
    for bond in bonds:
        pairs.setdefault((bond.actor.id, bond.other.id), []).append(bond)
    ordered = sorted(pairs, key=lambda pair: -abs(heights[pair[0]] - heights[pair[1]]))
    for one, other in ordered:
        found = pairs[one, other]
        certain = any(bond.relation.certainty == "confirmed" for bond in found)
        crosses = found[0].actor.side != found[0].other.side
        yield Arc(_path(heights[one], heights[other], column, height), crosses, certain, len(found))


def _path(start: float, end: float, column: int, height: float) -> str:
    """An arc to the right of the dots: the farther apart, the wider."""
    reach = 34 + (WIDTH - column - 60) * 4 / 3 * abs(start - end) / height
    side, out = column + 7, column + min(reach, (WIDTH - column - 14) * 4 / 3)
    down = 4 if end > start else -4
    return f"M{side} {start + down:g}C{out:.0f} {start + down:g} {out:.0f} {end - down:g} {side + 5} {end - down:g}"
