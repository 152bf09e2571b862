"""Quotations: what is forgiven and what is not."""

from __future__ import annotations

import pytest

from generator.reading.quotations import nearest, stands_in

TEXT = "Er sagte: «Wir haben es nicht – auch nicht zum\u00a0Teil – be\u00adstätigt», und zwar 12.000-mal."


@pytest.mark.parametrize(
    "quotation",
    ["Wir haben es nicht - auch nicht zum Teil - bestätigt", "„Wir haben es nicht […] bestätigt“", "sagte: 'Wir haben"],
)
def test_typesetting_is_forgiven(quotation: str) -> None:
    assert stands_in(quotation, TEXT)


@pytest.mark.parametrize(
    "quotation", ["wir haben es", "Wir hatten es nicht", "000-mal", "Wir haben es nich", "bestätigt, und"]
)
def test_words_are_not(quotation: str) -> None:
    assert not stands_in(quotation, TEXT)


def test_the_nearest_words_are_those_of_the_text() -> None:
    assert nearest("Wir hatten es nicht", TEXT) == "Wir haben es nicht"
    assert nearest("ganz etwas anderes dagegen", TEXT) == ""
