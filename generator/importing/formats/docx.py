"""Word (.docx): paragraphs by their styles; notes, comments, tables and deleted text are left out.

Lines are paragraphs, counted from 1, since the format knows no lines. Element names: ECMA-376, part 1, 17.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.styles.style import BaseStyle
from lxml import etree

from ..escape import escaped, in_one_line
from ..limits import LARGEST_DOCUMENT, refuse_bombs
from ..manuscript import LeftOut, Manuscript, Passage, PassageKind, UnreadableError

_KINDS: Final[dict[str, PassageKind]] = {
    "title": "title",
    "subtitle": "standfirst",
    "quote": "quotation",
    "intense quote": "quotation",
}
_PARTS: Final = (
    (RELATIONSHIP_TYPE.FOOTNOTES, "footnote", "w:footnote"),
    (RELATIONSHIP_TYPE.ENDNOTES, "endnote", "w:endnote"),
    (RELATIONSHIP_TYPE.COMMENTS, "comment", "w:comment"),
    (RELATIONSHIP_TYPE.HEADER, "page header", "w:p"),
    (RELATIONSHIP_TYPE.FOOTER, "page footer", "w:p"),
)


def read_docx(data: bytes) -> Manuscript:
    """Read a Word document; raises `UnreadableError` where it is none, is locked, damaged or too large."""
    refuse_bombs(data, LARGEST_DOCUMENT)
    try:
        return _read(docx.Document(BytesIO(data)))
    except Exception as error:  # python-docx raises whatever it stumbles over in a damaged file
        said = f"this is no Word document that can be read: {error}"
        raise UnreadableError(in_one_line(said), allowed="an unlocked .docx") from error


def _read(document: Document) -> Manuscript:
    styles = {style.style_id: style for style in document.styles if isinstance(style, BaseStyle)}
    passages: list[Passage] = []
    left_out: list[LeftOut] = []
    number = 0
    for element in document.element.body:
        if element.tag == qn("w:p"):
            number += 1
            words = in_one_line("".join(_inline(document, element, number, left_out)))
            words = re.sub(r"\*\*(\s*)\*\*", r"\1", words)  # two bold runs in a row are one
            name = _style(element, styles)
            if name == "caption" and words:
                left_out.append(LeftOut(number, "caption", words))
            elif words:
                passages.append(_passage(element, number, name, words))
        elif element.tag == qn("w:tbl"):
            left_out.append(LeftOut(number, "table", _table(element)))
        elif element.tag != qn("w:sectPr") and (words := _words(element)):
            left_out.append(LeftOut(number, "field or content control", words))
    left_out += _parts(document)
    return Manuscript(tuple(passages), _metadata(document), tuple(left_out))


def _passage(element: etree._Element, number: int, style: str, words: str) -> Passage:
    kind, level = _kind(style, element)
    text = words.replace("**", "") if kind in {"title", "heading"} else words
    return Passage(number, text, kind, level, is_marked=kind != "paragraph")


def _style(element: etree._Element, styles: dict[str, BaseStyle]) -> str:
    """The style's built-in English name in lower case, whatever Word's own language."""
    found = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    style = styles.get(str(found.get(qn("w:val")))) if found is not None else None
    return (style.name or "").lower() if style is not None else ""


def _kind(name: str, element: etree._Element) -> tuple[PassageKind, int]:
    if heading := re.fullmatch(r"heading (\d)", name):
        return "heading", 2 if heading[1] in "12" else 3
    if name.startswith("list") or element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None:
        return "item", 2
    return _KINDS.get(name, "paragraph"), 2


def _inline(document: Document, element: etree._Element, number: int, left_out: list[LeftOut]) -> Iterator[str]:
    """Yield a paragraph's words as Markdown; inserted text counts, deleted text is left out."""
    for child in element:
        if child.tag == qn("w:r"):
            yield _run(child, number, left_out)
        elif child.tag in {qn("w:del"), qn("w:moveFrom")}:
            left_out.append(LeftOut(number, "deleted in tracked changes", _words(child)))
        elif child.tag == qn("w:hyperlink"):
            inside = "".join(_inline(document, child, number, left_out))
            relation = document.part.rels.get(str(child.get(qn("r:id"))))
            address = relation.target_ref if relation is not None and relation.is_external else ""
            yield f"[{inside}]({address})" if re.match(r"(?:https?://|mailto:)[^\s()<>]+$", address) else inside
        elif child.tag != qn("w:pPr"):
            yield from _inline(document, child, number, left_out)


def _run(run: etree._Element, number: int, left_out: list[LeftOut]) -> str:
    parts: list[str] = []
    for child in run:
        if child.tag == qn("w:t"):
            parts.append(child.text or "")
        elif child.tag in {qn("w:tab"), qn("w:br"), qn("w:cr")}:
            parts.append(" ")
        elif child.tag == qn("w:noBreakHyphen"):
            parts.append("-")
        elif child.tag in {qn("w:drawing"), qn("w:pict"), qn("w:object")} or child.tag.endswith("AlternateContent"):
            left_out.append(LeftOut(number, "picture or text box", _words(child) or _described(child)))
    words = escaped("".join(parts))
    return _emphasised(words, run)


def _emphasised(words: str, run: etree._Element) -> str:
    core = words.strip()
    mark = "**" if _is_on(run, "w:b") else "*" if _is_on(run, "w:i") else ""
    return words.replace(core, f"{mark}{core}{mark}", 1) if core and mark else words


def _is_on(run: etree._Element, name: str) -> bool:
    found = run.find(f"{qn('w:rPr')}/{qn(name)}")
    return found is not None and found.get(qn("w:val")) not in {"0", "false"}


def _words(element: etree._Element) -> str:
    texts = element.iter(qn("w:t"), qn("w:delText"))
    return in_one_line(" ".join(text.text or "" for text in texts))


def _described(element: etree._Element) -> str:
    names = [part.get("descr") or part.get("name") or "" for part in element.iter() if str(part.tag).endswith("docPr")]
    return ", ".join(filter(None, names)) or "(without description)"


def _table(element: etree._Element) -> str:
    rows = element.iter(qn("w:tr"))
    return " / ".join(" | ".join(_words(cell) for cell in row.iter(qn("w:tc"))) for row in rows)


def _parts(document: Document) -> Iterator[LeftOut]:
    for relation in document.part.rels.values():
        for kind, reason, tag in _PARTS:
            if relation.reltype == kind and not relation.is_external:
                for note in etree.fromstring(relation.target_part.blob).iter(qn(tag)):
                    if words := _words(note):
                        yield LeftOut(1, reason, words)


def _metadata(document: Document) -> dict[str, str]:
    core = document.core_properties
    stated = {"title": core.title, "byline": core.author, "language": (core.language or "")[:2].lower()}
    return {name: value for name, value in stated.items() if value and value not in {"python-docx", "Word Document"}}
