"""The files for the usual hosts: right by the hosts' schemas; their steps do what they say, in a clone like theirs."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.newsroom import lend_environment, outcome
from tests.tools import NODE_MODULES, require_packages

GITHUB = ".github/workflows/site.yml"
GITLAB = ".gitlab-ci.yml"
PERSON = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")

Ended = subprocess.CompletedProcess[str]

TOLD = """\
    value: 15
    changes:
      - date: 2026-01-20
        kind: correction
        fields: [value]
        before: 14 members
        after: 15 members
        note: We had overlooked a vote.
"""


@pytest.mark.parametrize(("file", "schema"), [(GITHUB, "github-workflows"), (GITLAB, "gitlab-ci")])
def test_the_schema_of_the_host_takes_the_file(file: str, schema: str, newsroom: Path) -> None:
    checker = (sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", file)
    ended = outcome(*checker, at=newsroom)
    assert ended.returncode == 0, ended.stdout


def test_actionlint_finds_nothing(newsroom: Path) -> None:
    require_packages()
    linter = NODE_MODULES / "@tktco" / "node-actionlint" / "bin" / "node-actionlint.js"
    ended = outcome("node", linter, GITHUB, at=newsroom)
    assert ended.returncode == 0, ended.stdout
    assert "Checking 1 workflow file" in ended.stdout


@dataclass(frozen=True)
class Repository:
    """A project's repository at its host: `main`, and two branches that are to be merged into it.

    1 changes a number, 2 tells readers so as well.
    """

    bare: Path
    base: str
    newsroom: Path

    def cloned(self, to: Path, ref: str, depth: int) -> Path:
        """Fetch as the runners of GitHub and GitLab do: one ref and what lies `depth` commits back; 0 is everything."""
        to.mkdir()
        git(to, "init", "--quiet")
        git(to, "remote", "add", "origin", self.bare.as_uri())
        others = ("+refs/heads/*:refs/remotes/origin/*",) if depth == 0 else ("--no-tags", f"--depth={depth}")
        git(to, "fetch", "--quiet", "origin", *others, f"+{ref}:refs/checkout")
        git(to, "checkout", "--quiet", "--detach", "refs/checkout")
        lend_environment(self.newsroom, to)
        return to


def git(folder: Path, *arguments: str) -> str:
    ended = outcome("git", *PERSON, *arguments, at=folder)
    assert ended.returncode == 0, ended.stdout
    return ended.stdout.strip()


@pytest.fixture(scope="module")
def repository(newsroom: Path, tmp_path_factory: pytest.TempPathFactory) -> Repository:
    folder = tmp_path_factory.mktemp("repository")
    bare, work = folder / "host.git", folder / "work"
    shutil.copytree(newsroom, work, ignore=shutil.ignore_patterns(".venv", "site"))
    git(work, "init", "--quiet", "--initial-branch", "main")
    git(work, "add", ".")
    git(work, "commit", "--quiet", "-m", "New explainer")
    base = git(work, "rev-parse", "HEAD")
    git(work, "clone", "--quiet", "--bare", ".", str(bare))
    numbers = work / "content" / "numbers.yml"
    for number, changed in ((1, "    value: 15\n"), (2, TOLD)):
        git(work, "checkout", "--quiet", "-b", f"branch-{number}", "main")
        numbers.write_text(numbers.read_text(encoding="utf-8").replace("    value: 14\n", changed), encoding="utf-8")
        git(work, "commit", "--quiet", "--all", "-m", "Count again")
        for _ in range(20):  # more than a shallow clone holds
            git(work, "commit", "--quiet", "--allow-empty", "-m", "Think about it")
        git(work, "push", "--quiet", str(bare), f"HEAD:refs/merge-requests/{number}/head", "HEAD")
    git(work, "checkout", "--quiet", "main")
    (work / "docs" / "legal.txt").write_text("Meanwhile on main.\n", encoding="utf-8")
    git(work, "add", ".")
    git(work, "commit", "--quiet", "-m", "Go on")
    git(work, "push", "--quiet", str(bare), "main")
    for number in (1, 2):
        git(work, "checkout", "--quiet", "--detach", "main")
        git(work, "merge", "--quiet", "--no-ff", "-m", "What GitHub tests", f"branch-{number}")
        git(work, "push", "--quiet", str(bare), f"HEAD:refs/pull/{number}/merge")
    return Repository(bare, base, newsroom)


def bash(script: str, folder: Path, variables: Mapping[str, str]) -> Ended:
    return outcome("bash", "-e", "-c", script, at=folder, variables={"CI": "true", **variables})


def read(repository: Repository, file: str) -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load((repository.newsroom / file).read_text(encoding="utf-8"))
    return loaded


# GitHub


def filled_in(text: str, context: Mapping[str, str]) -> str:
    return re.sub(r"\$\{\{ ([\w.]+) \}\}", lambda match: context[match[1]], text)


def holds(condition: str, context: Mapping[str, str]) -> bool:
    """Whether `a == 'x' && b == 'y'` is true: all that our conditions are made of."""
    pairs = [re.fullmatch(r"([\w.]+) == '(.*)'", part.strip()) for part in condition.split("&&")]
    assert all(pairs), condition
    return all(pair and context.get(pair[1], "") == pair[2] for pair in pairs)


def github(repository: Repository, job: str, ref: str, context: Mapping[str, str], folder: Path) -> Iterator[Ended]:
    """Run the steps of a job until one fails, each in a shell of its own, in what actions/checkout lays out."""
    told = read(repository, GITHUB)["jobs"][job]
    if "if" in told and not holds(told["if"], context):
        return
    for step in told["steps"]:
        if step.get("uses", "").startswith("actions/checkout"):
            repository.cloned(folder, ref, step.get("with", {}).get("fetch-depth", 1))
        elif "run" in step and ("if" not in step or holds(step["if"], context)):
            variables = {name: filled_in(value, context) for name, value in step.get("env", {}).items()}
            yield bash(step["run"], folder, {"GITHUB_ACTIONS": "true", **variables})


def test_on_github_a_push_to_main_is_tested(repository: Repository, tmp_path: Path) -> None:
    context = {"github.event_name": "push", "github.ref": "refs/heads/main"}
    [tested] = github(repository, "test", "refs/heads/main", context, tmp_path / "runner")
    assert tested.returncode == 0, tested.stdout


def test_on_github_main_is_published_once_pages_are_switched_on(repository: Repository, tmp_path: Path) -> None:
    context = {"github.event_name": "push", "github.ref": "refs/heads/main", "vars.PAGES": "true"}
    [built] = github(repository, "pages", "refs/heads/main", context, tmp_path / "runner")
    assert built.returncode == 0, built.stdout
    steps = read(repository, GITHUB)["jobs"]["pages"]["steps"]
    [uploaded] = [step["with"]["path"] for step in steps if "upload-pages" in step.get("uses", "")]
    assert (tmp_path / "runner" / uploaded / "index.html").is_file()


@pytest.mark.parametrize(
    "told", [{"vars.PAGES": "true", "github.ref": "refs/heads/x"}, {"github.ref": "refs/heads/main"}]
)
def test_on_github_nothing_else_is_published(told: Mapping[str, str], repository: Repository, tmp_path: Path) -> None:
    assert [*github(repository, "pages", "refs/heads/main", told, tmp_path / "runner")] == []


def pull_request(number: int) -> tuple[str, Mapping[str, str]]:
    """The ref that GitHub tests for it, and what it says of it."""
    ref = f"refs/pull/{number}/merge"
    return ref, {"github.event_name": "pull_request", "github.ref": ref, "github.base_ref": "main"}


def test_on_github_a_pull_request_is_asked_what_readers_are_told(repository: Repository, tmp_path: Path) -> None:
    tested, asked = github(repository, "test", *pull_request(1), tmp_path / "runner")
    assert tested.returncode == 0, tested.stdout
    assert asked.returncode == 2  # make's own, for a command that found something
    [annotation] = [line for line in asked.stdout.splitlines() if line.startswith("::error ")]
    assert annotation.startswith("::error file=content/numbers.yml,line=")


def test_on_github_a_pull_request_that_tells_readers_passes(repository: Repository, tmp_path: Path) -> None:
    ended = [*github(repository, "test", *pull_request(2), tmp_path / "runner")]
    assert [step.returncode for step in ended] == [0, 0], ended[-1].stdout


# GitLab


def applies(job: Mapping[str, Any], variables: Mapping[str, str]) -> bool:
    """Whether a job runs: by its rules, each `$A` or `$A == $B`; without any, in all but merge request pipelines."""
    if "rules" not in job:
        return "CI_COMMIT_BRANCH" in variables
    for rule in job["rules"]:
        sides = [variables.get(name.strip().removeprefix("$"), "") for name in rule["if"].split("==")]
        if sides[0] and sides[0] == sides[-1]:
            return True
    return False


def gitlab(repository: Repository, ref: str, variables: Mapping[str, str], folder: Path) -> dict[str, Ended]:
    """Run the jobs of a pipeline, each in a clone of its own: 20 commits deep, unless the job says otherwise."""
    ended = {}
    folder.mkdir()
    for name, job in read(repository, GITLAB).items():
        if isinstance(job, dict) and applies(job, variables):
            own = {key: str(value) for key, value in job.get("variables", {}).items()}
            clone = repository.cloned(folder / name, ref, int(own.get("GIT_DEPTH", 20)))
            script = [job["script"]] if isinstance(job["script"], str) else job["script"]
            ended[name] = bash("\n".join(script), clone, {"GITLAB_CI": "true", **variables, **own})
            artifacts = job.get("artifacts", {}).get("paths", [])
            assert [path for path in artifacts if not (clone / path / "index.html").is_file()] == []
    return ended


def test_on_gitlab_main_is_tested_and_published(repository: Repository, tmp_path: Path) -> None:
    variables = {"CI_COMMIT_BRANCH": "main", "CI_DEFAULT_BRANCH": "main"}
    ended = gitlab(repository, "refs/heads/main", variables, tmp_path / "runner")
    assert {name: job.returncode for name, job in ended.items()} == {"test": 0, "pages": 0}


def test_on_gitlab_another_branch_is_tested_only(repository: Repository, tmp_path: Path) -> None:
    variables = {"CI_COMMIT_BRANCH": "branch-1", "CI_DEFAULT_BRANCH": "main"}
    ended = gitlab(repository, "refs/heads/branch-1", variables, tmp_path / "runner")
    assert {name: job.returncode for name, job in ended.items()} == {"test": 0}


def merge_request(repository: Repository, number: int, folder: Path) -> Ended:
    """How the one job of its pipeline ends."""
    variables = {"CI_DEFAULT_BRANCH": "main", "CI_MERGE_REQUEST_DIFF_BASE_SHA": repository.base}
    ended = gitlab(repository, f"refs/merge-requests/{number}/head", variables, folder)
    assert [*ended] == ["changes"]
    return ended["changes"]


def test_on_gitlab_a_merge_request_is_asked_what_readers_are_told(repository: Repository, tmp_path: Path) -> None:
    asked = merge_request(repository, 1, tmp_path / "runner")
    assert asked.returncode == 2  # make's own
    assert any(line.startswith("content/numbers.yml:") for line in asked.stdout.splitlines())


def test_on_gitlab_a_merge_request_that_tells_readers_passes(repository: Repository, tmp_path: Path) -> None:
    asked = merge_request(repository, 2, tmp_path / "runner")
    assert asked.returncode == 0, asked.stdout


# Netlify


def test_on_netlify_the_command_makes_what_is_published(repository: Repository, tmp_path: Path) -> None:
    told = tomllib.loads((repository.newsroom / "netlify.toml").read_text(encoding="utf-8"))["build"]
    clone = repository.cloned(tmp_path / "repo", "refs/heads/main", 0)
    variables = {"NETLIFY": "true", "CONTEXT": "production", **told["environment"]}
    built = outcome("bash", "-c", told["command"], at=clone, variables=variables)
    assert built.returncode == 0, built.stdout
    assert (clone / told["publish"] / "index.html").is_file()
    assert (clone / told["publish"] / "_headers").is_file()


# Visual Studio Code


def test_the_schemas_that_vs_code_is_told_of_are_there(newsroom: Path) -> None:
    wired = json.loads((newsroom / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert wired
    assert [path for path in wired if not (newsroom / path).is_file()] == []
