"""Make `world.json` from `countries-50m.json` of the npm package world-atlas 2.0.2.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m generator.figures.geography.reduce package/countries-50m.json > generator/figures/geography/world.json

The file is TopoJSON: lines are arcs that neighbours share, kept as whole steps from point to point. All of them stay
as they are, for a map of one region needs every point. What maps never show goes (names, boxes), numeric codes become
letters (Unicode's list of aliases of territories, as Babel has it), and polygons are flattened to their rings: a point
is within an area if an odd number of its rings are around it.

Natural Earth shows who is in control: its Crimea is a part of Russia by itself. Here that part is taken out of Russia
and kept as an area of its own, `claimed`; the map says how it is drawn.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Final

from babel.core import get_global

from .lines import Line, inside

IN_CRIMEA: Final = (34.1, 44.95)

CLAIM: Final = {"owner": "UA", "holder": "RU", "resolution": "68/262"}
"""Whose territory the Crimea is by the resolution of the UN General Assembly, and who controls it."""

WITHOUT_NUMBER: Final = {"Kosovo": "XK"}
"""Letters for territories that ISO 3166-1 has no number for, where Unicode has letters."""

Rings = list[list[int]]


def main() -> None:
    """Read the TopoJSON named on the command line, print the reduced world."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    print(json.dumps(reduced(topology), separators=(",", ":")))


def reduced(topology: dict[str, Any]) -> dict[str, object]:
    """Return arcs, the rings of all land, those of each country, and the claimed area."""
    countries: dict[str, Rings] = {}
    claimed: Rings = []
    arcs = list(_decoded(topology))
    for country in topology["objects"]["countries"]["geometries"]:
        code = _code(country)
        for polygon in _polygons(country):
            is_crimea = code == "RU" and inside(IN_CRIMEA, _ring(polygon[0], arcs))
            (claimed if is_crimea else countries.setdefault(code, [])).extend(polygon)
    (land,) = topology["objects"]["land"]["geometries"]
    return {
        "source": "Natural Earth 1:50m, world-atlas 2.0.2",
        "licence": "public domain",
        "transform": topology["transform"],
        "land": list(chain.from_iterable(_polygons(land))),
        "countries": dict(sorted(countries.items())),
        "claimed": CLAIM | {"rings": claimed},
        "arcs": [list(chain.from_iterable(arc)) for arc in topology["arcs"]],
    }


def _code(country: dict[str, Any]) -> str:
    """The two letters of a country; of a territory that has none, its name in small letters."""
    name: str = country["properties"]["name"]
    letters = get_global("territory_aliases").get(country.get("id", ""), [WITHOUT_NUMBER.get(name, name.lower())])
    return str(letters[0])


def _decoded(topology: dict[str, Any]) -> Iterator[Line]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        path = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            path.append((x * sx + tx, y * sy + ty))
        yield path


def _polygons(country: dict[str, Any]) -> list[Rings]:
    found: list[Rings] = [country["arcs"]] if country["type"] == "Polygon" else country.get("arcs", [])
    return found


def _ring(numbers: Sequence[int], arcs: Sequence[Line]) -> Line:
    ring: Line = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring


if __name__ == "__main__":
    main()
