"""Names found in running text."""

from __future__ import annotations

import pytest

from generator.reading.names import names


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Der US-Hersteller Lockheed Martin liefert Marschflugkörper.", ["Lockheed Martin"]),
        ("de", "Sprecher des Nationalen Sicherheitsrats", ["Nationalen Sicherheitsrats"]),
        ("de", "In der Region Kursk und bei Karatschew schlugen Gleitbomben ein.", ["Kursk", "Karatschew"]),
        ("de", "Die „Washington Post“ nannte „den Kanzler“ in Moskau.", ["Washington Post", "Moskau"]),
        ("de", "Millionen Menschen, Milliarden Dollar, Ende Oktober, Kremlsprecher.", []),
        ("en", "Congress heard Borrell in Kyiv; Axios reported it.", ["Borrell", "Kyiv", "Axios"]),
        ("en", "The maker Lockheed Martin said nothing on Sunday.", ["Lockheed Martin"]),
        ("fr", "Le président Macron", []),
    ],
)
def test_names(language: str, text: str, expected: list[str]) -> None:
    assert [found.text for found in names(text, language)] == expected
