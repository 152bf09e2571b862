"""Telling the article from what pages carry besides it. Each rule names why a passage is no part of the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from .compose import plain
from .escape import unescaped
from .head import SENTENCE_END, byline_and_day, day_of_place, is_sentence, with_head
from .language import LANGUAGES, language, litter
from .manuscript import LeftOut, Manuscript, Passage

_LABEL_ALONE: Final = re.compile(r"[^:–-]*[\s:…>»]*")
_LONGEST_LITTER: Final = 260
_LONGEST_LINK: Final = 140
_FEWEST_WORDS: Final = 5
"""A sentence of so many words is no label."""
_LONGEST_HEAD: Final = 4
"""Where no more passages stand above a byline, they are the article's head."""
_LOWEST_BYLINE: Final = 20
"""Below so many passages no byline is looked for, until the text has ended."""
_END_OF_COPY: Final = re.compile(
    r"#{2,3}|#{1,3} Notizblock|[-–—*( ]*(?:ends?|ende)[-–—*) ]+|[-–—*(]+ ?(?:ends?|ende)[-–—*) ]*", re.IGNORECASE
)
_AGENCY_DAY: Final = re.compile(r"(\d\d)\d{4} ([A-ZÄÖÜ][a-zäöü]{2}) (\d\d)")


def separate(manuscript: Manuscript) -> Manuscript:
    """Set aside what is no part of the article; bylines, dates and the original's language become metadata.

    A label such as “Lesen Sie auch” takes the short lines below it along, up to the next full sentence. Where it
    names its article itself (“Lesen Sie auch: Die Fähre”), a short line above running text is a subheading. What
    stands above the byline or date is told apart in `head.py`.
    """
    left_out = [*manuscript.left_out]
    metadata = dict(manuscript.metadata)
    kept: list[Passage] = []
    passages, notes = _without_notes_to_editors(manuscript.passages)
    left_out += notes
    last = max((number for number, passage in enumerate(passages) if _is_running_text(passage)), default=-1)
    in_list, names_its_own = "", False
    for number, passage in enumerate(passages):
        ends_here = number >= last
        is_subheading = names_its_own and _is_text(passages[number + 1 : number + 2])
        in_list = in_list if _looks_like_link(passage, ends_here=ends_here) and not is_subheading else ""
        reason = in_list or reason_to_set_aside(passage)
        if not in_list and reason in litter().lists:
            in_list, names_its_own = reason, _LABEL_ALONE.fullmatch(passage.text) is None
        stated = {} if reason or not _may_state(kept, ends_here=ends_here) else byline_and_day(passage)
        if stated:
            kept = with_head(kept) if len(kept) <= _LONGEST_HEAD else kept
            reason = f"kept as metadata: {', '.join(stated)}"
        if reason == "translation notice":
            stated = _original_language(passage.text)
        metadata = {**stated, **metadata}
        if reason:
            left_out.append(LeftOut(passage.line, reason, unescaped(passage.text)))
        else:
            kept.append(passage)
    kept, signed = _without_author_notes(kept, metadata.get("byline", ""))
    kickers = [passage for passage in kept if passage.kind == "kicker"]
    left_out += [*signed, *(LeftOut(one.line, "kept as metadata: kicker", unescaped(one.text)) for one in kickers)]
    if kickers:
        metadata.setdefault("kicker", " ".join(plain(one.text) for one in kickers))
    if day := _agency_day(notes) or day_of_place(kept):
        metadata.setdefault("published", day)
    return replace(
        manuscript,
        passages=tuple(passage for passage in kept if passage.kind != "kicker"),
        metadata=metadata,
        left_out=tuple(sorted(left_out, key=lambda part: part.line)),
    )


