"""Asking all sources in turn: which are due, in which order, and when to give up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from urllib.parse import urlsplit

from ..model.source import Source
from .archive import archived_copy
from .memory import Remembered
from .visit import Answer, Visitor

_HOSTS: Final = 3
"""After so many hosts in a row that cannot be reached, it is the network that is missing."""


_SETTLED: Final = {"fine", "refused"}
"""Answers that will be the same tomorrow."""


class NoNetworkError(Exception):
    """Not one host could be reached."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A source, what its address answered, and an archived copy where one is known and the source has none yet."""

    source: Source
    answer: Answer
    copy: str


class Asking:
    """Asks sources one by one; `service` is where archived copies are looked for, empty for nowhere."""

    def __init__(self, visitor: Visitor, service: str) -> None:
        self._visitor = visitor
        self._service = service
        self.archive_fault = ""
        """Why the archive was not asked any more, where it was not."""

    def ask(self, sources: Iterable[Source]) -> Iterator[Asked]:
        """Yield what came of each source; raises `NoNetworkError` where that is what is missing.

        As long as nothing was reached, what could not be is held back: without a network nothing is known of it.
        """
        missing: dict[str, list[Asked]] = {}
        has_network = False
        for source in sources:
            answer = self._visitor.visit(source.url or "")
            if answer.state == "unreachable" and not has_network:
                missing.setdefault(urlsplit(source.url or "").netloc, []).append(Asked(source, answer, ""))
                if len(missing) == _HOSTS:
                    raise NoNetworkError
                continue
            has_network = True
            yield Asked(source, answer, self._copy(source))
        if missing and not has_network:
            raise NoNetworkError
        yield from (asked for each in missing.values() for asked in each)

    def _copy(self, source: Source) -> str:
        if not self._service or self.archive_fault or source.archived_url is not None or source.url is None:
            return ""
        try:
            return archived_copy(self._visitor, source.url, source.accessed.begin.date().isoformat(), self._service)
        except OSError as error:
            self.archive_fault = self._visitor.reason(error)
            return ""


def due(sources: Iterable[Source], memory: Mapping[str, Remembered], days: int, today: date) -> tuple[Source, ...]:
    """Return the sources to be asked: those not asked for so many days, and those that something was wrong with."""
    since = (today - timedelta(days=days)).isoformat() if days else ""
    settled = {
        (key, one.address) for key, one in memory.items() if since and one.day >= since and one.state in _SETTLED
    }
    return _in_turn(source for source in sources if source.url and (source.id, source.url) not in settled)


def _in_turn(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Let hosts take turns, so that waiting for one is spent with the others."""
    by_host: dict[str, list[Source]] = {}
    for source in sources:
        by_host.setdefault(urlsplit(source.url or "").netloc, []).append(source)
    rounds = max(map(len, by_host.values()), default=0)
    return tuple(queue[turn] for turn in range(rounds) for queue in by_host.values() if turn < len(queue))
