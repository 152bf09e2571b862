"""The way from content to site, stage by stage.

    content/  --load-->  records  --check-->  records  --translate-->  editions
              --pages-->  pages  --render-->  text  --write-->  docs/  --MkDocs-->  site/

Each function runs the line up to its stage.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path, PurePosixPath

from . import site
from .check import check as check_originals
from .check import check_translation
from .check.certainty import reviews_due_on
from .check.settings import address_is_no_example
from .embeds.block import FOLDER as EMBEDS
from .embeds.files import documents, shared
from .embeds.gallery import NAME as GALLERY
from .embeds.gallery import gallery
from .feeds.files import feeds
from .figures.files import FOLDER as DOWNLOADS
from .figures.files import downloads
from .load.files import read_text
from .load.interface import read_interface
from .load.records import Loaded, load
from .load.translation import Translation, load_translation
from .makers import Makers
from .model.explainer import Explainer
from .pages.edition import Edition, edition
from .pages.site import DOSSIER, GUIDE, NAVIGATION, NOT_FOUND, names, page
from .problems import ContentError, Problem
from .project import Project
from .render import render
from .render.lookups import lookups
from .render.redirects import FILE as REDIRECTS
from .render.redirects import redirects
from .render.settings import FILE as SETTINGS
from .render.settings import is_of_this_version, settings
from .translate import translate
from .wording.words import use
from .write import ForeignFileError, Written, foreign, with_ignore_file, write


def check(project: Project, *, complete: bool = False, today: datetime | None = None) -> tuple[Problem, ...]:
    """Return every problem of a project's content, warnings included, by file and line.

    With `complete`, translated texts that are missing or out of date are errors. With `today`, numbers that were to
    be reviewed by then are told of; without, those that were to be when the explainer was last reviewed.
    """
    loaded, translations = read(project)
    found = {*_problems(loaded, translations, complete=complete)}
    return tuple(sorted(found | {*(reviews_due_on(loaded, today) if today else ())}))


def unready(project: Project) -> tuple[Problem, ...]:
    """Return warnings of what a project may be without while it is written, and may not once others use its site."""
    return tuple(address_is_no_example(load(project)))


def read(project: Project) -> tuple[Loaded, tuple[Translation, ...]]:
    """Return what could be read of the content, and of the folders of its other languages."""
    loaded = load(project)
    languages = loaded.explainer.languages if loaded.explainer else ()
    problems = [problem for language in languages for problem in _take_interface(project, language)]
    translations = tuple(load_translation(project, language, loaded) for language in languages[1:])
    return replace(loaded, problems=(*loaded.problems, *problems)), translations


def _take_interface(project: Project, language: str) -> list[Problem]:
    """Take a project's own words for a language, where it has any, for the pages."""
    own, problems = read_interface(project, language)
    if own is not None:
        use(own)
    return problems


def _problems(loaded: Loaded, translations: tuple[Translation, ...], *, complete: bool) -> tuple[Problem, ...]:
    found = {*check_originals(loaded)}
    for translation in translations:
        found |= {*check_translation(loaded, translation, complete=complete)}
    return tuple(sorted(found))


def editions(project: Project, *, complete: bool = False) -> tuple[Edition, ...]:
    """Return the editions of a project, the original first; raises `ContentError` with every problem."""
    loaded, translations = read(project)
    problems = _problems(loaded, translations, complete=complete)
    if any(problem.level == "error" for problem in problems):
        raise ContentError(problems)
    content = loaded.content()
    original = edition(content, content.explainer.languages[0])
    others = (
        edition(translate(loaded, translation).content(), translation.language, original)
        for translation in translations
    )
    return original, *others


def texts(found: tuple[Edition, ...]) -> dict[PurePosixPath, str]:
    """Return the text of every generated file by its path below docs/."""
    listed = (page_makers(found), *(listing() for listing in file_makers(found).values()))
    return {path: make() for makers in listed for path, make in makers.items()}


def page_makers(found: tuple[Edition, ...]) -> Makers:
    """Return what makes the text of each page, by its path below docs/: the live preview makes what is looked at."""
    return {
        PurePosixPath(one.folder, f"{name}.md"): partial(_page_text, one, name)
        for one in found
        for name in (*names(one), GALLERY)
    }


def _page_text(one: Edition, name: str) -> str:
    return render(one, gallery(one) if name == GALLERY else page(one, name))


def file_makers(found: tuple[Edition, ...]) -> dict[PurePosixPath, Callable[[], Makers]]:
    """Return what makes all other files, in groups by folder: to list what is in a folder may take long itself."""
    groups: dict[PurePosixPath, Callable[[], Makers]] = {PurePosixPath(): partial(_few, found)}
    for one in found:
        groups[PurePosixPath(one.folder, DOWNLOADS)] = partial(downloads, one)
        groups[PurePosixPath(one.folder, EMBEDS)] = partial(documents, one)
    return groups


def _few(found: tuple[Edition, ...]) -> Makers:
    """What makes the files outside of those folders."""
    made = {**shared(found, (*NAVIGATION, DOSSIER, GUIDE, NOT_FOUND, GALLERY))}
    made[PurePosixPath(SETTINGS)] = partial(settings, found[0].content.explainer)
    if redirects(found):
        made[PurePosixPath(REDIRECTS)] = partial(redirects, found)
    for one in found:
        made |= {**lookups(one), **feeds(one)}
    return made


def generate(project: Project, *, complete: bool = False) -> Written:
    """Write docs/; raises `ContentError`, and then nothing is written."""
    return _write(project, texts(editions(project, complete=complete)))


def prepare(project: Project) -> None:
    """Write what mkdocs.yml inherits, for a live preview, unless this version has written it already.

    Pages that another version wrote are removed: the preview makes its own.
    """
    if not is_of_this_version(read_text(project.docs / SETTINGS, SETTINGS)[0]):
        _write(project, {PurePosixPath(SETTINGS): settings(load(project).explainer)})


def in_the_way(project: Project, makers: Makers) -> tuple[Problem, ...]:
    """Return a problem for each page in whose place in docs/ a file is that the generator did not write."""
    return tuple(map(_in_the_way, foreign(makers, project.docs)))


def _write(project: Project, made: dict[PurePosixPath, str]) -> Written:
    try:
        return write(with_ignore_file(made), project.docs)
    except ForeignFileError as error:
        raise ContentError(_in_the_way(path) for path in error.paths) from error


def build(
    project: Project,
    *,
    builder: str = "mkdocs",
    output: Path | None = None,
    complete: bool = False,
    report: Callable[[str], None],
) -> Path:
    """Check, generate, build the site strictly and index it for search; return the folder that holds it.

    `report` is told which stage begins. Raises `ContentError`, and then the old site stays as it was; what
    else can go wrong is in `site.build`.
    """
    report("Reading and checking the content")
    found = editions(project, complete=complete)
    report("Writing the pages")
    _write(project, texts(found))
    epoch = _epoch(found[0].content.explainer)
    return site.build(project, builder=builder, output=output, epoch=epoch, report=report)


def _epoch(explainer: Explainer) -> int:
    """The time that the site is to show as its own, in seconds: the day the content was last reviewed."""
    return int(explainer.reviewed.begin.timestamp())


def _in_the_way(path: PurePosixPath) -> Problem:
    message = "a file that the generator did not write is in the way"
    return Problem(f"docs/{path}", 1, 1, message, allowed="another name, or removing the file")
