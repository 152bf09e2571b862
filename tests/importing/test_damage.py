"""Damaged, foreign and far too large files: always a report or a message with its place, and nothing half done."""

from __future__ import annotations

import errno
import json
import os
import re
import threading
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.importing import limits
from generator.project import Project
from tests.conftest import copy_of

Captured = pytest.CaptureFixture[str]
Saves = Callable[[BytesIO], object]

HERE = Path(__file__).parent


def saved(save: Saves) -> bytes:
    stream = BytesIO()
    save(stream)
    return stream.getvalue()


def document() -> bytes:
    made = docx.Document()
    made.add_heading("Die Halle", 1)
    made.add_paragraph("Der Rat tagte lange über die alte Halle.")
    return saved(made.save)


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Datum", "Titel"])
    book.worksheets[0].append(["2024-03-12", "Sperrung"])
    return saved(book.save)


TIMELINE = {"events": [{"start_date": {"year": 2024}, "text": {"headline": "A", "text": "<p>B</p>"}, "group": "C"}]}
WHOLE: dict[str, bytes] = {
    "a.txt": (HERE / "manuscripts" / "german.txt").read_bytes(),
    "a.html": (HERE / "labelled" / "page-with-boxes.html").read_bytes(),
    "a.md": b"---\ntitle: A\n---\n\n## B\n\nText *c* [d](https://example.org)[^1]\n\n- e\n\n> f\n\n[^1]: g\n",
    "a.docx": document(),
    "t.json": json.dumps(TIMELINE).encode(),
    "t.csv": b'Datum;Titel;Gruppe\n12.3.2024;"A\nB";c\n;;\n',
    "t.xlsx": workbook(),
    "t.mw": b"title: A\n\n# B\n2024-03-12: C #d\n  text\nafter !x 5 days: E\n",
}

TOKENS = (b"\x00", b"\\ud800", b"\\u0000", b"&#1;", b"null", b"[[", b"{", b"]", b'"', b"---\n", b"\xed\xa0\x80", b"\r")


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file with some of its bytes cut, put in, or changed; sometimes under another ending."""
    name = draw(st.sampled_from(sorted(WHOLE)))
    data = bytearray(WHOLE[name])
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        data[at : at + draw(st.integers(0, 12))] = draw(st.binary(max_size=12) | st.sampled_from(TOKENS))
    if draw(st.integers(0, 9)) == 0:
        name = draw(st.sampled_from(sorted(WHOLE)))
    return name, bytes(data)


@settings(max_examples=80, deadline=None)
@given(file=damaged())
def test_damage_is_reported_and_leaves_nothing_behind(
    file: tuple[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    name, data = file
    root = tmp_path_factory.getbasetemp() / "damaged"
    (root / "content").mkdir(parents=True, exist_ok=True)
    path = root / name
    path.write_bytes(data)
    kind = "article" if name.startswith("a.") else "events"
    code = main(["--project", str(root), "import", kind, str(path), "--quiet"])
    written = [one for one in (root / "content").rglob("*") if one.is_file()]
    assert code in {0, 1}
    assert bool(written) == (code == 0)
    for one in written:
        one.read_bytes().decode("utf-8")
        one.unlink()
    path.unlink()


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_a_file_cut_short(name: str, project: Project, tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / name
    file.write_bytes(WHOLE[name][: len(WHOLE[name]) // 2])
    before = snapshot(project)
    kind = "article" if name.startswith("a.") else "events"
    code = main(["--project", str(project.root), "import", kind, str(file)])
    assert snapshot(project) == before or code == 0
    assert code == 0 or re.match(rf"{re.escape(str(file))}:\d+:\d+: |content/\S+:1:1: ", capsys.readouterr().out)


def snapshot(project: Project) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in project.content.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"x" * 3_001 + b" Der Rat tagte.", "a word of 3,001 characters: this is no running text"),
        ("a.txt", b"Der Rat tagte. " * 14_000, "characters of text; allowed: an article of at most 200,000"),
        ("a.txt", b"Der Rat tagte. " * 700_000, "the text has more than 10 MB"),
        ("a.html", b"<div>" * 3_000 + b"<p>x</p>", "elements stand in one another too deeply"),
        ("t.json", b"[" * 100_000, "broken JSON"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "this is no text"),
        ("t.csv", b"\x89PNG\r\n\x1a\n\x00\x00", "this is no text"),
    ],
)
def test_what_no_newsroom_writes_is_refused(
    name: str, data: bytes, said: str, tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "content").mkdir()
    file = tmp_path / name
    file.write_bytes(data)
    kind = "article" if name.startswith("a.") else "events"
    assert main(["--project", str(tmp_path), "import", kind, str(file)]) == 1
    assert re.match(rf"{re.escape(str(file))}:\d+:1: .*{re.escape(said)}", capsys.readouterr().out)


def test_a_document_that_would_fill_the_memory_is_refused(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.importing.formats.docx.LARGEST_DOCUMENT", limits.MEGABYTE)
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(limits.MEGABYTE + 1))
    (tmp_path / "content").mkdir()
    file = tmp_path / "a.docx"
    file.write_bytes(stream.getvalue())
    assert main(["--project", str(tmp_path), "import", "article", str(file)]) == 1
    assert f"{file}:1:1: the file, unpacked, has more than 1 MB" in capsys.readouterr().out


def test_a_pipe_is_read_and_a_folder_is_not(project: Project, tmp_path: Path) -> None:
    (project.content / "article.md").unlink()
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(WHOLE["a.txt"],))
    writer.start()
    assert main(["--project", str(project.root), "import", "article", str(pipe), "--dry-run"]) == 0
    writer.join()
    assert main(["--project", str(project.root), "import", "article", str(tmp_path)]) == 2


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_full_or_locked_disk_loses_nothing(
    number: int, after: int, project: Project, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """Whichever of the files it is that cannot be written, none is."""
    (project.content / "article.md").unlink()
    before = snapshot(project)
    write, count = Path.write_bytes, iter(range(100))

    def fails(path: Path, data: bytes) -> int:
        if next(count) < after:
            return write(path, data)
        write(path, data[: len(data) // 2])
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(Path, "write_bytes", fails)
    manuscript = HERE / "manuscripts" / "german.txt"
    assert main(["--project", str(project.root), "import", "article", str(manuscript)]) == 2
    assert os.strerror(number) in capsys.readouterr().err
    assert snapshot(project) == before


def test_what_is_exported_and_cannot_be_written_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copy_of(HERE.parents[1], tmp_path / "project")
    file = tmp_path / "events.json"
    file.write_text("alt", encoding="utf-8")

    def full(path: Path, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    assert main(["--project", str(project.root), "export", "json", "--output", str(file), "--replace"]) == 2
    assert file.read_text(encoding="utf-8") == "alt"
