"""The command line: what it prints, where, and with which exit code."""

from __future__ import annotations

import errno
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import __version__
from generator.cli import main
from generator.cli.progress import Progress
from generator.cli.report import as_github, summary
from generator.problems import Problem
from generator.project import Project

Captured = pytest.CaptureFixture[str]

WRONG_DATE = "content/timeline.yml:3:11: event freigabe: "


@pytest.fixture
def broken(project: Project) -> Project:
    """The small project with two mistakes in two files."""
    replace(project.content / "timeline.yml", "date: 2024-11-17", "date: 2024-02-30")
    replace(project.content / "sources.yml", "https://example.org/bericht", "javascript:alert(1)")
    return project


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def failing(error: BaseException) -> Callable[..., object]:
    def check(_project: Project, **_options: bool) -> object:
        raise error

    return check


def test_a_project_in_order(project: Project, capsys: Captured) -> None:
    assert main(["check", "--project", str(project.root)]) == 0
    assert capsys.readouterr() == ("", "no problems\n")


def test_problems_go_to_stdout_one_on_a_line_and_the_count_to_stderr(broken: Project, capsys: Captured) -> None:
    assert main(["check", "--project", str(broken.root)]) == 1
    printed = capsys.readouterr()
    lines = printed.out.splitlines()
    assert [line.split(":")[0] for line in lines] == ["content/sources.yml", "content/timeline.yml"]
    assert lines[1].startswith(WRONG_DATE)
    assert printed.err == "2 problems in 2 files\n"


def test_quiet_prints_problems_only(broken: Project, capsys: Captured) -> None:
    assert main(["check", "--quiet", "--project", str(broken.root)]) == 1
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 2
    assert printed.err == ""


@pytest.mark.parametrize("command", ["generate", "build"])
def test_nothing_is_written_while_there_are_problems(command: str, broken: Project, capsys: Captured) -> None:
    before = sorted(broken.root.rglob("*"))
    assert main([command, "--project", str(broken.root)]) == 1
    printed = capsys.readouterr()
    assert WRONG_DATE in printed.out
    assert printed.err.endswith("2 problems in 2 files; nothing was written\n")
    assert sorted(broken.root.rglob("*")) == before


def test_json_holds_every_field_of_a_problem(broken: Project, capsys: Captured) -> None:
    assert main(["check", "--format", "json", "--project", str(broken.root)]) == 1
    problems = json.loads(capsys.readouterr().out)
    assert [Problem(**problem).line for problem in problems] == [5, 3]
    assert set(problems[0]) == set(Problem.__dataclass_fields__)


