"""The map: its projections, its distances, what it does with the Crimea, and that it serves any subject."""

from __future__ import annotations

import gzip
import math
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from generator.build import editions
from generator.embeds.blocks import blocks
from generator.embeds.document import document
from generator.figures.geography.atlas import world
from generator.figures.geography.clip import clip_line, clip_ring
from generator.figures.geography.contour import contours, field
from generator.figures.geography.cut import area, cut
from generator.figures.geography.frame import WIDTH, Frame, around, spanning
from generator.figures.geography.lines import Point, distance, inside, simplified
from generator.figures.geography.projection import Azimuthal, Conic, Globe, between, beyond
from generator.figures.map import Chart, chart
from generator.figures.map_layout import MapLayout
from generator.model.explainer import Map
from generator.model.place import Place
from generator.pages.edition import Edition, edition
from generator.project import Project
from tests.conftest import MINIMAL, ROOT

KYIV, MOSCOW, SIMFEROPOL = (30.52, 50.45), (37.62, 55.75), (34.1, 44.95)

GHANA = (("Accra", "GH", 5.56, -0.2), ("Kumasi", "GH", 6.69, -1.62), ("Tamale", "GH", 9.4, -0.84))
CHILE = (("Arica", "CL", -18.48, -70.32), ("Santiago", "CL", -33.45, -70.65), ("Punta Arenas", "CL", -53.16, -70.9))
BRANDENBURG = (("Potsdam", "DE", 52.4, 13.06), ("Cottbus", "DE", 51.76, 14.33), ("Schwedt", "DE", 53.06, 14.28))
FIJI = (("Suva", "FJ", -18.14, 178.44), ("Taveuni", "FJ", -16.85, -179.97), ("Nukuʻalofa", "TO", -21.14, -175.2))
SVALBARD = (("Longyearbyen", "SJ", 78.22, 15.63), ("Ny-Ålesund", "SJ", 78.92, 11.93))
ARCTIC = (("Nuuk", "GL", 64.2, -51.7), ("Norilsk", "RU", 69.35, 88.2), ("Utqiaġvik", "US", 71.3, -156.8))
ANTARCTICA = (("McMurdo", "AQ", -77.85, 166.7), ("Rothera", "AQ", -67.6, -68.1), ("Neumayer", "AQ", -70.67, -8.27))
KASHMIR = (("Delhi", "IN", 28.6, 77.2), ("Islamabad", "PK", 33.7, 73.1), ("Leh", "IN", 34.15, 77.58))
BLACK_SEA = (("Istanbul", "TR", 41.0, 29.0), ("Odessa", "UA", 46.5, 30.7), ("Batumi", "GE", 41.6, 41.6))
CONTINENTS = (("New York", "US", 40.7, -74.0), ("Nairobi", "KE", -1.29, 36.8), ("Tokio", "JP", 35.7, 139.7))
PACIFIC = (("Suva", "FJ", -18.14, 178.44), ("Santiago", "CL", -33.45, -70.65), ("Tokio", "JP", 35.7, 139.7))
ONE_TOWN = (("Rathaus", "DE", 51.34, 12.37), ("Hafen", "DE", 51.36, 12.31), ("Bahnhof", "DE", 51.345, 12.38))

SUBJECTS = {
    "Ghana": GHANA, "Chile": CHILE, "Brandenburg": BRANDENBURG, "Fiji": FIJI, "Svalbard": SVALBARD, "Arctic": ARCTIC,
    "Antarctica": ANTARCTICA, "Kashmir": KASHMIR, "Black Sea": BLACK_SEA, "continents": CONTINENTS, "Pacific": PACIFIC,
}  # fmt: skip

Rows = tuple[tuple[str, str, float, float], ...]


def degrees(rows: Rows) -> tuple[Point, ...]:
    return tuple((longitude, latitude) for _, _, latitude, longitude in rows)


def framed(rows: Rows) -> Frame:
    found = around(degrees(rows))
    assert found is not None
    return found


def edition_with(rows: Rows, own: Map | None = None, language: str = "de") -> Edition:
    """The smallest project, with other places."""
    (first, *_) = editions(Project(MINIMAL))
    places = {
        f"p{number}": Place(
            id=f"p{number}",
            name=name,
            kind="city",
            country=country,
            latitude=Decimal(str(latitude)),
            longitude=Decimal(str(longitude)),
            precision="Mitte, gerundet",
            text="Ein Ort.",
        )
        for number, (name, country, latitude, longitude) in enumerate(rows)
    }
    explainer = first.content.explainer.model_copy(update={"map": own, "languages": (language,)})
    content = replace(first.content, places=places, explainer=explainer)
    return edition(content, language)


