"""`explainer links`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

import click

from generator.build import read
from generator.cli.options import project_option
from generator.links import FILE, Answer, Remembered, Visitor, archived_copy, read_memory, write_memory
from generator.links.archive import SERVICE
from generator.load.records import Loaded
from generator.model.source import Source
from generator.problems import ContentError, Problem
from generator.project import Project

_HOSTS: Final = 3
"""After so many hosts in a row that cannot be reached, it is the network that is missing."""


@dataclass(frozen=True, slots=True)
class _Manner:
    """How to ask: which sources again, how long to wait, and where to look for archived copies."""

    days: int
    pause: float
    timeout: float
    service: str


@click.command()
@click.option("--days", default=30, show_default=True, help="Ask again only after so many days.")
@click.option("--pause", default=1.0, show_default=True, help="Seconds between two questions to one host.")
@click.option("--timeout", default=10.0, show_default=True, help="Seconds to wait for an answer.")
@click.option("--archive", default=SERVICE, metavar="URL", help="Where to look for archived copies.")
@project_option
def command(project: Project, days: int, pause: float, timeout: float, archive: str) -> None:
    """Ask whether the addresses of sources are still there, and propose archived copies.

    One address at a time, with a pause for each host, and with our name. The day and the answer are kept in
    content/links.yml, so that nobody is asked twice. What is gone is an error; what has moved, refuses or cannot
    be reached is a warning. Without a network nothing is said to be wrong.

    \b
    Examples:
      explainer links
      explainer links --days 0      all of them again
      explainer links --archive ''  without looking for archived copies
    """
    loaded, _translations = read(project)
    if loaded.problems:
        raise ContentError(loaded.problems)
    manner = _Manner(days, pause, timeout, archive)
    memory = dict(read_memory(project))
    problems: list[Problem] = []
    for source, answer, copy in _asked(loaded, memory, manner):
        memory[source.id] = Remembered(_today().isoformat(), answer.state)
        problems += _problems(loaded, source, answer, copy)
    asked = {key: value for key, value in memory.items() if key in loaded.records["source"]}
    if asked:
        write_memory(project, asked)
    for problem in sorted(problems):
        click.echo(str(problem))
    click.echo(_summary(asked), err=True)
    click.get_current_context().exit(int(any(problem.level == "error" for problem in problems)))


def _today() -> date:
    return datetime.now(UTC).date()


def _asked(loaded: Loaded, memory: Mapping[str, Remembered], manner: _Manner) -> Iterator[tuple[Source, Answer, str]]:
    """Yield each source that was asked, its answer, and an archived copy where it has none yet.

    Stops where the network is missing, and forgets those it could not reach.
    """
    visitor = Visitor(pause=manner.pause, timeout=manner.timeout)
    missing: dict[str, tuple[Source, Answer, str]] = {}
    has_network = False
    for source in _in_turn(_due(loaded, memory, manner.days)):
        address = source.url or ""
        answer = visitor.visit(address)
        if answer.state == "unreachable" and not has_network:
            missing[urlsplit(address).netloc] = (source, answer, "")
            if len(missing) == _HOSTS:
                click.echo("There seems to be no network; nothing more was asked.", err=True)
                return
            continue
        has_network = True
        wants_copy = manner.service and source.archived_url is None
        copy = archived_copy(visitor, address, str(source.accessed), manner.service) if wants_copy else ""
        yield source, answer, copy
    if has_network:
        yield from missing.values()
    elif missing:
        click.echo("There seems to be no network; nothing was asked.", err=True)


def _due(loaded: Loaded, memory: Mapping[str, Remembered], days: int) -> list[Source]:
    """The sources with an address that were not asked for so many days."""
    last = (_today() - timedelta(days=days)).isoformat()
    sources = (source for source in loaded.records["source"].values() if isinstance(source, Source) and source.url)
    return [source for source in sources if days == 0 or source.id not in memory or memory[source.id].day < last]


def _in_turn(sources: Iterable[Source]) -> list[Source]:
    """Let hosts take turns, so that waiting for one is spent with the others."""
    by_host: dict[str, list[Source]] = {}
    for source in sources:
        by_host.setdefault(urlsplit(source.url or "").netloc, []).append(source)
    rounds = max(map(len, by_host.values()), default=0)
    return [queue[turn] for turn in range(rounds) for queue in by_host.values() if turn < len(queue)]


def _problems(loaded: Loaded, source: Source, answer: Answer, copy: str) -> Iterator[Problem]:
    allowed = {"moved": "the new address", "gone": "an address that works, or archived_url"}.get(answer.state, "")
    if answer.state == "gone":
        message = f"the page is gone ({answer.detail})"
        yield loaded.problem("source", source.id, ("url",), message, allowed=allowed, suggestion=copy)
        return
    messages = {
        "moved": "the page has moved for good",
        "refused": f"the page does not let us look ({answer.detail}); look yourself",
        "unreachable": f"the page cannot be reached ({answer.detail})",
    }
    if (message := messages.get(answer.state, "")) != "":
        suggestion = answer.address
        yield loaded.problem(
            "source", source.id, ("url",), message, allowed=allowed, suggestion=suggestion, level="warning"
        )
    if copy:
        yield loaded.problem(
            "source", source.id, ("url",), "an archived copy is known", allowed=f"archived_url: {copy}", level="warning"
        )


def _summary(memory: Mapping[str, Remembered]) -> str:
    counts: dict[str, int] = {}
    for remembered in memory.values():
        counts[remembered.state] = counts.get(remembered.state, 0) + 1
    said = ", ".join(f"{count} {state}" for state, count in sorted(counts.items())) or "nothing"
    return f"{said}; kept in {FILE}" if counts else said
