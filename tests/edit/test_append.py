"""Adding records to list files: what is there stays byte for byte, and what is added reads back the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.edit.append import StyleError, append_records, dump_record
from generator.load.document import read_document
from generator.model.identifiers import propose_id

ADDED = {"id": "q", "sources": ["a"]}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", "events:\n  - id: q\n    sources: [a]\n", id="a new file"),
        pytest.param("events: []\n", "events:\n  - id: q\n    sources: [a]\n", id="an empty list"),
        pytest.param(
            "# c\nevents: # none yet\n", "# c\nevents: # none yet\n  - id: q\n    sources: [a]\n", id="no list"
        ),
        pytest.param(
            "events:\n  - id: a\n  - id: b", "events:\n  - id: a\n  - id: b\n  - id: q\n    sources: [a]\n", id="tight"
        ),
        pytest.param(
            "events:\n  - id: a\n\n  - id: b\n",
            "events:\n  - id: a\n\n  - id: b\n\n  - id: q\n    sources: [a]\n",
            id="spaced",
        ),
        pytest.param(
            "events:\n- id: a\n  text: >-\n    x\n    y\n\n# end\n",
            "events:\n- id: a\n  text: >-\n    x\n    y\n\n- id: q\n  sources: [a]\n\n# end\n",
            id="not indented, with a comment below",
        ),
        pytest.param(
            "# c\n\n", "# c\nevents:\n  - id: q\n    sources: [a]\n", id="nothing but a comment, as `schema` leaves it"
        ),
        pytest.param(
            "events:\n  # Each event …\n# end\n",
            "events:\n  # Each event …\n  - id: q\n    sources: [a]\n\n# end\n",
            id="a comment at the head of an empty list",
        ),
        pytest.param(
            "events:\n  - id: a\n    # of a\n  # of none\n",
            "events:\n  - id: a\n    # of a\n\n  - id: q\n    sources: [a]\n\n  # of none\n",
            id="comments inside and below the last record",
        ),
        pytest.param(
            "events:\r\n  - id: a\r\n", "events:\r\n  - id: a\r\n\r\n  - id: q\r\n    sources: [a]\r\n", id="CRLF"
        ),
        pytest.param(
            "events:\n    - id: a\n      sources:\n          - x\n",
            "events:\n    - id: a\n      sources:\n          - x\n\n    - id: q\n      sources:\n          - a\n",
            id="lists below each other, indented by four",
        ),
        pytest.param(
            "events:\n- id: a\n  sources:\n  - x\n",
            "events:\n- id: a\n  sources:\n  - x\n\n- id: q\n  sources:\n  - a\n",
            id="lists below each other, not indented",
        ),
        pytest.param(
            "events:\n  - {id: a, sources: [x]}\n",
            "events:\n  - {id: a, sources: [x]}\n\n  - id: q\n    sources: [a]\n",
            id="a record in one line",
        ),
    ],
)
def test_the_files_own_style(before: str, after: str) -> None:
    assert append_records(before, "events", [ADDED]) == after


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("events: [{id: a}]\n", "written in one line"),
        ("events: [\n]\n", "written in one line"),
        ("events: x\n", "holds no list"),
        ("other: 1\n", "“events:” is missing"),
        ("- a\n", "missing"),
    ],
)
def test_no_room(text: str, said: str) -> None:
    with pytest.raises(StyleError, match=said):
        append_records(text, "events", [ADDED])


@given(st.text(alphabet="ab: #-'\"[]{}!&*|>%@`,?~0123456789.„“ä\n", min_size=1, max_size=300))
def test_every_text_reads_back(text: str) -> None:
    document, problems = read_document(dump_record({"id": "a", "text": text}), "x")
    assert problems == []
    assert isinstance(document.data, dict)
    assert (document.data["text"] or "").strip() == text.strip()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("2024-11-17", "d: 2024-11-17"),
        ("12.50", "d: 12.50"),
        ("no", 'd: "no"'),
        ("a: b", 'd: "a: b"'),
        ("[..2024]", 'd: "[..2024]"'),
    ],
)
def test_quotation_marks_where_they_are_needed(written: str, line: str) -> None:
    assert dump_record({"d": written}) == f"{line}\n"


@pytest.mark.parametrize(
    ("words", "taken", "identifier"),
    [
        ("Straße über Łódź", (), "strasse-ueber-lodz"),
        ("Äpfel", ("aepfel", "aepfel-2"), "aepfel-3"),
        ("…", (), "record"),
        ("ein sehr langer Titel mit vielen Wörtern darin", (), "ein-sehr-langer-titel-mit-vielen"),
    ],
)
def test_proposed_ids(words: str, taken: tuple[str, ...], identifier: str) -> None:
    assert propose_id(words, taken) == identifier
