"""`explainer translations`."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from generator.build import read
from generator.cli.options import project_option, quiet_option
from generator.load.records import Loaded
from generator.load.reviews import Review, write_reviews
from generator.load.translation import Translation
from generator.model.translation import fingerprint
from generator.problems import ContentError, suggest
from generator.project import Project
from generator.translate import TextState, text_states


@click.command()
@click.argument("language", required=False)
@click.option("--review", "keys", multiple=True, metavar="KEY", help="Mark this text as reviewed; also event/kirby.")
@click.option("--review-all", is_flag=True, help="Mark every translated text as reviewed.")
@project_option
@quiet_option
def command(project: Project, language: str | None, keys: tuple[str, ...], review_all: bool, quiet: bool) -> None:
    """List the texts that a language lacks, that are out of date, or that nobody has reviewed.

    A text is out of date when the original has changed since the translation was marked as reviewed.

    \b
    Examples:
      explainer translations                              all languages
      explainer translations en                           English only
      explainer translations en --review event/kirby/text after mending that text
      explainer translations en --review event/kirby      all texts of that event
      explainer translations en --review-all              after a first translation
    """
    loaded, found = read(project)
    if loaded.explainer is None or any(problem.level == "error" for one in found for problem in one.problems):
        raise ContentError((*loaded.problems, *(problem for one in found for problem in one.problems)))
    chosen = _chosen(found, language)
    if keys or review_all:
        for translation in chosen:
            count = _review(project, loaded, translation, keys)
            if not quiet:
                click.echo(f"{translation.language}: {count} marked as reviewed", err=True)
        return
    for translation in chosen:
        _print(loaded, translation, quiet=quiet)


def _chosen(found: tuple[Translation, ...], language: str | None) -> tuple[Translation, ...]:
    known = [translation.language for translation in found]
    if language is not None and language not in known:
        allowed = ", ".join(known) or "none; explainer.yml names one language only"
        raise click.UsageError(f"no translation into “{language}”; allowed: {allowed}")
    return tuple(translation for translation in found if language in {None, translation.language})


def _review(project: Project, loaded: Loaded, translation: Translation, keys: tuple[str, ...]) -> int:
    states = [state for state in text_states(loaded, translation) if state.translated is not None]
    for key in keys:
        if not any(_is_meant(state, (key,)) for state in states):
            near = suggest(key, [state.key for state in states])
            raise click.UsageError(f"no translated text “{key}”" + (f"; did you mean “{near}”?" if near else ""))
    today = datetime.now(UTC).date().isoformat()
    reviewed = {
        state.key: Review(fingerprint(state.original), today)
        for state in states
        if state.state != "current" and (not keys or _is_meant(state, keys))
    }
    kept = {state.key for state in states}
    remembered = {key: review for key, review in translation.reviews.items() if key in kept}
    write_reviews(project, translation.language, {**remembered, **reviewed})
    return len(reviewed)


def _is_meant(state: TextState, keys: tuple[str, ...]) -> bool:
    return any(state.key == key or state.key.startswith(f"{key}/") for key in keys)


def _print(loaded: Loaded, translation: Translation, *, quiet: bool) -> None:
    counts = {"missing": 0, "stale": 0, "unreviewed": 0, "current": 0}
    for state in text_states(loaded, translation):
        counts[state.state] += 1
        if state.state != "current":
            click.echo(f"{state.file}:{state.mark.line}:{state.mark.column}: {state.state}: {state.key}")
    for problem in translation.problems:
        click.echo(str(problem))
    if not quiet:
        numbers = ", ".join(f"{count} {name}" for name, count in counts.items())
        click.echo(f"{translation.language}: {numbers}, {len(translation.problems)} superfluous", err=True)
