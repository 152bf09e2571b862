"""Asking one address whether it is still there."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import IO, Final, Literal
from urllib.parse import urlsplit

from .. import __version__

State = Literal["fine", "moved", "gone", "refused", "unreachable"]

AGENT: Final = f"explainer-links/{__version__} (checks that cited sources are still there)"

_GONE: Final = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
_NO_HEAD: Final = {
    HTTPStatus.METHOD_NOT_ALLOWED,
    HTTPStatus.NOT_IMPLEMENTED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_FOUND,
}
_FOR_GOOD: Final = {HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT}


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered: `detail` is a status or an error, `address` where it moved to for good."""

    state: State
    detail: str
    address: str = ""


class Visitor:
    """Asks addresses one after another; never the same host twice within `pause` seconds."""

    def __init__(
        self, *, pause: float = 1.0, timeout: float = 10.0, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._pause = pause
        self._timeout = timeout
        self._sleep = sleep
        self._last: dict[str, float] = {}

    def visit(self, address: str) -> Answer:
        """Return what an address answers; asks for its head, and for the page where heads are not given."""
        answer = self._ask(address, "HEAD")
        if answer.detail.split(" ")[0] in {str(status.value) for status in _NO_HEAD}:
            answer = self._ask(address, "GET")
        return answer

    def read(self, address: str) -> bytes:
        """Return the first 100 kB of a page; raise OSError where there is none."""
        self._wait(address)
        request = urllib.request.Request(address, headers={"User-Agent": AGENT})
        with urllib.request.urlopen(request, timeout=self._timeout) as response:
            body: bytes = response.read(100_000)
            return body

    def _ask(self, address: str, method: str) -> Answer:
        self._wait(address)
        moves = _Moves()
        request = urllib.request.Request(address, method=method, headers={"User-Agent": AGENT})
        try:
            with urllib.request.build_opener(moves).open(request, timeout=self._timeout) as response:
                return _moved(moves) or Answer("fine", str(response.status))
        except urllib.error.HTTPError as error:
            error.close()
            state: State = "gone" if error.code in _GONE else "refused"
            return Answer(state, f"{error.code} {error.reason}".strip())
        except (OSError, ValueError) as error:  # no such host, no route, time out, broken answer
            return Answer("unreachable", str(getattr(error, "reason", error)) or type(error).__name__)

    def _wait(self, address: str) -> None:
        host = urlsplit(address).netloc
        rest = self._last.get(host, -self._pause) + self._pause - time.monotonic()
        if rest > 0:
            self._sleep(rest)
        self._last[host] = time.monotonic()


class _Moves(urllib.request.HTTPRedirectHandler):
    """Follows redirects and remembers where those that are for good lead."""

    def __init__(self) -> None:
        self.targets: list[str] = []
        self.for_good = True

    def redirect_request(  # noqa: PLR0913, PLR0917  # the library's
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: object, newurl: str
    ) -> urllib.request.Request | None:
        """Follow one redirect."""
        self.for_good = self.for_good and code in _FOR_GOOD
        self.targets.append(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def _moved(moves: _Moves) -> Answer | None:
    if not moves.targets or not moves.for_good:
        return None
    return Answer("moved", "moved for good", moves.targets[-1])