def drawn(rows: Rows, own: Map | None = None, language: str = "de") -> Chart:
    found = chart(edition_with(rows, own, language).content, language)
    assert found is not None
    return found


def layout(found: Chart) -> MapLayout:
    assert isinstance(found.drawing.layout, MapLayout)
    return found.drawing.layout


def countries(found: Chart, layer: int = 0) -> set[str]:
    return {name.text for name in layout(found).layers[layer].names if name.kind == "country"}


@pytest.fixture(scope="module")
def charts() -> dict[str, Chart]:
    """The map of each edition of the repository's own content."""
    found = {each.language: chart(each.content, each.language) for each in editions(Project(ROOT))}
    return {language: each for language, each in found.items() if each}


# --- projections


def test_the_conic_projection_agrees_with_snyders_example() -> None:
    """Map Projections – A Working Manual, p. 295: 35° N, 75° W on a sphere of radius 1 is x 0.2966785, y 0.2462112."""
    x, y = Conic(33, 45, 23, -96).project((-75, 35))
    assert (round(x / 6371, 4), round(-y / 6371, 4)) == (0.2967, 0.2462)


def test_the_azimuthal_projection_agrees_with_snyders_example() -> None:
    """The same, p. 332: centred on 40° N, 100° W, radius 3, the point 20° S, 100° E is x −4.2339303, y 4.0257775."""
    x, y = Azimuthal(40, -100).project((100, -20))
    assert (round(3 * x / 6371, 4), round(-3 * y / 6371, 4)) == (-4.2339, 4.0258)


def test_equal_earth_is_true_to_area_and_as_wide_as_its_authors_say() -> None:
    """Šavrič, Patterson and Jenny: the width is 2.05458 times the height. A sphere of radius 1 has an area of 4π."""
    globe = Globe(0)
    (east, _), (_, north) = globe.project((180, 0)), globe.project((0, 90))
    assert east / -north == pytest.approx(2.05458, abs=1e-5)
    edges = [globe.project((180, latitude / 10)) for latitude in range(901)]
    half = sum((x1 + x2) * (y1 - y2) for (x1, y1), (x2, y2) in pairwise(edges))
    assert half == pytest.approx(2 * math.pi * 6371**2, rel=1e-4)


def test_a_direction_is_kept_on_the_way_to_the_rim() -> None:
    found = beyond((10.0, 0.0), (20.0, 0.0), between((0.0, 0.0), (90.0, 0.0)))
    assert (round(found[0], 6), round(found[1], 6)) == (100.0, 0.0)


GEODESICS = [  # kilometres on WGS 84, computed with GeographicLib 2 (Karney)
    (GHANA, "Accra", "Tamale", 430.5),
    (CHILE, "Arica", "Punta Arenas", 3848.6),
    (BRANDENBURG, "Potsdam", "Cottbus", 112.5),
    (FIJI, "Suva", "Nukuʻalofa", 745.0),
    (SVALBARD, "Longyearbyen", "Ny-Ålesund", 113.2),
    (ANTARCTICA, "McMurdo", "Rothera", 3455.7),
]


@pytest.mark.parametrize(("rows", "one", "other", "kilometres"), GEODESICS)
def test_lengths_are_as_true_as_the_map_says(rows: Rows, one: str, other: str, kilometres: float) -> None:
    frame = framed(rows)
    at = {name: frame.at((longitude, latitude)) for name, _, latitude, longitude in rows}
    assert math.dist(at[one], at[other]) / frame.scale == pytest.approx(kilometres, rel=frame.error)


def test_our_own_map_is_true_within_two_per_cent(charts: dict[str, Chart]) -> None:
    frame = spanning(22.5, 43, 44, 57)
    drawn = math.dist(frame.at(KYIV), frame.at(MOSCOW)) / frame.scale
    assert frame.error < 0.02
    assert drawn == pytest.approx(756.9, rel=0.02)  # GeographicLib
    assert "Längen stimmen auf 2\u00a0% genau." in charts["de"].data


# --- which part of the world


