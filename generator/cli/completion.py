"""Tab at a prompt: Python's readline, where the platform has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

import click

try:
    import readline
except ImportError:  # Windows has none; one types the whole word there
    readline = None  # type: ignore[assignment]

IS_THERE: Final = readline is not None

_MOST: Final = 40
"""So many are shown at once; who wants the others types another letter."""


@contextmanager
def of(words: Mapping[str, str], begun: str = "") -> Iterator[None]:
    """Have Tab complete words, each of which may have a title that is shown beside it; `begun` stands there already."""
    if not IS_THERE:
        yield
        return
    before = readline.get_completer(), readline.get_completer_delims()
    readline.set_completer(lambda begun, number: _matching(words, begun, number))
    readline.set_completer_delims(", ")
    readline.set_completion_display_matches_hook(lambda _begun, found, _longest: _show(words, found))
    readline.set_startup_hook(lambda: readline.insert_text(begun.partition("\n")[0]))
    libedit = getattr(readline, "backend", "") == "editline" or "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if libedit else "tab: complete")
    try:
        yield
    finally:
        readline.set_completer(before[0])
        readline.set_completer_delims(before[1])
        readline.set_completion_display_matches_hook(None)
        readline.set_startup_hook(None)


def _matching(words: Mapping[str, str], begun: str, number: int) -> str | None:
    found = [word for word in words if word.startswith(begun)]
    return found[number] if number < len(found) else None


def _show(words: Mapping[str, str], found: Sequence[str]) -> None:
    """List what was found with its titles, and then what had been typed again."""
    widest = max(map(len, found))
    click.echo()
    for word in found[:_MOST]:
        click.echo(f"  {word:<{widest}}  {words.get(word, '')}".rstrip())
    if len(found) > _MOST:
        click.echo(f"  … and {len(found) - _MOST} more")
    click.echo(f"> {readline.get_line_buffer()}", nl=False)
