"""Whether a newsroom can begin with each Python that we promise: wheel, `explainer new`, `make site`, `make test`.

`make pythons` runs it, and fails where one of them is not here; PYTHONS="python3.12 …" names others.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.newsroom import ROOT, make_wheel, run


def promised() -> list[str]:
    """The programs of the versions that pyproject.toml names."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["classifiers"]
    return [f"python{name.rpartition(' ')[2]}" for name in told]


def runs(python: str) -> bool:
    """Whether there is such a program; a version manager's stand-in for one that is not installed is none."""
    found = shutil.which(python)
    return found is not None and subprocess.run((found, "--version"), capture_output=True, check=False).returncode == 0


def begin(python: str, wheel: Path, folder: Path) -> None:
    """Go the way of a new newsroom with nothing but that Python and our wheel."""
    folder.mkdir()
    run(python, "-m", "venv", "environment", at=folder)
    run(folder / "environment/bin/python", "-m", "pip", "install", "--quiet", wheel, at=folder)
    run(folder / "environment/bin/explainer", "new", "project", at=folder)
    run("make", f"PYTHON={python}", "site", at=folder / "project")
    run("make", "test", at=folder / "project")


def main(pythons: list[str]) -> int:
    """Try each; return how many are missing. What fails ends the run with what it printed."""
    missing = [python for python in pythons if not runs(python)]
    with TemporaryDirectory() as folder:
        wheel = make_wheel(Path(folder))
        for number, python in enumerate(pythons):
            if python not in missing:
                begin(python, wheel, Path(folder, str(number)))
            print(f"{python}: {'is not here' if python in missing else 'fine'}", flush=True)
    return len(missing)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or promised()))
