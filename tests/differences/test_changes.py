"""`explainer changes`: what differs from an earlier version, and what readers are told of."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import feedparser
import pytest

from generator.build import generate
from generator.cli import main
from generator.project import Project

Captured = pytest.CaptureFixture[str]

DECLARED = """    changes:
      - date: 2024-12-01
        kind: correction
        fields: [value]
        before: bis zu 12.000 Soldaten
        after: bis zu 11.000 Soldaten
        note: Das Ministerium hat seine Schätzung berichtigt.
"""


@pytest.fixture
def kept(project: Project) -> Project:
    """The small project in a Git repository, with its content committed."""
    commit(project)
    return project


def commit(project: Project) -> None:
    """Commit all content, in a repository that is made where there is none."""
    who = ("-c", "user.name=T", "-c", "user.email=t@example.org")
    for command in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "Eine Fassung")):
        subprocess.run(("git", "-C", str(project.root), *who, *command), check=True)


def edit(project: Project, file: str, old: str, new: str) -> None:
    path = project.content / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def found(project: Project, captured: Captured) -> list[tuple[str, str]]:
    """What differs from the last commit: state and field."""
    code = main(["changes", "--since", "HEAD", "--quiet", "--format", "json", "--project", str(project.root)])
    entries = json.loads(captured.readouterr().out)
    assert code == int(any(entry["state"] == "undeclared" for entry in entries))
    return [(entry["state"], entry["field"]) for entry in entries]


def test_nothing_differs_from_itself(kept: Project, capsys: Captured) -> None:
    assert found(kept, capsys) == []


@pytest.mark.parametrize(
    ("edits", "field"),
    [
        (("numbers.yml", "value: 12000", "value: 11000"), "value"),
        (("numbers.yml", "at most", "about"), "qualifier"),
        (("numbers.yml", "as_of: 2024-11", "as_of: 2024-10"), "as_of"),
        (("numbers.yml", "certainty: estimate", "certainty: claim"), "certainty"),
        (("numbers.yml", "US-Angaben", "Angaben aus Seoul"), "attribution"),
        (("timeline.yml", "- id: freigabe\n    date: 2024-11-17", "- id: freigabe\n    date: 2024-11-18"), "date"),
        (("timeline.yml", "status: reported", "status: confirmed"), "status"),
        (("timeline.yml", "am selben Tag", "nach drei Tagen"), "text"),
        (("sources.yml", "published: 2024-11-17", "published: 2024-11-16"), "published"),
        (("article.md", "hat [[event:freigabe|am #]]", "hat am 16. November"), "p1"),
    ],
)
def test_what_must_be_declared(edits: tuple[str, str, str], field: str, kept: Project, capsys: Captured) -> None:
    edit(kept, *edits)
    assert found(kept, capsys) == [("undeclared", field)]


@pytest.mark.parametrize(
    ("edits", "field"),
    [
        (("timeline.yml", "Die Erlaubnis wurde", "Diese Erlaubnis wurde"), "text"),
        (("timeline.yml", "Biden erlaubt den Einsatz", "Biden gestattet den Einsatz"), "title"),
        (("numbers.yml", "US-Angaben", "US–Angaben"), "attribution"),
        (("article.md", "den Einsatz von Raketen erlaubt", "Raketen erlaubt"), "p1"),
    ],
)
def test_a_typing_mistake_need_not_be(edits: tuple[str, str, str], field: str, kept: Project, capsys: Captured) -> None:
    edit(kept, *edits)
    assert found(kept, capsys) == [("wording", field)]


def run(project: Project, *command: str) -> int:
    return main([*command, "--quiet", "--project", str(project.root)])


def told(project: Project) -> dict[str, bool]:
    """Where readers are told of the declared change, with what stood there before."""
    assert run(project, "generate") == 0
    feed = feedparser.parse((project.docs / "feed.xml").read_bytes())
    items = json.loads((project.docs / "feed.json").read_text(encoding="utf-8"))["items"]
    texts = {
        "record": (project.docs / "numbers.md").read_text(encoding="utf-8"),
        "page": (project.docs / "index.md").read_text(encoding="utf-8").partition('id="rests-on"')[2],
        "list": (project.docs / "changes.md").read_text(encoding="utf-8"),
        "Atom": "".join(entry.content[0].value for entry in feed.entries),
        "JSON Feed": "".join(item["content_html"] for item in items),
        "embed": (project.docs / "embed/number/soldaten/index.html").read_text(encoding="utf-8"),
        "embed of the timeline": (project.docs / "embed/timeline/all/index.html").read_text(encoding="utf-8"),
    }
    day = '<time datetime="2024-12-01">1. Dezember 2024</time>'
    reason, before = "Das Ministerium hat seine Schätzung berichtigt.", "bis zu 12.000 Soldaten"
    brief = {name: day in text for name, text in texts.items()}
    whole = {name: day in text and reason in text and before in text for name, text in texts.items()}
    return whole | {"page": brief["page"]}


def test_the_whole_way_of_a_correction(kept: Project, capsys: Captured) -> None:
    """A value is changed, the check fails, the change is declared, the check passes, and all surfaces tell of it."""
    nowhere = dict.fromkeys(told(kept), False)
    assert told(kept) == nowhere
    edit(kept, "numbers.yml", "value: 12000", "value: 11000")
    assert run(kept, "changes", "--since", "HEAD") == 1
    assert told(kept) == nowhere
    edit(kept, "numbers.yml", "    sources: [bericht]\n", f"    sources: [bericht]\n{DECLARED}")
    assert run(kept, "changes", "--since", "HEAD") == 0
    assert told(kept) == dict.fromkeys(nowhere, True) | {"embed of the timeline": False}  # it shows no numbers
    page = (kept.docs / "changes.md").read_text(encoding="utf-8").splitlines()
    assert (
        '## <time datetime="2024-12-01">1. Dezember 2024</time>: Nordkoreanische Soldaten in Russland '
        "{#change-number-soldaten-2024-12-01}"
    ) in page
    begin = page.index('<span class="change-kind">Berichtigt:</span> Das Ministerium hat seine Schätzung berichtigt.')
    assert [line for line in page[begin + 1 : begin + 7] if line] == [
        "Vorher:",
        ":   bis zu 12.000 Soldaten",
        "Jetzt:",
        ":   bis zu 11.000 Soldaten",
    ]


def test_an_old_declaration_does_not_cover_a_new_change(kept: Project, capsys: Captured) -> None:
    edit(kept, "numbers.yml", "    sources: [bericht]\n", f"    sources: [bericht]\n{DECLARED}")
    commit(kept)
    edit(kept, "numbers.yml", "value: 12000", "value: 13000")
    assert found(kept, capsys) == [("undeclared", "value")]


def test_a_record_that_is_gone_is_told_by_the_explainer(kept: Project, capsys: Captured) -> None:
    edit(kept, "glossary.yml", "- id: rakete", "- id: flugkoerper")
    assert found(kept, capsys) == [("undeclared", "term:rakete")]
    change = DECLARED.replace("    changes", "changes").replace("      ", "  ").replace("[value]", "['term:rakete']")
    with (kept.content / "explainer.yml").open("a", encoding="utf-8") as file:
        file.write("\n" + change)
    assert found(kept, capsys) == [("declared", "term:rakete")]


def test_a_record_that_is_gone_is_told_by_its_note_in_redirects(kept: Project, capsys: Captured) -> None:
    edit(kept, "glossary.yml", "- id: rakete", "- id: flugkoerper")
    main(["changes", "--since", "HEAD", "--project", str(kept.root)])
    assert "allowed: an entry in redirects.yml with “old: term:rakete” and a “note:” for readers" in (
        capsys.readouterr().out
    )
    redirects = kept.content / "redirects.yml"
    redirects.write_text("redirects:\n  - old: term:rakete\n", encoding="utf-8")
    assert found(kept, capsys) == [("undeclared", "term:rakete")]
    redirects.write_text("redirects:\n  - old: term:rakete\n    note: Kommt nicht vor.\n", encoding="utf-8")
    assert found(kept, capsys) == [("declared", "term:rakete")]


def test_a_removed_record_has_no_afterwards(kept: Project, capsys: Captured) -> None:
    edit(kept, "glossary.yml", "- id: rakete", "- id: flugkoerper")
    change = DECLARED.replace("    changes", "changes").replace("      ", "  ").replace("[value]", "['term:rakete']")
    with (kept.content / "explainer.yml").open("a", encoding="utf-8") as file:
        file.write("\n" + change.replace("    after: bis zu 11.000 Soldaten\n", ""))
    assert found(kept, capsys) == [("declared", "term:rakete")]
    assert main(["check", "--quiet", "--project", str(kept.root)]) == 0
    generate(kept)
    page = (kept.docs / "changes.md").read_text(encoding="utf-8")
    assert "</time>: Ein Eintrag, der entfernt wurde {#" in page


def test_the_days_of_a_review_are_no_correction(kept: Project, capsys: Captured) -> None:
    edit(kept, "explainer.yml", "as_of: 2024-11-17", "as_of: 2024-11-18")
    edit(kept, "explainer.yml", "reviewed: 2024-11-20", "reviewed: 2024-11-21")
    assert found(kept, capsys) == []


def test_who_compares_with_where_they_are_is_told_so(kept: Project, capsys: Captured) -> None:
    def said() -> str:
        assert main(["changes", "--since", "master", "--project", str(kept.root)]) == 0
        return capsys.readouterr().err

    subprocess.run(("git", "-C", str(kept.root), "branch", "-q", "-M", "master"), check=True)
    assert "such as --since master~1" in said()
    edit(kept, "timeline.yml", "am selben Tag", "gleich")
    assert "~1" not in said()


def test_the_message_says_what_to_write(kept: Project, capsys: Captured) -> None:
    edit(kept, "numbers.yml", "value: 12000", "value: 11000")
    assert main(["changes", "--since", "HEAD", "--project", str(kept.root)]) == 1
    printed = capsys.readouterr()
    assert printed.out == (
        "content/numbers.yml:4:12: number soldaten: value is now “11000” (it was “12000”), and no change since HEAD "
        "says so; allowed: “changes:” with date, kind, fields: [value], before, after, note\n"
    )
    assert printed.err == "1 undeclared, 0 declared, 0 wording\n"


@pytest.mark.parametrize("revision", ["nix", "--output=x"])
def test_no_such_revision(revision: str, kept: Project, capsys: Captured) -> None:
    assert main(["changes", "--since", revision, "--project", str(kept.root)]) == 2
    assert f"“{revision}”" in capsys.readouterr().err


def test_places_for_other_programs(kept: Project, capsys: Captured) -> None:
    edit(kept, "numbers.yml", "value: 12000", "value: 11000")
    assert main(["changes", "--since", "HEAD", "--format", "json", "--quiet", "--project", str(kept.root)]) == 1
    place = {"file": "content/numbers.yml", "line": 4, "column": 12}
    difference = {"state": "undeclared", "kind": "number", "id": "soldaten", "field": "value"}
    assert json.loads(capsys.readouterr().out) == [difference | {"before": "12000", "after": "11000"} | place]


def test_annotations_in_github_actions(kept: Project, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(kept.root)
    edit(kept, "numbers.yml", "value: 12000", "value: 11000")
    edit(kept, "timeline.yml", "Biden erlaubt den Einsatz", "Biden gestattet den Einsatz")  # wording: no annotation
    assert main(["changes", "--since", "HEAD", "--format", "github", "--quiet"]) == 1
    assert capsys.readouterr().out == (
        "::error file=content/numbers.yml,line=4,col=12::number soldaten: value is now “11000” (it was “12000”), and "
        "no change since HEAD says so; allowed: “changes:” with date, kind, fields: [value], before, after, note\n"
    )


def test_what_could_not_be_read_then_is_named(project: Project, capsys: Captured) -> None:
    edit(project, "numbers.yml", "certainty: estimate", "certainty: guess")
    commit(project)
    edit(project, "numbers.yml", "certainty: guess", "certainty: estimate")
    assert main(["changes", "--since", "HEAD", "--project", str(project.root)]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "Not compared, since it cannot be read as it was at HEAD: number soldaten",
        "nothing differs",
    ]


def test_a_shallow_clone_is_told_how_to_get_its_history(kept: Project, tmp_path: Path, capsys: Captured) -> None:
    edit(kept, "numbers.yml", "value: 12000", "value: 11000")
    commit(kept)
    shallow = tmp_path / "shallow"
    subprocess.run(("git", "clone", "-q", "--depth", "1", f"file://{kept.root}", str(shallow)), check=True)
    assert main(["changes", "--since", "HEAD~1", "--project", str(shallow)]) == 2
    assert "a shallow clone has no history: fetch it whole (fetch-depth: 0)" in capsys.readouterr().err


def test_outside_of_git(project: Project, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(Path(project.root).parent))
    assert main(["changes", "--since", "HEAD", "--project", str(project.root)]) == 2
    assert "no content at revision “HEAD”" in capsys.readouterr().err
