"""A third edition: laid out by a command, built as it is, translated bit by bit."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import build
from generator.cli import main
from generator.load.interface import FILE as INTERFACE
from generator.project import Project
from generator.site import BUILDERS
from generator.wording.words import text, words
from tests.built import pages
from tests.conftest import MINIMAL, copy_of

from .conftest import write
from .reading import Reader, read

Run = Callable[..., tuple[int, list[str]]]

SAID = {
    "Sources:": "Sources :",
    "What has not been translated on this page yet stands in the original language.": "Ce qui n’est pas encore "
    "traduit sur cette page est dans la langue d’origine.",
    "Search this explainer": "Chercher dans ce dossier",
    "up to": "jusqu’à",
}

TEXTS = {
    "explainer.yml": "title: L’autorisation\nstandfirst: Pourquoi l’Ukraine peut tirer plus loin.\n",
    "timeline.yml": "events:\n  freigabe:\n    title: Biden autorise l’emploi\n    text: On l’a su le jour même.\n",
    "numbers.yml": "numbers:\n  soldaten:\n    label: Soldats nord-coréens\n    unit:\n      one: soldat\n"
    "      other: soldats\n    attribution: selon les États-Unis\n",
}


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The smallest project with a French folder as the command makes it, and some of it translated."""
    project = copy_of(MINIMAL, tmp_path_factory.mktemp("third") / "project")
    assert main(["new-language", "fr", "--project", str(project.root)]) == 0
    path = project.content / "fr" / INTERFACE
    said = path.read_text(encoding="utf-8")
    for english, french in SAID.items():
        assert english in said
        said = said.replace(english, french)
    path.write_text(said, encoding="utf-8")
    for name, words_of_it in TEXTS.items():
        write(project, f"fr/{name}", words_of_it)
    return project


@pytest.fixture(scope="module")
def third(laid_out: Project, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    def built(builder: str) -> Path:
        output = tmp_path_factory.mktemp(f"third-{builder}") / "site"
        return build(laid_out, builder=builder, output=output, report=print)

    return built


@pytest.fixture(scope="module")
def site(third: Callable[[str], Path]) -> Path:
    return third("mkdocs")


@pytest.fixture(scope="module")
def french(site: Path) -> dict[str, Reader]:
    return {name.removeprefix("fr/"): page for name, page in read(site).items() if name.startswith("fr/")}


def test_the_command_lays_out_every_text(project: Project, run: Run) -> None:
    assert run(project, "new-language", "fr") == (0, [])
    folder = project.content / "fr"
    originals = {path.name for path in project.content.iterdir() if path.is_file()}
    assert {path.name for path in folder.iterdir()} == {*originals, INTERFACE}
    assert "languages: [de, fr]\n" in (project.content / "explainer.yml").read_text(encoding="utf-8")
    assert (folder / "numbers.yml").read_text(encoding="utf-8").split("\n\n", 1)[1] == (
        "numbers:\n"
        "  soldaten:\n"
        "    # Nordkoreanische Soldaten in Russland\n"
        "    label:\n"
        "    unit:\n"
        "      # Soldat\n"
        "      one:\n"
        "      # Soldaten\n"
        "      other:\n"
        "    # US-Angaben\n"
        "    attribution:\n"
    )
    assert run(project, "check") == (0, [])


def test_the_command_lays_out_the_words_with_the_languages_own_locale(project: Project, run: Run) -> None:
    run(project, "new-language", "fr")
    lines = (project.content / "fr" / INTERFACE).read_text(encoding="utf-8").splitlines()
    model = text("en").splitlines()
    assert lines[2] == "locale: fr"
    assert lines[3:] == model[model.index("locale: en_GB") + 1 :]


def test_a_language_that_has_words_needs_none(project: Project, run: Run) -> None:
    assert run(project, "new-language", "en") == (0, [])
    assert not (project.content / "en" / INTERFACE).exists()


@pytest.mark.parametrize("language", ["de", "french", "FR", "xx", "xx_YY", "../x"])
def test_the_command_refuses_what_is_no_further_language(language: str, project: Project, run: Run) -> None:
    before = sorted(project.content.rglob("*"))
    assert run(project, "new-language", language)[0] == 2
    assert sorted(project.content.rglob("*")) == before


def test_every_text_is_missing_at_first(project: Project, run: Run) -> None:
    run(project, "new-language", "fr")
    _, lines = run(project, "translations", "fr")
    assert {line.split(": ")[1] for line in lines} == {"missing"}
    assert {"explainer/title", "article/p1", "number/soldaten/unit/other"} <= {line.split(": ")[2] for line in lines}
    assert run(project, "check", "--complete", "--quiet")[0] == 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  menu: Menu\n", "", "content/fr/interface.yml:1:1: missing word “frame.menu”"),
        ("  menu: Menu\n", "  menu: Menu\n  menue: x\n", "unknown word “frame.menue”; did you mean “frame.menu”?"),
        (
            "locale: fr",
            "locale: frz_q",
            "content/fr/interface.yml:3:1: “frz_q” is not a locale; allowed: such as fr or pt-BR",
        ),
        (
            'range: "{low} to {high}"',
            'range: "{low} à {hig}"',
            "amounts.range: unknown gap “{hig}”; allowed: {high}, {low}",
        ),
        ('range: "{low} to {high}"', 'range: "{low}"', "amounts.range: a gap is missing; allowed: {high}, {low}"),
        (
            'range: "{low} to {high}"',
            'range: "{low} à {high"',
            "amounts.range: a brace that opens or closes no gap; allowed: {high}, {low}",
        ),
    ],
)
def test_words_that_are_not_right_are_told(old: str, new: str, said: str, project: Project, run: Run) -> None:
    run(project, "new-language", "fr")
    path = project.content / "fr" / INTERFACE
    before = path.read_text(encoding="utf-8")
    assert before.count(old) == 1
    path.write_text(before.replace(old, new), encoding="utf-8")
    code, lines = run(project, "check", "--quiet")
    assert code == 1
    assert [line for line in lines if said in line] == lines


