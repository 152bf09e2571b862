"""The words of the interface: every language has all of them, in its own language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.wording.words import languages, words

PLURALS = {"zero", "one", "two", "few", "many", "other"}
CHOOSES_ITS_FORM = {"dates.on_or_before", "dates.on_or_after"}
"""Words that take a date as a label or after a verb, as suits the language."""

NOT_WORDS = {"locale", "map.km"}
"""What is the same in every language: “km” is a sign, not a word."""
TEMPLATES = Path(__file__).parents[2] / "generator" / "theme"


def stem(key: str) -> str:
    """A key without the form of the plural, of which languages have more or fewer."""
    front, _, last = key.rpartition(".")
    return front if last in PLURALS and f"{front}.other" in words("de").texts else key


def gaps(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_same_words(language: str) -> None:
    assert {stem(key) for key in words(language).texts} == {stem(key) for key in words("de").texts}


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_forms_of_its_plural(language: str) -> None:
    said = words(language)
    counted = {stem(key) for key in said.texts if stem(key) != key}
    forms = {*said.locale.plural_form.tags, "other"}
    needed = {f"{key}.{form}" for key in counted for form in forms}
    assert needed - said.texts.keys() == set()


@pytest.mark.parametrize("language", languages())
def test_every_word_has_the_same_gaps(language: str) -> None:
    model = words("de").texts
    other = {key: text for key, text in words(language).texts.items() if key in model and key not in CHOOSES_ITS_FORM}
    assert {key for key, text in other.items() if gaps(text) != gaps(model[key])} == set()
    assert {len(gaps(words(language).texts[key])) for key in CHOOSES_ITS_FORM} == {1}


@pytest.mark.parametrize("language", [language for language in languages() if language != "de"])
def test_no_word_was_left_in_the_other_language(language: str) -> None:
    """Equal are date patterns, and what holds no word at all."""
    model = words("de").texts
    equal = {key for key, text in words(language).texts.items() if model.get(key) == text}
    said = {key for key in equal if re.search(r"\w{2}", re.sub(r"\{\w+\}", "", model[key]))}
    assert {key for key in said - NOT_WORDS if not key.startswith("dates.patterns.")} == set()


def test_the_theme_takes_its_words_from_us() -> None:
    """A template holds no word of its own, and no template asks the theme for one."""
    for path in sorted(TEMPLATES.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        assert "partials/language" not in text, path.name
        assert "lang.t(" not in text, path.name
        asked = set(re.findall(r"\bwords\.(\w+)", text))
        assert {word for word in asked if f"frame.{word}" not in words("de").texts} == set(), path.name
