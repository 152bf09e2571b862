"""The project on another subject is made with the product's own commands: they are run anew, and make what is kept."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest
import yaml

from generator.cli import main
from generator.model.content import KINDS
from tests.commands import commands_of

STADTBAD = Path(__file__).parent / "stadtbad"
MAKING = (STADTBAD / "making.sh").read_text(encoding="utf-8")

BY_HAND: Final = {
    "actor": {"relations"},
    "number": {"alternatives", "series", "changes"},
    "event": {"status", "importance", "attribution", "actors", "numbers", "because_of", "sources"},
}
"""What the editor added to records in the files, by kind."""

FINISHED_BY_HAND: Final = {
    "explainer add source": ["explainer.yml"],
    "explainer fmt": ["timeline.yml", "article.md", "actors.yml", "numbers.yml", "sources.yml"],
    "explainer translations": ["en"],
}
"""What the editor had finished by hand before a command was run for the first time."""

Records = Mapping[str, Mapping[str, object]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The content as it was before each step by hand, by the command that followed; and as it is in the end."""
    root = tmp_path_factory.mktemp("making")
    for name in ("termine.csv", "manuskript.txt"):
        shutil.copy2(STADTBAD / name, root)
    kept: dict[str, Path] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        for line in commands_of(MAKING):
            program, *arguments = shlex.split(line)
            if program == "cd":
                patch.chdir(root / arguments[0])
                continue
            step = next((step for step in FINISHED_BY_HAND if line.startswith(step) and step not in kept), None)
            if step:
                kept[step] = Path(shutil.copytree("content", root / f"before-{len(kept)}"))
                finish(FINISHED_BY_HAND[step])
            assert main(arguments) == 0, line
    return {**kept, "": root / "stadtbad" / "content"}


def finish(names: list[str]) -> None:
    """Put what the editor wrote in the place of what is there; the languages are the command's to add."""
    for name in names:
        source, target = STADTBAD / "content" / name, Path("content", name)
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("reviews.yml"))
        else:
            text = source.read_text(encoding="utf-8").replace("languages: [de, en]\n", "languages: [de]\n")
            target.write_text(text, encoding="utf-8")


def records(content: Path, kind: str) -> Records:
    [found] = [one for one in KINDS if one.name == kind]
    listed = yaml.load((content / found.file).read_text(encoding="utf-8"), yaml.BaseLoader)[found.key]
    return {record["id"]: {name: plain(value) for name, value in record.items()} for record in listed}


def plain(value: object) -> object:
    """A value without what only the files can say: where in a source it stands, and a unit's singular and plural."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return value.get("source") or value.get("other") or value
    return value


@pytest.mark.parametrize("kind", ["source", "place", "term", "question", "actor", "number"])
def test_its_records_are_those_that_the_commands_add(kind: str, made: Mapping[str, Path]) -> None:
    kept = records(STADTBAD / "content", kind)
    without = {
        name: {field: value for field, value in record.items() if field not in BY_HAND.get(kind, ())}
        for name, record in kept.items()
    }
    added = records(made["explainer fmt"], kind)
    assert {name: record for name, record in added.items() if name != "editorial-knowledge"} == without


def test_its_events_are_those_of_the_table(made: Mapping[str, Path]) -> None:
    """The editor gave them ids, two of them a closer date, and what hangs on them; titles and themes stayed."""
    imported = [record for record in records(made["explainer fmt"], "event").values() if "title" in record]
    kept = {str(record["title"]): record for record in records(STADTBAD / "content", "event").values()}
    assert [record["title"] for record in imported] == [*kept]
    for record in imported:
        finished = kept[str(record["title"])]
        assert str(finished["date"]).startswith(str(record["date"]))
        for field in ("themes", "places"):
            assert {*as_list(record, field)} <= {*as_list(finished, field)}, record["title"]
        assert finished.keys() <= {*BY_HAND["event"], "id", "date", "title", "text", "themes", "places"}


def as_list(record: Mapping[str, object], field: str) -> list[str]:
    value = record.get(field, [])
    assert isinstance(value, list)
    return value


def test_its_article_is_that_of_the_manuscript_with_references(made: Mapping[str, Path]) -> None:
    imported, kept = (
        (content / "article.md").read_text(encoding="utf-8").split("\n\n")
        for content in (made["explainer fmt"], STADTBAD / "content")
    )
    assert len(imported) == len(kept)
    for before, after in zip(imported, kept, strict=True):
        words = [re.escape(part) for part in re.split(r"\[\[[^\]]+\]\]", after.strip())]
        assert re.fullmatch(".+".join(words), before.strip()), after


def test_its_english_has_the_fields_that_were_laid_out(made: Mapping[str, Path]) -> None:
    laid_out, kept = made["explainer translations"] / "en", STADTBAD / "content" / "en"
    assert sorted(path.name for path in laid_out.iterdir()) == sorted(
        path.name for path in kept.iterdir() if path.name != "reviews.yml"
    )
    for file in laid_out.glob("*.yml"):
        assert fields(file) == fields(kept / file.name)


def fields(file: Path) -> list[str]:
    """The names in a file of texts, in their order; what stands for the language's own forms is left out."""
    return re.findall(r"(?m)^[ -]*(?!forms)([a-z0-9-]+):", file.read_text(encoding="utf-8"))


def test_its_translation_was_reviewed_as_the_command_does(made: Mapping[str, Path]) -> None:
    """But for the day: each text beside the fingerprint of the original it was held against."""
    reviews = [
        re.sub(r"\d{4}-\d{2}-\d{2}", "", (content / "en" / "reviews.yml").read_text(encoding="utf-8"))
        for content in (made[""], STADTBAD / "content")
    ]
    assert reviews[0] == reviews[1]


def test_the_end_is_what_is_kept(made: Mapping[str, Path]) -> None:
    for kind in KINDS:
        assert records(made[""], kind.name) == records(STADTBAD / "content", kind.name), kind.name
    configurations = [folder / "mkdocs.yml" for folder in (made[""].parent, STADTBAD)]
    assert len({str(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in configurations}) == 1
