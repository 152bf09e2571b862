"""Entries of content/coverage.yml that set nothing aside any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..load.document import Document
from ..load.records import Loaded
from ..model.set_aside import SetAside
from ..problems import suggest
from .finding import Finding
from .manuscript import Manuscript


def outdated(
    set_aside: Sequence[SetAside], document: Document, loaded: Loaded, manuscripts: Iterable[Manuscript]
) -> Iterator[Finding]:
    """Yield a finding for each text that the article has in none of its languages, and each record that is none."""
    words = "\n".join(passage.own_words for manuscript in manuscripts for passage in manuscript.passages)
    for position, one in enumerate(set_aside):
        if one.text is not None and one.text not in words:
            mark = document.mark(("set_aside", position, "text"))
            message = f"“{one.text}” stands nowhere in the article"
            allowed = "the words as they stand there now, or none of this entry"
            yield Finding(document.file, mark.line, mark.column, "set aside", one.text, message, allowed)
        for place, reference in enumerate(one.records):
            kind, _, identifier = reference.partition(":")
            known = loaded.known.get(kind, frozenset())
            if identifier not in known:
                mark = document.mark(("set_aside", position, "records", place))
                near = suggest(identifier, known)
                suggestion = f"{kind}:{near}" if near else ""
                message, allowed = f"there is no {kind} “{identifier}”", "a record’s kind and id, or none of this entry"
                yield Finding(
                    document.file, mark.line, mark.column, "set aside", reference, message, allowed, suggestion
                )
