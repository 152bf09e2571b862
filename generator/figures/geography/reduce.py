"""Make `ukraine.json` from `countries-50m.json` of the npm package world-atlas 2.0.2.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m generator.figures.geography.reduce package/countries-50m.json > generator/figures/geography/ukraine.json

The file is TopoJSON: borders are arcs that neighbours share. Arcs are simplified (Douglas and Peucker, `TOLERANCE`
degrees) before countries are put together, so that neighbours still fit, then clipped to `BOX` (Sutherland and
Hodgman). Natural Earth shows who is in control: its Crimea is a part of Russia by itself. Here that part is taken
out of Russia and kept as an area of its own, `claimed`; the map says how it is drawn.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from .lines import Line, Point, inside, simplified

BOX: Final = (17.0, 41.5, 51.0, 60.0)
"""West, south, east and north of what is kept, in degrees."""

TOLERANCE: Final = 0.04
"""How far, in degrees, a simplified line may lie from the original."""

CODES: Final = {
    "Ukraine": "UA", "Russia": "RU", "Belarus": "BY", "Poland": "PL", "Romania": "RO", "Moldova": "MD",
    "Turkey": "TR", "Georgia": "GE", "Kazakhstan": "KZ", "Lithuania": "LT", "Latvia": "LV",
}  # fmt: skip
"""ISO 3166-1 codes of the countries that can be named on the map; the others are land."""

NAMED_AT: Final = {"UA": (29.3, 49.2), "RU": (41.6, 53.6), "BY": (27.6, 53.5), "RO": (25.0, 46.0), "PL": (22.6, 51.4)}
"""Where countries are named."""

IN_CRIMEA: Final = (34.1, 44.95)


def main() -> None:
    """Read the TopoJSON named on the command line, print the reduced geography."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    print(json.dumps(reduced(topology), separators=(",", ":")))


def reduced(topology: dict[str, Any]) -> dict[str, object]:
    """Return land by country, the claimed area, borders, coasts and the Ukrainian-Russian land border."""
    arcs = [simplified(arc, TOLERANCE) for arc in decoded(topology)]
    land: dict[str, list[Line]] = defaultdict(list)
    claimed: list[Line] = []
    owners: dict[int, list[str]] = defaultdict(list)
    for country in topology["objects"]["countries"]["geometries"]:
        code = CODES.get(country["properties"]["name"], "")
        for polygon in _polygons(country):
            outer = _ring(polygon[0], arcs)
            is_crimea = code == "RU" and inside(IN_CRIMEA, outer)
            for number in (number for ring in polygon for number in ring):
                owners[max(number, ~number)].append("claimed" if is_crimea else code or country["properties"]["name"])
            clipped = clip_ring(outer, BOX)
            if len(clipped) > 3:
                (claimed if is_crimea else land[code]).append(clipped)
    lines = {number: clip_line(arcs[number], BOX) for number in owners}
    return {
        "source": "Natural Earth 1:50m, world-atlas 2.0.2",
        "licence": "public domain",
        "land": {code: _rounded(rings) for code, rings in sorted(land.items())},
        "claimed": _rounded(claimed),
        "borders": _rounded(_shared(owners, lines, lambda both: len(both) > 1 and "claimed" not in both)),
        "claimed_borders": _rounded(_shared(owners, lines, lambda both: len(both) > 1 and "claimed" in both)),
        "coasts": _rounded(_shared(owners, lines, lambda both: len(both) == 1)),
        "front": _rounded(_shared(owners, lines, lambda both: {*both} == {"UA", "RU"})),
        "names": NAMED_AT,
    }


def decoded(topology: dict[str, Any]) -> Iterator[Line]:
    """Yield the arcs in degrees: TopoJSON keeps them as whole steps from point to point."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        path = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            path.append((x * sx + tx, y * sy + ty))
        yield path


def clip_ring(ring: Line, box: tuple[float, float, float, float]) -> Line:
    """Return the part of a ring within a box (Sutherland and Hodgman)."""
    for axis, limit, sign in _edges(box):
        found: Line = []
        for before, point in zip([ring[-1], *ring], ring, strict=False):
            if (sign * (before[axis] - limit) >= 0) != (sign * (point[axis] - limit) >= 0):
                found.append(_crossing(before, point, axis, limit))
            if sign * (point[axis] - limit) >= 0:
                found.append(point)
        ring = found
        if not ring:
            break
    return ring


def clip_line(line: Line, box: tuple[float, float, float, float]) -> list[Line]:
    """Return the parts of a line whose points lie within a box."""
    west, south, east, north = box
    parts: list[Line] = [[]]
    for x, y in line:
        if west <= x <= east and south <= y <= north:
            parts[-1].append((x, y))
        elif parts[-1]:
            parts.append([])
    return [part for part in parts if len(part) > 1]


def _edges(box: tuple[float, float, float, float]) -> Iterator[tuple[int, float, int]]:
    west, south, east, north = box
    yield from ((0, west, 1), (1, south, 1), (0, east, -1), (1, north, -1))


def _crossing(one: Point, other: Point, axis: int, limit: float) -> Point:
    share = (limit - one[axis]) / (other[axis] - one[axis])
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def _polygons(country: dict[str, Any]) -> list[list[list[int]]]:
    found: list[list[list[int]]] = [country["arcs"]] if country["type"] == "Polygon" else country.get("arcs", [])
    return found


def _ring(numbers: Sequence[int], arcs: list[Line]) -> Line:
    ring: Line = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring


def _shared(
    owners: dict[int, list[str]], lines: dict[int, list[Line]], wanted: Callable[[list[str]], bool]
) -> list[Line]:
    return [line for number, both in sorted(owners.items()) if wanted(both) for line in lines[number]]


def _rounded(paths: list[Line]) -> list[list[tuple[float, float]]]:
    return [[(round(x, 3), round(y, 3)) for x, y in path] for path in paths]


if __name__ == "__main__":
    main()
