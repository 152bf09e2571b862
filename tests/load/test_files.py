"""Content files as they come: missing, empty, in other encodings, with other line ends."""

from __future__ import annotations

import pytest

from generator.build import check
from generator.load.records import load
from generator.project import Project

FILES = (
    "explainer.yml",
    "article.md",
    "timeline.yml",
    "actors.yml",
    "numbers.yml",
    "glossary.yml",
    "questions.yml",
    "sources.yml",
    "places.yml",
)


def said(project: Project) -> list[str]:
    return [str(problem) for problem in check(project) if problem.level == "error"]


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named_and_alone_to_blame(name: str, project: Project) -> None:
    (project.content / name).unlink()
    assert said(project) == [f"content/{name}:1:1: the file is missing; allowed: an existing file with this name"]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("data", [b"", b"\n\n  \n", b"\xef\xbb\xbf"], ids=["nothing", "blanks", "mark"])
def test_an_empty_file_is_named_and_alone_to_blame(name: str, data: bytes, project: Project) -> None:
    (project.content / name).write_bytes(data)
    assert said(project) == [f"content/{name}:1:1: the file is empty"]


@pytest.mark.parametrize("name", FILES)
def test_a_folder_in_the_place_of_a_file(name: str, project: Project) -> None:
    (project.content / name).unlink()
    (project.content / name).mkdir()
    assert said(project) == [f"content/{name}:1:1: the file cannot be read: Is a directory"]


@pytest.mark.parametrize(
    ("encoding", "place"),
    [("latin-1", "7:34"), ("cp1252", "7:34"), ("utf-16", "1:1")],
)
def test_another_encoding_is_refused_where_it_shows(encoding: str, place: str, project: Project) -> None:
    file = project.content / "explainer.yml"
    text = "title: Die Freigabe\nas_of: 2024-11-17\n# a\n# b\n# c\n# d\nstandfirst: Warum die Ukraine wei\u00dfer\n"
    file.write_bytes(text.encode(encoding))
    assert said(project) == [f"content/explainer.yml:{place}: not UTF-8; allowed: text saved as UTF-8"]


@pytest.mark.parametrize("name", FILES)
def test_a_byte_order_mark_is_accepted(name: str, project: Project) -> None:
    file = project.content / name
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert said(project) == []


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("end", [b"\r\n", b"\r"], ids=["windows", "old-mac"])
def test_other_line_ends_are_accepted(name: str, end: bytes, project: Project) -> None:
    file = project.content / name
    file.write_bytes(file.read_bytes().replace(b"\n", end))
    assert said(project) == []


def test_places_are_right_whatever_mark_and_line_ends(project: Project) -> None:
    file = project.content / "timeline.yml"
    text = file.read_text(encoding="utf-8").replace("date: 2024-11-17", "date: 2024-11-31")
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert said(project)[0].startswith("content/timeline.yml:3:11: event freigabe: ")


def test_a_character_that_yaml_does_not_allow(project: Project) -> None:
    file = project.content / "places.yml"
    file.write_bytes(file.read_bytes().replace(b"Washington", b"Wash\x07ington"))
    assert [line.split(": ")[1] for line in said(project)] == ["broken YAML"]


def test_text_in_letters_of_any_script_counts_columns_by_letter(project: Project) -> None:
    file = project.content / "timeline.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Die Erlaubnis", "Зеленський 🚀 [[actor:x]]"), encoding="utf-8")
    assert said(project)[0].startswith("content/timeline.yml:6:24: event freigabe: unknown actor")


@pytest.mark.parametrize("word", ["no", "No", "off", "yes", "12:30", "1.10", "010", "1_000", "2024-11-17", "0x1F"])
def test_bare_words_stay_the_text_they_are(word: str, project: Project) -> None:
    file = project.content / "timeline.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title: Biden erlaubt den Einsatz", f"title: {word}"), encoding="utf-8")
    assert said(project) == []
    assert getattr(load(project).records["event"]["freigabe"], "title") == word  # noqa: B009 - typed by its base
