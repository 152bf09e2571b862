"""A further language, laid out in a project that is in order: nothing breaks, and its texts can be written at once."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from generator.build import build, check, generate
from generator.cli import main
from generator.project import Project
from tests.conftest import ROOT, copy_of

from .conftest import write
from .reading import read

Run = Callable[..., tuple[int, list[str]]]

STADTBAD = ROOT / "tests" / "projects" / "stadtbad"

ENGLISH = """\
---
title: The go-ahead
standfirst: Why Ukraine may fire further than before.
language: en
---

On 17 November 2024 [[actor:biden]] allowed it, and nine days later it was done.[^bericht]

## Why now

The reason given is 9,870 soldiers from North Korea.[^bericht]
"""
"""Read as German, the date and the figure mean nothing, or something else."""


def in_german(root: Path, folder: Path) -> Project:
    """A project in its first language alone."""
    project = copy_of(root, folder / "project")
    path = project.content / "explainer.yml"
    text = path.read_text(encoding="utf-8")
    assert "languages: [de, en]" in text
    path.write_text(text.replace("languages: [de, en]", "languages: [de]"), encoding="utf-8")
    shutil.rmtree(project.content / "en")
    return project


def english(folder: Path) -> Project:
    """The smallest project in English; its event and its number rest on the article."""
    project = copy_of(ROOT / "tests" / "cases" / "minimal", folder / "project")
    write(project, "article.md", ENGLISH)
    for name, old, new in (
        ("explainer.yml", "languages: [de]", "languages: [en]"),
        ("timeline.yml", "sources: [bericht]", "sources: [article#p1, bericht]"),
        ("numbers.yml", "sources: [bericht]", "sources: [article#p2, bericht]"),
        ("numbers.yml", "value: 12000", "value: 9870"),
    ):
        text = (project.content / name).read_text(encoding="utf-8")
        assert old in text
        write(project, name, text.replace(old, new))
    return project


@pytest.mark.parametrize(
    ("make", "language"),
    [(partial(in_german, ROOT), "en"), (partial(in_german, STADTBAD), "en"), (english, "de")],
    ids=["ours", "stadtbad", "english"],
)
def test_a_further_language_breaks_nothing(
    make: Callable[[Path], Project], language: str, tmp_path: Path, run: Run
) -> None:
    project = make(tmp_path)
    assert check(project) == ()
    assert run(project, "new-language", language) == (0, [])
    assert check(project) == ()
    generate(project)
    assert (project.docs / language / "article.md").exists()


def test_a_further_language_passes_the_test_of_the_whole_site(tmp_path: Path) -> None:
    project = english(tmp_path)
    assert main(["new-language", "de", "--project", str(project.root)]) == 0
    assert main(["test", "--quiet", "--project", str(project.root)]) == 0


def test_an_outdated_paragraph_is_warned_of_and_not_held_against_the_new_figure(ours: Project) -> None:
    """A correction must not wait for its translation: the page says that the paragraph is out of date."""
    for name, old, new in (
        ("article.md", "acht Raketen", "neun Raketen"),
        ("numbers.yml", "acht Raketen", "neun Raketen"),
        ("numbers.yml", "value: 8\n", "value: 9\n"),
    ):
        path = ours.content / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    assert [problem.level for problem in check(ours)] == ["warning"]


def test_a_mistake_of_the_original_is_told_once_and_there(project: Project, run: Run) -> None:
    """A text that is not translated stands in the further language's folder nowhere, and so do its mistakes."""
    run(project, "new-language", "en")
    path = project.content / "article.md"
    path.write_text(path.read_text(encoding="utf-8").replace("[[actor:biden]]", "[[actor:bidden]]"), encoding="utf-8")
    assert [line.split(" ", 1)[0] for line in run(project, "check", "--quiet")[1]] == ["content/article.md:6:1:"]