def reason_to_set_aside(passage: Passage) -> str:
    """Return why a passage is page litter, or an empty string. What is long is never litter, nor is a sentence.

    There are sentences that nobody but a page says; those are known one by one.
    """
    words = re.sub(r"[*_\\]+|\[([^\[\]]*)\]\([^)]*\)", r"\1", passage.text).strip()
    if len(words) > _LONGEST_LITTER:
        return ""
    known = litter()
    says_something = is_sentence(passage) and not words.endswith(":") and len(words.split()) >= _FEWEST_WORDS
    for patterns in (known.sentences,) if says_something else (known.sentences, known.lists, known.labels):
        for reason, several in patterns.items():
            if any(pattern.fullmatch(words) for pattern in several):
                return str(reason)
    return "" if re.search(r"\w", words) else "rule"


def _may_state(kept: Sequence[Passage], *, ends_here: bool) -> bool:
    """Bylines and dates stand above the text (a standfirst may be a sentence) or below it, never amid it."""
    return ends_here or (len(kept) <= _LOWEST_BYLINE and sum(map(_is_running_text, kept)) <= 1)


def _is_running_text(passage: Passage) -> bool:
    words = passage.text.split()
    return passage.kind not in {"title", "heading"} and is_sentence(passage) and len(words) >= _FEWEST_WORDS


def _is_text(passages: Sequence[Passage]) -> bool:
    return any(one.kind == "paragraph" and not _looks_like_link(one, ends_here=False) for one in passages)


def _looks_like_link(passage: Passage, *, ends_here: bool) -> bool:
    """A line of a list of links: short, without a full stop, and neither a heading nor a quotation.

    Where no text comes any more, it may be a question, too.
    """
    words = passage.text.rstrip("?!") if ends_here else passage.text
    return (
        len(passage.text) <= _LONGEST_LINK
        and not SENTENCE_END.search(words)
        and passage.kind in {"paragraph", "item"}
        and not (passage.is_marked and passage.kind == "paragraph")
    )


def _without_notes_to_editors(passages: Sequence[Passage]) -> tuple[Sequence[Passage], list[LeftOut]]:
    """What an agency writes below the end of its copy; less than the copy itself, else it is no such end."""
    for number, passage in enumerate(passages):
        words = f"{'#' * passage.level} {passage.text}" if passage.kind == "heading" else unescaped(passage.text)
        copy, notes = passages[:number], passages[number:]
        if _END_OF_COPY.fullmatch(words.strip()) and _length(notes) < _length(copy):
            return copy, [LeftOut(one.line, "note to the desk", unescaped(one.text)) for one in notes]
    return passages, []


def _length(passages: Sequence[Passage]) -> int:
    return sum(len(passage.text) for passage in passages)


def _agency_day(notes: Sequence[LeftOut]) -> str:
    """The day in an agency's last line: “141205 Jan 26” is the 14th, at 12:05."""
    months = {name[:3]: number for code in LANGUAGES for number, name in enumerate(language(code).months, 1)}
    found = next((match for note in notes if (match := _AGENCY_DAY.fullmatch(note.text))), None)
    return f"20{found[3]}-{months[found[2]]:02}-{found[1]}" if found and found[2] in months else ""


def _without_author_notes(kept: Sequence[Passage], byline: str) -> tuple[list[Passage], list[LeftOut]]:
    """What the last passages say of the people who wrote the article: they begin with a name of the byline."""
    names = tuple(name for name in re.split(r",| und | and | & ", byline) if len(name.split()) > 1)
    names = tuple(name.strip() for name in names)
    text, notes = list(kept), list[LeftOut]()
    while names and text and len(text[-1].text) <= _LONGEST_LITTER and plain(text[-1].text).startswith(names):
        last = text.pop()
        notes.append(LeftOut(last.line, "about the author", unescaped(last.text)))
    return text, notes


def _original_language(words: str) -> dict[str, str]:
    own = {code for code in LANGUAGES if code == "de" and re.search(r"\b(?:auf|aus|wurde)\b", words)}
    for code in LANGUAGES:
        for original, name in language(code).names_of_languages.items():
            if original not in own and re.search(rf"\b{name}\b", words):
                return {"translated_from": original}
    return {}
