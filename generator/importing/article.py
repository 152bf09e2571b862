"""An article in: bytes of a file to the texts of content files, with a report. Nothing is written here.

file --formats--> manuscript --separate--> article and litter --structure--> passages --suspicion--> report
                                                               |--compose--> article.md and its sidecar
                                                               |--drafting--> drafts in the list files
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from ..edit.append import Plain, StyleError, append_records
from ..load.files import read_text
from ..load.records import load
from ..model.actor import Actor
from ..model.content import KINDS
from ..model.draft import Draft
from ..model.event import Event
from ..model.place import Place
from ..problems import ContentError, Problem
from ..project import Project
from .compose import Composed, compose, plain, sidecar
from .drafting import Known, drafts
from .drafting.dates import published_day
from .formats.choose import read_manuscript
from .language import guess_language, language
from .limits import LARGEST_FILE, LONGEST_WORD, MOST_CHARACTERS, refuse_beyond
from .manuscript import LeftOut, Manuscript, Passage, UnreadableError
from .separate import separate
from .structure import structured
from .suspicion import suspicions
from .suspicion.place import Suspicion

ARTICLE: Final = "content/article.md"
SIDECAR: Final = "content/article.import.yml"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What an editor says about the article; what is empty is taken from the file."""

    title: str = ""
    language: str | None = None
    published: str = ""
    source: str = "article"
    drafts: bool = True
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import would write, by path below the project, and what it says about it."""

    texts: Mapping[str, str]
    left_out: tuple[LeftOut, ...]
    notes: tuple[Problem, ...]
    """Places in the new article to look at, as warnings."""
    drafted: Mapping[str, int]
    mended: tuple[str, ...]
    passages: tuple[Passage, ...]


def import_article(project: Project, data: bytes, name: str, wishes: Wishes) -> Imported:
    """Return the texts of article.md, its sidecar, and the list files with drafts added.

    Raises `ContentError` where the file cannot be read, where an article is there already and is not to be
    replaced, and where a list file cannot be added to.
    """
    _refuse_to_overwrite(project, wishes)
    try:
        refuse_beyond(len(data), LARGEST_FILE, "the file")
        manuscript, mended = read_manuscript(data, name)
    except UnreadableError as error:
        shown = "standard input" if name == "-" else name
        raise ContentError([Problem(shown, error.line, 1, str(error), allowed=error.allowed)]) from error
    _refuse_books(manuscript, name)
    code = wishes.language or guess_language(" ".join(passage.text for passage in manuscript.passages))
    manuscript = structured(separate(manuscript), code)
    if not any(passage.kind != "heading" for passage in manuscript.passages):
        raise ContentError([Problem(name, 1, 1, "no running text is left when page litter is set aside")])
    fields = _fields(manuscript, wishes, code)
    composed = compose(manuscript, fields, wishes.source)
    found = _suspicions(manuscript, composed, fields)
    texts = {ARTICLE: composed.text, SIDECAR: sidecar(Path(name).name, manuscript, mended, found)}
    lists, drafted = _drafts(project, composed, fields, manuscript, wishes)
    notes = tuple(
        Problem(ARTICLE, line, column, f"{one.reason}: “{one.words}”", level="warning") for line, column, one in found
    )
    return Imported({**texts, **lists}, manuscript.left_out, notes, drafted, mended, manuscript.passages)


def _refuse_books(manuscript: Manuscript, name: str) -> None:
    size = sum(len(passage.text) for passage in manuscript.passages)
    if size > MOST_CHARACTERS:
        message = f"the file has {size:,} characters of text"
        raise ContentError([Problem(name, 1, 1, message, allowed=f"an article of at most {MOST_CHARACTERS:,}")])
    for passage in manuscript.passages:
        if (longest := max(map(len, passage.text.split()), default=0)) > LONGEST_WORD:
            message = f"a word of {longest:,} characters: this is no running text"
            raise ContentError([Problem(name, passage.line, 1, message, allowed=f"at most {LONGEST_WORD:,}")])


def _refuse_to_overwrite(project: Project, wishes: Wishes) -> None:
    existing = [path for path in (ARTICLE, SIDECAR) if (project.root / path).exists()]
    if existing and not wishes.replace:
        allowed = "another project, or --replace to give it up"
        raise ContentError([Problem(path, 1, 1, "the file is there already", allowed=allowed) for path in existing])


def _fields(manuscript: Manuscript, wishes: Wishes, code: str) -> Mapping[str, str]:
    metadata = manuscript.metadata
    published = wishes.published or published_day(metadata.get("published", ""), language(code))
    title = wishes.title or metadata.get("title", "")
    stated = {"title": title, "standfirst": metadata.get("standfirst", ""), "byline": metadata.get("byline", "")}
    return {name: plain(words) for name, words in stated.items()} | {"published": published, "language": code}


def _suspicions(
    manuscript: Manuscript, composed: Composed, fields: Mapping[str, str]
) -> tuple[tuple[int, int, Suspicion], ...]:
    """Line and column in article.md of each suspicious place; the standfirst's are those of the front matter."""
    standfirst = manuscript.metadata.get("standfirst", "")
    head = (Passage(0, standfirst, "standfirst"),) if standfirst else ()
    found = suspicions((*head, *manuscript.passages), language(fields["language"]), fields["published"])
    placed = []
    for one in found:
        number = one.passage - len(head)
        line, column = composed.places.get(number, (_line_of(composed.text, "standfirst:"), 1))
        placed.append((line, column + (one.offset if number >= 0 else 0), replace(one, passage=max(number, 0))))
    return tuple(sorted(placed))


