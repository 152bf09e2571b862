"""Problems as text, as JSON, and as annotations on GitHub."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Collection, Iterable
from pathlib import Path

import click

from generator.problems import Problem
from generator.project import Project


def print_problems(problems: Iterable[Problem]) -> None:
    """Print one problem on each line."""
    for problem in problems:
        click.echo(str(problem))


def warn(problems: Iterable[Problem]) -> None:
    """Print warnings beside a command's output, which may be read by a program."""
    for problem in problems:
        click.echo(str(problem), err=True)


def summary(problems: Collection[Problem]) -> str:
    """Return how many problems there are, in how many files."""
    if not problems:
        return "no problems"
    errors = sum(problem.level == "error" for problem in problems)
    counts = (_count(errors, "problem"), _count(len(problems) - errors, "warning"))
    files = len({problem.file for problem in problems})
    return f"{' and '.join(filter(None, counts))} in {_count(files, 'file')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""


def as_text(problems: Iterable[Problem], _project: Project) -> str:
    """Return one line for each problem."""
    return "\n".join(map(str, problems))


def as_json(problems: Iterable[Problem], _project: Project) -> str:
    """Return a JSON list with one object for each problem."""
    return json.dumps([dataclasses.asdict(problem) for problem in problems], ensure_ascii=False, indent=2)


def as_github(problems: Iterable[Problem], project: Project) -> str:
    """Return one GitHub workflow command for each problem, with paths from the folder we were called in."""
    return "\n".join(_annotation(problem, project.root) for problem in problems)


def _annotation(problem: Problem, root: Path) -> str:
    file = Path(os.path.relpath(root / problem.file)).as_posix()
    where = f"file={_property(file)},line={problem.line},col={problem.column}"
    placed = dataclasses.replace(problem, level="error")
    said = str(placed).removeprefix(f"{problem.file}:{problem.line}:{problem.column}: ")
    return f"::{problem.level} {where}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
