"""Suspicious places: each rule by examples of what it finds and what it leaves alone."""

from __future__ import annotations

import pytest

from generator.importing.language import language
from generator.importing.manuscript import Passage
from generator.importing.suspicion import suspicions


def found(text: str, code: str) -> list[tuple[str, str]]:
    return [
        (one.reason.split(":")[0].split("?")[0], one.words) for one in suspicions([Passage(1, text)], language(code))
    ]


@pytest.mark.parametrize(
    ("code", "text", "reason", "words"),
    [
        ("de", "Das Dach des Marktesund der Turm.", "words glued together", "Marktesund"),
        ("de", "Er kam zu spätDie Sitzung war aus.", "words glued together", "spätDie"),
        ("de", "Der Rat tagte.Die Halle bleibt.", "no blank after a mark", "tagte.Die"),
        ("en", "The mayor resignedand left.", "words glued together", "resignedand"),
        ("en", "It was over.The council left.", "no blank after a mark", "over.The"),
        ("en", "She read the the letter.", "the same word twice", "the the"),
        ("de", "Er sagte und und ging.", "the same word twice", "und und"),
        ("de", "Der Rat tagte lange und", "sentence broken off", "und"),
        ("en", "The council met for hours and", "sentence broken off", "and"),
        ("de", "wurde gestern bekannt, dass er ging.", "begins in lower case", "wurde"),
        ("de", "Er half beim Bau. der Turm steht.", "full stop before lower case", "Bau. der"),
        ("en", "He helped. the tower stands.", "full stop before lower case", "helped. the"),
        ("de", "Er lehnte ab Rechnen Sie mit mehr.", "sentence broken off", "ab Rechnen Sie m"),
        ("en", "She opposed it He voted for it.", "sentence broken off", "it He voted"),
        ("de", "Er sprach (leise von Geld.", "(…) do not match", "("),
        ("de", "Die Halle die im Osten lag, bleibt.", "relative clause without its comma", "Halle die im"),
        ("de", "Er nahm den Plan. die die Stadt kannte.", "relative clause after a full stop", "Plan. die die"),
        ("de", "Der Rat deren Mitglieder fehlten, tagte.", "relative clause without its comma", "Rat deren Mitglieder"),
        (
            "de",
            "Er drängt um es der Stadt zu zeigen.",
            "clause with “um … zu” without its comma",
            "drängt um es der Stadt zu zeigen",
        ),
        ("de", "Er sagte dass es reicht.", "no comma before “dass”", "sagte dass"),
        (
            "en",
            "Then David Price who chairs it said no.",
            "relative clause without its comma",
            "David Price who chairs",
        ),
        ("de", "Das geschah gestern.", "relative date without anchor", "gestern"),
        ("de", "Vergangene Woche fiel das Dach.", "relative date without anchor", "Vergangene Woche"),
        ("de", "Der Bau beginnt im Januar.", "relative date without anchor", "im Januar"),
        ("en", "The roof fell last week.", "relative date without anchor", "last week"),
        ("en", "It opens in October.", "relative date without anchor", "in October"),
        ("en", "He left two days ago.", "relative date without anchor", "two days ago"),
    ],
)
def test_found(code: str, text: str, reason: str, words: str) -> None:
    assert (reason, words) in found(text, code)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Die Halle, die im Osten lag, bleibt."),
        ("de", "Die Bürgermeisterin und ihre Kinder sehen Länder, z. B. Lettland, und vieles mehr."),
        ("de", "Der Umbau der im Osten geplanten Halle beginnt."),
        ("de", "Sie baut, um es der Stadt zu zeigen."),
        ("de", "Er sagte, dass es reicht, so dass alle gingen."),
        ("de", "Am 3. März 2024 tagte der Rat, im Januar 2023 nicht."),
        ("de", "Am Morgen kam der Bote mit dem WhatsApp-Text auf www.example.org/Seite an."),
        ("de", "Das ist „so“ und »so« gesagt."),
        ("de", "Ein Netz fängt den herabfallenden Putz auf."),
        ("en", "David Price, who chairs it, said no in October 2023."),
        ("en", "Mr. Price met the U.S. envoy, e.g. in The Hague."),
        ("en", "It cost approx. two pounds."),
    ],
)
def test_left_alone(code: str, text: str) -> None:
    assert found(text, code) == []


def test_paragraphs_that_say_the_same() -> None:
    texts = (
        "Die Stadträtin fordert von der Verwaltung, die alte Markthalle zu sanieren.",
        "Ganz anderes steht hier: Schiffe fahren morgens über den ruhigen See.",
        "Von der Verwaltung fordern viele, die alte Markthalle zu sanieren.",
    )
    one = suspicions([Passage(n, text) for n, text in enumerate(texts)], language("de"))
    assert [(place.passage, place.reason[:24]) for place in one] == [(2, "near-duplicate paragraph")]