def test_json_of_no_problems_is_an_empty_list(project: Project, capsys: Captured) -> None:
    assert main(["check", "--format", "json", "--project", str(project.root)]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_github_annotations_are_escaped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    problems = (
        Problem("content/a,b.yml", 3, 5, "100 % falsch\nund mehr", record="x", suggestion="y"),
        Problem("content/c.yml", 1, 1, "alt", level="warning"),
    )
    assert as_github(problems, Project(tmp_path / "dossier")).splitlines() == [
        "::error file=dossier/content/a%2Cb.yml,line=3,col=5::x: 100 %25 falsch%0Aund mehr; did you mean “y”?",
        "::warning file=dossier/content/c.yml,line=1,col=1::alt",
    ]


def test_the_summary_counts_problems_warnings_and_files() -> None:
    error, warning = Problem("a.yml", 1, 1, "x"), Problem("b.yml", 1, 1, "y", level="warning")
    assert summary(()) == "no problems"
    assert summary((error,)) == "1 problem in 1 file"
    assert summary((error, warning, warning)) == "1 problem and 2 warnings in 2 files"
    assert summary((warning,)) == "1 warning in 1 file"


def test_warnings_alone_do_not_fail(project: Project, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    warning = Problem("content/numbers.yml", 2, 5, "to be reviewed by 2024-12-01", level="warning")
    monkeypatch.setattr("generator.cli.commands.check.check", lambda _project, **_options: (warning,))
    assert main(["check", "--project", str(project.root)]) == 0
    assert capsys.readouterr() == (f"{warning}\n", "1 warning in 1 file\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--nothing"], "--nothing"),
        (["chek"], "No such command 'chek'"),
        (["check", "--format", "xml"], "'xml' is not one of 'text', 'json', 'github'"),
        (["build", "--builder", "hugo"], "'hugo' is not one of 'mkdocs', 'zensical'"),
        (["check", "--project", "nowhere"], "there is no folder nowhere; name the project's folder with --project DIR"),
        (["check"], "the current folder is no explainer project: it has no content/, nor has one above it; change"),
    ],
)
def test_wrong_use(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert said in printed.err
    assert printed.out == ""


@pytest.mark.parametrize("command", ["build", "serve"])
def test_a_project_without_the_site_builders_configuration(command: str, project: Project, capsys: Captured) -> None:
    project.config.unlink()
    assert main([command, "--project", str(project.root)]) == 2
    assert "mkdocs.yml is missing" in capsys.readouterr().err


@pytest.mark.parametrize("folder", ["content", "content/en/drafts"])
def test_a_command_finds_its_project_above_the_folder_it_is_called_in(
    folder: str, broken: Project, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    inside = broken.root / folder
    inside.mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(inside)
    assert main(["check"]) == 1
    assert capsys.readouterr().out.splitlines()[1].startswith(WRONG_DATE)
    assert main(["add", "term", "--set", "name=Pegel", "--set", "short=Höhe.", "--set", "sources=bericht"]) == 0
    assert "name: Pegel" in (broken.content / "glossary.yml").read_text(encoding="utf-8")


def test_a_folder_called_content_somewhere_above_is_no_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    (tmp_path / "content" / "videos").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "content" / "videos")
    assert main(["check"]) == 2
    assert "is no explainer project" in capsys.readouterr().err


def test_help_is_a_command_as_well(capsys: Captured) -> None:
    for called, asked in (["help"], ["--help"]), (["help", "check"], ["check", "--help"]):
        assert main(called) == 0
        said = capsys.readouterr().out
        assert main(asked) == 0
        assert said == capsys.readouterr().out != ""
    assert main(["help", "chek"]) == 2
    assert "No such command 'chek'" in capsys.readouterr().err


def test_embeds_of_a_site_at_the_examples_address_come_with_a_warning(project: Project, capsys: Captured) -> None:
    asked = ["embeds", "event", "freigabe", "--project", str(project.root)]
    assert main(asked) == 0
    assert capsys.readouterr().err == ""
    replace(project.content / "explainer.yml", "https://example.org/freigabe/", "https://example.org/")
    assert main(["check", "--project", str(project.root)]) == 0
    assert capsys.readouterr().err == "no problems\n"
    assert main(asked) == 0
    assert capsys.readouterr().err == (
        "content/explainer.yml:12:11: warning: explainer: site_url is still the example's (https://example.org/): "
        "feeds and embeds lead there; allowed: the address at which readers find the site\n"
    )


def test_an_article_in_another_language_than_its_explainer_is_told(project: Project, capsys: Captured) -> None:
    replace(project.content / "article.md", "---\n", "---\nlanguage: en\n")
    assert main(["check", "--quiet", "--project", str(project.root)]) == 0
    assert capsys.readouterr().out == (
        "content/article.md:2:11: warning: article: language: the article is in “en”, and the explainer's first "
        "language is “de”; allowed: one language in both, here and first under “languages:” in explainer.yml\n"
    )


def test_the_project_may_be_named_before_the_command(project: Project) -> None:
    assert main(["--project", str(project.root), "check"]) == 0


def test_the_project_named_at_the_command_counts(project: Project) -> None:
    assert main(["--project", "nowhere", "check", "--project", str(project.root)]) == 0


def test_the_current_folder_is_the_project(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.root)
    assert main(["check"]) == 0


def test_our_bug_is_owned_up_to(project: Project, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.cli.commands.check.check", failing(KeyError("biden")))
    assert main(["check", "--project", str(project.root)]) == 3
    printed = capsys.readouterr()
    assert printed.err.startswith("Traceback (most recent call last):")
    assert printed.err.endswith("KeyError: 'biden'\nThis is our bug; please report it with the lines above.\n")


def test_a_full_disk_is_no_bug(project: Project, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    full = OSError(errno.ENOSPC, "No space left on device", "docs/index.md")
    monkeypatch.setattr("generator.cli.commands.check.check", failing(full))
    assert main(["check", "--project", str(project.root)]) == 2
    assert capsys.readouterr().err == "Error: No space left on device: docs/index.md\n"


def test_an_interruption_ends_quietly(project: Project, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.cli.commands.check.check", failing(KeyboardInterrupt()))
    assert main(["check", "--project", str(project.root)]) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_the_version(capsys: Captured) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"explainer {__version__}\n"


@pytest.mark.parametrize("command", ["check", "generate", "build", "serve"])
def test_every_command_explains_itself_by_example(command: str, capsys: Captured) -> None:
    assert main([command, "--help"]) == 0
    printed = capsys.readouterr().out
    assert f"Examples:\n    explainer {command}\n" in printed
    assert "--project DIR" in printed


def test_the_module_is_the_command(project: Project) -> None:
    command = (sys.executable, "-m", "generator", "--project", str(project.root), "check")
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "no problems\n")


def test_a_reader_that_goes_away_is_no_bug(broken: Project) -> None:
    command = (sys.executable, "-m", "generator", "--project", str(broken.root), "check", "--format", "json")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert "Traceback" not in running.stderr.read()
    assert running.returncode == 1


def test_a_terminal_of_few_letters_is_no_bug(broken: Project) -> None:
    command = (sys.executable, "-X", "utf8=0", "-m", "generator", "--project", str(broken.root), "check")
    environment = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert ended.returncode == 1
    assert len(ended.stdout.splitlines()) == 2


def test_interrupting_the_build_leaves_no_trace(project: Project) -> None:
    command = (sys.executable, "-m", "generator", "--project", str(project.root), "build")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        wait_for(lambda: any(project.root.glob(".site-*")))
        running.send_signal(signal.SIGINT)
        assert "Traceback" not in running.stderr.read()
    assert running.returncode == 130
    assert not any(project.root.glob("*site*"))


def wait_for(condition: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def test_progress_in_a_log_is_one_plain_line_for_each_stage(capsys: Captured) -> None:
    with Progress() as report:
        report("Reading")
        report("Writing")
        report.done("Done")
    assert capsys.readouterr().err == "Reading\nWriting\nDone\n"


def test_progress_at_a_terminal_is_numbered_and_timed(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([10.0, 10.24, 11.0, 14.0])
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr("time.monotonic", lambda: next(times))
    with Progress() as report:
        report("Reading")
        report("Writing")
    assert capsys.readouterr().err == "1  Reading  0.2 s\n2  Writing  3.0 s\n"


def test_progress_ends_its_line_when_a_stage_fails(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([10.0, 10.5])
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr("time.monotonic", lambda: next(times))
    with pytest.raises(KeyError), Progress() as report:
        report("Reading")
        raise KeyError
    assert capsys.readouterr().err == "1  Reading  0.5 s\n"


def test_quiet_progress_says_nothing(capsys: Captured) -> None:
    with Progress(quiet=True) as report:
        report("Reading")
        report.done("Done")
    assert capsys.readouterr().err == ""
