"""`explainer links`."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

import click

from generator.build import read
from generator.cli.options import project_option, quiet_option
from generator.edit.replace import replace_together
from generator.edit.staging import refuse_new_problems
from generator.links import (
    FILE,
    Asked,
    Asking,
    NoNetworkError,
    Remembered,
    Visitor,
    due,
    problems,
    read_memory,
    write_memory,
)
from generator.links.adopt import with_copies
from generator.links.archive import SERVICE
from generator.load.records import Loaded
from generator.model.source import Source
from generator.problems import ContentError
from generator.project import Project


@click.command()
@click.option("--days", type=click.IntRange(0), default=30, show_default=True, help="Ask again after so many days.")
@click.option(
    "--pause", type=click.FloatRange(0), default=1.0, show_default=True, help="Seconds between questions to one host."
)
@click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    default=10.0,
    show_default=True,
    help="Seconds to wait for an answer.",
)
@click.option("--archive", default=SERVICE, metavar="URL", help="Where to look for archived copies; '' for nowhere.")
@click.option("--adopt", is_flag=True, help="Write the archived copies found into content/sources.yml.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="How answers are printed.")
@project_option
@quiet_option
def command(  # noqa: PLR0913, PLR0917  # one for each option
    project: Project, days: int, pause: float, timeout: float, archive: str, adopt: bool, form: str, quiet: bool
) -> None:
    """Ask whether the addresses of sources are still there, and propose archived copies.

    One address at a time, with a pause for each host, with our name, and not where robots.txt keeps programs out. The
    day and the answer are kept in content/links.yml; what was fine is asked again only after --days. What is gone and
    has no archived copy is an error (exit code 1); what has moved, refuses or cannot be reached is a warning. Without
    a network nothing is said to be wrong.

    \b
    Examples:
      explainer links
      explainer links --days 0          all of them again
      explainer links --adopt           write the archived copies found into content/sources.yml
      explainer links --archive ''      without looking for archived copies
      explainer links --format json     a list of objects, for other programs
    """
    loaded, _translations = read(project)
    if loaded.problems:
        raise ContentError(loaded.problems)
    sources = tuple(source for source in loaded.records["source"].values() if isinstance(source, Source))
    memory = _still_true(read_memory(project), sources)
    asking = Asking(Visitor(pause=pause, timeout=timeout), archive)
    found = _ask(project, asking, due(sources, memory, days, _today()), memory, quiet=quiet)
    faults = sorted(problem for asked in found for problem in problems(loaded, asked))
    if printed := _as_json(found) if form == "json" else "\n".join(map(str, faults)):
        click.echo(printed)
    if asking.archive_fault and not quiet:
        click.echo(f"The archive could not be asked ({asking.archive_fault}).", err=True)
    if adopt:
        _adopt(project, loaded, {asked.source.id: asked.copy for asked in found if asked.copy})
    if not quiet:
        click.echo(_summary(found, memory), err=True)
    click.get_current_context().exit(int(any(problem.level == "error" for problem in faults)))


def _still_true(memory: Mapping[str, Remembered], sources: Sequence[Source]) -> dict[str, Remembered]:
    """What is remembered of the addresses that sources have now."""
    addresses = {source.id: source.url for source in sources}
    return {key: one for key, one in memory.items() if addresses.get(key) == one.address}


def _ask(
    project: Project, asking: Asking, todo: Sequence[Source], memory: dict[str, Remembered], *, quiet: bool
) -> tuple[Asked, ...]:
    """Return what came of each source, and keep it in `memory` and its file."""
    found: list[Asked] = []
    try:
        for asked in _shown(asking, todo, quiet=quiet):
            found.append(asked)
            memory[asked.source.id] = Remembered(_today().isoformat(), asked.answer.state, asked.source.url or "")
    except NoNetworkError:
        click.echo("There seems to be no network; nothing was asked.", err=True)
    finally:  # what was asked stays asked, also where somebody grew tired of waiting
        if found:
            write_memory(project, memory)
    return tuple(found)


def _today() -> date:
    return datetime.now(UTC).date()


def _shown(asking: Asking, todo: Sequence[Source], *, quiet: bool) -> Iterator[Asked]:
    """Yield what came of each source, with a bar at a terminal and one line in a log."""
    if not todo:
        return
    hosts = len({urlsplit(source.url or "").netloc for source in todo})
    label = f"Asking {len(todo)} {'address' if len(todo) == 1 else 'addresses'} of {hosts} {_plural('host', hosts)}"
    if quiet or not sys.stderr.isatty():
        if not quiet:
            click.echo(label, err=True)
        yield from asking.ask(todo)
        return
    with click.progressbar(length=len(todo), label=label, file=sys.stderr, show_pos=True) as bar:
        for asked in asking.ask(todo):
            bar.update(1)
            yield asked


def _plural(noun: str, number: int) -> str:
    return noun if number == 1 else f"{noun}s"


def _adopt(project: Project, loaded: Loaded, copies: Mapping[str, str]) -> None:
    path = project.content / "sources.yml"
    text, left = with_copies(path.read_text(encoding="utf-8"), loaded, copies)
    texts = {path: text}
    refuse_new_problems(project, texts)
    replace_together(texts)
    written = len(copies) - len(left)
    click.echo(f"wrote {written} archived {'copy' if written == 1 else 'copies'} into content/sources.yml", err=True)
    for key in left:
        click.echo(f"left out: {key}, whose address does not stand on a line of its own", err=True)


def _as_json(found: Sequence[Asked]) -> str:
    entries = [
        {
            "source": asked.source.id,
            "url": asked.source.url,
            "state": asked.answer.state,
            "detail": asked.answer.detail,
            "new_url": asked.answer.address or None,
            "archived_url": asked.source.archived_url,
            "archived_copy": asked.copy or None,
        }
        for asked in found
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2)


def _summary(found: Sequence[Asked], memory: Mapping[str, Remembered]) -> str:
    counts = Counter(asked.answer.state for asked in found)
    said = ", ".join(f"{count} {state}" for state, count in sorted(counts.items())) or "nothing asked"
    rest = len(memory) - len({asked.source.id for asked in found} & {*memory})
    asked_before = f"; {rest} asked before" if rest else ""
    return f"{said}{asked_before}; kept in {FILE}" if memory else said
