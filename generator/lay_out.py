"""Laying out a further language: a folder with an empty place for every text, the original above it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from .load.document import Document
from .load.interface import FILE as INTERFACE
from .load.records import Loaded
from .load.translated_article import comment
from .model.article import Article
from .model.base import Record
from .model.content import KINDS
from .model.translation import slots
from .wording.words import languages, text

HEADING: Final = """\
# Texts in “{language}”: fill in the field below each original. A field left empty shows the original.
# `aliases`, `forms` and `never` may be added where a name has its own in this language.

"""

ARTICLE_HEADING: Final = """\
# The article in “{language}”: fill in the field below each original, and write the translation of each paragraph and
# heading below the comment that holds it, with the same notes [^…] and references [[…]]. What is left empty shows
# the original.

"""

WORDS_HEADING: Final = """\
# The words of the pages in “{language}”, still those of “{model}”. Put each into words; what stands in braces is
# filled in by the program. Where a language has more plural forms, add them beside one and other: zero, two, few, many.
"""

INDENT: Final = "  "


def files_for(language: str, loaded: Loaded) -> dict[str, str]:
    """Return the files of a language's new folder by name; none of their texts is there yet.

    Raises ValueError where explainer.yml or the article could not be read.
    """
    if loaded.explainer is None or loaded.article is None:
        raise ValueError("the original has problems")
    heading = HEADING.format(language=language)
    files = {
        "explainer.yml": f"{heading}{_fields(loaded.explainer, '')}",
        "article.md": _article(loaded.article, language),
    }
    for kind in KINDS:
        records = loaded.records[kind.name].items()
        body = "".join(f"{INDENT}{identifier}:\n{_fields(record, INDENT * 2)}" for identifier, record in records)
        files[kind.file] = f"{heading}{kind.key}:\n{body}"
    if language not in languages():
        files[INTERFACE] = _interface(language)
    return files


def _article(article: Article, language: str) -> str:
    blocks = "".join(f"\n{comment(block)}\n\n" for block in article.blocks)
    return f"---\n{ARTICLE_HEADING.format(language=language)}{_fields(article.head, '')}---\n{blocks}"


def _interface(language: str) -> str:
    """The words of another language, to be put into this one; Babel knows its dates, numbers and plurals already."""
    model = "en" if "en" in languages() else languages()[0]
    _heading, _, rest = text(model).partition("\n")
    locale = f"locale: {language}"
    return WORDS_HEADING.format(language=language, model=model) + re.sub(
        r"^locale: .*$", locale, rest, flags=re.MULTILINE
    )


@dataclass(slots=True)
class _Node:
    """A field or part with what is below it, or the text it holds."""

    text: str | None = None
    below: dict[str, _Node] = field(default_factory=dict)


def _fields(record: Record, indent: str) -> str:
    root = _Node()
    for slot in slots(record):
        node = root
        for name in slot.key.split("/"):
            node = node.below.setdefault(name, _Node())
        node.text = slot.text
    return _lines(root, indent)


def _lines(node: _Node, indent: str) -> str:
    if all(name.isdigit() for name in node.below):
        return _items(node, indent)
    return "".join(_field(name, part, indent) for name, part in node.below.items())


def _field(name: str, node: _Node, indent: str) -> str:
    if node.text is not None:
        return f"{indent}# {' '.join(node.text.split())}\n{indent}{name}:\n"
    return f"{indent}{name}:\n{_lines(node, indent + INDENT)}"


def _items(node: _Node, indent: str) -> str:
    """Write a list in the order of the original; parts without texts keep their places."""
    found = {int(name): part for name, part in node.below.items()}
    return "".join(_item(found.get(position), indent) for position in range(1, max(found) + 1))


def _item(node: _Node | None, indent: str) -> str:
    if node is None:
        return f"{indent}- {{}}\n"
    if node.text is not None:
        return f"{indent}- # {' '.join(node.text.split())}\n"
    return f"{indent}- {_lines(node, indent + INDENT).lstrip()}"


def with_language(document: Document, language: str) -> str:
    """Return the text of explainer.yml with a language added to its list, all else as it was."""
    lines = list(document.lines)
    last = max(path for path in document.values if path[:1] == ("languages",) and len(path) == 2)
    mark = document.values[last]
    line, start = lines[mark.line - 1], mark.column - 1
    if line[:start].rstrip().endswith("-"):
        lines.insert(mark.line, f"{line[:start]}{language}")
    else:
        end = next((at for at in range(start, len(line)) if line[at] in ",] #"), len(line))
        lines[mark.line - 1] = f"{line[:end]}, {language}{line[end:]}"
    return "\n".join(lines)
