"""The map: its projection, its distances, and what it does with the Crimea."""

from __future__ import annotations

import math

import pytest

from generator.build import editions
from generator.figures.geography.atlas import geography
from generator.figures.geography.contour import contours, field
from generator.figures.geography.lines import distance, inside, simplified
from generator.figures.geography.projection import Conic, between
from generator.figures.map import CONIC, HEIGHT, WIDTH, Chart, chart
from generator.project import Project
from tests.conftest import ROOT

KYIV, MOSCOW, SIMFEROPOL = (30.52, 50.45), (37.62, 55.75), (34.1, 44.95)


@pytest.fixture(scope="module")
def charts() -> dict[str, Chart]:
    """The map of each edition of the repository's own content."""
    found = {each.language: chart(each.content, each.language) for each in editions(Project(ROOT))}
    return {language: each for language, each in found.items() if each}


def test_the_projection_agrees_with_snyders_example() -> None:
    """Map Projections – A Working Manual, p. 295: 35° N, 75° W on a sphere of radius 1 is x 0.2966785, y 0.2462112."""
    x, y = Conic(33, 45, 23, -96).project((-75, 35))
    assert (round(x / 6371, 4), round(-y / 6371, 4)) == (0.2967, 0.2462)


def test_distances_are_true_within_one_per_cent() -> None:
    drawn = math.dist(CONIC.project(KYIV), CONIC.project(MOSCOW))
    assert drawn == pytest.approx(between(KYIV, MOSCOW), rel=0.01)
    assert between(KYIV, MOSCOW) == pytest.approx(756, abs=2)


def test_crimea_is_neither_russias_land_nor_left_out() -> None:
    ground = geography("ukraine")
    assert any(inside(SIMFEROPOL, ring) for ring in ground.claimed)
    assert not any(inside(SIMFEROPOL, ring) for ring in ground.land["RU"])
    assert any(inside(KYIV, ring) for ring in ground.land["UA"])
    assert any(inside(MOSCOW, ring) for ring in ground.land["RU"])


def test_a_line_of_equal_distance_keeps_its_distance() -> None:
    line = [(0.0, 0.0), (100.0, 0.0), (150.0, 80.0)]
    found = contours(field(line, (-300, -300, 400, 400)), 120)
    assert len(found) == 1
    assert found[0][0] == found[0][-1]
    assert all(distance(point, line) == pytest.approx(120, abs=2) for point in found[0])


def test_simplifying_keeps_ends_and_corners() -> None:
    assert simplified([(0, 0), (1, 0.01), (2, 0), (2, 2)], 0.1) == [(0, 0), (2, 0), (2, 2)]


def test_distances_from_the_border_agree_with_the_record(charts: dict[str, Chart]) -> None:
    """The record says that Karachev lies more than 110 kilometres from the border."""
    found = {site.place.id: site.distance for site in charts["de"].sites}
    assert found["karachev"] == 120
    assert found["kyiv"] is None
    assert {identifier for identifier, far in found.items() if far is not None} == {
        "moscow", "kursk", "sudzha", "karachev", "taganrog",
    }  # fmt: skip


def test_places_are_on_the_map_or_beside_it(charts: dict[str, Chart]) -> None:
    (found,) = {tuple(place.id for place in each.elsewhere) for each in charts.values()}
    assert set(found) == {"washington", "pyongyang", "vladivostok", "ramstein", "budapest"}


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("layer", [0, 1])
def test_every_place_and_every_line_has_its_label(charts: dict[str, Chart], language: str, layer: int) -> None:
    found = charts[language]
    names = found.drawing.layout.layers[layer].names  # type: ignore[attr-defined]
    assert sorted(name.text for name in names if name.kind == "place") == sorted(s.place.name for s in found.sites)
    assert len([name for name in names if name.kind.startswith("figure")]) == len(found.reaches)
    assert all(0 < name.x < WIDTH and 0 < name.y < HEIGHT for name in names)
