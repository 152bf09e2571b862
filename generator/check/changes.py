"""Rules about changes that readers are told of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..load.records import Loaded
from ..model.base import ID
from ..model.change import Change
from ..model.content import KINDS
from ..problems import Problem, suggest


def changes_name_fields(loaded: Loaded) -> Iterator[Problem]:
    """A change names fields of its record, paragraphs of the article, or, in explainer.yml, records that are gone."""
    for kind, identifier, record in loaded.all_records():
        changes: tuple[Change, ...] = getattr(record, "changes", ())
        known = {*type(record).model_fields} - {"id", "changes"}
        if kind == "article":
            known |= loaded.known.get("paragraph", frozenset())
        for position, change in enumerate(changes):
            for place, name in enumerate(change.fields):
                if name in known or (kind == "explainer" and _is_record(name)):
                    continue
                path = ("changes", position, "fields", place)
                near = suggest(name, known)
                message = f"tells of a change in “{name}”, which is no field of this {kind}"
                yield loaded.problem(kind, identifier, path, message, allowed=", ".join(sorted(known)), suggestion=near)


def changes_say_what_was(loaded: Loaded) -> Iterator[Problem]:
    """A correction says what stood before and what stands now, unless a record is gone; changes are listed by date."""
    for kind, identifier, record in loaded.all_records():
        changes: tuple[Change, ...] = getattr(record, "changes", ())
        for position, change in enumerate(changes):
            path = ("changes", position)
            lacks_after = change.after is None and not change.is_of_removed_records
            if change.kind == "correction" and (change.before is None or lacks_after):
                missing = "stood there before" if change.before is None else "stands there now"
                message = f"a correction that does not say what {missing}"
                yield loaded.problem(kind, identifier, path, message, allowed="before and after, in words for readers")
            if position and change.date.precedes(changes[position - 1].date):
                message = f"the change of {change.date} stands below the one of {changes[position - 1].date}"
                yield loaded.problem(kind, identifier, (*path, "date"), message, allowed="the oldest change first")


def _is_record(name: str) -> bool:
    kinds = "|".join(kind.name for kind in KINDS)
    return re.fullmatch(rf"(?:{kinds}):{ID}", name) is not None
