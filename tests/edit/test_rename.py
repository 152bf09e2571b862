"""`explainer rename`: the id everywhere, a redirect behind, and nothing where it would break something."""

from __future__ import annotations

import shutil
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


DRAFT = """
  - id: fund
    draft: Ein Fund
    side: ukraine
    relations:
      - to: biden
        sources: [bericht, {source: bericht, quote: x}]
    sources: [bericht]
"""


def test_what_a_draft_refers_to_is_renamed(project: Project) -> None:
    file = project.content / "actors.yml"
    file.write_text(file.read_text(encoding="utf-8") + DRAFT, encoding="utf-8")
    assert run(project, "source:bericht", "source:agentur") == 0
    assert run(project, "actor:biden", "actor:joe") == 0
    assert file.read_text(encoding="utf-8").endswith(DRAFT.replace("bericht", "agentur").replace("biden", "joe"))


def test_exceptions_and_coverage_follow(project: Project) -> None:
    explainer, coverage = project.content / "explainer.yml", project.content / "coverage.yml"
    exception = (
        "rules:\n  exceptions:\n    - rule: reviews_are_due\n      record: {}\n      reason: event:freigabe ist alt.\n"
    )
    aside = "set_aside:\n  - records: [place:washington, '{}', event:freigabe-2]\n    reason: Vorgeschichte.\n"
    explainer.write_text(explainer.read_text(encoding="utf-8") + exception.format("event:freigabe"), encoding="utf-8")
    coverage.write_text(aside.format("event:freigabe"), encoding="utf-8")
    assert run(project, "event:freigabe", "event:event") == 0
    assert explainer.read_text(encoding="utf-8").endswith(exception.format("event:event"))
    assert coverage.read_text(encoding="utf-8") == aside.format("event:event")
    assert run(project, "event:event", "event:erlaubnis") == 0
    assert coverage.read_text(encoding="utf-8") == aside.format("event:erlaubnis")


def test_a_sources_own_text_and_the_memory_of_its_link_follow(project: Project) -> None:
    texts = project.content / "source-texts"
    texts.mkdir()
    (texts / "bericht.txt").write_bytes(b"\xef\xbb\xbfDer Bericht.\r\n")
    links = project.content / "links.yml"
    links.write_text("# kept\nbericht: 2024-11-20 fine https://example.org/bericht\n", encoding="utf-8")
    assert run(project, "source:bericht", "source:agentur", "--dry-run") == 0
    assert (texts / "bericht.txt").exists()
    assert run(project, "source:bericht", "source:agentur") == 0
    assert {path.name: path.read_bytes() for path in texts.iterdir()} == {
        "agentur.txt": b"\xef\xbb\xbfDer Bericht.\r\n"
    }
    assert links.read_text(encoding="utf-8") == "# kept\nagentur: 2024-11-20 fine https://example.org/bericht\n"


@pytest.fixture(scope="module")
def complete(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, list[str]]:
    """A copy of the real content, and what `check --complete` says of it. Each test takes a copy of its own."""
    project = copy_of(ROOT, tmp_path_factory.mktemp("real") / "project")
    return project, [str(problem) for problem in check(project, complete=True)]


@pytest.mark.parametrize(
    "key",
    ["event:inf", "number:nk-troops", "term:atacms", "question:what-was-decided", "source:aa-kirby", "place:kyiv"],
)
def test_translations_stay_reviewed_and_complete(key: str, complete: tuple[Project, list[str]], tmp_path: Path) -> None:
    original, before = complete
    project = Project(tmp_path / "project")
    shutil.copytree(original.content, project.content)
    kind, _, old = key.partition(":")
    assert run(project, key, f"{kind}:renamed-for-the-test") == 0
    after = [str(problem).replace("renamed-for-the-test", old) for problem in check(project, complete=True)]
    assert after == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("actor:biden", "number:joe"), "of one kind"),
        (("biden", "joe"), "of one kind"),
        (("actr:biden", "actr:joe"), "unknown kind “actr”; allowed: event, actor, number"),
        (("actor:bidenn", "actor:joe"), "there is no actor “bidenn”; did you mean “biden”?"),
        (("actor:biden", "actor:Joe"), "“Joe” is not an id"),
        (("source:bericht", "source:bericht"), "“bericht” is its id already"),
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


def test_an_id_that_is_taken_is_told_in_plain_english(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    actors = project.content / "actors.yml"
    text = actors.read_text(encoding="utf-8")
    record = text[text.index("  - id: biden") :]
    actors.write_text(text + record.replace("id: biden", "id: harris"), encoding="utf-8")
    assert run(project, "actor:biden", "actor:harris") == 2
    assert "there is an actor “harris” already" in capsys.readouterr().err