@pytest.mark.parametrize("builder", BUILDERS)
def test_the_edition_is_whole(builder: str, third: Callable[[str], Path]) -> None:
    site = third(builder)
    names = set(pages(site))
    german = {name for name in names if not name.startswith("fr/")}
    assert names - german == {f"fr/{name}" for name in german - {"404.html"}} | {"fr/404/index.html"}
    for name in german - {"404.html"}:
        assert sorted(pages(site)[name].ids) == sorted(pages(site)[f"fr/{name}"].ids), name
    assert (site / "_redirects").read_text(encoding="utf-8") == "/fr/* /fr/404/ 404\n"
    assert {page.language for name, page in read(site).items() if name.startswith("fr/")} == {"fr"}


def test_dates_and_figures_are_said_in_its_language(french: dict[str, Reader]) -> None:
    said = {piece.text for piece in french["numbers/index.html"].pieces}
    assert '<data value="12000">12\u202f000</data>' in french["numbers/index.html"].text
    assert {"jusqu’à", "soldats", "novembre 2024"} <= said
    assert "17 novembre 2024" in {piece.text for piece in french["timeline/index.html"].pieces}
    assert french["index.html"].text_of("og:locale") == "fr_FR"


def test_what_is_translated_stands_there_in_its_language(french: dict[str, Reader]) -> None:
    spoken = {(piece.text, piece.language) for piece in french["timeline/index.html"].pieces}
    assert {("Biden autorise l’emploi", "fr"), ("On l’a su le jour même.", "fr"), ("Sources :", "fr")} <= spoken


def test_what_is_not_translated_is_marked_as_the_original(french: dict[str, Reader], laid_out: Project) -> None:
    """Every text of the original that a French page shows is in an element with the original's language."""
    originals = texts_of(laid_out)
    for name, page in french.items():
        unmarked = {piece.text for piece in page.pieces if piece.language == "fr" and piece.text in originals}
        assert unmarked == set(), name
    article = {(piece.text, piece.language) for piece in french["article/index.html"].pieces}
    assert ("den Einsatz von Raketen erlaubt.", "de") in article
    assert ("17. November 2024", "de") in article


def texts_of(project: Project) -> set[str]:
    """The German texts, by the look of the files that lay them out."""
    from generator.build import read as read_content
    from generator.translate import text_states

    loaded, (translation,) = read_content(project)
    return {state.original for state in text_states(loaded, translation) if state.translated is None}


def test_pages_that_borrow_say_so(french: dict[str, Reader]) -> None:
    notice = SAID["What has not been translated on this page yet stands in the original language."]
    borrowing = {name for name, page in french.items() if notice in {piece.text for piece in page.pieces}}
    # The guide is the editors', in English where it is not in their language: nothing of it is borrowed.
    assert borrowing == set(french) - {"404/index.html", "changes/index.html", "guide/index.html"}


def test_search_has_an_index_for_each_language(site: Path) -> None:
    import json

    entry = json.loads((site / "pagefind" / "pagefind-entry.json").read_text(encoding="utf-8"))
    assert {language: index["page_count"] for language, index in entry["languages"].items()} == {"de": 11, "fr": 11}


def test_our_own_languages_keep_their_words(laid_out: Project) -> None:
    assert words("en")["records.sources"] == "Sources:"
    assert re.fullmatch(r"fr", words("fr")["locale"])
