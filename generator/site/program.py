"""Starting a program that helps to build the site."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import requires
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
        raise SetupError(
            f"{module} is not installed; install it with: {_python()} -m pip install {_requirement(module)}"
        )
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


def _python() -> str:
    """The Python that runs us, as it is called from the folder we were called in."""
    here = Path.cwd()
    return str(Path(sys.executable).relative_to(here) if sys.executable.startswith(f"{here}/") else sys.executable)


def _requirement(module: str) -> str:
    """The module's package in the version that we were tested with, as our own package says."""
    named = (one.partition(";")[0].strip() for one in requires("explainer") or ())
    return next((one for one in named if re.match(rf"{module}(?![\w-])", one)), module)
