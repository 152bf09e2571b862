"""The state of each translated text: what follows when an original changes, a text is reviewed, a value corrected."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.build import check, generate
from generator.load.records import load
from generator.model.base import Record
from generator.model.edtf import parse
from generator.project import Project
from generator.wording.dates import date_in_words

from .conftest import write

Run = Callable[..., tuple[int, list[str]]]

TEXTS = [
    ("timeline.yml", "event", "kirby", "title"),
    ("timeline.yml", "event", "meseberg", "text"),
    ("actors.yml", "actor", "biden", "wants"),
    ("numbers.yml", "number", "nk-troops", "label"),
    ("glossary.yml", "term", "cruise-missile", "short"),
    ("questions.yml", "question", "why-no-taurus", "short"),
    ("places.yml", "place", "kyiv", "text"),
]


def said(project: Project) -> list[str]:
    return [str(problem) for problem in check(project)]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def record(project: Project, kind: str, identifier: str) -> Record:
    return load(project).records[kind][identifier]


def line_of(project: Project, file: str, identifier: str, field: str) -> int:
    """The line on which a language's folder has the text of a field, by the look of the file alone."""
    lines = (project.content / "en" / file).read_text(encoding="utf-8").splitlines()
    start = lines.index(f"  {identifier}:")
    return next(number for number, line in enumerate(lines, 1) if number > start and line.startswith(f"    {field}:"))


def review_day(project: Project, key: str) -> str:
    text = (project.content / "en" / "reviews.yml").read_text(encoding="utf-8")
    return re.search(rf"^{key}: \w+ (\S+)$", text, re.MULTILINE)[1]  # type: ignore[index]


def change(project: Project, file: str, kind: str, identifier: str, field: str) -> None:
    """Add a word to the first word of a text of the original."""
    first = str(getattr(record(project, kind, identifier), field)).split(". ")[0][:30]
    edit(project.content / file, first, f"Kurzum, {first}")


def test_nothing_of_ours_is_missing_or_out_of_date(real_project: Project) -> None:
    assert [str(problem) for problem in check(real_project, complete=True)] == []


@pytest.mark.parametrize(("file", "kind", "identifier", "field"), TEXTS, ids=str)
def test_a_changed_sentence_is_one_warning_at_that_field(
    file: str, kind: str, identifier: str, field: str, ours: Project
) -> None:
    change(ours, file, kind, identifier, field)
    key = f"{kind}/{identifier}/{field}"
    (warning,) = said(ours)
    place, _, rest = warning.partition(": warning: ")
    assert place.rsplit(":", 1)[0] == f"content/en/{file}:{line_of(ours, file, identifier, field)}"
    assert rest == (
        f"{key}: the original has changed since the translation was reviewed on {review_day(ours, key)}; "
        f"allowed: a text that fits the original, marked by “explainer translations en --review {key}”"
    )


def test_a_changed_paragraph_is_one_warning_at_that_paragraph(ours: Project) -> None:
    article = load(ours).article
    assert article is not None
    paragraph = article.paragraphs[2]
    edit(ours.content / "article.md", paragraph.text[:25], f"Kurzum, {paragraph.text[:25]}")
    (warning,) = said(ours)
    assert re.match(
        rf"content/en/article\.md:\d+:1: warning: article/{paragraph.id}: the original has changed", warning
    )


def test_white_space_changes_nothing(ours: Project) -> None:
    change_of_space = record(ours, "place", "kyiv")
    text = str(getattr(change_of_space, "text"))  # noqa: B009 - the records are typed by their base alone
    edit(ours.content / "places.yml", text[:20], text[:20].replace(" ", "  "))
    assert said(ours) == []


def test_a_review_settles_the_warning_and_touches_nothing_else(ours: Project, run: Run) -> None:
    change(ours, *TEXTS[0])
    change(ours, *TEXTS[2])
    reviews = ours.content / "en" / "reviews.yml"
    before = reviews.read_text(encoding="utf-8").splitlines()
    assert run(ours, "translations", "en", "--review", "event/kirby/title", "--quiet") == (0, [])
    after = reviews.read_text(encoding="utf-8").splitlines()
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    today = datetime.now(UTC).date().isoformat()
    assert [(line.split(": ")[0], line.split()[-1]) for line in changed] == [("event/kirby/title", today)]
    (warning,) = said(ours)
    assert "actor/biden/wants" in warning
    assert run(ours, "translations", "en", "--review-all", "--quiet") == (0, [])
    assert said(ours) == []


