"""What a translation cannot state, and what its author is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.project import Project

from .conftest import write

Run = Callable[..., tuple[int, list[str]]]

ARTICLE = """\
---
title: The go-ahead
---

[[actor:biden]] has allowed it [[event:freigabe|on #]].[^bericht]

## Why now

Because of [[number:soldaten]].[^bericht]

And that is all.[^bericht]
"""

ONCE = "is not translated; it is stated once, in the original"

CASES = {
    "a date": (
        "timeline.yml",
        "events:\n  freigabe:\n    date: 2024-11-18\n",
        f"3:5: event freigabe: “date” {ONCE}; allowed: title, text",
    ),
    "dates of a role": (
        "actors.yml",
        "actors:\n  biden:\n    roles:\n      - until: 2025\n",
        f"4:9: actor biden: “until” {ONCE}; allowed: title",
    ),
    "a value": (
        "numbers.yml",
        "numbers:\n  soldaten:\n    value: 11000\n",
        f"3:5: number soldaten: “value” {ONCE}; allowed: label, unit, attribution",
    ),
    "sources": (
        "timeline.yml",
        "events:\n  freigabe:\n    sources: [bericht]\n",
        f"3:5: event freigabe: “sources” {ONCE}; allowed: title, text",
    ),
    "relations": (
        "timeline.yml",
        "events:\n  freigabe:\n    because_of: []\n",
        f"3:5: event freigabe: “because_of” {ONCE}; allowed: title, text",
    ),
    "a source's title": (
        "sources.yml",
        "sources:\n  bericht:\n    title: A report\n",
        f"3:5: source bericht: “title” {ONCE}; allowed: publisher",
    ),
    "a status": (
        "questions.yml",
        "questions:\n  warum:\n    status: open\n",
        f"3:5: question warum: “status” {ONCE}; allowed: question, short",
    ),
    "an unknown field": (
        "glossary.yml",
        "terms:\n  rakete:\n    nmae: missile\n",
        "3:5: term rakete: unknown field “nmae”; allowed: name, short, aliases, forms, never; did you mean “name”?",
    ),
    "an unknown record": (
        "glossary.yml",
        "terms:\n  raketen:\n    name: missile\n",
        "2:3: warning: superfluous: no term “raketen” to translate; did you mean “rakete”?",
    ),
    "a list of records": (
        "glossary.yml",
        "terms:\n  - id: rakete\n    name: missile\n",
        "1:1: not a translation of this file; allowed: “terms:” with a mapping from ids to texts",
    ),
    "a text of two lines": (
        "glossary.yml",
        "terms:\n  rakete:\n    name: |\n      a\n      b\n",
        "3:5: term rakete: name: a line break; allowed: text on one line",
    ),
    "a text that is empty": (
        "glossary.yml",
        "terms:\n  rakete:\n    name: ''\n",
        "3:5: term rakete: name: empty; allowed: text",
    ),
    "names that are no list": (
        "glossary.yml",
        "terms:\n  rakete:\n    forms: missiles\n",
        "3:5: term rakete: forms: not a list of names; allowed: a list of names, or [] for none",
    ),
    "a text the original has not": (
        "timeline.yml",
        "events:\n  freigabe:\n    note: A note.\n",
        "3:5: warning: event freigabe: superfluous: the original has no such text",
    ),
    "an id of its own": (
        "explainer.yml",
        "key_points:\n  freigaben:\n    text: It is allowed.\n",
        "2:3: warning: explainer: superfluous: the original has no “freigaben” in key_points; did you mean “freigabe”?",
    ),
    "a broken reference": (
        "timeline.yml",
        "events:\n  freigabe:\n    text: By [[actor:bidden]].\n",
        "3:14: event freigabe: unknown actor in “[[actor:bidden]]”; allowed: biden; did you mean “biden”?",
    ),
    "HTML": (
        "timeline.yml",
        "events:\n  freigabe:\n    text: By <b>him</b>.\n",
        "3:14: event freigabe: HTML “<b>” in a text; allowed: plain text, Markdown",
    ),
    "a further paragraph": (
        "article.md",
        ARTICLE,
        "11:1: article: paragraph p3, where the original has no such block; allowed: the same blocks in the same order",
    ),
    "another reference": (
        "questions.yml",
        "questions:\n  warum:\n    short: It was [[number:soldaten]].\n",
        "3:12: warning: question/warum/short: the translation refers to [[number:soldaten|#]], the original does not"
        "; allowed: the same references in both",
    ),
}


@pytest.mark.parametrize(("file", "text", "said"), CASES.values(), ids=CASES)
def test_what_a_translation_cannot_state(file: str, text: str, said: str, bilingual: Project, run: Run) -> None:
    write(bilingual, f"en/{file}", text)
    _, lines = run(bilingual, "check", "--quiet")
    assert [line for line in lines if "not marked as reviewed" not in line] == [f"content/en/{file}:{said}"]


def test_an_original_that_cannot_be_read_makes_no_translation_superfluous(bilingual: Project, run: Run) -> None:
    write(bilingual, "timeline.yml", "events:\n  - id: [\n")
    _, lines = run(bilingual, "check", "--quiet")
    assert [line for line in lines if "superfluous" in line] == []


def test_a_translation_that_cannot_be_read_is_told_at_its_place(bilingual: Project, run: Run) -> None:
    write(bilingual, "en/timeline.yml", "events:\n  freigabe:\n    title: a: b\n")
    code, lines = run(bilingual, "check", "--quiet")
    assert code == 1
    assert [line for line in lines if "a second" in line] == [
        "content/en/timeline.yml:3:13: a second “: ” in the line; "
        'allowed: quotes around the whole text; did you mean “"a: b"”?'
    ]


def test_a_language_without_a_folder_is_told_how_to_make_it(project: Project, run: Run) -> None:
    path = project.content / "explainer.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("languages: [de]", "languages: [de, en]"), encoding="utf-8")
    code, lines = run(project, "check", "--quiet")
    assert (code, lines) == (
        1,
        [
            "content/explainer.yml:13:17: explainer: language “en” has no folder; "
            "allowed: the folder content/en/; “explainer new-language en” makes it"
        ],
    )
