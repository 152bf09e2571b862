"""All content files of a project, as records with the places they came from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from ..model.article import Article
from ..model.base import ID, Path, Record
from ..model.content import KINDS, Content, Kind
from ..model.draft import Draft
from ..model.explainer import Explainer
from ..model.redirect import Redirect
from ..problems import Problem
from ..project import Project
from .article import read_article
from .broken import DASHES
from .document import Document, Mark, read_document
from .files import read_text
from .redirects import read_redirects
from .source_texts import read_source_texts
from .validate import validate

ARTICLE: Final = "content/article.md"


class Origin(Protocol):
    """Where a record stands."""

    def place(self, path: Path, words: str = "") -> tuple[str, Mark]:
        """Return the file and the place of the value at `path` inside the record, or of the first `words` in it."""


@dataclass(frozen=True, slots=True)
class InDocument:
    """The origin of a record that stands in one document, at a path."""

    document: Document
    path: Path

    def place(self, path: Path, words: str = "") -> tuple[str, Mark]:
        """Return where the value, or the words in it, stand in the document."""
        return self.document.file, self.document.find((*self.path, *path), words)


@dataclass(frozen=True, slots=True, eq=False)
class Loaded:
    """What could be read.

    Refused records are missing from `records`, but their ids are `known`. A kind whose file could not be
    read is missing from `known`: nothing can be said of references to it.
    """

    explainer: Explainer | None
    article: Article | None
    records: Mapping[str, Mapping[str, Record]]
    known: Mapping[str, frozenset[str]]
    origins: Mapping[tuple[str, str], Origin]
    problems: tuple[Problem, ...]
    article_file: str = ARTICLE
    source_texts: Mapping[str, str] = field(default_factory=dict)
    """What lies privately in content/source-texts/: the text of sources by id. It goes into no page."""
    redirects: tuple[Redirect, ...] = ()
    redirect_places: tuple[tuple[int, int], ...] = ()

    def all_records(self) -> Iterator[tuple[str, str, Record]]:
        """Yield kind, id and record of everything that was read; explainer.yml is kind “explainer”."""
        if self.explainer is not None:
            yield "explainer", "", self.explainer
        if self.article is not None:
            yield "article", "", self.article.head
        for kind, records in self.records.items():
            for identifier, record in records.items():
                yield kind, identifier, record

    def problem(
        self, kind: str, identifier: str, path: Path, message: str, *, words: str = "", **details: str
    ) -> Problem:
        """Make a problem at the value at `path` of a record, or at the first `words` inside it."""
        file, mark = self.origins[kind, identifier].place(path, words)
        subject = f"{kind} {identifier}".strip()
        return Problem(file, mark.line, mark.column, message, subject, **details)

    def content(self) -> Content:
        """Return the content for the pages; only for what loaded without a problem."""
        if self.explainer is None or self.article is None:
            raise ValueError("content that has problems cannot be used")
        lists = {kind.key: self.records[kind.name] for kind in KINDS}
        return Content(self.explainer, self.article, **lists, redirects=self.redirects)  # type: ignore[arg-type]


def load(project: Project) -> Loaded:
    """Read every content file of a project; problems are gathered, never raised."""
    origins: dict[tuple[str, str], Origin] = {}
    explainer, problems = _load_explainer(project, origins)
    article, article_problems = _load_article(project, origins)
    problems += article_problems
    records: dict[str, Mapping[str, Record]] = {}
    known = _known_parts(explainer, article)
    known["media"] = frozenset(file.name for file in project.media.glob("*") if file.is_file())
    for kind in KINDS:
        records[kind.name], ids, kind_problems = _load_list(project, kind, origins)
        problems += kind_problems
        if ids is not None:
            known[kind.name] = ids
    source_texts, text_problems = read_source_texts(project, known.get("source"))
    problems += text_problems
    redirects, document, redirect_problems = read_redirects(project)
    marks = (document.mark(("redirects", position)) for position in range(len(redirects)))
    return Loaded(
        explainer,
        article,
        records,
        known,
        origins,
        (*problems, *redirect_problems),
        source_texts=source_texts,
        redirects=redirects,
        redirect_places=tuple((mark.line, mark.column) for mark in marks),
    )


def _load_explainer(project: Project, origins: dict[tuple[str, str], Origin]) -> tuple[Explainer | None, list[Problem]]:
    document, problems = _open(project, "explainer.yml")
    if problems:
        return None, problems
    origins["explainer", ""] = InDocument(document, ())
    explainer, problems = validate(Explainer, document, (), "explainer")
    return explainer, problems


def _load_article(project: Project, origins: dict[tuple[str, str], Origin]) -> tuple[Article | None, list[Problem]]:
    text, problems = read_text(project.content / "article.md", ARTICLE)
    if problems:
        return None, problems
    article, document, problems = read_article(text, ARTICLE)
    origins["article", ""] = InDocument(document, ())
    return article, problems


def _open(project: Project, name: str) -> tuple[Document, list[Problem]]:
    file = f"content/{name}"
    text, problems = read_text(project.content / name, file)
    return (Document(file), problems) if problems else read_document(text, file)


def _known_parts(explainer: Explainer | None, article: Article | None) -> dict[str, frozenset[str]]:
    """The ids that explainer.yml and the article define."""
    known = {}
    if explainer is not None:
        known["theme"] = frozenset(theme.id for theme in explainer.themes)
        known["side"] = frozenset(side.id for side in explainer.sides)
    if article is not None:
        known["paragraph"] = frozenset(block.id for block in article.paragraphs)
    return known


def _load_list(
    project: Project, kind: Kind, origins: dict[tuple[str, str], Origin]
) -> tuple[Mapping[str, Record], frozenset[str] | None, list[Problem]]:
    document, problems = _open(project, kind.file)
    problems = [_in_record(problem, document, kind) for problem in problems]
    if not document.values:
        return {}, None, problems
    entries, shape_problems = _entries(document, kind)
    problems += shape_problems
    if entries is None:
        return {}, None, problems
    records: dict[str, Record] = {}
    first: dict[str, Mark] = {}
    for position, identifier in entries:
        path = (kind.key, position)
        subject = f"{kind.name} {identifier}" if identifier else f"{kind.name} number {position + 1}"
        if identifier in first:
            mark = document.mark((*path, "id"))
            message = f"duplicate id, first in line {first[identifier].line}"
            problems.append(Problem(document.file, mark.line, mark.column, message, subject, "an id of its own"))
            continue
        record, record_problems = validate(_model(kind, document, position), document, path, subject)
        problems += record_problems
        if re.fullmatch(ID, identifier):
            first[identifier] = document.mark((*path, "id"))
        if record is not None:
            records[identifier] = record
            origins[kind.name, identifier] = InDocument(document, path)
    return records, frozenset(first), problems


Entries = Sequence[tuple[int, str]]
"""Position in the file, and id, empty where it has none."""


def _in_record(problem: Problem, document: Document, kind: Kind) -> Problem:
    """Name the record that a fault of the YAML stands in, by the lines alone: there may be nothing else."""
    item = re.compile(rf"\s{{0,3}}(?:- |[{DASHES}-]\s*\w+:)")
    items = [number for number, line in enumerate(document.lines, 1) if item.match(line)]
    begin = max((number for number in items if number <= problem.line), default=0)
    end = min((number for number in items if number > problem.line), default=len(document.lines) + 1)
    lines = document.lines[begin - 1 : end - 1] if begin else ()
    ids = (re.match(rf"\s*(?:[{DASHES}-]\s*)?id:\s*[\"']?([a-z0-9-]+)", line) for line in lines)
    found = next((match[1] for match in ids if match), "")
    return replace(problem, record=f"{kind.name} {found}") if found else problem


def _entries(document: Document, kind: Kind) -> tuple[Entries | None, list[Problem]]:
    """Return the entries of a list file, or None where there is no list to read."""
    expected = f"“{kind.key}:” with a list below it"
    data = document.data
    if not isinstance(data, dict) or kind.key not in data:
        return None, [Problem(document.file, 1, 1, f"“{kind.key}:” is missing", allowed=expected)]
    problems = []
    for name in data:
        if name != kind.key:
            mark = document.mark((name,), key=True)
            problems.append(Problem(document.file, mark.line, mark.column, f"unknown field “{name}”", allowed=expected))
    entries = data[kind.key]
    if entries is None:
        return (), problems
    if not isinstance(entries, tuple):
        mark = document.mark((kind.key,))
        return None, [*problems, Problem(document.file, mark.line, mark.column, "not a list", allowed=expected)]
    ids = (entry.get("id") if isinstance(entry, dict) else None for entry in entries)
    return [(position, found if isinstance(found, str) else "") for position, found in enumerate(ids)], problems


def _model(kind: Kind, document: Document, position: int) -> type[Record]:
    """Return the class of an entry: a draft's where it says that it is one, else its kind's."""
    entry = document.data[kind.key][position]  # type: ignore[index, call-overload]  # `_entries` has read it
    return Draft if isinstance(entry, dict) and "draft" in entry else kind.model
