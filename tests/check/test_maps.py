"""The rule about the map: distances count from a land border that there is."""

from __future__ import annotations

import pytest

from generator.cli import main
from generator.project import Project


@pytest.mark.parametrize(
    ("own", "message"),
    [
        ("border: [GH, TG]", ""),
        ("draw: never", ""),
        ("frame: {west: 170, south: -25, east: -170, north: -10}", ""),
        ("border: [GH, CL]", "“GH” and “CL” have no land border in the map data"),
        ("border: [GH, ZZ]", "unknown country “ZZ”"),
        ("border: [GH]", "map.border: "),
        ("border: [Ghana, TG]", "map.border.1: “Ghana”"),
        ("number: soldaten", "distances from no border"),
        (
            "{border: [GH, TG], number: soldaten, frame: {west: -170, south: -80, east: 170, north: 80}}",
            "distances on a map too large for them",
        ),
        ("frame: {west: 0, south: 10, east: 5, north: 5}", "“south” lies north of “north”"),
        ("frame: {west: 0, south: 10, east: 5}", "missing field “map.frame.north”"),
        ("geography: ghana", "unknown field “geography”"),
    ],
)
def test_a_map_that_cannot_be_drawn_is_said_to_be_so(
    project: Project, own: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = project.content / "explainer.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}map:\n  {own}\n", encoding="utf-8")
    line = text.count("\n") + 2
    code = main(["check", "--quiet", "--project", str(project.root)])
    printed = capsys.readouterr().out
    assert code == int(bool(message))
    assert len(printed.splitlines()) == int(bool(message))
    assert message in printed
    assert not printed or printed.startswith(f"content/explainer.yml:{line}:")
