"""Markdown as tokens: words and marks, with what must stay as it is stepped over (links, quotations, code …)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from .keys import exact, token_keys


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark; one without keys stands for a gap that no name reaches across."""

    start: int
    end: int
    section: int
    keys: frozenset[str]


@lru_cache(maxsize=4096)  # a text stands on several pages
def scan(markdown: str, language: str) -> tuple[Token, ...]:
    """Return the words and marks of a text, with the keys that they are found by in its language."""
    return tuple(_tokens(markdown, language))


def words_of(name: str) -> list[str]:
    """Return the words and marks of a name, as a text would have them."""
    return [_plain(match[0]) for match in _PIECE.finditer(name) if match.lastgroup != "space"]


def _tokens(markdown: str, language: str) -> Iterator[Token]:
    section = 0
    for match in _SCANNER.finditer(_without_indented_code(markdown)):
        keys = frozenset[str]()
        if match.lastgroup == "heading":
            section += 1
        elif match.lastgroup == "space":
            continue
        elif match.lastgroup == "word":
            keys = token_keys(_plain(match[0]), language)
        elif match.lastgroup in ("hyphen", "mark"):
            keys = frozenset({exact(_plain(match[0]))})
        yield Token(match.start(), match.end(), section, keys)


def _plain(piece: str) -> str:
    """The piece without its writer's habits: no soft hyphens, one sort of hyphen and apostrophe, composed umlauts."""
    piece = re.sub("[\u00ad\u200b]|&shy;", "", piece).replace("'", "’")
    return unicodedata.normalize("NFC", re.sub(_HYPHEN, "-", piece))


def _without_indented_code(markdown: str) -> str:
    """Blank out indented code, so that every offset stays the same.

    Four spaces make code only outside lists, boxes and footnotes; in there, it takes four more.
    """
    lines = []
    threshold = 4
    after_blank = True
    for line in markdown.splitlines(keepends=True):
        text = line.expandtabs(4).lstrip(" ")
        indent = len(line.expandtabs(4)) - len(text)
        is_blank = not text.strip()
        is_code = after_blank and indent >= threshold and not is_blank
        lines.append(re.sub(r"[^\r\n]", " ", line) if is_code else line)
        if _OPENS_INDENTED_TEXT.match(text) and not is_code:
            threshold = indent + 8
        elif indent == 0 and not is_blank:
            threshold = 4
        after_blank = is_blank or is_code
    return "".join(lines)


_OPENS_INDENTED_TEXT = re.compile(r"(?:[-*+:]|\d+[.)]|!!!|\?\?\?\+?|===[!+]*|\[\^[^\]]+\]:)\s")

HYPHENS: Final = ("-", "\u2010", "\u2011")
"""The marks that join the parts of a compound."""

_HYPHEN = f"[{''.join(HYPHENS)}]"

# Where a paragraph, a list item or a table row ends.
_PARAGRAPH_END = r"(?:\n[ \t]*(?:\n|[-*+][ \t]|\d+[.)][ \t]|[>|#])|\Z)"


def _quotation(opening: str, closing: str, *, runs_on: bool) -> str:
    """A pattern for a quotation within one paragraph.

    If it runs on, a missing closing mark leaves the rest of the paragraph quoted: each paragraph
    of a long quotation opens with a mark, and only the last one has the closing mark.
    """
    end = rf"(?:[{closing}]|(?={_PARAGRAPH_END}))" if runs_on else rf"[{closing}]"
    return rf"{opening}(?:(?!{_PARAGRAPH_END})[^{closing}])*+{end}"


_VERBATIM = (
    r"\A---[ \t]*\n(?=\S)(?s:.*?)\n(?:---|\.\.\.)[ \t]*$",  # front matter
    r"^[ \t]*(?P<fence>`{3,}|~{3,})(?s:.*?)(?:^[ \t]*(?P=fence)[`~]*[ \t]*$|\Z)",
    r"(?s:<!--.*?-->)",
)

_HEADINGS = (
    r"^[ \t]*\#[^\n]*",
    r"^[ \t]*[^\s>|][^\n]*\n[ \t]*(?:=+|-+)[ \t]*$",
    r"(?is:<h(?P<level>[1-6])\b.*?</h(?P=level)\s*>)",
)

# What must stay as it is. Of the patterns that fit in one place, the first one counts.
_UNTOUCHED = (
    r"^[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)*>[^\n]*(?:\n[ \t]*\S[^\n]*)*",  # block quotation
    r"^[ \t]*(?:!!!|\?\?\?\+?|===[!+]*)[ \t][^\n]*",  # title of a box or tab
    r"^[ \t]*\*?\[(?!\^)[^\]\n]+\]:[^\n]*",  # definition of a link or an abbreviation
    r"(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n)(?s:.))*?(?<!`)(?P=ticks)(?!`)",  # code
    r"(?is:<(?P<tag>a|abbr|blockquote|button|cite|code|kbd|math|pre|q|samp|script|style|svg"
    r"|textarea)\b[^<>]*>.*?</(?P=tag)\s*>)",
    r"</?[a-zA-Z][^<>]*>",  # a tag or <https://…>
    r"\[\[[^\n]*?\]\]",  # [[kind:id|label]]
    # Links and images, also one in the other; footnote markers; [shortcuts], defined elsewhere.
    r"!?\[(?:(?!\n[ \t]*\n)[^\[\]]|\[[^\[\]]*\])*+\]"
    r"(?:\((?:[^()\n]|\([^()\n]*\))*\)|[ ]?\[[^\]\n]*\])?",
    r"\{[:#.][^{}\n]*\}",  # attribute list
    r"(?:\bhttps?://|\bwww\.)[^\s<>]+",
    r"(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.-]*\w",
    r"(?<!\w)[@\#]\w+",  # an account or a hashtag
    r"(?<!\w)[^\W_]++_[^\W_]\w*+",  # a snake_case name
    _quotation("„", "“”", runs_on=True),
    _quotation("‚", "‘", runs_on=False),  # not ’, which is also an apostrophe
    # English single quotation: within a word, as in ‘don’t’, the mark ’ is an apostrophe.
    rf"(?<![^\s(\[“„–—])‘(?=[^\s\d])(?:(?!{_PARAGRAPH_END})(?:[^‘’]|’(?=\w)))*+’",
    _quotation(r"(?<![^\s(\[])»", "«", runs_on=True),
    _quotation(r"(?<![^\s(\[])«", "»", runs_on=True),
    _quotation("»", "«", runs_on=False),
    _quotation("«", "»", runs_on=False),
    _quotation("›", "‹", runs_on=False),
    _quotation("‹", "›", runs_on=False),
    _quotation("“", "“”", runs_on=False),
    _quotation(r'(?<!\w)"(?=\S)', '"“”', runs_on=False),  # after a figure it means inches
)

_PIECES = (
    r"(?P<gap>\n(?:[ \t]*\n)+)",
    r"(?P<space>[^\S\n]+|\n|&nbsp;)",
    rf"(?P<hyphen>(?<=\w){_HYPHEN}(?=\w))",
    r"(?P<word>[^\W_](?:[^\W_]|[\u0300-\u036f\u00ad\u200b]|&shy;)*)",
    r"(?P<mark>\S)",
)

_SCANNER = re.compile(
    f"(?P<verbatim>{'|'.join(_VERBATIM)})|(?P<heading>{'|'.join(_HEADINGS)})"
    f"|(?P<untouched>{'|'.join(_UNTOUCHED)})|{'|'.join(_PIECES)}",
    re.MULTILINE,
)
_PIECE = re.compile("|".join(_PIECES))
