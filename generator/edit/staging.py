"""Trying a change before it is made: what would `check` say of it?"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from ..build import check
from ..model.content import KINDS
from ..problems import ContentError, Problem
from ..project import Project


@contextmanager
def staged(project: Project, texts: Mapping[Path, str | None]) -> Iterator[Project]:
    """Give a copy of a project's content and media in which some files have new texts."""
    with TemporaryDirectory(prefix="explainer-") as folder:
        copy = Project(Path(folder))
        shutil.copytree(project.content, copy.content)
        if project.media.is_dir():
            copy.media.mkdir(parents=True)
            for file in project.media.iterdir():
                (copy.media / file.name).touch()
        for path, text in texts.items():
            target = copy.root / path.relative_to(project.root)
            if text is None:
                target.unlink()
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode())
        yield copy


def refuse_new_problems(project: Project, texts: Mapping[Path, str | None]) -> tuple[Problem, ...]:
    """Raise `ContentError` with every error that a change would bring, or return every warning.

    What is told of already does not count.
    """
    with staged(project, _empty_lists(project, texts)) as copy:
        before = {_told(problem) for problem in check(copy)}
    with staged(project, texts) as copy:
        brought = [problem for problem in check(copy) if _told(problem) not in before]
    if errors := [problem for problem in brought if problem.level == "error"]:
        raise ContentError(errors)
    return tuple(brought)


def _empty_lists(project: Project, texts: Mapping[Path, str | None]) -> Mapping[Path, str]:
    """Empty lists for the files that a change brings: while a file is missing, nothing is said of references to it."""
    paths = {kind.key: project.content / kind.file for kind in KINDS}
    return {path: f"{key}:\n" for key, path in paths.items() if path in texts and not path.exists()}


def _told(problem: Problem) -> tuple[str, str, str]:
    """What makes a problem the same one when lines have moved."""
    return problem.file, problem.record, problem.message
