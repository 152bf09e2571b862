"""Writing docs/: only what changed, only what is ours, and never half."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest

from generator import write as module
from generator.write import LEDGER, ForeignFileError, write


def texts(**pages: str) -> dict[PurePosixPath, str]:
    return {PurePosixPath(f"{name.replace('__', '/')}.md"): text for name, text in pages.items()}


def names(paths: tuple[PurePosixPath, ...]) -> list[str]:
    return sorted(map(str, paths))


def state(docs: Path) -> dict[str, tuple[bytes, int]]:
    files = (path for path in docs.rglob("*") if path.is_file())
    return {path.relative_to(docs).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def make_old(docs: Path) -> None:
    """Set the times of all files back, so that any writing shows."""
    for path in docs.rglob("*.md"):
        os.utime(path, ns=(10**18, 10**18))


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A docs folder with two generated pages, one of them in a folder, and a page written by hand."""
    folder = tmp_path / "docs"
    write(texts(index="Anfang\n", en__index="Start\n"), folder)
    (folder / "impressum.md").write_text("Von Hand.\n", encoding="utf-8")
    make_old(folder)
    return folder


def test_pages_are_written_as_utf_8_with_plain_line_ends(tmp_path: Path) -> None:
    done = write(texts(index="Über\nuns\n"), tmp_path / "docs")
    assert names(done.changed) == ["index.md"]
    assert (tmp_path / "docs" / "index.md").read_bytes() == "Über\nuns\n".encode()


def test_what_did_not_change_is_not_touched(docs: Path) -> None:
    before = state(docs)
    done = write(texts(index="Anfang\n", en__index="Start\n"), docs)
    assert (names(done.changed), names(done.removed)) == ([], [])
    assert names(done.unchanged) == ["en/index.md", "index.md"]
    assert state(docs) == before


def test_only_what_changed_is_written(docs: Path) -> None:
    before = state(docs)
    done = write(texts(index="Neu\n", en__index="Start\n"), docs)
    assert names(done.changed) == ["index.md"]
    after = state(docs)
    assert after["index.md"][0] == b"Neu\n"
    assert after["en/index.md"] == before["en/index.md"]


def test_pages_no_longer_wanted_go_with_their_folder(docs: Path) -> None:
    done = write(texts(index="Anfang\n"), docs)
    assert names(done.removed) == ["en/index.md"]
    assert sorted(path.name for path in docs.iterdir()) == sorted([LEDGER, "impressum.md", "index.md"])


def test_a_folder_that_somebody_emptied_goes_with_its_pages(docs: Path) -> None:
    write({PurePosixPath("index.md"): "x", PurePosixPath("assets", "figures", "a.svg"): "x"}, docs)
    (docs / "assets" / "figures" / "a.svg").unlink()
    write({PurePosixPath("index.md"): "x"}, docs)
    assert not (docs / "assets").exists()


def test_a_folder_that_holds_others_files_stays(docs: Path) -> None:
    (docs / "en" / "imprint.md").write_text("By hand.\n", encoding="utf-8")
    write(texts(index="Anfang\n"), docs)
    assert [path.name for path in (docs / "en").iterdir()] == ["imprint.md"]


def test_what_others_wrote_is_never_removed(docs: Path) -> None:
    write({}, docs)
    assert set(state(docs)) == {LEDGER, "impressum.md"}


def in_the_way(docs: Path, kind: str) -> None:
    """Put something in the place of the page impressum.md."""
    page = docs / "impressum.md"
    page.unlink()
    if kind == "file":
        page.write_text("Von Hand.\n", encoding="utf-8")
    elif kind == "folder":
        page.mkdir()
    elif kind == "link to a file":
        page.symlink_to(docs / "index.md")
    elif kind == "link to a page of the same text":
        (docs.parent / "same.md").write_text("Unser Text\n", encoding="utf-8")
        page.symlink_to(docs.parent / "same.md")
    else:
        page.symlink_to(docs / "nowhere.md")


@pytest.mark.parametrize(
    "kind", ["file", "folder", "link to a file", "link to a page of the same text", "link to nowhere"]
)
def test_what_others_wrote_is_never_overwritten(kind: str, docs: Path) -> None:
    in_the_way(docs, kind)
    before = state(docs)
    with pytest.raises(ForeignFileError) as caught:
        write(texts(index="Neu\n", impressum="Unser Text\n"), docs)
    assert caught.value.paths == (PurePosixPath("impressum.md"),)
    assert state(docs) == before, "nothing at all was written"


def test_every_file_in_the_way_is_named(docs: Path) -> None:
    (docs / "glossar.md").write_text("Von Hand.\n", encoding="utf-8")
    with pytest.raises(ForeignFileError) as caught:
        write(texts(impressum="a", glossar="b"), docs)
    assert names(caught.value.paths) == ["glossar.md", "impressum.md"]


