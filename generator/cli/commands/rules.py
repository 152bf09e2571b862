"""`explainer rules`."""

from __future__ import annotations

import dataclasses
import json
import textwrap
from collections.abc import Collection, Iterator

import click

from generator.build import read
from generator.check import rules_in_words
from generator.check.listing import ListedRule
from generator.cli.options import project_option
from generator.project import Project


@click.command()
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="How rules are printed.")
@project_option
def command(project: Project, form: str) -> None:
    """List in words what “explainer check” holds content to, and how strictly.

    Some rules are switched to error, warning or off under “rules:” in content/explainer.yml; “exceptions:” there
    names records that a rule does not hold for, each with the reason.

    \b
    Examples:
      explainer rules
      explainer rules --format json      for other programs
    """
    rules = rules_in_words(read(project)[0])
    click.echo(_as_json(rules) if form == "json" else "\n".join(_lines(rules)))


def _as_json(rules: Collection[ListedRule]) -> str:
    return json.dumps([dataclasses.asdict(rule) for rule in rules], ensure_ascii=False, indent=2)


def _lines(rules: Collection[ListedRule]) -> Iterator[str]:
    yield "Switched under “rules:” in content/explainer.yml, to error, warning or off:"
    for rule in rules:
        if rule.level != "always":
            yield from _entry(rule, f"{rule.name}: {rule.level}")
    yield "\nAlways on:"
    for rule in rules:
        if rule.level == "always":
            yield from _entry(rule, rule.name)


def _entry(rule: ListedRule, heading: str) -> Iterator[str]:
    yield f"\n  {heading}"
    yield textwrap.fill(rule.text, 100, initial_indent="    ", subsequent_indent="    ")
    for record, reason in rule.exceptions:
        yield f"    not for {record}: {reason}"
