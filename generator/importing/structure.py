"""Finding title, standfirst and subheadings where the file does not mark them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from .language import Language, language
from .manuscript import LeftOut, Manuscript, Passage
from .similarity import likeness

_SENTENCE_END: Final = re.compile(r"[.!?…:;,][\"'“”»«’)\]*]*$")
_LONGEST_HEADING: Final = 90
_MOST_WORDS: Final = 12
_FEWEST_QUESTIONS: Final = 3
"""From so many on, questions are an interview's."""
_TIME: Final = re.compile(r"\d{1,2}[:.]\d\d(?: ?(?:Uhr|[ap]\.?m\.?|[A-Z]{3,4}))?", re.IGNORECASE)
NEAR: Final = 0.5
"""From this likeness on, two passages say the same."""


def structured(manuscript: Manuscript, code: str) -> Manuscript:
    """Mark title, standfirst and subheadings; title and standfirst become metadata.

    A title that the page's head states and the text repeats is one title. A first paragraph that a later
    one repeats is the teaser, and so the standfirst. Nothing is made up: what is missing stays missing.
    """
    passages = _with_times(_with_headings(manuscript.passages, language(code)))
    metadata = dict(manuscript.metadata)
    left_out = [*manuscript.left_out]
    title = _title(passages)
    if title is not None:
        if metadata.get("title", title.text) != title.text:
            left_out.append(LeftOut(1, "title in the page's head", metadata["title"]))
        metadata["title"] = title.text
        passages = _without(passages, title)
    standfirst = _standfirst(passages, code)
    if standfirst is not None and metadata.get("standfirst", standfirst.text) != standfirst.text:
        left_out.append(LeftOut(1, "description in the page's head", metadata["standfirst"]))
    if standfirst is not None:
        metadata["standfirst"] = standfirst.text
        passages = _without(passages, standfirst)
    repeated = tuple(
        passage for passage in passages if passage.kind == "paragraph" and passage.text == metadata.get("standfirst")
    )
    for passage in repeated:
        left_out.append(LeftOut(passage.line, "kept as metadata: standfirst", passage.text))
    passages = tuple(passage for passage in passages if passage not in repeated)
    return replace(manuscript, passages=_as_subheadings(passages), metadata=metadata, left_out=tuple(left_out))


def _with_headings(passages: Sequence[Passage], language: Language) -> tuple[Passage, ...]:
    """Mark the lines that look like a heading and stand above text.

    Where the file marks headings itself, only lines wholly in bold are meant as such besides. In an interview the
    questions are text.
    """
    marks_its_own = any(passage.is_marked and passage.kind in {"heading", "title"} for passage in passages)
    questions = sum(passage.kind == "paragraph" and passage.text.endswith("?") for passage in passages)
    below = (*passages[1:], None)[: len(passages)]
    return tuple(
        replace(passage, kind="heading")
        if under is not None
        and (not marks_its_own or _is_bold(passage))
        and not (questions >= _FEWEST_QUESTIONS and passage.text.endswith("?"))
        and looks_like_heading(passage, under, language)
        else passage
        for passage, under in zip(passages, below, strict=True)
    )


def _is_bold(passage: Passage) -> bool:
    return re.fullmatch(r"\*\*[^*]+\*\*", passage.text) is not None


def looks_like_heading(passage: Passage, below: Passage, language: Language) -> bool:
    """Whether a line is short, ends in no mark of a sentence, begins upper case, and has running text below it.

    One word with a question mark is a sentence, and what ends in “und” is one broken off.
    """
    words = passage.text.strip("* ")
    several = words.split()
    return (
        passage.kind == "paragraph"
        and len(words) <= _LONGEST_HEADING
        and len(several) <= _MOST_WORDS
        and (not _SENTENCE_END.search(words) or (words.endswith("?") and len(several) > 1))
        and several[-1].lower() not in language.never_last
        and re.match(r"[\"„“»‘‚']?[A-ZÄÖÜ0-9]", words) is not None
        and re.search(r"[^\W\d_]", words) is not None
        and (below.kind in {"item", "quotation"} or _is_longer_text(below, len(several)))
    )


def _is_longer_text(below: Passage, words: int) -> bool:
    return len(below.text) > _LONGEST_HEADING or (
        below.kind == "paragraph" and len(below.text.split()) > words and _SENTENCE_END.search(below.text) is not None
    )


def _with_times(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """In a liveblog, put the time that stands on a line of its own before the heading or text below it."""
    times = [passage for passage in passages if passage.kind == "paragraph" and _TIME.fullmatch(passage.text)]
    if len(times) < 2:
        return tuple(passages)
    found: list[Passage] = []
    for passage in passages:
        time = found[-1] if found and found[-1] in times else None
        if time is not None and passage.kind in {"heading", "paragraph"} and passage not in times:
            shown = time.text if passage.kind == "heading" else f"**{time.text}**"
            found[-1] = replace(passage, line=time.line, text=f"{shown} {passage.text}")
        else:
            found.append(passage)
    return tuple(found)


def _title(passages: Sequence[Passage]) -> Passage | None:
    """The passage marked as title, or a heading before any text."""
    marked = next((passage for passage in passages if passage.kind == "title"), None)
    match passages:
        case [first, *_] if marked is None and first.kind == "heading":
            return first
        case [first, below, *_] if marked is None and _is_line_above_a_sentence(first, below):
            return first
    return marked


def _is_line_above_a_sentence(first: Passage, below: Passage) -> bool:
    """At the very beginning a short line is the title even where the text below it is short, too."""
    return (
        {first.kind, below.kind} == {"paragraph"}
        and len(first.text) <= _LONGEST_HEADING
        and not _SENTENCE_END.search(first.text)
        and _SENTENCE_END.search(below.text) is not None
    )


def _standfirst(passages: Sequence[Passage], language: str) -> Passage | None:
    marked = next((passage for passage in passages if passage.kind == "standfirst"), None)
    if marked is not None or not passages or passages[0].kind != "paragraph":
        return marked
    is_repeated = any(likeness(passages[0].text, other.text, language) >= NEAR for other in passages[1:])
    return passages[0] if is_repeated else None


def _without(passages: Sequence[Passage], taken: Passage) -> tuple[Passage, ...]:
    return tuple(passage for passage in passages if passage is not taken)


def _as_subheadings(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    return tuple(
        replace(passage, kind="heading", level=2, text=passage.text.strip("*"))
        if passage.kind == "title"
        else replace(passage, text=passage.text.strip("*"))
        if passage.kind == "heading"
        else passage
        for passage in passages
    )