RICH = """\
---
title: Die Freigabe
standfirst: Warum die Ukraine weiter schießen darf als zuvor.
---

[[actor:biden]] hat [[event:freigabe|am #]] den Einsatz erlaubt.[^bericht]

## Kursk {#kursk}

- Erstens [[number:soldaten]].[^bericht]
- Zweitens A --> B.

> Ein Zitat.[^bericht] {#p-zitat}

| Ort | Zahl |
| --- | --- |
| Kursk | eine[^bericht] |

### Danach

Und das ist alles.[^bericht]
"""

IN_ENGLISH = {
    "p1": "[[actor:biden]] allowed it [[event:freigabe|on #]].[^bericht]",
    "kursk": "## Kursk",
    "p2": "- First [[number:soldaten]].[^bericht]\n- Second A --> B.",
    "p-zitat": "> A quotation.[^bericht]",
    "p4": "| Place | Number |\n| --- | --- |\n| Kursk | one[^bericht] |",
    "s2": "### Afterwards",
    "p5": "And that is all.[^bericht]",
}


@pytest.fixture
def rich(project: Project, run: Run) -> Project:
    """A project whose article has a block of each kind, just laid out in English."""
    write(project, "article.md", RICH)
    assert run(project, "check", "--quiet") == (0, [])
    assert run(project, "new-language", "en") == (0, [])
    return project


def translate(project: Project, *blocks: str, between: str = "\n\n") -> None:
    """Write the English of some blocks below their comments."""
    path = project.content / "en" / "article.md"
    text = path.read_text(encoding="utf-8")
    for block in blocks:
        before, comment, after = text.partition(f"<!-- {block}\n")
        original, end, rest = after.partition("\n-->\n\n")
        assert end
        text = f"{before}{comment}{original}\n-->{between}{IN_ENGLISH[block]}{between}{rest.lstrip()}"
    path.write_text(text, encoding="utf-8")


def missing(project: Project, run: Run) -> list[str]:
    _, lines = run(project, "translations", "en")
    return [line.split("article/")[1] for line in lines if ": missing: article/" in line]


def test_each_original_stands_above_the_place_for_its_translation(rich: Project, run: Run) -> None:
    lines = (rich.content / "en" / "article.md").read_text(encoding="utf-8").split("---\n", 2)[2].splitlines()
    assert lines[6:17] == [
        "<!-- kursk",
        "## Kursk",
        "-->",
        "",
        "",
        "<!-- p2",
        "- Erstens [[number:soldaten]].[^bericht]",
        "- Zweitens A -- > B.",
        "-->",
        "",
        "",
    ]
    assert missing(rich, run) == ["title", "standfirst", *IN_ENGLISH]


