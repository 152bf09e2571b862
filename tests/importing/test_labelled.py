"""Whole manuscripts as editors paste them, each line labelled by hand with what the import must make of it.

The first line of a file in `labelled/` says how its bytes are made: the day of publication to be found, encoding,
line ends, whether it is UTF-8 read twice, and whether its lines stand close (raw). Then, at the beginning of a line:

    T|  text: stays in the article, whatever else happens       H|  a subheading
    L|  litter: set aside                                       M|  kept as metadata: headline, byline, date, …
    A|  text that article.md has no place for (tables, notes): set aside

Lines without a label are markup. `{{kind:words}}` is a place that must be reported; no other may be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

import pytest
import yaml

from generator.importing.article import ARTICLE, SIDECAR, Wishes, import_article
from generator.project import Project

FILES = sorted(Path(__file__).with_name("labelled").iterdir())
REASONS = {
    "glued": "words glued together",
    "tight": "no blank after a mark",
    "broken": "sentence broken off",
    "stop": "full stop before lower case",
    "comma": "comma",
    "double": "near-duplicate paragraph",
    "when": "relative date without anchor",
    "quote": "do not match",
}
_PLACE = re.compile(r"\{\{(\w+):((?:(?!\{\{|\}\}).)*)\}\}", re.DOTALL)
_LINE = re.compile(r"([TLHMA])\|(.*)", re.DOTALL)


@dataclass
class Labelled:
    """A manuscript with its labels."""

    data: bytes
    published: str
    parts: dict[str, list[str]] = field(default_factory=lambda: {label: [] for label in "TLHMA"})
    places: list[tuple[str, str]] = field(default_factory=list)


def labelled(file: Path) -> Labelled:
    head, _, body = file.read_text(encoding="utf-8").partition("\n")
    says = dict(re.findall(r"(\S+)=(\S+)", head))
    found = Labelled(b"", says["published"].replace("none", ""))
    blocks = re.split(r"\n(?=[TLHMA]\||<|---|\w+: |\n|$)", body)
    texts = [_block(block, found) for block in blocks]
    loose = file.suffix == ".txt" and "raw" not in says
    text = ("\n\n" if loose else "\n").join(text for text in texts if text or not loose)
    if file.suffix == ".md":
        text = re.sub(r"\n(?=(?!- |\w+: |---)\S)", "\n\n", text)
    text = text.replace("\n", {"cr": "\r", "crlf": "\r\n"}.get(says.get("newline", ""), "\n"))
    if "mojibake" in says:
        text = text.encode().decode("cp1252", "surrogateescape") if _fits(text) else _read_twice(text)
    errors = "xmlcharrefreplace" if file.suffix == ".html" else "strict"
    found.data = text.encode(says.get("encoding", "utf-8"), errors)
    return found


def _fits(text: str) -> bool:
    return not {0x81, 0x8D, 0x8F, 0x90, 0x9D} & {*text.encode()}


def _read_twice(text: str) -> str:
    """UTF-8 as a browser reads it that takes it for Windows-1252: five bytes stay control characters."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


def _block(block: str, found: Labelled) -> str:
    label = _LINE.fullmatch(block)
    words = label[2] if label else block
    while place := _PLACE.search(words):
        found.places.append((place[1], place[2]))
        words = words[: place.start()] + place[2] + words[place.end() :]
    if label:
        found.parts[label[1]].append(words)
    return words


def letters(text: str) -> str:
    """Letters and figures alone: what must survive markup, escapes and line breaks."""
    text = re.sub(r"\]\([^)]*\)|\[\^[\w-]+\]:?|<[^>]+>|-\n(?=[a-zäöü])", "", text.replace("\\", ""))
    return "".join(re.findall(r"[^\W_]", unescape(text).replace("\u00ad", ""))).lower()


Imported = tuple[Labelled, str, dict[str, list[dict[str, str]]]]
"""A manuscript, the article made of it, and its sidecar."""


@pytest.fixture(scope="module", params=FILES, ids=lambda file: file.name)
def imported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Imported:
    manuscript = labelled(request.param)
    project = Project(tmp_path_factory.mktemp("empty"))
    made = import_article(project, manuscript.data, request.param.name, Wishes(drafts=False))
    return manuscript, made.texts[ARTICLE], yaml.load(made.texts[SIDECAR], Loader=yaml.BaseLoader)


def test_each_line_goes_where_it_belongs(imported: Imported) -> None:
    manuscript, article, sidecar = imported
    blocks = [letters(line) for line in article.split("\n---\n")[1].split("\n")]
    aside = [letters(part["text"]) for part in sidecar["left_out"]]
    assert [text for text in manuscript.parts["T"] if letters(text) not in letters(article)] == []
    assert [text for text in manuscript.parts["T"] if letters(text) in aside] == []
    outside = [text for label in "LMA" for text in manuscript.parts[label]]
    assert [text for text in outside if letters(text) and letters(text) in blocks] == []
    recorded = "".join((*aside, letters(str(sidecar.get("metadata", "")))))
    assert [text for text in outside if letters(text) not in recorded] == []


def test_subheadings(imported: Imported) -> None:
    manuscript, article, _sidecar = imported
    found = [letters(line) for line in article.split("\n") if re.match("##+ ", line)]
    expected = [letters(text) for text in manuscript.parts["H"]]
    assert len(found) == len(expected)
    assert [pair for pair in zip(found, expected, strict=True) if not pair[0].endswith(pair[1])] == []


def test_places_to_look_at(imported: Imported) -> None:
    manuscript, _article, sidecar = imported
    found = [(place["reason"], letters(place["words"])) for place in sidecar["to_check"]]
    for kind, words in manuscript.places:
        fitting = [place for place in found if REASONS[kind] in place[0] and place[1][:20] in letters(words) + place[1]]
        same = [place for place in fitting if kind in {"double", "quote"} or letters(words)[:15] in place[1]]
        assert same, f"not reported: {kind} “{words}”"
        found.remove(same[0])
    assert found == []


def test_the_day_of_publication(imported: Imported) -> None:
    manuscript, article, _sidecar = imported
    found = re.search(r"^published: (.*)$", article, re.MULTILINE)
    assert (found[1] if found else "") == manuscript.published
