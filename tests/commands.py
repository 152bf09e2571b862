"""The commands that a text for people names: in its blocks of code, and between backticks in its sentences."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Collection, Iterator

PROGRAMS = {".ci/run", "explainer", "git", "make", "pip", "source"}


def blocks(text: str, kind: str) -> list[str]:
    """The blocks of code of one kind, without the indent that a list gives them."""
    found = re.findall(rf"(?ms)^( *)```{kind}\n(.*?)^ *```$", text)
    return ["".join(line.removeprefix(indent) for line in body.splitlines(keepends=True)) for indent, body in found]


def in_blocks(text: str) -> Iterator[str]:
    """The commands of the blocks in their order."""
    for block in blocks(text, "sh"):
        yield from commands_of(block)


def commands_of(script: str) -> Iterator[str]:
    """The commands of a script in their order, each on one line and without its comment."""
    for line in script.replace("\\\n", " ").splitlines():
        if words := shlex.split(line, comments=True):
            yield shlex.join(words)


def in_sentences(text: str) -> Iterator[str]:
    """The commands between backticks, as they are called wherever explainer is installed.

    What is a command: a program that our texts know, or several words of which the first is a program here.
    """
    without_blocks = re.sub(r"(?ms)^ *```.*?^ *```$", "", text)
    for span in re.findall(r"`([^`]+)`", without_blocks):
        command = re.sub(r"^([A-Z]+=\S+ )*(\S+/bin/)?", "", " ".join(span.split()))
        first, *others = command.split() or [""]
        if first in PROGRAMS or (others and shutil.which(first)):
            yield command


def left_out(named: Collection[str], ran: Collection[str]) -> list[str]:
    """The commands named that are no beginning of one that ran."""
    return sorted({one for one in named if not any(f"{line} ".startswith(f"{one} ") for line in ran)})
