"""Labels are clear of each other and of all dots."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.labels import Box, Spot, place
from generator.figures.text import text_width, wrap

BOUNDS = Box(0, 0, 284, 200)


def test_a_lone_label_stands_above_its_dot() -> None:
    (label,) = place([Spot(100, 100, "≈ 12.000")], BOUNDS, 12)
    assert (label.dx, label.anchor) == (0, "middle")
    assert label.box.bottom <= 96


@pytest.mark.parametrize(("x", "anchor"), [(4, "start"), (280, "end")])
def test_at_the_edge_a_label_goes_inwards(x: float, anchor: str) -> None:
    (label,) = place([Spot(x, 100, "≈ 12.000")], BOUNDS, 12)
    assert label.anchor == anchor
    assert label.box.outside(BOUNDS) == 0


def test_neighbours_do_not_meet() -> None:
    spots = [Spot(100, 100, "≈ 10.000"), Spot(112, 110, "≈ 8.000"), Spot(104, 60, "11.000–12.000")]
    labels = place(spots, BOUNDS, 12)
    assert all(one.box.overlap(other.box) == 0 for one, other in combinations(labels, 2))


@given(st.lists(st.tuples(st.integers(0, 284), st.integers(0, 200)), max_size=6, unique=True))
def test_every_spot_has_its_label_in_order(places: list[tuple[int, int]]) -> None:
    spots = [Spot(x, y, f"Ort {number}") for number, (x, y) in enumerate(places)]
    assert [label.text for label in place(spots, BOUNDS, 12)] == [spot.text for spot in spots]


@given(st.text(alphabet="abcdefgh ÄÖ.", min_size=1, max_size=80), st.integers(60, 300))
def test_wrapping_loses_nothing_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert " ".join(lines).split() == text.split()
    assert all(text_width(line) <= width or " " not in line.strip() for line in lines)
