"""The rule about drafts."""

from __future__ import annotations

from collections.abc import Iterator

from ..load.records import Loaded
from ..model.content import KINDS, Kind
from ..model.draft import Draft
from ..problems import Problem


def drafts_are_reviewed(loaded: Loaded) -> Iterator[Problem]:
    """What an import proposed has been completed by an editor, who then removed its line “draft”."""
    for kind in KINDS:
        for identifier, draft in loaded.records[kind.name].items():
            if isinstance(draft, Draft):
                yield loaded.problem(
                    kind.name,
                    identifier,
                    ("draft",),
                    "a draft that nobody has reviewed yet",
                    allowed=_ways_out(kind, draft),
                )


def _ways_out(kind: Kind, draft: Draft) -> str:
    needed = (name for name, field in kind.model.model_fields.items() if field.is_required())
    missing = [name for name in needed if name not in draft.fields]
    completing = f"adding {', '.join(missing)} and then removing" if missing else "removing"
    return f"{completing} the line “draft”; or removing the record"
