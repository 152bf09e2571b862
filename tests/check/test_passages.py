"""Passages: seeded errors are caught, what is right passes; measured on passages of our own in two languages."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.build import check
from generator.problems import Problem
from generator.project import Project
from tests.conftest import MINIMAL

Data = dict[str, Any]

LABELLED: Data = yaml.load(Path(__file__).with_name("passages.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


@dataclass(frozen=True)
class Pair:
    """A claim beside the source whose text it is checked against."""

    id: str
    source: str
    claim: Data
    is_right: bool


def pairs() -> list[Pair]:
    found = []
    for language, passages in LABELLED.items():
        for number, passage in enumerate(passages, 1):
            for label in ("right", "wrong"):
                for position, claim in enumerate(passage[label], 1):
                    identifier = f"{language}-{number}-{label}-{position}"
                    found.append(Pair(identifier, f"{language}-{number}", claim, label == "right"))
    return found


def citation(pair: Pair) -> Data:
    return {"source": pair.source, **{key: pair.claim[key] for key in ("locator", "quote") if key in pair.claim}}


def as_number(pair: Pair) -> Data:
    figure: Data = {key: pair.claim[key] for key in ("value", "low", "high") if key in pair.claim}
    between: Data = {"qualifier": "between"} if "low" in figure else {}
    rest = {"unit": pair.claim.get("unit", "Stück"), "as_of": "2024-11", "certainty": "claim", "attribution": "Amt"}
    return {"id": pair.id, "label": f"Zahl {pair.id}", **figure, **between, **rest, "sources": [citation(pair)]}


def as_event(pair: Pair) -> Data:
    cited = citation(pair) | ({} if "date" in pair.claim else {"bears": ["text"]})
    date = pair.claim.get("date", "2024-11-17")
    text = {"title": f"Ereignis {pair.id}", "text": "Es geschah."}
    return {"id": pair.id, "date": date, **text, "status": "claim", "sources": [cited]}


def written(path: Path, key: str, more: list[Data]) -> None:
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    data[key] += more
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


@pytest.fixture(scope="module")
def problems(tmp_path_factory: pytest.TempPathFactory) -> list[Problem]:
    content = tmp_path_factory.mktemp("passages") / "content"
    shutil.copytree(MINIMAL / "content", content)
    texts = content / "source-texts"
    texts.mkdir()
    sources = []
    for language, passages in LABELLED.items():
        for number, passage in enumerate(passages, 1):
            name = f"{language}-{number}"
            (texts / f"{name}.txt").write_text(passage["text"], encoding="utf-8")
            fixed = {"publisher": "Blatt", "title": name, "url": "https://example.org/", "kind": "news"}
            dates = {"language": language, "published": passage["published"], "accessed": "2024-12-01"}
            sources.append({"id": name, **fixed, **dates})
    written(content / "sources.yml", "sources", sources)
    written(content / "numbers.yml", "numbers", [as_number(p) for p in pairs() if {"value", "low"} & set(p.claim)])
    written(content / "timeline.yml", "events", [as_event(p) for p in pairs() if not {"value", "low"} & set(p.claim)])
    return [problem for problem in check(Project(content.parent)) if problem.level == "error"]


def test_precision_and_recall(problems: list[Problem], capsys: pytest.CaptureFixture[str]) -> None:
    """The target: at least 40 errors and 60 correct pairs, and 0.97 of both measures."""
    flagged = {problem.record.split()[-1] for problem in problems}
    wrong = {pair.id for pair in pairs() if not pair.is_right}
    right = {pair.id for pair in pairs() if pair.is_right}
    caught = flagged & wrong
    precision, recall = len(caught) / len(flagged), len(caught) / len(wrong)
    with capsys.disabled():
        print(f"\n{len(wrong)} errors, {len(right)} correct: precision {precision:.3f}, recall {recall:.3f}")
        print("missed:", sorted(wrong - flagged), "wrongly flagged:", sorted(flagged & right))
    assert flagged <= wrong | right
    assert len(wrong) >= 40
    assert len(right) >= 60
    assert precision >= 0.97
    assert recall >= 0.97