def _line_of(text: str, begin: str) -> int:
    return next((number for number, line in enumerate(text.split("\n"), 1) if line.startswith(begin)), 1)


def _drafts(
    project: Project, composed: Composed, fields: Mapping[str, str], manuscript: Manuscript, wishes: Wishes
) -> tuple[dict[str, str], dict[str, int]]:
    known = _known(project)
    made: dict[str, tuple[Mapping[str, Plain], ...]] = {}
    if wishes.source not in known.ids["source"]:
        made["source"] = (_source(fields, manuscript, wishes.source),)
    if wishes.drafts:
        code = fields["language"]
        made |= drafts(composed.paragraphs, language(code), known, fields["published"])
    texts, problems = {}, []
    for kind in KINDS:
        path = f"content/{kind.file}"
        if not made.get(kind.name):
            continue
        text = read_text(project.content / kind.file, path)[0] if (project.content / kind.file).exists() else ""
        try:
            texts[path] = append_records(text, kind.key, made[kind.name])
        except StyleError as error:
            problems.append(Problem(path, 1, 1, str(error), allowed="a file that `explainer check` reads"))
    if problems:
        raise ContentError(problems)
    return texts, {kind: len(records) for kind, records in made.items()}


def _known(project: Project) -> Known:
    loaded = load(project)
    names: set[str] = set()
    dates: set[str] = set()
    for _kind, _identifier, record in loaded.all_records():
        if isinstance(record, Actor):
            names.update((record.names.full, record.names.short, *record.names.aliases))
        elif isinstance(record, Place):
            names.add(record.name)
        elif isinstance(record, Event):
            dates.add(record.date.text)
        elif isinstance(record, Draft) and isinstance(called := (record.model_extra or {}).get("names"), dict):
            names.update(str(name) for name in called.values())
        elif isinstance(record, Draft):
            dates.add(str((record.model_extra or {}).get("date", "")))
    return Known({kind.name: loaded.known.get(kind.name, frozenset()) for kind in KINDS}, names, dates)


def _source(fields: Mapping[str, str], manuscript: Manuscript, identifier: str) -> Mapping[str, Plain]:
    """A draft of the source that the article itself is."""
    stated = {
        "publisher": manuscript.metadata.get("publisher", ""),
        "title": fields["title"],
        "url": manuscript.metadata.get("url", ""),
        "language": fields["language"],
        "published": fields["published"],
    }
    passage = fields["title"] or plain(manuscript.passages[0].text)
    return {"id": identifier, "draft": passage, **{name: value for name, value in stated.items() if value}}