def test_every_place_named_is_empty_and_a_text_written_there_is_read(rich: Project, run: Run) -> None:
    """`explainer translations` names file and line, and `check --complete` the same."""
    _, lines = run(rich, "translations", "en")
    places = {line.split("article/")[1]: line.split(": missing")[0] for line in lines if "missing: article/" in line}
    _, told = run(rich, "check", "--complete", "--quiet")
    assert set(places.values()) <= {line.split(": ")[0] for line in told}
    path = rich.content / "en" / "article.md"
    for block, text in reversed(IN_ENGLISH.items()):
        file, line, _column = places[block].split(":")
        assert file == "content/en/article.md"
        written = path.read_text(encoding="utf-8").split("\n")
        assert written[int(line) - 1] == ""
        written[int(line) - 1] = text
        path.write_text("\n".join(written), encoding="utf-8")
    assert missing(rich, run) == ["title", "standfirst"]
    assert run(rich, "translations", "en", "--review-all")[0] == 0
    assert run(rich, "check", "--quiet") == (0, [])


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\n\n"])
def test_the_article_is_translated_block_by_block(between: str, rich: Project, run: Run) -> None:
    translate(rich, "kursk", "p4", "p5", between=between)
    assert missing(rich, run) == ["title", "standfirst", "p1", "p2", "p-zitat", "s2"]
    generate(rich)
    page = (rich.docs / "en" / "article.md").read_text(encoding="utf-8")
    for words in ("## Kursk {#kursk}\n", "| Place | Number |", "And that is all.", "lang=de", "Zweitens A --> B."):
        assert words in page
    assert "<!--" not in page
    assert "Und das ist alles." not in page


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "\n\n<!-- p2",
            "## Kursk\n\nMore of it.\n\n<!-- p2",
            "14:1: article: a paragraph further down below “kursk”; "
            "allowed: one block below each comment, without an empty line in it",
        ),
        (
            "\n<!-- p1",
            "\nA beginning.\n\n<!-- p1",
            "4:1: article: a paragraph above all comments; "
            "allowed: one block below each comment, without an empty line in it",
        ),
        (
            "\n\n<!-- p2",
            "Kursk\n\n<!-- p2",
            "12:1: article: paragraph kursk, where the original has a heading; allowed: the same as in the original",
        ),
        ("<!-- p2", "<!-- kursk", "14:1: article: a second comment “kursk”, first in line 9; "),
        ("## Kursk\n-->", "## Kursk", "9:1: article: the comment “kursk” has no end; "),
        ("<!-- p5", "<!-- p9", ""),
        (
            "Und das ist alles.[^bericht]\n-->\n",
            "Und das ist alles.[^bericht]\n-->\n\n<!-- p6 -->\n\nMore.[^bericht]\n",
            ":1: article: paragraph p6, where the original has no such block; allowed: the same as in the original",
        ),
    ],
)
def test_a_text_in_the_wrong_place_is_told(old: str, new: str, said: str, rich: Project, run: Run) -> None:
    path = rich.content / "en" / "article.md"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    head = text.split("---\n", 2)[1]
    path.write_text(text.replace(old, new).replace(head, ""), encoding="utf-8")
    code, lines = run(rich, "check", "--quiet")
    assert code == (1 if said else 0)
    assert [line for line in lines if line.startswith("content/en/article.md:") and said in line] or not said


def test_a_paragraph_without_a_comment_is_told_where_to_write(rich: Project, run: Run) -> None:
    """The original has grown since."""
    write(rich, "article.md", f"{RICH}\nAch so.[^bericht]\n")
    _, lines = run(rich, "check", "--complete", "--quiet")
    (line,) = (line for line in lines if "article/p6" in line)
    assert line == (
        "content/article.md:23:1: article/p6: no text in “en”; "
        "allowed: a text in content/en/article.md, below “<!-- p6 -->”"
    )
    path = rich.content / "en" / "article.md"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n<!-- p6 -->\nI see.[^bericht]\n", encoding="utf-8")
    assert "p6" not in missing(rich, run)


def test_what_nobody_has_reviewed_is_told_once_for_each_file(rich: Project, run: Run) -> None:
    translate(rich, *IN_ENGLISH)
    write(rich, "en/places.yml", "places:\n  washington:\n    name: Washington\n")
    assert run(rich, "check", "--quiet") == (
        0,
        [
            "content/en/article.md:16:1: warning: 7 texts are translated, but not marked as reviewed; "
            "allowed: “explainer translations en --review-all”, once they are held against the original",
            "content/en/places.yml:3:11: warning: place/washington/name: translated, but not marked as reviewed; "
            "allowed: “explainer translations en --review place/washington/name”, once it is held against the original",
        ],
    )


@pytest.mark.parametrize("written", ["pt-BR", "pt_BR"])
def test_a_language_of_a_country_has_one_spelling(written: str, project: Project, run: Run) -> None:
    assert run(project, "new-language", written) == (0, [])
    assert "languages: [de, pt-BR]\n" in (project.content / "explainer.yml").read_text(encoding="utf-8")
    path = project.content / "pt-BR" / "interface.yml"
    said = path.read_text(encoding="utf-8")
    assert "\nlocale: pt-BR\n" in said
    assert run(project, "check", "--quiet") == (0, [])
    path.write_text(said.replace("locale: pt-BR", "locale: pt_BR"), encoding="utf-8")
    assert run(project, "check", "--quiet") == (0, [])


