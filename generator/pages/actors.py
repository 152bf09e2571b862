"""The actors: grouped by side, each with roles, relations, events and the numbers they claim."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.actor import Actor, Relation, Role
from ..model.content import Content
from ..model.edtf import Edtf
from ..model.event import Event
from ..model.explainer import Side
from ..model.number import Number


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation seen from one of its two actors."""

    text: str
    other: Actor
    relation: Relation


@dataclass(frozen=True, slots=True)
class Profile:
    """One actor with all that concerns them."""

    actor: Actor
    roles: tuple[Role, ...]
    ties: tuple[Tie, ...]
    events: tuple[Event, ...]
    claims: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Camp:
    """The actors of one side, the most important first."""

    side: Side
    profiles: tuple[Profile, ...]


def camps(content: Content) -> tuple[Camp, ...]:
    """Return the sides that have actors, in the order of explainer.yml."""
    found = (Camp(side, _profiles(content, side)) for side in content.explainer.sides)
    return tuple(camp for camp in found if camp.profiles)


def _profiles(content: Content, side: Side) -> tuple[Profile, ...]:
    members = (actor for actor in content.actors.values() if actor.side == side.id)
    return tuple(profile(content, actor) for actor in sorted(members, key=lambda actor: -actor.importance))


def profile(content: Content, actor: Actor) -> Profile:
    """Gather what concerns one actor."""
    events = tuple(event for event in content.timeline() if actor.id in event.actors)
    claims = tuple(number for number in content.numbers.values() if actor.id in _claimants(number))
    roles = roles_held(actor, content.explainer.as_of) or actor.roles[:1]
    return Profile(actor, roles, _ties(content, actor), events, claims)


def roles_held(actor: Actor, date: Edtf) -> tuple[Role, ...]:
    """Return the roles an actor had on a date; of two that meet on that very day, the one that begins."""
    held = [
        role
        for role in actor.roles
        if not (role.since and date.precedes(role.since)) and not (role.until and role.until.precedes(date))
    ]
    begun = {role.since for role in held if role.since}
    return tuple(role for role in held if role.until not in begun)


def _ties(content: Content, actor: Actor) -> tuple[Tie, ...]:
    own = (Tie(relation.text, content.actors[relation.to], relation) for relation in actor.relations)
    others = (
        Tie(relation.reverse, other, relation)
        for other in content.actors.values()
        for relation in other.relations
        if relation.to == actor.id
    )
    return (*own, *others)


def _claimants(number: Number) -> set[str]:
    return {
        *number.claimants,
        *(claimant for alternative in number.alternatives for claimant in alternative.claimants),
        *(claimant for series in number.series for point in series.points for claimant in point.claimants),
    }
