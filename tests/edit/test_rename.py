"""`explainer rename`: the id everywhere, a redirect behind, and nothing where it would break something."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import check, editions, texts
from generator.cli import main
from generator.project import Project
from tests.conftest import copy_of

ROOT = Path(__file__).parents[2]


def run(project: Project, *words: str) -> int:
    return main(["--project", str(project.root), "rename", *words])


def contents(project: Project) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in project.content.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("key", "new", "files"),
    [
        ("actor:biden", "joe", {"actors.yml", "article.md", "timeline.yml", "redirects.yml"}),
        ("source:bericht", "agentur", {"article.md", "sources.yml", "actors.yml", "redirects.yml", "explainer.yml"}),
        ("number:soldaten", "truppen", {"numbers.yml", "article.md", "explainer.yml", "timeline.yml", "redirects.yml"}),
        ("event:freigabe", "erlaubnis", {"timeline.yml", "article.md", "questions.yml", "explainer.yml"}),
        ("place:washington", "dc", {"places.yml", "timeline.yml", "redirects.yml"}),
    ],
)
def test_an_id_changes_everywhere(key: str, new: str, files: set[str], project: Project) -> None:
    kind = key.partition(":")[0]
    before = contents(project)
    assert run(project, key, f"{kind}:{new}") == 0
    after = contents(project)
    changed = {path.name for path, data in after.items() if before.get(path) != data}
    assert files <= changed
    assert [problem for problem in check(project) if problem.level == "error"] == []
    redirects = (project.content / "redirects.yml").read_text(encoding="utf-8")
    assert redirects.endswith(f"redirects:\n  - old: {key}\n    new: {kind}:{new}\n")


def test_an_old_address_still_leads_to_the_record(project: Project) -> None:
    run(project, "actor:biden", "actor:joe")
    page = next(text for path, text in texts(editions(project)).items() if path.name == "actors.md")
    assert '<div id="actor-biden"></div>\n\n### Joe Biden {#actor-joe}\n' in page


def test_renamed_twice_both_addresses_lead_on(project: Project) -> None:
    run(project, "actor:biden", "actor:joe")
    run(project, "actor:joe", "actor:president")
    page = next(text for path, text in texts(editions(project)).items() if path.name == "actors.md")
    assert '<div id="actor-biden">' in page
    assert '<div id="actor-joe">' in page
    assert [problem for problem in check(project) if problem.level == "error"] == []


def is_text(path: Path) -> bool:
    """Not the memory of translations, whose fingerprints follow the texts."""
    return path.name != "reviews.yml"


def test_in_real_content_nothing_but_the_id_changes(tmp_path: Path) -> None:
    project = copy_of(ROOT, tmp_path / "project")
    before = contents(project)
    warnings = len(check(project))
    assert run(project, "actor:zelenskyy", "actor:the-president") == 0
    (project.content / "redirects.yml").unlink()
    after = contents(project)
    assert {path: data.replace(b"the-president", b"zelenskyy") for path, data in after.items() if is_text(path)} == {
        path: data for path, data in before.items() if is_text(path)
    }
    assert len(check(project)) == warnings


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("actor:biden", "number:joe"), "of one kind"),
        (("biden", "joe"), "of one kind"),
        (("actr:biden", "actr:joe"), "unknown kind “actr”; allowed: event, actor, number"),
        (("actor:bidenn", "actor:joe"), "there is no actor “bidenn”; did you mean “biden”?"),
        (("actor:biden", "actor:Joe"), "“Joe” is not an id"),
        (("source:bericht", "source:bericht"), "there is a source “bericht” already"),
    ],
)
def test_wrong_use_changes_nothing(
    words: tuple[str, str], said: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(project)
    assert run(project, *words) == 2
    assert said in capsys.readouterr().err
    assert contents(project) == before


def test_a_given_up_id_is_not_used_again(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    run(project, "actor:biden", "actor:joe")
    assert run(project, "actor:joe", "actor:biden") == 2
    assert "was given up before" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- old: actor:x\n    new: actor:nobody", "unknown actor “nobody”"),
        ("- old: actor:biden\n    new: actor:biden", "is a record itself"),
        ("- old: actor:x\n    new: source:bericht", "are of different kinds"),
        ("- old: actor:x\n    new: actor:biden\n  - old: actor:x\n    new: actor:biden", "is redirected twice"),
        ("- old: x\n    new: actor:biden", "text of the form"),
    ],
)
def test_redirects_are_checked(text: str, said: str, project: Project) -> None:
    (project.content / "redirects.yml").write_text(f"redirects:\n  {text}\n", encoding="utf-8")
    assert said in " ".join(str(problem) for problem in check(project) if problem.level == "error")
