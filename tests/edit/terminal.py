"""A real terminal (POSIX): a command runs at its end, and answers are typed into it."""

from __future__ import annotations

import codecs
import os
import re
import select
import signal
import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

import pytest

CTRL_C, CTRL_D, TAB, ERASE = "\x03", "\x04", "\t", "\x15"

_STYLE = re.compile(r"\x1b(\[[0-9;?]*([a-zA-Z]|$)|$)|\x07")
"""Colours and the bell; what comes next may end the last one."""
_SECONDS = 60


class Terminal:
    """`with Terminal("add", "event") as terminal: terminal.expect("date:"); terminal.type("2024\\n")`."""

    def __init__(self, *words: str) -> None:
        self._words = (sys.executable, "-m", "generator", *words)
        self.seen = ""
        """All that was shown so far, without colours."""
        self._shown = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")()  # a letter may come in two parts
        self._looked = 0

    def __enter__(self) -> Self:
        pty = pytest.importorskip("pty")
        self._process, self._end = pty.fork()
        if self._process == 0:
            os.environ.update({"TERM": "xterm", "PYTHONUTF8": "1", "INPUTRC": os.devnull, "COLUMNS": "100"})
            os.execv(self._words[0], self._words)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._process:
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
        os.close(self._end)

    def expect(self, words: str) -> str:
        """Wait until words are shown that were not looked at before; return what stands before them."""
        return self._wait(lambda new: new.find(words) + len(words) if words in new else None, words)

    def prompt(self) -> str:
        """Wait for the next question; return what is asked for."""
        found = re.compile(r"(?:^|\n)([\w. ]+)(?: \[[^\]\n]*\])?: ?$")
        self._wait(lambda new: len(new) if found.search(new) else None, "a question")
        return found.findall(self.seen)[-1]  # type: ignore[no-any-return]

    def type(self, words: str) -> None:
        """Press keys."""
        os.write(self._end, words.encode())

    def ended(self) -> int:
        """Wait for the end of the command; return its exit code."""
        while self._read():
            pass
        _process, status = os.waitpid(self._process, 0)
        self._process = 0
        return os.waitstatus_to_exitcode(status)

    def _wait(self, find: Callable[[str], int | None], what: str) -> str:
        before = time.monotonic()
        while (end := find(self.seen[self._looked :])) is None:
            assert time.monotonic() < before + _SECONDS, f"no {what} in: {self.seen}"
            assert self._read(), f"ended without {what}: {self.seen}"
        shown = self.seen[self._looked : self._looked + end]
        self._looked += end
        return shown

    def _read(self) -> bool:
        """Take in what is shown; return whether more may come."""
        ready, _writable, _failed = select.select([self._end], [], [], _SECONDS)
        try:
            data = os.read(self._end, 65536) if ready else b""
        except OSError:  # how Linux says that the other end is closed
            data = b""
        self._shown += self._decoder.decode(data)
        self.seen = _STYLE.sub("", self._shown).replace("\r\n", "\n")
        return bool(data)