def test_the_page_says_what_is_out_of_date_and_since_when(ours: Project) -> None:
    generate(ours)
    before = texts(ours)
    change(ours, "places.yml", "place", "kyiv", "text")
    generate(ours)
    after = texts(ours)
    english = {name for name in after if name.startswith("en/") and before[name] != after[name]}
    assert english == {"en/dossier.md", "en/places.md"}
    day = date_in_words(parse(review_day(ours, "place/kyiv/text")), "en")
    added = set(after["en/places.md"].splitlines()) - set(before["en/places.md"].splitlines())
    assert added == {
        f"The original has changed since this text was reviewed on {day}.",
        "{: .translation-notice role=note }",
    }


def test_a_release_refuses_what_is_out_of_date(ours: Project, run: Run) -> None:
    change(ours, *TEXTS[0])
    assert run(ours, "check")[0] == 0
    code, lines = run(ours, "check", "--complete", "--quiet")
    assert code == 1
    assert [line.split(": ")[1] for line in lines] == ["event/kirby/title"]


def test_a_corrected_value_corrects_both_editions_and_asks_for_no_translation(ours: Project) -> None:
    generate(ours)
    before = texts(ours)
    number = record(ours, "number", "nk-troops")
    value = str(getattr(number, "value"))  # noqa: B009
    path = ours.content / "numbers.yml"
    text = path.read_text(encoding="utf-8")
    changed, count = re.subn(rf"(- id: nk-troops\n(?:    .*\n)*?    value: ){value}\b", r"\g<1>12345", text)
    assert count == 1
    path.write_text(changed, encoding="utf-8")
    assert said(ours) == []
    generate(ours)
    after = texts(ours)
    changed_pages = {name for name in after if before[name] != after[name]}
    german = {name for name in changed_pages if not name.startswith("en/")}
    assert changed_pages == german | {f"en/{name}" for name in german}
    assert {"numbers.md", "article.md"} <= german
    for name in changed_pages:
        written = "12,345" if name.startswith("en/") else "12.345"
        assert f'<data value="12345">{written}</data>' in after[name], name
    for name in german:
        assert after[name].count('value="12345"') == after[f"en/{name}"].count('value="12345"'), name


def test_a_corrected_date_corrects_both_editions_and_asks_for_no_translation(ours: Project) -> None:
    edit(
        ours.content / "timeline.yml", "  - id: kirby\n    date: 2024-11-25\n", "  - id: kirby\n    date: 2024-11-26\n"
    )
    assert said(ours) == []
    generate(ours)
    after = texts(ours)
    for name, words in (("timeline.md", "26. November 2024"), ("en/timeline.md", "26 November 2024")):
        own = after[name].partition("{#event-kirby}")[0].rpartition("<article ")[2]
        assert f'<time datetime="2024-11-26">{words}</time>' in own


def texts(project: Project) -> dict[str, str]:
    """Every generated page but the gallery of embeds, which holds them as snippets to be copied."""
    files = sorted(file for file in project.docs.rglob("*.md") if file.name != "embed.md")
    return {file.relative_to(project.docs).as_posix(): file.read_text(encoding="utf-8") for file in files}


def test_missing_stale_and_superfluous_texts_are_listed(bilingual: Project, run: Run) -> None:
    run(bilingual, "translations", "en", "--review-all")
    edit(bilingual.content / "timeline.yml", "Biden erlaubt den Einsatz", "Biden erlaubt es")
    write(bilingual, "en/glossary.yml", "terms:\n  raketen:\n    name: missile\n")
    write(bilingual, "en/places.yml", "places:\n  washington:\n    name: Washington\n")
    code, lines = run(bilingual, "translations", "en")
    by_state = {state: [line for line in lines if f": {state}: " in line] for state in ("stale", "unreviewed")}
    assert code == 0
    assert by_state == {
        "stale": ["content/en/timeline.yml:3:12: stale: event/freigabe/title"],
        "unreviewed": ["content/en/places.yml:3:11: unreviewed: place/washington/name"],
    }
    assert "content/glossary.yml:3:11: missing: term/rakete/name" in lines
    assert lines[-1] == (
        "content/en/glossary.yml:2:3: warning: superfluous: no term “raketen” to translate; did you mean “rakete”?"
    )


def test_a_review_of_what_is_not_there_is_refused(bilingual: Project, capsys: pytest.CaptureFixture[str]) -> None:
    from generator.cli import main

    assert main(["translations", "en", "--review", "event/freigab", "--project", str(bilingual.root)]) == 2
    assert "no translated text “event/freigab”; did you mean “event/freigabe" in capsys.readouterr().err
    assert not (bilingual.content / "en" / "reviews.yml").exists()
