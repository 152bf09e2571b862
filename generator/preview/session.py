"""One run of the preview: what is wrong now, what we generated, and what is to be watched."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.build import generate
from generator.problems import ContentError
from generator.project import Project


class Session:
    """What outlives a rebuild. MkDocs loads the hook anew each time, so nothing can be kept there."""

    def __init__(self, project: Project, say: Callable[[str], None]) -> None:
        self.problems: tuple[str, ...] = ()
        self._project = project
        self._say = say
        self._generated: frozenset[Path] | None = None
        self._watch: Callable[[str], None] | None = None
        self._watched: set[Path] = set()

    def generate(self) -> None:
        """Bring docs/ up to date; where the content has problems, keep them and leave docs/ as it is."""
        before = self.problems
        try:
            written = generate(self._project)
        except ContentError as error:
            self._tell(*map(str, error.problems))
            self.problems = tuple(str(problem) for problem in error.problems if problem.level == "error")
        except Exception as error:  # the preview must outlive our bugs
            self.problems = (f"This is our bug; please report it. {type(error).__name__}: {error}",)
            self._tell(traceback.format_exc(), *self.problems)
        else:
            self.problems = ()
            docs = self._project.docs
            self._generated = frozenset((docs / path).resolve() for path in (*written.changed, *written.unchanged))
        if before and not self.problems:
            self._tell("The content is in order again.")

    def _tell(self, *lines: str) -> None:
        for line in lines:
            self._say(line)

    def watch_with(self, watch: Callable[[str], None]) -> None:
        """Call `watch` with every hand-written file or folder of docs/, now and as they become known."""
        self._watch = watch
        self.watch_handwritten()

    def watch_handwritten(self) -> None:
        """Watch what is hand-written in docs/; never what is generated, since each write would rebuild again.

        Which is which is known once the content could be generated.
        """
        if self._watch is None or self._generated is None:
            return
        for path in set(_without(self._generated, self._project.docs.resolve())) - self._watched:
            self._watch(str(path))
            self._watched.add(path)


def _without(generated: Collection[Path], folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path in generated:
            continue
        if path.is_dir() and any(page.is_relative_to(path) for page in generated):
            yield from _without(generated, path)
        else:
            yield path


_open: list[Session] = []


@contextmanager
def opened(session: Session) -> Iterator[None]:
    """Make `session` the one that the hook finds."""
    _open.append(session)
    try:
        yield
    finally:
        _open.remove(session)


def current() -> Session:
    """Return the session of the running preview."""
    return _open[-1]