@pytest.mark.parametrize(
    ("subject", "projection", "width", "bar", "named"),
    [
        ("Ghana", Azimuthal, 603, 100, {"Ghana", "Togo", "Côte d’Ivoire"}),
        ("Chile", Azimuthal, 5380, 1000, {"Chile", "Argentinien", "Bolivien", "Peru", "Brasilien"}),
        ("Brandenburg", Conic, 400, 50, {"Deutschland", "Polen"}),
        ("Fiji", Conic, 932, 100, {"Fidschi", "Tonga"}),
        ("Svalbard", Azimuthal, 400, 50, {"Norwegen"}),
        ("Antarctica", Azimuthal, 4686, 500, {"Antarktis"}),
        ("Kashmir", Conic, 863, 100, {"Indien", "Pakistan", "China"}),
        ("continents", Globe, 34487, None, {"Vereinigte Staaten", "Kenia", "Japan", "China", "Russland"}),
        ("Pacific", Globe, 34487, None, {"Chile", "Japan", "China", "Russland"}),
    ],
)
def test_a_map_finds_its_frame_its_projection_and_its_countries(
    subject: str, projection: type, width: int, bar: int | None, named: set[str]
) -> None:
    frame = framed(SUBJECTS[subject])
    assert type(frame.projection) is projection
    assert frame.east - frame.west == pytest.approx(width, rel=0.02)
    assert frame.bar == bar
    assert named <= countries(drawn(SUBJECTS[subject]))


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_place_is_on_the_map_with_room_around_it(subject: str) -> None:
    frame = framed(SUBJECTS[subject])
    assert 0.4 < frame.height / WIDTH <= 1
    for point in degrees(SUBJECTS[subject]):
        x, y = frame.at(point)
        assert 20 < x < WIDTH - 20
        assert 20 < y < frame.height - 20


@pytest.mark.parametrize("rows", [(), GHANA[:1], ONE_TOWN, (GHANA[0], GHANA[0])])
def test_places_in_one_town_get_no_map(rows: Rows) -> None:
    """Natural Earth has no streets: a map of less than fifty kilometres would show a few dots on one colour."""
    assert chart(edition_with(rows).content, "de") is None


def test_an_editor_can_do_without_a_map_or_choose_what_it_shows() -> None:
    assert chart(edition_with(GHANA, Map(draw="never")).content, "de") is None
    west, south, east, north = map(Decimal, (-4, 4, 2, 8))
    chosen = Map.model_validate({"frame": {"west": west, "south": south, "east": east, "north": north}})
    found = drawn(GHANA, chosen)
    assert [site.place.name for site in found.sites] == ["Accra", "Kumasi"]
    assert [place.name for place in found.elsewhere] == ["Tamale"]


def test_a_frame_may_lie_across_the_date_line() -> None:
    frame = spanning(175, -22, -174, -15)
    assert frame.middle == (-179.5, -18.5)
    assert frame.east - frame.west == pytest.approx(between((175, -15), (-174, -15)), rel=0.01)


# --- land


def on_land(frame: Frame, point: Point) -> bool:
    at = frame.at(point)
    assert frame.shows(at)
    return sum(inside(at, ring) for ring in cut(frame).land) % 2 == 1


@pytest.mark.parametrize(
    ("subject", "land", "water"),
    [
        ("Ghana", (-1.0, 8.0), (1.0, 5.0)),
        ("Fiji", (178.0, -17.8), (179.0, -19.5)),
        ("Fiji", (178.0, -17.8), (-178.0, -20.0)),  # on the far side of the date line
        ("Svalbard", (17.0, 78.5), (10.0, 78.0)),
        ("Arctic", (-40.0, 75.0), (0.0, 90.0)),  # around the pole
        ("Arctic", (-150.0, 69.0), (-160.0, 75.0)),
        ("Antarctica", (0.0, -90.0), (-40.0, -72.0)),
        ("Kashmir", (76.0, 31.0), (0.0, 0.0)),  # nothing but land
        ("continents", (-179.0, 67.5), (-165.0, 40.0)),  # Chukotka lies on both sides of 180°
        ("Pacific", (-75.0, 0.0), (-150.0, 0.0)),
    ],
)
def test_land_is_land_wherever_the_date_line_and_the_poles_lie(subject: str, land: Point, water: Point) -> None:
    frame = framed(SUBJECTS[subject])
    assert on_land(frame, land)
    if frame.shows(frame.at(water)):
        assert not on_land(frame, water)
    else:
        assert subject == "Kashmir"


def test_a_ring_is_torn_where_the_world_ends_and_keeps_its_area() -> None:
    """Around 10° east the tear runs through Chukotka; around 150° east it does not."""
    torn, whole = (cut(framed(rows)).countries["RU"] for rows in (CONTINENTS, PACIFIC))
    assert sum(map(area, torn)) == pytest.approx(sum(map(area, whole)), rel=0.03)


def test_no_line_runs_across_the_map() -> None:
    """What lies on the other side of the world would show itself as a line from edge to edge."""
    for rows in (FIJI, ARCTIC, ANTARCTICA, PACIFIC, CONTINENTS):
        frame = framed(rows)
        for line in (*cut(frame).land, *cut(frame).borders):
            for one, other in pairwise(line):
                is_seen = frame.shows(one) and frame.shows(other)
                assert not is_seen or math.dist(one, other) < WIDTH / 4


