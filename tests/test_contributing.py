"""CONTRIBUTING.md is true: the places it names are there, and no part of the generator goes unnamed."""

from __future__ import annotations

import re

import pytest

from .conftest import ROOT

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
NAMED = sorted({*re.findall(r"`([\w./-]+(?:/|\.(?:py|yml|md|txt|json|toml)))`", CONTRIBUTING)})
MADE = {"docs/", "dist/", "import_.py"}  # by the commands that the text tells of, or examples of names
GENERATOR = sorted(
    f"{path.name}/" if path.is_dir() else path.name
    for path in (ROOT / "generator").iterdir()
    if not path.name.startswith("__")
)


@pytest.mark.parametrize("name", [name for name in NAMED if name not in MADE])
def test_what_is_named_is_there(name: str) -> None:
    assert (ROOT / name).exists() or (ROOT / "generator" / name).exists()


@pytest.mark.parametrize("name", GENERATOR)
def test_every_part_of_the_generator_is_on_the_way_through_the_code(name: str) -> None:
    assert f"`{name}`" in CONTRIBUTING or f"`generator/{name}`" in CONTRIBUTING
