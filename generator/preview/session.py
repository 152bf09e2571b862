"""One run of the preview: what is wrong now, and what makes each page as the content is now."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path, PurePosixPath

from generator.build import editions, file_makers, in_the_way, page_makers
from generator.edit.replace import replace_together
from generator.makers import Makers
from generator.problems import ContentError
from generator.project import Project
from generator.schema.wire import relisted
from generator.write import generated


class Session:
    """What outlives a save. No page is written: what a browser asks for is made then, from the content as it is."""

    def __init__(self, project: Project, say: Callable[[str], None]) -> None:
        self.project = project
        self.problems: tuple[str, ...] = ()
        self.pages: Makers = {}
        """What makes the text of each page, of the last state without problems; empty where there was none yet."""
        self._groups: Mapping[PurePosixPath, Callable[[], Makers]] = {}
        self._say = say
        self._untold: list[str] = []
        self._told: tuple[str, ...] = ()

    def update(self) -> None:
        """Read the content; where it has problems, keep them, and the pages as they were."""
        self._untold.clear()
        try:
            found = editions(self.project)
            pages = page_makers(found)
            if problems := in_the_way(self.project, pages):
                raise ContentError(problems)
        except ContentError as error:
            self._untold += map(str, error.problems)
            self.problems = tuple(str(problem) for problem in error.problems if problem.level == "error")
        except Exception as error:  # the preview must outlive our bugs
            self.confess(error)
        else:
            self.problems = ()
            self.pages = {path: cache(make) for path, make in pages.items()}
            self._groups = {folder: cache(listed) for folder, listed in file_makers(found).items()}
        self._list_ids()

    def _list_ids(self) -> None:
        """Keep the list of ids with which programs for editing help while typing, mistakes elsewhere or not."""
        with suppress(OSError):  # where nothing may be written, the preview shows the site all the same
            replace_together(relisted(self.project))

    def confess(self, error: Exception) -> None:
        """Make a problem of a bug of ours."""
        self.problems = (f"This is our bug; please report it. {type(error).__name__}: {error}",)
        self._untold += ["".join(traceback.format_exception(error)), *self.problems]

    def add_problem(self, problem: str) -> None:
        """Have the pages show another problem until the content is read again."""
        self.problems = (*self.problems, problem)
        self._untold.append(problem)

    def tell(self) -> None:
        """Say what has come to light since, warnings included, or that what was wrong is in order again."""
        if self._told and not self.problems:
            self._untold.append("The content is in order again.")
        for line in self._untold:
            self._say(line)
        self._untold.clear()
        self._told = self.problems

    def text(self, path: PurePosixPath) -> str | None:
        """Return the text of whatever is generated at `path`, or nothing."""
        return self.pages[path]() if path in self.pages else self.file(path)

    def file(self, path: PurePosixPath) -> str | None:
        """Return the text of a generated file that is no page, or nothing where there is none at `path`."""
        listed = (self._groups[folder]() for folder in reversed(path.parents) if folder in self._groups)
        return next((makers[path]() for makers in listed if path in makers), None)

    def handwritten(self) -> Iterator[Path]:
        """Yield every file of docs/ that was not generated, or whole folders of such, in order."""
        docs = self.project.docs
        paths = generated(docs) | {*self.pages}
        folders = {folder for path in paths for folder in path.parents}
        yield from _without(docs, PurePosixPath(), paths, folders)


def _without(
    docs: Path, folder: PurePosixPath, paths: frozenset[PurePosixPath], folders: set[PurePosixPath]
) -> Iterator[Path]:
    for found in sorted((docs / folder).iterdir()):
        path = folder / found.name
        if found.name.startswith(".") or path in paths:
            continue
        if found.is_dir() and path in folders:
            yield from _without(docs, path, paths, folders)
        else:
            yield found