def test_rings_and_lines_are_cut_at_a_box() -> None:
    box = (0, 0, 10, 10)
    assert sorted(set(clip_ring([(5, 5), (15, 5), (15, 8), (5, 8)], box))) == [(5, 5), (5, 8), (10, 5), (10, 8)]
    assert clip_ring([(20, 20), (30, 20), (30, 30)], box) == []
    assert list(clip_line([(-9, 5), (-5, 5), (5, 5), (15, 5), (20, 5), (20, 9)], box)) == [[(-5, 5), (5, 5), (15, 5)]]


def test_simplifying_keeps_ends_and_corners() -> None:
    assert simplified([(0, 0), (1, 0.01), (2, 0), (2, 2)], 0.1) == [(0, 0), (2, 0), (2, 2)]


def test_a_line_of_equal_distance_keeps_its_distance() -> None:
    line = [(0.0, 0.0), (100.0, 0.0), (150.0, 80.0)]
    found = contours(field([line], (-300, -300, 400, 400)), 120)
    assert len(found) == 1
    assert found[0][0] == found[0][-1]
    assert all(distance(point, line) == pytest.approx(120, abs=2) for point in found[0])


# --- whose borders


def test_crimea_is_neither_russias_land_nor_left_out(charts: dict[str, Chart]) -> None:
    assert not world().lies_in(SIMFEROPOL, "RU")
    assert world().lies_in(KYIV, "UA")
    assert world().lies_in(MOSCOW, "RU")
    frame = spanning(22.5, 43, 44, 57)
    assert any(inside(frame.at(SIMFEROPOL), ring) for ring in cut(frame).claimed)
    assert charts["en"].keys[0] == "Hatched: Crimea, annexed by Russia in 2014."


def test_wherever_it_is_seen_crimea_is_hatched_and_the_key_says_why() -> None:
    found = drawn(BLACK_SEA)
    assert layout(found).claimed
    assert found.keys == (
        "Schraffiert: von Russland kontrolliert; hier ein Teil des Staates Ukraine (UN-Generalversammlung, "
        "Resolution 68/262).",
    )
    assert "Grenzen nach Natural Earth; sie zeigen, wer ein Gebiet kontrolliert." in found.data


def test_where_the_editor_says_whose_borders_they_are_we_do_not(charts: dict[str, Chart]) -> None:
    assert "Grenzen nach" not in charts["de"].data


def test_where_no_border_is_seen_none_is_explained() -> None:
    assert "Grenzen" not in drawn(FIJI).data


# --- names


def test_countries_are_named_in_the_readers_language() -> None:
    assert "Côte d’Ivoire" in countries(drawn(GHANA, language="en"))
    assert {"Germany", "Poland"} <= countries(drawn(BRANDENBURG, language="en"))


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("layer", [0, 1])
def test_every_name_is_on_the_map_and_every_place_has_its_own(subject: str, layer: int) -> None:
    found = drawn(SUBJECTS[subject])
    names = layout(found).layers[layer].names
    assert sorted(n.text for n in names if n.kind == "place") == sorted(site.place.name for site in found.sites)
    assert all(0 < name.x < WIDTH and 0 < name.y < layout(found).height for name in names)


def test_where_places_crowd_the_first_is_named_and_the_key_says_so() -> None:
    crowd = tuple((f"Vorort Nummer {number}", "GH", 5.56 + number / 500, -0.2) for number in range(12))
    found = drawn((*crowd, GHANA[2]))
    assert layout(found).layers[0].nameless > 0
    assert found.keys == ("Wo Orte eng beieinander liegen, hat nicht jeder seinen Namen; die Liste nennt alle.",)
    assert len(found.sites) == 13


# --- weight, and the same from the same


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_embed_weighs_at_most_14_kilobytes_and_is_always_the_same(subject: str) -> None:
    def made() -> str:
        own = edition_with(SUBJECTS[subject])
        (block,) = (block for block in blocks(own) if block.kind == "map")
        return document(own, block)

    first = made()
    assert len(gzip.compress(first.encode(), 9, mtime=0)) <= 13 * 1024  # 1 KB for longer names and texts
    cut.cache_clear()
    assert made() == first


# --- our own


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
    names = layout(found).layers[layer].names
    assert sorted(name.text for name in names if name.kind == "place") == sorted(s.place.name for s in found.sites)
    assert len([name for name in names if name.kind.startswith("figure")]) == len(found.reaches)
    assert all(0 < name.x < WIDTH and 0 < name.y < layout(found).height for name in names)
