"""Starting a program that helps to build the site."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .errors import SetupError

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a program ended, and all it printed, without colours."""

    succeeded: bool
    output: str


def run(module: str, arguments: Sequence[str], *, folder: Path, variables: Mapping[str, str]) -> Outcome:
    """Run a Python module as a program in a folder.

    Raises:
        SetupError: the module is not installed.
    """
    if importlib.util.find_spec(module) is None:
        raise SetupError(f"{module} is not installed; install it with: pip install 'explainer[{module}]'")
    # -P keeps modules that happen to lie in the folder from being taken for installed ones.
    ended = subprocess.run(
        (sys.executable, "-P", "-m", module, *arguments),
        cwd=folder,
        env=dict(variables),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return Outcome(ended.returncode == 0, COLOUR.sub("", ended.stdout))
