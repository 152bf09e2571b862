"""The ids of a project's own records, offered where a field holds one: a schema that the others refer to.

It is apart from those, which are made from the model alone, because it changes with the content. It is a list of
suggestions: an id that it does not know is as right as before, and whether there is such a record is for `check` to
say. So a list that is out of date does no harm; but it must exist, since yaml-language-server drops a schema whose
references lead nowhere.

What is suggested are `defaultSnippets`, a word of yaml-language-server's own: the only one that it offers in lists on
one line, too, and with a description. `if` without `then` demands nothing; hovering over an id shows the title of the
branch that it meets. The last but one is met by every id and the last by none, or else yaml-language-server would show
the titles of all: `properties` make them unlike any other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from typing import Any, Final

from ..load.records import Loaded
from ..load.titles import Titles, titles
from ..model.base import ID
from ..model.content import KINDS

NAME: Final = "ids.schema.json"

_AT_LINE_START: Final = re.compile(r'(?=\{"(?:label|const|properties)": |"[a-z-]+": \{"type": )')
"""What begins a line of the file: a new record is a new line in each list."""

_OTHERS: Final[tuple[dict[str, Any], ...]] = ({"properties": {}}, {"properties": {}, "not": {}})


def reference(what: str) -> dict[str, str]:
    """Return the schema of a field that holds an id: of a kind of record, a `paragraph`, … or a `record` as kind:id.

    `event-key` and the like are ids as keys, in translations.
    """
    return {"$ref": f"{NAME}#/$defs/{what}"}


def ids_schema(loaded: Loaded) -> str:
    """Return the text of the schema that lists every id of a project; all lists are in the order of the ids."""
    patterns = {"media": "", "passage": f"^article#{ID}$", "record": f"^[a-z]+:{ID}$"}
    known = titles(loaded)
    made = {what: _suggested(found, patterns.get(what, f"^{ID}$")) for what, found in known.items()}
    made |= {f"{kind.name}-key": _keys(known[kind.name]) for kind in KINDS}
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "ids", "$defs": made}
    written = json.dumps(schema, ensure_ascii=False, separators=(",", ": "))
    return _AT_LINE_START.sub("\n", written) + "\n"


def _keys(found: Collection[str]) -> dict[str, Any]:
    """Of keys, yaml-language-server offers those that `anyOf` names and that are not there yet; the last takes any."""
    return {"type": "string", "pattern": f"^{ID}$", "anyOf": [*({"const": one} for one in found), _OTHERS[0]]}


def _suggested(found: Titles, pattern: str) -> dict[str, Any]:
    offered = ({"label": one, "body": one, **({"description": title} if title else {})} for one, title in found.items())
    told = ({"const": one, "title": title} for one, title in found.items() if title)
    own = {"type": "string", "pattern": pattern} if pattern else {"type": "string"}
    return {**own, "defaultSnippets": [*offered], "if": {"anyOf": [*told, *_OTHERS]}}
