"""The network of actors: one under the other by side, with an arc for each relation from who acts to whom.

Arcs keep names in a column, so that the figure can be read on a phone; no position means more than order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ..model.actor import Actor, Relation
from ..model.content import Content
from ..wording.words import words
from .draw import Drawing

WIDTH: Final = 360
COLUMN: Final = 124
"""Where the dots stand, to the right of the names."""

ROW: Final = 22
HEAD: Final = 30


@dataclass(frozen=True, slots=True)
class Node:
    """An actor and their height in the figure."""

    actor: Actor
    y: float


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
    column: int = COLUMN
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
    tied = {actor.id for bond in bonds for actor in (bond.actor, bond.other)}
    groups: list[Group] = []
    nodes: list[Node] = []
    y = 0.0
    for side in content.explainer.sides:
        members = [actor for actor in content.actors.values() if actor.side == side.id and actor.id in tied]
        if members:
            groups.append(Group(side.label, y + 20))
            y += HEAD
        for actor in sorted(members, key=lambda actor: -actor.importance):
            nodes.append(Node(actor, y + ROW / 2))
            y += ROW
    heights = {node.actor.id: node.y for node in nodes}
    return NetLayout(y + 6, tuple(groups), tuple(nodes), tuple(_arcs(bonds, heights, y)))


def _arcs(bonds: tuple[Bond, ...], heights: dict[str, float], height: float) -> Iterator[Arc]:
    """Yield an arc for each pair, long ones first, so that short ones lie upon them."""
    pairs: dict[tuple[str, str], list[Bond]] = {}
    for bond in bonds:
        pairs.setdefault((bond.actor.id, bond.other.id), []).append(bond)
    ordered = sorted(pairs, key=lambda pair: -abs(heights[pair[0]] - heights[pair[1]]))
    for one, other in ordered:
        found = pairs[one, other]
        certain = any(bond.relation.certainty == "confirmed" for bond in found)
        crosses = found[0].actor.side != found[0].other.side
        yield Arc(_path(heights[one], heights[other], height), crosses, certain, len(found))


def _path(start: float, end: float, height: float) -> str:
    """An arc to the right of the dots: the farther apart, the wider."""
    reach = 34 + (WIDTH - COLUMN - 60) * 4 / 3 * abs(start - end) / height
    side, out = COLUMN + 7, COLUMN + min(reach, (WIDTH - COLUMN - 14) * 4 / 3)
    down = 4 if end > start else -4
    return f"M{side} {start + down:g}C{out:.0f} {start + down:g} {out:.0f} {end - down:g} {side + 5} {end - down:g}"
