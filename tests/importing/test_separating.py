"""Page litter: what is set aside and why, and what stays."""

from __future__ import annotations

import pytest

from generator.importing.manuscript import Manuscript, Passage
from generator.importing.separate import reason_to_set_aside, separate
from generator.importing.structure import structured


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        *[(words, "advertising label") for words in ("ANZEIGE", "Advertisement", "Sponsored content", "werbung")],
        *[
            (words, "share line")
            for words in ("Teilen Twittern Drucken", "Facebook | X | WhatsApp", "Share this article")
        ],
        *[
            (words, "translation notice")
            for words in (
                "Dieser Text ist zuerst auf Französisch erschienen.",
                "This story was originally published in German",
                "Aus dem Englischen übersetzt von Ida Brandl",
                "Machine translation provided by a program",
            )
        ],
        *[(words, "caption") for words in ("Foto: Ida Brandl", "Photo: Agency/J. Doe", "Die Halle (Foto: Archiv)")],
        *[(words, "copyright notice") for words in ("© 2024 Tagblatt", "All rights reserved.")],
        *[(words, "invitation") for words in ("Jetzt Newsletter abonnieren", "Sign up for our daily briefing")],
        *[(words, "comment line") for words in ("12 Kommentare", "Comments (3)")],
        *[(words, "tag line") for words in ("Tags: Bau, Stadt", "Themen: Verkehr")],
        *[(words, "reading time") for words in ("Lesezeit: 4 Minuten", "5 min read")],
        *[(words, "related block") for words in ("Lesen Sie auch", "Related Stories:", "Read more: The bridge")],
        ("Startseite > Politik > Stadt", "page navigation"),
        ("***", "rule"),
    ],
)
def test_litter_has_a_reason(words: str, reason: str) -> None:
    assert reason_to_set_aside(Passage(1, words)) == reason


@pytest.mark.parametrize(
    "words",
    [
        "Die Werbung für den Umbau kostete mehr als geplant.",
        "Sie teilen sich die Kosten, wie es der Rat im Herbst beschlossen hatte.",
        "The photo shows the bridge as it stood before the flood.",
        "Im Newsletter der Partei, der an alle Mitglieder ging, stand davon kein Wort, " * 3,
        "Der Roman wurde erst spät gelesen.",
        "Das Thema: Verkehr und Lärm beschäftigt die Stadt schon lange, und es wird sie weiter beschäftigen." * 3,
    ],
)
def test_running_text_is_no_litter(words: str) -> None:
    assert reason_to_set_aside(Passage(1, words)) == ""


def manuscript(*words: str) -> Manuscript:
    return Manuscript(tuple(Passage(line, text) for line, text in enumerate(words, 1)))


def test_a_related_block_ends_at_the_next_sentence() -> None:
    separated = separate(manuscript("Ein Satz.", "Mehr zum Thema", "Neue Fähre", "Altes Tor", "Der Rat tagt wieder."))
    assert [passage.text for passage in separated.passages] == ["Ein Satz.", "Der Rat tagt wieder."]
    assert [part.text for part in separated.left_out] == ["Mehr zum Thema", "Neue Fähre", "Altes Tor"]


@pytest.mark.parametrize(
    ("words", "metadata"),
    [
        ("Von Ida Brandl und Tom Okafor", {"byline": "Ida Brandl und Tom Okafor"}),
        ("By Anna Whitfield, 3 March 2023", {"byline": "Anna Whitfield", "published": "3 March 2023"}),
        ("Veröffentlicht am 3. März 2024, 12:00 Uhr", {"published": "3. März 2024"}),
        ("Updated: March 3, 2024", {"published": "March 3, 2024"}),
        ("Dieser Beitrag wurde ursprünglich auf Englisch veröffentlicht", {"translated_from": "en"}),
        ("Originally published in German", {"translated_from": "de"}),
    ],
)
def test_metadata_is_kept(words: str, metadata: dict[str, str]) -> None:
    separated = separate(manuscript(words, "Ein Satz."))
    assert separated.metadata == metadata
    assert [part.text for part in separated.left_out] == [words]


def test_headings_need_running_text_below_them() -> None:
    long = "Der Rat hat nach langer Debatte entschieden, die Halle zu erhalten, und die Kosten dafür bewilligt."
    found = structured(manuscript(long, "Was das kostet", long + " Ja.", "Kurz", "Auch kurz"), "de")
    assert [passage.kind for passage in found.passages] == ["heading", "paragraph", "paragraph", "paragraph"]


def test_a_heading_before_all_text_is_the_title() -> None:
    long = "The council has decided after a long debate to keep the hall, and has voted the money that this takes."
    found = structured(manuscript("Council keeps the hall", long), "en")
    assert found.metadata == {"title": "Council keeps the hall"}
    assert [passage.text for passage in found.passages] == [long]
