"""A newsroom of its own: our wheel, and a project made by it, in environments that hold nothing of this folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Mapping
from pathlib import Path

from generator import __version__

ROOT = Path(__file__).parents[1]
SOURCES = ("generator", "requirements", "pyproject.toml", "README.md", "LICENSE")


def make_wheel(folder: Path, version: str = __version__) -> Path:
    """Build our wheel into a folder, from a copy so that the build leaves nothing here."""
    copy = folder / "sources"
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(ROOT / name, copy / name)
    numbered = copy / "generator" / "__init__.py"
    numbered.write_text(numbered.read_text(encoding="utf-8").replace(__version__, version), encoding="utf-8")
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ".", at=copy)
    shutil.rmtree(copy)
    return folder / f"explainer-{version}-py3-none-any.whl"


def installed(wheel: Path, folder: Path) -> Path:
    """Install the wheel, and lend it our dependencies: `make site` installs them anew, and once is enough."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    run(python, "-m", "pip", "install", "--no-deps", wheel, at=folder)
    own = Path(sysconfig.get_path("purelib", vars={"base": str(folder)}))
    (own / "lent.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return folder / "bin" / "explainer"


def lend_environment(newsroom: Path, project: Path) -> None:
    """Give a project the environment of another, so that make need not install the same once more."""
    (project / ".venv").symlink_to(newsroom / ".venv")
    (newsroom / ".venv" / "stamp").touch()


def outcome(
    *command: str | Path, at: Path, variables: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program that sees neither this repository nor its environment, and end as it does."""
    kept = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    return subprocess.run(
        command,
        cwd=at,
        env={**kept, **(variables or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def run(*command: str | Path, at: Path) -> str:
    """Run a program as `outcome` does; return what it printed, and fail where it did."""
    done = outcome(*command, at=at)
    assert done.returncode == 0, done.stdout
    return done.stdout
