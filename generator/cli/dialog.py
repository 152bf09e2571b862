"""Asking for a record's fields at a terminal: each answer is looked at when it is given, and Tab completes ids."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from shutil import get_terminal_size
from textwrap import fill
from typing import Final

import click

from generator.edit.add import Field, fields, offered, proposed, refused
from generator.load.records import Loaded
from generator.load.titles import Titles, titles
from generator.model.content import Kind
from generator.problems import Problem, suggest
from generator.schema.fields import Language, description, examples

from . import completion

_SHOWN: Final = 12
_WIDEST: Final = 100


def is_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def about(field: Field, language: Language) -> str:
    """Return what editors are told of a field: the words of the schemas, in the language of the content."""
    return description(field.owner, field.name.rpartition(".")[2], field.description or None, language) or ""


@dataclass(frozen=True, slots=True)
class Dialog:
    """What is asked of one new record."""

    kind: Kind
    loaded: Loaded
    language: Language

    @property
    def _ids(self) -> Mapping[str, Titles]:
        return titles(self.loaded)

    def ask(self, said: Mapping[str, str]) -> dict[str, str]:
        """Ask for each field that is needed or usual and was not said, and for the id; return all that was said.

        Raises `click.UsageError` where a field needs an id and there is none yet.
        """
        open_ = [field for field in fields(self.kind.model) if field.name not in {"id", *said}]
        asked = [field for field in open_ if field.is_needed or (field.is_usual and self._can_be_said(field))]
        self._require_ids(asked)
        click.secho(
            f"A new {self.kind.name} for content/{self.kind.file}. Nothing is written before the end; Ctrl-C leaves."
            f"{' Tab completes.' if completion.IS_THERE else ''}",
            bold=True,
        )
        answers = {**said, **{field.name: self._answer(field) for field in asked}}
        answers = {name: answer for name, answer in answers.items() if answer}
        return answers if "id" in answers else {**answers, "id": self._identifier(answers)}

    def ask_again(self, said: Mapping[str, str], problems: Collection[Problem]) -> dict[str, str]:
        """Say what is wrong with the whole record, and ask for the field that is to change it."""
        for problem in problems:
            click.secho(f"  {problem.said}", fg="red")
        known = {field.name: field for field in fields(self.kind.model)}
        guilty = next((name for problem in problems if (name := _guilty(problem, said, known))), "")

        def as_field(words: str) -> Field:
            if words not in known:
                near = suggest(words, known)
                raise click.UsageError(f"allowed: {', '.join(known)}" + (f"; did you mean “{near}”?" if near else ""))
            return known[words]

        with completion.of(dict.fromkeys(known, "")):
            field = click.prompt("Change which field", default=guilty, show_default=bool(guilty), value_proc=as_field)
        answer = self._identifier(said) if field.name == "id" else self._answer(field, said.get(field.name, ""))
        return {**{name: words for name, words in said.items() if name != field.name}, field.name: answer}

    def _can_be_said(self, field: Field) -> bool:
        return not field.refers_to or bool(offered(field, self._ids))

    def _require_ids(self, asked: Collection[Field]) -> None:
        for field in asked:
            if not self._can_be_said(field):
                where = "explainer.yml" if field.refers_to in {"theme", "side"} else f"explainer add {field.refers_to}"
                message = f"a new {self.kind.name} needs a {field.refers_to}, and there is none yet; begin with {where}"
                raise click.UsageError(message)

    def _answer(self, field: Field, before: str = "") -> str:
        ids = offered(field, self._ids)
        told = about(field, self.language)
        self._explain(told, self._hint(field, ids, told))

        def as_value(words: str) -> str:
            words = _continued(words.strip()) if field.text == "prose" else words.strip()
            if not words and field.is_needed:
                raise click.UsageError("this is needed")
            if words and (wrong := refused(self.kind, field, words, self._ids)):
                raise click.UsageError(wrong.removeprefix(f"{field.name}: "))
            return words

        with completion.of(self._words(field, ids), begun=before):
            return _prompted(field.name, "", as_value)

    def _words(self, field: Field, ids: Titles) -> Mapping[str, str]:
        """What Tab completes: ids, the words that are allowed, or in a text what can be inserted."""
        if field.text == "prose":
            return {f"[[{record}]]": title for record, title in self._ids["record"].items()}
        return ids or dict.fromkeys(field.choices, "")

    def _identifier(self, said: Mapping[str, str]) -> str:
        field = next(field for field in fields(self.kind.model) if field.name == "id")
        taken = self.loaded.known.get(self.kind.name, frozenset())
        self._explain(about(field, self.language), "")

        def as_id(words: str) -> str:
            if wrong := refused(self.kind, field, words.strip(), self._ids):
                raise click.UsageError(wrong.removeprefix("id: "))
            if words.strip() in taken:
                raise click.UsageError(f"“{words.strip()}” is taken; allowed: an id of its own")
            return words.strip()

        return _prompted("id", proposed(self.kind, said, self.loaded), as_id)

    def _explain(self, told: str, hint: str) -> None:
        width = min(get_terminal_size().columns, _WIDEST)
        click.echo()
        for line in filter(None, (told, hint)):
            click.secho(fill(line, width, break_on_hyphens=False), dim=True)

    def _hint(self, field: Field, ids: Titles, told: str) -> str:
        """How the answer is given: one of few words, ids, or an example; those of texts are in no language of yours."""
        parts = []
        if field.choices and not all(choice in told for choice in field.choices):
            parts.append(f"One of: {', '.join(field.choices)}.")
        elif ids:
            parts.append(f"There {_are(ids)}.{' Several with commas.' if field.is_list else ''}")
        elif not field.text and not field.choices and (shown := _example(field)):
            parts.append(f"Such as {shown}.")
        if field.text == "prose":
            parts.append(
                f"{'Tab completes [[. ' if completion.IS_THERE else ''}A line that ends in \\ goes on in the next."
            )
        if not field.is_needed:
            parts.append("Enter leaves it out.")
        return " ".join(parts)


def _guilty(problem: Problem, said: Mapping[str, str], known: Collection[str]) -> str:
    """The field that a problem speaks of: by its name, or by the words that it quotes."""
    name = problem.message.partition(":")[0]
    quoted = re.findall("“([^”]+)”", problem.message)
    return name if name in known else next((field for field in said if any(one in said[field] for one in quoted)), "")


def _example(field: Field) -> str:
    shown = next(iter(examples(field.owner, field.name.rpartition(".")[2])), "")
    return str(shown) if isinstance(shown, str | int | float) else ""


def _are(ids: Titles) -> str:
    if len(ids) <= _SHOWN:
        return f"{'is' if len(ids) == 1 else 'are'} {', '.join(ids)}"
    return f"are {len(ids)}: {', '.join([*ids][:_SHOWN])}, …"


def _continued(words: str) -> str:
    """Read on while a line ends in a backslash."""
    while words.endswith("\\"):
        following: str = click.prompt("…", default="", show_default=False, prompt_suffix=" ")
        words = f"{words[:-1].rstrip()}\n{following.strip()}"
    return words


def _prompted(name: str, default: str, as_value: Callable[[str], str]) -> str:
    answer: str = click.prompt(name, default=default, show_default=bool(default), value_proc=as_value)
    return answer
