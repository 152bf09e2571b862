"""Asking one address whether it is still there."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from http import HTTPStatus
from typing import Final, Literal
from urllib.parse import unquote, urldefrag, urlsplit
from urllib.robotparser import RobotFileParser

import requests
from requests import RequestException, Response

from .. import __version__

State = Literal["fine", "moved", "astray", "gone", "refused", "later", "unreachable"]

AGENT: Final = f"explainer-links/{__version__} (checks that cited sources are still there)"

_GONE: Final = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
_FOR_GOOD: Final = {HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT}
_BUSY: Final = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}
_PATIENCE: Final = 30.0
"""So many seconds we wait where a host asks us to; where it asks for more, we come back another day."""
_MOST: Final = 2_000_000
"""So many bytes of a page are read when a place in it is looked for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered: `detail` is a status or an error, `address` where it moved to for good."""

    state: State
    detail: str
    address: str = ""


class Visitor:
    """Asks addresses one after another: a host never twice within `pause` seconds, nor what its robots.txt keeps."""

    def __init__(
        self, *, pause: float = 1.0, timeout: float = 10.0, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._pause = pause
        self._timeout = timeout
        self._sleep = sleep
        self._last: dict[str, float] = {}
        self._rules: dict[str, RobotFileParser | Answer] = {}
        self._busy: dict[str, str] = {}
        self._session = requests.Session()
        self._session.headers["User-Agent"] = AGENT

    def visit(self, address: str) -> Answer:
        """Return what an address answers; asks for its head, and for the page where heads are not given."""
        host = urlsplit(address).netloc
        if host in self._busy:
            return Answer("later", self._busy[host])
        rules = self._rules_of(address)
        if isinstance(rules, Answer):
            return rules
        if not rules.can_fetch(AGENT, address):
            return Answer("refused", "its robots.txt keeps programs out")
        return self._ask(address)

    def read(self, address: str) -> bytes:
        """Return the first 100 kB of a page; raise OSError where there is none."""
        self._wait(address)
        with self._session.get(address, timeout=self._timeout, stream=True) as response:
            response.raise_for_status()
            return next(response.iter_content(100_000), b"")

    def reason(self, error: OSError) -> str:
        """Why there was no answer, as an editor understands it."""
        if isinstance(error, requests.HTTPError) and error.response is not None:
            return _status(error.response)
        if isinstance(error, requests.exceptions.SSLError):
            return "its certificate is not valid"
        if isinstance(error, requests.Timeout):
            return f"no answer within {self._timeout:g} seconds"
        return _broken(error)

    def _ask(self, address: str) -> Answer:
        place = _place(address)
        try:
            response = self._open("GET" if place else "HEAD", address)
            if response.status_code >= HTTPStatus.BAD_REQUEST and response.status_code not in _BUSY:
                response = self._open("GET", address)
            with response:
                return self._busy_answer(response) or _answer(response, address, place)
        except RequestException as error:
            return Answer("unreachable", self.reason(error))

    def _open(self, method: str, address: str) -> Response:
        """Ask once, and once more where the host names a short wait."""
        for _turn in range(2):
            self._wait(address)
            response = self._session.request(method, address, timeout=self._timeout, allow_redirects=True, stream=True)
            seconds = _asks_to_wait(response)
            if seconds is None or seconds > _PATIENCE:
                break
            self._sleep(seconds)
        return response

    def _busy_answer(self, response: Response) -> Answer | None:
        if response.status_code not in _BUSY or (seconds := _asks_to_wait(response)) is None:
            return None
        told = f"{_status(response)}, come back in {_in_words(seconds)}"
        self._busy[urlsplit(response.url).netloc] = told
        return Answer("later", told)

    def _rules_of(self, address: str) -> RobotFileParser | Answer:
        """What a host's robots.txt says; where the host cannot be reached, that, so that nobody waits for it twice."""
        parts = urlsplit(address)
        if parts.netloc not in self._rules:
            self._rules[parts.netloc] = self._read_rules(f"{parts.scheme}://{parts.netloc}/robots.txt")
        return self._rules[parts.netloc]

    def _read_rules(self, address: str) -> RobotFileParser | Answer:
        """A file that is not given keeps nobody out (RFC 9309, section 2.3.1.3)."""
        rules = RobotFileParser()
        self._wait(address)
        try:
            with self._session.get(address, timeout=self._timeout, stream=True) as response:
                text = next(response.iter_content(500_000), b"") if response.ok else b""
        except RequestException as error:
            return Answer("unreachable", self.reason(error))
        rules.parse(text.decode("utf-8", "replace").splitlines())
        return rules

    def _wait(self, address: str) -> None:
        host = urlsplit(address).netloc
        rest = self._last.get(host, -self._pause) + self._pause - time.monotonic()
        if rest > 0:
            self._sleep(rest)
        self._last[host] = time.monotonic()


def _answer(response: Response, address: str, place: str) -> Answer:
    if not response.ok:
        return Answer(_failure(response.status_code), _status(response))
    if response.history and _is_front(response.url) and not _is_front(address):
        return Answer("astray", "leads to the front page now")
    if place and not _has(response, place):
        return Answer("astray", f"has no place “{place}”")
    if response.history and all(step.status_code in _FOR_GOOD for step in response.history):
        return Answer("moved", "moved for good", response.url)
    return Answer("fine", _status(response))


def _failure(status: int) -> State:
    """What a status means for readers; one that turns programs away may well let people in."""
    if status in _GONE:
        return "gone"
    return "unreachable" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "refused"


def _place(address: str) -> str:
    """The id inside the page that an address leads to; what browsers or scripts read there is none."""
    fragment = unquote(urldefrag(address).fragment)
    return "" if fragment.startswith((":~:", "!", "/")) else fragment


def _has(response: Response, place: str) -> bool:
    """Whether an HTML page has an id or name; of other files, and of what we did not read, we cannot say."""
    if "html" not in response.headers.get("Content-Type", ""):
        return True
    body = b""
    for part in response.iter_content(65_536):
        body += part
        if len(body) > _MOST:
            return True
    text = body.decode(response.encoding or "utf-8", "replace")
    found = re.findall(r"""\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", text)
    return any(place in map(unescape, names) for names in found)


def _is_front(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in {"", "/"} and not parts.query


def _status(response: Response) -> str:
    return f"{response.status_code} {response.reason}".strip()


def _asks_to_wait(response: Response) -> float | None:
    """The seconds that a busy host asks for (RFC 9110, section 10.2.3): as a number, or as a date."""
    told = response.headers.get("Retry-After", "").strip()
    if response.status_code not in _BUSY or not told:
        return None
    if told.isdecimal():
        return float(told)
    try:
        return max(0.0, (parsedate_to_datetime(told) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _in_words(seconds: float) -> str:
    return f"{seconds:.0f} seconds" if seconds < 120 else f"{seconds / 60:.0f} minutes"


def _broken(error: OSError) -> str:
    if isinstance(error, requests.TooManyRedirects):
        return "leads in a circle"
    names = {type(cause).__name__ for cause in _causes(error)}
    if names & {"NameResolutionError", "gaierror"}:
        return "there is no such host"
    if "ConnectionRefusedError" in names:
        return "the host takes no connections"
    return "the connection broke off" if "ConnectionError" in names else type(error).__name__


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error, and all that it was raised from or carries."""
    seen: list[BaseException] = []
    waiting: list[BaseException] = [error]
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.append(one)
        yield one
        more = (one.__cause__, one.__context__, getattr(one, "reason", None), *one.args)
        waiting += (each for each in more if isinstance(each, BaseException))
