"""The schemas: they describe every field, take what the model takes, and are wired to the files."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from generator.build import check
from generator.cli import main
from generator.model.article import ArticleHead
from generator.model.content import KINDS
from generator.model.explainer import Explainer
from generator.model.redirect import Redirect
from generator.model.set_aside import CoverageFile
from generator.project import Project
from generator.schema.fields import LANGUAGES, Language, undescribed
from generator.schema.generate import schemas
from generator.schema.wire import with_comment
from tests.schema.conftest import Server

ROOT = Path(__file__).parents[2]


def models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for field in model.model_fields.values():
        yield from models_in(field.annotation)


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from models(annotation)
    for part in get_args(annotation):
        yield from models_in(part)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_class_and_field_is_described(language: Language) -> None:
    own: list[type[BaseModel]] = [Explainer, ArticleHead, Redirect, CoverageFile]
    tops = [*(kind.model for kind in KINDS), *own]
    classes = {model for top in tops for model in models(top)}
    assert sorted(undescribed(iter(classes), language)) == []


def test_a_field_has_its_description_and_an_example() -> None:
    event = json.loads(schemas()["timeline"])["properties"]["events"]["items"]
    assert event["properties"]["status"]["enum"] == [
        "planned",
        "reported",
        "confirmed",
        "claim",
        "disputed",
        "retracted",
    ]
    assert event["properties"]["title"]["description"].startswith("Headline")
    assert event["properties"]["date"]["examples"]
    assert event["else"]["required"] == ["id", "date", "title", "text", "status", "sources"]


def test_the_repositorys_own_files_are_wired(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--project", str(ROOT), "schema", "--check"]) == 0, capsys.readouterr().out


def test_wiring_adds_a_line_and_is_done_then(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    before = (project.content / "actors.yml").read_text(encoding="utf-8")
    assert main(["--project", str(project.root), "schema", "--check"]) == 1
    assert main(["--project", str(project.root), "schema"]) == 0
    after = (project.content / "actors.yml").read_text(encoding="utf-8")
    assert after == f"# yaml-language-server: $schema=../schemas/actors.schema.json\n{before}"
    assert main(["--project", str(project.root), "schema", "--check"]) == 0
    assert [problem for problem in check(project) if problem.level == "error"] == []


def test_an_editors_settings_stay(project: Project) -> None:
    settings = project.root / ".vscode" / "settings.json"
    settings.parent.mkdir()
    settings.write_text("{}", encoding="utf-8")
    assert main(["--project", str(project.root), "schema", "--quiet"]) == 0
    assert settings.read_text(encoding="utf-8") == "{}"


def test_a_wrong_schema_in_the_first_line_is_mended() -> None:
    assert with_comment("# yaml-language-server: $schema=x\na: b\n", "../schemas/actors.schema.json") == (
        "# yaml-language-server: $schema=../schemas/actors.schema.json\na: b\n"
    )


def test_a_language_server_knows_the_files(server: Server, project: Project) -> None:
    """Diagnostics, hover and completion of a real yaml-language-server, by the comment in the first line."""
    for kind in KINDS:
        file = project.content / kind.file
        assert server.problems(server.open(file, file.read_text(encoding="utf-8"))) == [], kind.file
    first = "# yaml-language-server: $schema=../schemas/timeline.schema.json\n"
    text = f"{first}events:\n  - id: a\n    titel: x\n    status: gone\n    date: 2024\n    "
    uri = server.open(project.content / "probe.yml", text)
    problems = " ".join(server.problems(uri))
    assert "titel" in problems
    assert '"confirmed"' in problems
    assert "Missing property" in problems
    offered = {item["label"] for item in server.at("completion", uri, 6, 4)["items"]}
    assert {"title", "text", "sources", "because_of"} <= offered
    told = server.at("hover", uri, 5, 6)["contents"]["value"]
    assert "Wann es geschah" in told


def test_a_language_server_speaks_the_contents_language(server: Server, project: Project) -> None:
    first = "# yaml-language-server: $schema=../schemas/places.schema.json\n"
    uri = server.open(project.content / "probe.yml", f"{first}places:\n  - id: a\n    latitude: 95\n    kind: town\n")
    assert any("90" in problem for problem in server.problems(uri))
    assert "Breite in Grad, Norden positiv." in server.at("hover", uri, 3, 6)["contents"]["value"]


def test_a_language_server_knows_the_files_of_a_language(server: Server, project: Project) -> None:
    head = "# yaml-language-server: $schema=../../schemas/translated-{}.schema.json\n"
    text = "events:\n  freigabe:\n    title: Biden allows\n    date: 2024\n    "
    uri = server.open(project.content / "fr" / "timeline.yml", head.format("timeline") + text)
    assert any("date" in problem for problem in server.problems(uri))
    offered = {item["label"] for item in server.at("completion", uri, 5, 4)["items"]}
    assert {"text", "note", "attribution"} <= offered
    assert not offered & {"status", "sources", "because_of", "end"}
    assert "Überschrift" in server.at("hover", uri, 3, 6)["contents"]["value"]

    words = project.content / "fr" / "interface.yml"
    words.parent.mkdir()
    words.write_text("locale: fr\n", encoding="utf-8")
    main(["--project", str(project.root), "schema", "--quiet"])
    head = "# yaml-language-server: $schema=../../schemas/interface.schema.json\n"
    assert words.read_text(encoding="utf-8") == f"{head}locale: fr\n"
    uri = server.open(project.content / "fr" / "interface.yml", f"{head}locale: fr\nfrane:\n  menu: Menu\n")
    assert any("frane" in problem for problem in server.problems(uri))
    assert {"frame", "timeline"} <= {item["label"] for item in server.at("completion", uri, 4, 0)["items"]}


def test_a_language_server_knows_redirects_and_coverage(server: Server, project: Project) -> None:
    head = "# yaml-language-server: $schema=../schemas/{}.schema.json\n"
    text = "redirects:\n  - old: actor:mayor\n    nwe: actor:callender\n"
    uri = server.open(project.content / "redirects.yml", head.format("redirects") + text)
    assert any("nwe" in problem for problem in server.problems(uri))
    text = "set_aside:\n  - text: zwei\n    "
    uri = server.open(project.content / "coverage.yml", head.format("coverage") + text)
    assert any("reason" in problem for problem in server.problems(uri))
    assert "reason" in {item["label"] for item in server.at("completion", uri, 3, 4)["items"]}


def test_the_articles_front_matter_is_wired(server: Server, project: Project) -> None:
    article = (project.content / "article.md").read_text(encoding="utf-8")
    opening, schema, *rest = article.splitlines()
    assert (opening, schema) == ("---", "# yaml-language-server: $schema=../schemas/article.schema.json")
    front = "\n".join((schema, *rest[: rest.index("---")], "autor: x"))
    uri = server.open(project.content / "front.yml", front)
    assert [problem for problem in server.problems(uri) if "autor" not in problem] == []
    assert len(server.problems(uri)) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: b\n", "{}\na: b\n"),
        ("a: b\r\n", "{}\r\na: b\r\n"),
        ("\ufeffa: b\n", "\ufeff{}\na: b\n"),
        ("---\ntitle: x\n---\n", "---\n{}\ntitle: x\n---\n"),
        ("---\n# yaml-language-server: $schema=old\ntitle: x\n---\n", "---\n{}\ntitle: x\n---\n"),
    ],
)
def test_the_comment_goes_where_the_yaml_begins(before: str, after: str) -> None:
    assert with_comment(before, "s.json") == after.format("# yaml-language-server: $schema=s.json")


def test_the_language_can_be_chosen(project: Project) -> None:
    actors = project.root / "schemas" / "actors.schema.json"
    assert main(["--project", str(project.root), "schema", "--quiet"]) == 0
    assert "Voller Name." in actors.read_text(encoding="utf-8")
    assert main(["--project", str(project.root), "schema", "--language", "en", "--quiet"]) == 0
    assert "Name in full." in actors.read_text(encoding="utf-8")


def test_a_language_server_takes_the_real_content(server: Server, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")
    names = ("coverage.yml", "explainer.yml", *(kind.file for kind in KINDS))
    for name in (*names, *(f"en/{name}" for name in names[1:])):
        file = tmp_path / "content" / name
        assert server.problems(server.open(file, file.read_text(encoding="utf-8"))) == [], name
