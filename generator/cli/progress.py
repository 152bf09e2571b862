"""Telling how far a command has come."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

import click


class Progress:
    """Prints one line to stderr for each stage; call it with a stage's name as the stage begins.

    At a terminal each line is numbered and ends with the seconds that the stage took; in a log it is plain.
    """

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._live = sys.stderr.isatty()
        self._began: float | None = None
        self._stages = 0

    def __call__(self, stage: str) -> None:
        """Begin a stage; the one before it has ended."""
        self._end()
        self._stages += 1
        self._began = time.monotonic()
        self._print(f"{self._stages}  {stage}" if self._live else stage, whole=not self._live)

    def done(self, result: str) -> None:
        """Say what came of it all."""
        self._end()
        self._print(result, whole=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    def _end(self) -> None:
        if self._began is not None and self._live:
            self._print(f"  {time.monotonic() - self._began:.1f} s", whole=True)
        self._began = None

    def _print(self, text: str, *, whole: bool) -> None:
        if not self._quiet:
            click.echo(text, err=True, nl=whole)
