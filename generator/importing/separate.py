"""Telling the article from what pages carry besides it. Each rule names why a passage is no part of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from .compose import plain
from .language import LANGUAGES, language, litter
from .manuscript import LeftOut, Manuscript, Passage

_ENDS: Final = re.compile(r"[.!?…:;][\"'“”»«’)\]*_]*$")
_LABEL_ALONE: Final = re.compile(r"[^:–-]*[\s:…>»]*")
_LONGEST_LITTER: Final = 260
_LONGEST_STANDFIRST: Final = 600
_DAY: Final = "|".join(
    (
        r"\d{1,2}\. ?(?:\d{1,2}\.|[A-ZÄÖÜ][a-zäöü]+\.?) ?\d{4}",
        r"[A-Z][a-z]+\.? \d{1,2}, \d{4}",
        r"\d{1,2} [A-Z][a-z]+\.? \d{4}",
        r"\d{4}-\d\d-\d\d",
    )
)
_DATELINE: Final = re.compile(
    r"(?:(?:erstellt|veröffentlicht|aktualisiert|stand|zuletzt aktualisiert|published|updated|posted|last updated)"
    rf"(?: am| on| at)?\s*:?\s*)?(?:\w+, )?({_DAY})(?:,? .{{0,40}})?",
    re.IGNORECASE,
)
_NAME: Final = r"(?:(?:[A-ZÄÖÜ][\w'’-]+|[A-ZÄÖÜ]\.|von|van|de|der|zu) ?){2,5}"
_BYLINE: Final = re.compile(
    rf"(?:[Vv]on|VON|[Bb]y|BY|Text|Autor(?:in)?|Author|Words)\s?:?\s({_NAME}(?:(?:,| und| and|,? mit| &) ?{_NAME})*)"
    rf"(?:\s*[,|–·-]\s*(.{{0,60}}))?"
)


def separate(manuscript: Manuscript) -> Manuscript:
    """Set aside what is no part of the article; bylines, dates and the original's language become metadata.

    A label such as “Lesen Sie auch” takes the short lines below it along, up to the next full sentence. Where it
    names its article itself (“Lesen Sie auch: Die Fähre”), a short line above running text is a subheading. What
    stands between a headline and the byline or date below it is the standfirst.
    """
    kept: list[Passage] = []
    left_out = [*manuscript.left_out]
    metadata = dict(manuscript.metadata)
    in_related = False
    names_its_own = False
    for passage, below in zip_longest(manuscript.passages, manuscript.passages[1:]):
        in_related = in_related and _looks_like_link(passage) and not (names_its_own and _is_running_text(below))
        reason = "related block" if in_related else reason_to_set_aside(passage)
        if reason == "related block" and not in_related:
            in_related, names_its_own = True, _LABEL_ALONE.fullmatch(passage.text) is None
        if not reason and (found := _metadata(passage, is_early=len(kept) < 3)):
            metadata = {**found, **metadata}
            reason = f"kept as metadata: {', '.join(found)}"
            kept = _with_standfirst(kept)
        if reason == "translation notice":
            metadata = {**_original_language(passage.text), **metadata}
        if reason:
            left_out.append(LeftOut(passage.line, reason, passage.text))
        else:
            kept.append(passage)
    return replace(
        manuscript,
        passages=tuple(kept),
        metadata=metadata,
        left_out=tuple(sorted(left_out, key=lambda part: part.line)),
    )


def reason_to_set_aside(passage: Passage) -> str:
    """Return why a passage is page litter, or an empty string. What is long is never litter."""
    words = re.sub(r"[*_\\]+|\[([^\]]*)\]\([^)]*\)", r"\1", passage.text).strip()
    if len(words) > _LONGEST_LITTER:
        return ""
    for reason, patterns in litter().items():
        if any(pattern.fullmatch(words) for pattern in patterns):
            return reason
    return "" if re.search(r"\w", words) else "rule"


def _looks_like_link(passage: Passage) -> bool:
    """A line of a list of links: short, without a full stop, and neither a heading nor a quotation."""
    return (
        len(passage.text) <= 140
        and not _ENDS.search(passage.text)
        and passage.kind in {"paragraph", "item"}
        and not (passage.is_marked and passage.kind == "paragraph")
    )


def _with_standfirst(kept: list[Passage]) -> list[Passage]:
    """Mark the second of two passages above a byline or date as standfirst, where the first reads as a headline."""
    match kept:
        case [headline, Passage(kind="paragraph") as below] if (
            len(headline.text) < len(below.text) <= _LONGEST_STANDFIRST
            and len(headline.text) <= 140
            and not headline.text.endswith((".", ":", "…"))
            and _ENDS.search(below.text)
        ):
            return [headline, replace(below, kind="standfirst")]
    return kept


def _is_running_text(passage: Passage | None) -> bool:
    return passage is not None and passage.kind == "paragraph" and not _looks_like_link(passage)


def _metadata(passage: Passage, *, is_early: bool) -> dict[str, str]:
    words = plain(passage.text).strip()
    found = _BYLINE.fullmatch(words) if len(words) <= 120 else None
    if passage.kind == "byline" or found is not None:
        names = words if found is None else found[1].strip()
        date = re.search(_DAY, words)
        return {"byline": names} | ({"published": date[0]} if date else {})
    if len(words) <= 90 and (date := _DATELINE.fullmatch(words)):
        return {"published": date[1]} if is_early else {"date below the text": words}
    return {}


def _original_language(words: str) -> dict[str, str]:
    own = {code for code in LANGUAGES if code == "de" and re.search(r"\b(?:auf|aus|wurde)\b", words)}
    for code in LANGUAGES:
        for original, name in language(code).names_of_languages.items():
            if original not in own and re.search(rf"\b{name}\b", words):
                return {"translated_from": original}
    return {}


def lines_of(manuscript: Manuscript) -> Iterator[int]:
    """Yield every line that is accounted for, in the article or beside it."""
    yield from (passage.line for passage in manuscript.passages)
    yield from (part.line for part in manuscript.left_out)
