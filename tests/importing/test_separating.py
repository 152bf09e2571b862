"""Page litter: what is set aside and why, and what stays."""

from __future__ import annotations

import pytest

from generator.importing.formats.text import read_text
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


def test_a_label_that_names_its_article_takes_no_subheading_along() -> None:
    related = ("Lesen Sie auch: Die neue Fähre", "Altes Tor")
    separated = separate(manuscript("Ein Satz.", *related, "Was das kostet", "Der Rat tagt."))
    assert [passage.text for passage in separated.passages] == ["Ein Satz.", "Was das kostet", "Der Rat tagt."]


def test_what_stands_between_headline_and_byline_is_the_standfirst() -> None:
    separated = separate(manuscript("Wem gehört die Halle?", "Der Rat will sie verkaufen.", "Von Ida Brandl", "Text."))
    assert [passage.kind for passage in separated.passages] == ["title", "standfirst", "paragraph"]


@pytest.mark.parametrize("first", ["Der Rat will sie verkaufen.", "Kurz."])
def test_two_sentences_above_a_byline_are_no_headline_and_standfirst(first: str) -> None:
    separated = separate(manuscript(first, "Der Rat will die Halle nun doch verkaufen.", "Von Ida Brandl", "Text."))
    assert [passage.kind for passage in separated.passages] == ["paragraph", "paragraph", "paragraph"]


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


def test_a_day_on_a_line_of_its_own_is_no_item_of_a_list() -> None:
    separated = separate(read_text("Die Halle\n\nSie steht leer.\n\n24. Oktober 2024\n\nDer Rat tagt."))
    assert separated.metadata == {"published": "24. Oktober 2024"}


def test_headings_need_running_text_below_them() -> None:
    long = "Der Rat hat nach langer Debatte entschieden, die Halle zu erhalten, und die Kosten dafür bewilligt."
    found = structured(manuscript(long, "Was das kostet", long + " Ja.", "Kurz", "Auch kurz"), "de")
    assert [passage.kind for passage in found.passages] == ["heading", "paragraph", "paragraph", "paragraph"]


def test_a_line_above_the_first_sentence_is_the_title() -> None:
    found = structured(manuscript("Die Fähre bleibt liegen", "Der Rat tagt.", "Kurz", "Noch ein Satz."), "de")
    assert found.metadata == {"title": "Die Fähre bleibt liegen"}
    assert [passage.text for passage in found.passages] == ["Der Rat tagt.", "Kurz", "Noch ein Satz."]


def test_a_heading_before_all_text_is_the_title() -> None:
    long = "The council has decided after a long debate to keep the hall, and has voted the money that this takes."
    found = structured(manuscript("Council keeps the hall", long), "en")
    assert found.metadata == {"title": "Council keeps the hall"}
    assert [passage.text for passage in found.passages] == [long]
