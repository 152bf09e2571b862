"""Reading files: encodings, and what each format makes of a manuscript."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from generator.importing.decode import decode
from generator.importing.formats.choose import read_manuscript
from generator.importing.formats.html import read_html
from generator.importing.formats.markdown import read_markdown
from generator.importing.formats.text import read_text
from generator.importing.manuscript import UnreadableError

WORDS = "Größe über Maß – „so“"


@pytest.mark.parametrize(
    ("data", "text", "mended"),
    [
        pytest.param(WORDS.encode(), WORDS, "", id="utf-8 stays"),
        pytest.param(WORDS.encode("utf-8-sig"), WORDS, "byte-order mark", id="a byte-order mark goes"),
        pytest.param(WORDS.encode("utf-16"), WORDS, "byte-order mark", id="utf-16 by its mark"),
        pytest.param(WORDS.encode("cp1252"), WORDS, "read as cp1252", id="Windows-1252 by its quotation marks"),
        pytest.param("Größe über Maß\n".encode("latin-1") * 9, "Größe über Maß\n" * 9, "read as", id="Latin-1"),
        pytest.param(b"a\rb\rc", "a\nb\nc", "line ends", id="CR alone"),
        pytest.param(b"a\r\nb", "a\nb", "line ends", id="CR LF"),
        pytest.param("Grö\u00adße\u200b".encode(), "Größe", "2 invisible", id="soft hyphens"),
        pytest.param("GrÃ¶ÃŸe Ã¼ber".encode(), "Größe über", "put right", id="UTF-8 read as Windows-1252"),
        pytest.param("Ärger in São Paulo".encode(), "Ärger in São Paulo", "", id="no false alarm"),
        pytest.param(b"a\x07b", "a b", "control", id="control characters"),
    ],
)
def test_encodings_are_mended_and_said(data: bytes, text: str, mended: str) -> None:
    decoded = decode(data)
    assert decoded.text == text
    assert mended in " ".join(decoded.mended)
    assert bool(decoded.mended) == bool(mended)


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        pytest.param(b"", "a.txt", "empty", id="empty"),
        pytest.param(b" \n ", "a.txt", "empty", id="blank"),
        pytest.param(b"a\x00b\xff", "a.txt", "zero bytes", id="binary"),
        pytest.param(b"%PDF-1.4", "a.pdf", "not read from .pdf", id="a format we do not read"),
        pytest.param(b"no zip", "a.docx", "damaged, locked, or not what its ending says", id="not what it says"),
        pytest.param(b"---\ntitle: [\n---\ntext", "a.md", "broken YAML", id="broken front matter"),
        pytest.param(b"<nav>Home</nav>", "a.html", "no text", id="nothing but litter"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, name: str, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        read_manuscript(data, name)


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        pytest.param("Eins.\nZwei.", ["Eins.", "Zwei."], id="each line a paragraph"),
        pytest.param("Eins.\n\nZwei.", ["Eins.", "Zwei."], id="blank lines between"),
        pytest.param(
            "Dies ist ein Satz, den ein Programm am Rand\numbrochen hat, so dass er über drei Zeilen\ngeht.\n\nZwei.",
            ["Dies ist ein Satz, den ein Programm am Rand umbrochen hat, so dass er über drei Zeilen geht.", "Zwei."],
            id="lines broken at a margin are joined",
        ),
        pytest.param("• Eins\n• Zwei", ["Eins", "Zwei"], id="bullets"),
        pytest.param("a*b* [[x]] [^y]", [r"a\*b\* \[\[x\]\] \[\^y\]"], id="signs of Markdown are escaped"),
        pytest.param("# 1. kein Titel", [r"\# 1. kein Titel"], id="a hash is no heading"),
    ],
)
def test_plain_text(text: str, passages: list[str]) -> None:
    assert [passage.text for passage in read_text(text).passages] == passages


def test_markdown_keeps_structure_and_lists_what_it_leaves_out() -> None:
    manuscript = read_markdown(
        "---\ntitle: Titel\nauthor: Ida Brandl\nlayout: post\n---\n\n# Titel\n\nEin *Satz*.[^1]\n<!-- intern -->\n\n"
        "![Bild](b.jpg)\n\nUnterzeile\n---\n\n- eins\n- zwei\n\n> Zitat\n> weiter\n\n"
        "```\ncode\n\ncode\n```\n\n[^1]: Note\n"
    )
    assert [(passage.kind, passage.text, passage.line) for passage in manuscript.passages] == [
        ("title", "Titel", 7),
        ("paragraph", "Ein *Satz*.", 9),
        ("heading", "Unterzeile", 14),
        ("item", "eins", 17),
        ("item", "zwei", 18),
        ("quotation", "Zitat weiter", 20),
    ]
    assert manuscript.metadata == {"title": "Titel", "byline": "Ida Brandl"}
    reasons = {part.reason: part.text for part in manuscript.left_out}
    assert reasons == {
        "front matter “layout”": "post",
        "comment": "<!-- intern -->",
        "picture": "![Bild](b.jpg)",
        "footnote mark": "[^1]",
        "code": "```\ncode\n\ncode\n```",
        "note or link definition": "[^1]: Note",
    }


HTML = """<!doctype html><html lang="de"><head><title>Seite</title>
<meta property="og:title" content="Die Halle bleibt"><meta name="author" content="Ida Brandl">
<script type="application/ld+json">{"headline": "Die Halle bleibt", "datePublished": "2024-03-03T10:00"}</script></head>
<body><nav>Start | Politik</nav><article><header><h1>Die Halle bleibt</h1></header>
<p>Der <strong>Rat</strong> hat <a href="https://example.org/x">entschieden</a>.</p>
<div class="newsletter-box">Abonnieren!</div>
<figure><img src="h.jpg" alt="Halle"><figcaption>Die Halle</figcaption></figure>
<h2>Kosten</h2><ul><li>Dach</li><li>Tor</li></ul><blockquote><p>Ein Zitat.</p></blockquote>
<p>Mit <a href="/intern">Verweis</a>.</p></article><footer>Impressum</footer></body></html>"""


def test_html_takes_the_article_and_lists_the_rest() -> None:
    manuscript = read_html(HTML)
    assert [(passage.kind, passage.text) for passage in manuscript.passages] == [
        ("title", "Die Halle bleibt"),
        ("paragraph", "Der **Rat** hat [entschieden](https://example.org/x)."),
        ("heading", "Kosten"),
        ("item", "Dach"),
        ("item", "Tor"),
        ("quotation", "Ein Zitat."),
        ("paragraph", "Mit Verweis."),
    ]
    assert {part.reason for part in manuscript.left_out} == {
        "outside the article",
        "element of class “newsletter”",
        "picture",
        "link that is no web address",
    }
    assert manuscript.metadata["published"] == "2024-03-03T10:00"
    assert manuscript.metadata["byline"] == "Ida Brandl"
    assert manuscript.metadata["language"] == "de"


def word_document() -> bytes:
    document = docx.Document()
    document.core_properties.author = "Ida Brandl"
    document.core_properties.title = ""
    document.add_paragraph("Die Halle bleibt", style="Title")
    document.add_paragraph("Der Rat hat entschieden.", style="Subtitle")
    paragraph = document.add_paragraph("Ein ")
    paragraph.add_run("wichtiger").bold = True
    paragraph.add_run(" Satz.")
    document.add_heading("Kosten", level=1)
    document.add_paragraph("Dach", style="List Bullet")
    document.add_paragraph("Die Halle von innen", style="Caption")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Dach", "1 Mio."
    document.sections[0].header.paragraphs[0].text = "Entwurf"
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_word_by_its_styles() -> None:
    manuscript, _ = read_manuscript(word_document(), "a.docx")
    assert [(passage.kind, passage.text) for passage in manuscript.passages] == [
        ("title", "Die Halle bleibt"),
        ("standfirst", "Der Rat hat entschieden."),
        ("paragraph", "Ein **wichtiger** Satz."),
        ("heading", "Kosten"),
        ("item", "Dach"),
    ]
    assert [(part.reason, part.text) for part in manuscript.left_out] == [
        ("caption", "Die Halle von innen"),
        ("table", "Dach | 1 Mio."),
        ("page header", "Entwurf"),
    ]
    assert manuscript.metadata["byline"] == "Ida Brandl"


@pytest.mark.parametrize(
    ("data", "kinds"),
    [
        pytest.param(b"<p>Ein Satz.</p>", ["paragraph"], id="HTML"),
        pytest.param(b"# Titel\n\nEin Satz.", ["title", "paragraph"], id="Markdown"),
        pytest.param(b"Titel\n\nEin Satz.", ["paragraph", "paragraph"], id="text"),
        pytest.param(word_document(), ["title", "standfirst", "paragraph", "heading", "item"], id="Word"),
    ],
)
def test_standard_input_is_told_by_how_it_begins(data: bytes, kinds: list[str]) -> None:
    manuscript, _ = read_manuscript(data, "-")
    assert [passage.kind for passage in manuscript.passages] == kinds
