"""Which roles an actor is shown with on a day, and which events the start page calls the latest."""

from __future__ import annotations

import pytest

from generator.build import editions
from generator.model.actor import Actor, Names, Role
from generator.model.edtf import parse
from generator.pages.actors import roles_held
from generator.pages.start import latest_events
from generator.project import Project


def role(title: str, since: str = "", until: str = "") -> Role:
    return Role(title=title, since=parse(since) if since else None, until=parse(until) if until else None)


@pytest.mark.parametrize(
    ("roles", "shown"),
    [
        ([role("Landrätin", "2020"), role("Vorsitzende")], ["Landrätin", "Vorsitzende"]),
        ([role("Kandidatin", until="2020"), role("Landrätin", "2020-11-01")], ["Landrätin"]),
        ([role("Gewählte", until="2024-05-20"), role("Landrätin", "2024-05-20")], ["Landrätin"]),
        ([role("Landrätin", "2025-01-01")], []),
        ([role("Landrätin", until="2024-05-20")], ["Landrätin"]),
    ],
)
def test_roles_of_a_day(roles: list[Role], shown: list[str]) -> None:
    names = Names(full="Mareike Thomsen", short="Thomsen")
    actor = Actor.model_construct(
        id="thomsen", kind="person", names=names, roles=tuple(roles), side="kreis", text="", sources=()
    )
    assert [one.title for one in roles_held(actor, parse("2024-05-20"))] == shown


def test_what_is_planned_is_not_among_the_latest(project: Project) -> None:
    timeline = project.content / "timeline.yml"
    event = timeline.read_text(encoding="utf-8").removeprefix("events:\n")
    planned = event.replace("- id: freigabe", "- id: abzug").replace("status: reported", "status: planned")
    planned = planned.replace("date: 2024-11-17", "date: 2025-03", 1).replace("    reported: 2024-11-17\n", "", 1)
    timeline.write_text(f"events:\n{event}\n{planned}", encoding="utf-8")
    [edition] = editions(project)
    assert [one.id for one in edition.content.timeline()] == ["freigabe", "abzug"]
    assert [one.id for one in latest_events(edition.content)] == ["freigabe"]
