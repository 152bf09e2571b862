"""The texts of sources stay private, and every citation of our own article is checked against its passage."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from generator.build import check, generate, read
from generator.check.citations import cited
from generator.check.passage import Texts
from generator.load.records import load
from generator.project import Project
from tests.conftest import ROOT, copy_of

CANARY = "Kanarienvogel im Quelltext"


def test_git_ignores_them() -> None:
    command = ["git", "-C", str(ROOT), "check-ignore", "--no-index", "content/source-texts/ap-1117.txt"]
    assert subprocess.run(command, capture_output=True, text=True, check=False).returncode == 0


def test_nothing_of_them_is_published(project: Project) -> None:
    folder = project.content / "source-texts"
    folder.mkdir()
    (folder / "bericht.txt").write_text(f"{CANARY}.\n", encoding="utf-8")
    generate(project)
    written = [file for file in project.docs.rglob("*") if file.is_file()]
    assert len(written) > 10
    assert [file.name for file in written if CANARY.encode() in file.read_bytes()] == []


def test_a_text_without_its_source(project: Project) -> None:
    folder = project.content / "source-texts"
    folder.mkdir()
    (folder / "berich.txt").write_text("Ein Text.\n", encoding="utf-8")
    assert [str(problem) for problem in check(project)] == [
        "content/source-texts/berich.txt:1:1: there is no source “berich” whose text this could be; "
        "allowed: <source-id>.txt; did you mean “bericht”?"
    ]


def test_every_citation_of_our_article_names_a_passage_and_passes(real_project: Project) -> None:
    loaded, _translations = read(real_project)
    texts = Texts(loaded)
    found = [one for _kind, _id, record in loaded.all_records() for one in cited(record) if one.citation.paragraph]
    assert len(found) >= 30
    assert [one.citation.paragraph for one in found if texts.article and not texts.article.cited(one.citation)] == []
    assert [str(problem) for problem in check(real_project) if problem.level == "error"] == []


def test_the_neighbouring_paragraph_of_our_article_does_not_pass(tmp_path: Path) -> None:
    """Each citation moved to the next paragraph: what is to bear a figure or a date is caught."""
    project = copy_of(ROOT, tmp_path / "project")
    records = [record for *_, record in load(project).all_records()]
    bearing = [one for record in records for one in cited(record) if one.citation.paragraph and one.facts]
    for name in ("timeline.yml", "numbers.yml"):
        file = project.content / name
        text = file.read_text(encoding="utf-8")
        moved = re.sub(r"(article#p|paragraph: p)(\d+)", lambda match: f"{match[1]}{int(match[2]) % 24 + 1}", text)
        file.write_text(moved, encoding="utf-8")
    caught = {(problem.file, problem.line) for problem in check(project) if "article#p" in problem.message}
    assert len(bearing) >= 20
    assert len(caught) / len(bearing) >= 0.97
