"""The files of words: found by key, whole in every language, and refused where they are ambiguous."""

from __future__ import annotations

import pytest
import yaml

from generator.wording.words import _by_key, languages, words


def test_a_word_is_found_by_its_dotted_key() -> None:
    assert words("de")["dates.seasons.autumn"] == "Herbst {year}"


def test_a_missing_word_is_named_with_its_language() -> None:
    with pytest.raises(KeyError, match=r"no word “dates\.never” in language “de” \(words/de\.yml\)"):
        words("de")["dates.never"]


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_same_keys(language: str) -> None:
    assert {*words(language).texts} == {*words("de").texts}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: {b: x}\na: {b: y}\n", "words/xx.yml:2: “a.b” stands there twice"),
        ("a:\n  b: [x, y]\n", "words/xx.yml:2: “a.b” holds a list; allowed: texts and mappings of texts"),
    ],
)
def test_an_ambiguous_file_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match="xx") as caught:
        _by_key(yaml.compose(text, Loader=yaml.SafeLoader), "words/xx.yml")
    assert str(caught.value) == message


def test_words_stay_text() -> None:
    text = "answer: no\ncount: 12\nempty:\n"
    assert _by_key(yaml.compose(text, Loader=yaml.SafeLoader), "words/xx.yml") == {
        "answer": "no",
        "count": "12",
        "empty": "",
    }