def test_a_page_that_somebody_wrote_in_the_same_words_is_taken_over(docs: Path) -> None:
    write(texts(impressum="Von Hand.\n"), docs)
    write(texts(impressum="Neu\n"), docs)
    assert (docs / "impressum.md").read_text(encoding="utf-8") == "Neu\n"


def test_a_generated_page_that_somebody_edited_is_not_overwritten(docs: Path) -> None:
    (docs / "index.md").write_text("Anfang, von Hand verbessert\n", encoding="utf-8")
    with pytest.raises(ForeignFileError):
        write(texts(index="Neu\n"), docs)
    assert (docs / "index.md").read_text(encoding="utf-8") == "Anfang, von Hand verbessert\n"


def test_a_generated_page_that_somebody_edited_is_not_removed(docs: Path) -> None:
    (docs / "index.md").write_text("Anfang, von Hand verbessert\n", encoding="utf-8")
    done = write({}, docs)
    assert names(done.removed) == ["en/index.md"]
    assert (docs / "index.md").is_file()


def test_a_generated_page_that_is_gone_is_written_again(docs: Path) -> None:
    (docs / "index.md").unlink()
    assert names(write(texts(index="Anfang\n"), docs).changed) == ["index.md"]


@pytest.mark.parametrize("after", range(4))
def test_a_run_that_was_cut_off_can_be_taken_up_again(after: int, docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = texts(index="Neu\n", a="a\n", b="b\n")
    replace = module._replace
    done = 0

    def replace_some(path: Path, data: bytes) -> None:
        nonlocal done
        if done == after:
            raise KeyboardInterrupt
        done += 1
        replace(path, data)

    monkeypatch.setattr(module, "_replace", replace_some)
    with pytest.raises(KeyboardInterrupt):
        write(wanted, docs)
    monkeypatch.undo()
    write(wanted, docs)
    pages = {name: data for name, (data, _time) in state(docs).items() if name != LEDGER}
    assert pages == {"index.md": b"Neu\n", "a.md": b"a\n", "b.md": b"b\n", "impressum.md": b"Von Hand.\n"}
    assert names(write(wanted, docs).unchanged) == ["a.md", "b.md", "index.md"]


def test_after_a_run_that_was_cut_off_other_texts_may_follow(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_docs: Path, _path: PurePosixPath, _ours: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "_remove", stop)
    with pytest.raises(KeyboardInterrupt):
        write(texts(index="Halb\n"), docs)
    monkeypatch.undo()
    write(texts(index="Anders\n"), docs)
    assert set(state(docs)) == {LEDGER, "impressum.md", "index.md"}


@pytest.mark.parametrize("damage", ["", "{", "[]", "null", '{"index.md": 1}', '"text"', "\udcff"])
def test_without_a_readable_ledger_nothing_is_ours(damage: str, docs: Path) -> None:
    (docs / LEDGER).write_text(damage, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(ForeignFileError):
        write(texts(index="Neu\n"), docs)
    assert names(write(texts(index="Anfang\n", en__index="Start\n"), docs).unchanged) == ["en/index.md", "index.md"]


@pytest.mark.parametrize("path", ["../content/article.md", "/etc/hosts", "a/../../outside.md"])
def test_a_ledger_cannot_make_us_remove_files_elsewhere(path: str, docs: Path) -> None:
    outside = (docs / path).resolve()
    mine = outside.is_relative_to(docs.parent)
    if mine:
        outside.parent.mkdir(parents=True, exist_ok=True)
        outside.write_bytes(b"x")
    fingerprint = module._fingerprint(outside.read_bytes())
    (docs / LEDGER).write_text(f'{{"{path}": ["{fingerprint}"]}}', encoding="utf-8")
    write({}, docs)
    assert outside.is_file()


def test_a_folder_that_is_a_link_is_not_written_through(docs: Path, tmp_path: Path) -> None:
    (docs / "en").rename(tmp_path / "elsewhere")
    (docs / "en").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    before = state(tmp_path / "elsewhere")
    with pytest.raises(ForeignFileError):
        write(texts(en__index="Start, neu\n"), docs)
    assert names(write(texts(index="Anfang\n"), docs).removed) == []
    assert state(tmp_path / "elsewhere") == before


def test_a_file_in_the_place_of_a_folder_is_named_before_anything_is_written(docs: Path) -> None:
    (docs / "fr").write_text("Von Hand.\n", encoding="utf-8")
    before = state(docs)
    with pytest.raises(ForeignFileError) as caught:
        write(texts(index="Neu\n", fr__index="Bonjour\n"), docs)
    assert names(caught.value.paths) == ["fr/index.md"]
    assert state(docs) == before


def test_the_same_texts_leave_the_same_bytes(tmp_path: Path) -> None:
    write(texts(b="2", a="1"), tmp_path / "one")
    write(texts(a="1", b="2"), tmp_path / "two")
    assert {name: data for name, (data, _) in state(tmp_path / "one").items()} == {
        name: data for name, (data, _) in state(tmp_path / "two").items()
    }