def test_the_command_says_what_comes_next(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new-language", "fr", "--project", str(project.root)]) == 0
    assert capsys.readouterr().err == (
        "10 files in content/fr/; explainer.yml names the language\n"
        "content/fr/interface.yml: the words of the pages themselves, such as “Sources:”. We have none in “fr”; "
        "they are still English.\n"
        "Next: “explainer translations fr” names each place to write at\n"
    )
    assert main(["new-language", "fr", "--project", str(project.root)]) == 2
    assert "is there already; to begin anew, delete both" in capsys.readouterr().err


def test_a_language_is_given_up_by_its_folder_and_its_entry(project: Project, run: Run) -> None:
    before = (project.content / "explainer.yml").read_text(encoding="utf-8")
    run(project, "new-language", "fr")
    shutil.rmtree(project.content / "fr")
    (project.content / "explainer.yml").write_text(before, encoding="utf-8")
    assert run(project, "check", "--quiet") == (0, [])


def test_a_sentence_of_the_original_keeps_its_own_names_dates_and_figures(project: Project, run: Run) -> None:
    """Though the number, its unit and the actor are translated, the sentence around them is not."""
    path = project.content / "explainer.yml"
    text = path.read_text(encoding="utf-8")
    sentence = "'Laut [[actor:biden]] waren es [[event:freigabe|am #]] [[number:soldaten]].'"
    write(project, "explainer.yml", text.replace("Die USA haben den Einsatz von Raketen erlaubt.", sentence))
    run(project, "new-language", "en")
    soldiers = "label: Soldiers\n    unit:\n      one: soldier\n      other: soldiers\n"
    write(project, "en/numbers.yml", f"numbers:\n  soldaten:\n    {soldiers}")
    write(project, "en/actors.yml", "actors:\n  biden:\n    names:\n      full: Joe Biden\n      short: J. Biden\n")
    generate(project)
    page = (project.docs / "en" / "index.md").read_text(encoding="utf-8")
    (line,) = (line for line in page.splitlines() if "Laut " in line)
    words = re.sub(r"<[^>]*>|\]\([^)]*\)(?:\{[^}]*\})?|\[", "", line)
    assert "Laut Biden waren es am 17. November 2024 bis zu 12.000 Soldaten." in words
    assert "J. Biden" not in words
    assert "soldiers" in (project.docs / "en" / "numbers.md").read_text(encoding="utf-8")


NOTE = """\
    note: |
      A first paragraph about [[number:soldaten]].

      - An item,
        which goes on
      - Another

      > Said by somebody.

      A last one.
"""

CHANGES = """\
    changes:
      - date: 2024-11-19
        kind: correction
        fields: [value]
        before: 9,000
        after: 9,870
        note: We had the figure of October.
"""


def test_nothing_of_our_own_code_is_read_on_a_page_that_borrows(tmp_path: Path) -> None:
    """A text of several paragraphs and items is what it is in the original, and marked with its language."""
    project = english(tmp_path)
    for name, more in (("timeline.yml", NOTE), ("numbers.yml", NOTE + CHANGES)):
        text = (project.content / name).read_text(encoding="utf-8")
        write(project, name, f"{text.rstrip()}\n{more}")
    assert main(["new-language", "de", "--project", str(project.root)]) == 0
    site = read(build(project, report=print))
    pages = {name: page for name, page in site.items() if not name.startswith("embed") and "guide/" not in name}
    for name, page in pages.items():
        code = [piece.text for piece in page.pieces if re.search(r"\{:|</?(?:span|div|time|data)|lang=", piece.text)]
        assert code == [], name
    for name in ("de/timeline/index.html", "de/numbers/index.html", "de/dossier/index.html"):
        spoken = {(piece.text, piece.language) for piece in pages[name].pieces}
        assert {("Another", "en"), ("Said by somebody.", "en"), ("A last one.", "en")} <= spoken, name
    for name in ("de/changes/index.html", "de/index.html"):
        assert any("We had the figure of October." in piece.text for piece in pages[name].pieces), name
