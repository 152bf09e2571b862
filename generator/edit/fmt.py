"""One style and order for list files, and one style for all others. Only lines move and change their indent: comments
and values stay as written.

Style: no byte-order mark, `\\n` at line ends, no blanks at the end of a line, one newline at the end; records
indented by two blanks, with one blank line between them; fields in the order of the model. Records keep their
order, since those of one day are shown in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import yaml

from ..load.document import Document, Value, read_document
from ..model.content import Kind
from ..problems import ContentError, Problem
from .order import field_order


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Lines that belong together: the comments above, and the field or record itself."""

    name: str
    lines: tuple[str, ...]


def formatted(text: str, kind: Kind, file: str) -> str:
    """Return a list file's text in our style; raises `ContentError` where it is not YAML that we read."""
    plain = tidied(text, file)
    document, _problems = read_document(plain, file)
    sequence = _sequence(plain, kind.key)
    if sequence is None or sequence.flow_style:
        return plain
    plain = _with_dashes_at_fields(plain.split("\n"), sequence)
    made = _with_records(plain, kind)
    again, _problems = read_document(made, file)
    if _unordered(again.data) != _unordered(document.data) or _comments(made) != _comments(plain):
        raise AssertionError(f"formatting {file} would have changed what it says")
    return made


def tidied(text: str, file: str) -> str:
    """Return a file's text with our line ends, and without blanks there; raises `ContentError` as `formatted` does."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    document, problems = read_document(plain, file)
    if problems:
        raise ContentError(problems)
    if kept := [_kept(document, node) for node in _blocks(_root(plain)) if "+" in document.lines[node.start_mark.line]]:
        raise ContentError(kept)
    tidy = f"{_without_trailing_blanks(plain).strip(chr(10))}\n".removeprefix("\n")
    if read_document(tidy, file)[0].data != document.data:
        raise AssertionError(f"formatting {file} would have changed what it says")
    return tidy


def _kept(document: Document, node: yaml.Node) -> Problem:
    """A block that keeps the blank lines below it would lose them, and nobody sees them."""
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    return Problem(document.file, line, column, "a block that keeps its blank lines (+)", allowed="|, |-, > or >-")


def _without_trailing_blanks(text: str) -> str:
    """Drop blanks at the ends of lines; in a block of text they may be Markdown's line breaks, and stay."""
    lines = text.split("\n")
    blocks = (range(node.start_mark.line + 1, node.end_mark.line) for node in _blocks(_root(text)))
    within = {number for block in blocks for number in block if lines[number].strip()}
    return "\n".join(line if number in within else line.rstrip() for number, line in enumerate(lines))


def _blocks(node: yaml.Node | None) -> Iterator[yaml.Node]:
    """Yield the texts that are written as blocks, with | or >."""
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
        yield node
    for part in node.value if isinstance(node, yaml.CollectionNode) else ():
        for below in part if isinstance(part, tuple) else (part,):
            yield from _blocks(below)


def _root(text: str) -> yaml.Node | None:
    root: yaml.Node | None = yaml.compose(text, Loader=yaml.CSafeLoader)
    return root


def _sequence(text: str, key: str) -> yaml.SequenceNode | None:
    root = _root(text)
    if not isinstance(root, yaml.MappingNode):
        return None
    found = next((value for name, value in root.value if name.value == key), None)
    return found if isinstance(found, yaml.SequenceNode) and found.value else None


def _with_dashes_at_fields(lines: list[str], sequence: yaml.SequenceNode) -> str:
    """Where a record's “- ” stands on a line above its first field, put it before that; a comment there stays above."""
    made: list[str | None] = [*lines]
    column = sequence.start_mark.column
    blanks = " " * column
    for item in sequence.value:
        at = item.start_mark.line
        dash = next(number for number in range(at, -1, -1) if lines[number][column : column + 1] == "-")
        if dash < at and isinstance(item, yaml.MappingNode) and not item.flow_style:
            inner = item.start_mark.column
            between = [lines[dash][column + 1 :], *lines[dash + 1 : at]]
            made[dash:at] = [f"{blanks}{line.strip()}" if line.strip() else None for line in between]
            made[at] = f"{blanks}-{' ' * (inner - column - 1)}{lines[at][inner:]}"
    return "\n".join(line for line in made if line is not None)


def _with_records(text: str, kind: Kind) -> str:
    lines = text.split("\n")
    sequence = _sequence(text, kind.key)
    assert sequence is not None
    column = sequence.start_mark.column
    begins = [item.start_mark.line for item in sequence.value]
    tops = [_first_comment(lines, begin) for begin in begins]
    end = _end(lines, _root(text), begins[-1], column)
    records = []
    for item, top, below in zip(sequence.value, tops, [*tops[1:], end], strict=True):
        records.append(_record(lines[top:below], item, top, column, kind))
    head = "\n".join(lines[: tops[0]]).rstrip("\n")
    gap = "\n" if not lines[tops[0] - 1].strip() else ""
    tail = "\n".join(lines[end:]).strip("\n")
    return f"{head}\n{gap}" + "\n\n".join(records) + "\n" + (f"\n{tail}\n" if tail else "")


def _end(lines: Sequence[str], root: yaml.Node | None, begin: int, column: int) -> int:
    """The line behind the last record: what follows it, with the comments that are not indented as its fields are."""
    keys = [key.start_mark.line for key, _value in root.value] if root is not None else []
    marks = (number for number, line in enumerate(lines) if number > begin and re.match(r"(\.\.\.|---)(\s|$)", line))
    end = min([*(line for line in keys if line > begin), *marks], default=len(lines))
    while end > begin + 1:
        above = lines[end - 1]
        if above.strip() and not (above.lstrip().startswith("#") and _indent(above) <= column):
            break
        end -= 1
    return end


def _first_comment(lines: Sequence[str], begin: int) -> int:
    """The first line of the comments right above a line, with the blank lines between them.

    What is indented deeper belongs to the value above: it may be the end of a block of text.
    """
    top = begin
    deepest = _indent(lines[begin])
    for number in range(begin - 1, -1, -1):
        if lines[number].lstrip().startswith("#") and _indent(lines[number]) <= deepest:
            top = number
        elif lines[number].strip():
            break
    return top


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _record(lines: list[str], item: yaml.Node, first: int, column: int, kind: Kind) -> str:
    """Order the fields of a record; comments above its “- ” stay above it."""
    begin = item.start_mark.line - first
    above = [line.strip() and f"  {line.strip()}" for line in lines[:begin]]
    if not isinstance(item, yaml.MappingNode) or item.flow_style:
        return "\n".join([*above, *_shifted(lines[begin:], 2 - column)]).rstrip("\n")
    inner = item.start_mark.column
    body = [" " * inner + lines[begin][inner:], *lines[begin + 1 :]]
    chunks = sorted(_chunks(body, item, first + begin), key=lambda chunk: _rank(chunk.name, kind))
    fields = _shifted([line for chunk in chunks for line in chunk.lines], 4 - inner)
    while fields and not fields[0].strip():
        fields.pop(0)
    led = next(number for number, line in enumerate(fields) if line.strip() and not line.lstrip().startswith("#"))
    above += [f"  {line.strip()}" for line in fields[:led] if line.strip()]
    return "\n".join([*above, f"  - {fields[led].strip()}", *fields[led + 1 :]]).rstrip("\n")


def _chunks(lines: list[str], item: yaml.MappingNode, first: int) -> Iterator[_Chunk]:
    begins = [key.start_mark.line - first for key, _value in item.value]
    tops = [0, *(_first_comment(lines, begin) for begin in begins[1:])]
    for (key, _value), top, below in zip(item.value, tops, [*tops[1:], len(lines)], strict=True):
        kept = lines[top:below]
        while kept and not kept[-1].strip():
            kept = kept[:-1]
        yield _Chunk(str(key.value), tuple(kept))


def _rank(name: str, kind: Kind) -> int:
    """id, then draft, then the model's order; number's amount comes from its base class and follows its label."""
    names = ["id", "draft", *field_order(kind.model)]
    return names.index(name) if name in names else len(names)


def _shifted(lines: Sequence[str], by: int) -> list[str]:
    """Indent lines more or less, as far as they are indented at all."""
    if by >= 0:
        return [f"{' ' * by}{line}" if line.strip() else "" for line in lines]
    return [line[min(-by, len(line) - len(line.lstrip())) :] if line.strip() else "" for line in lines]


def _unordered(value: Value) -> object:
    if isinstance(value, dict):
        return {key: _unordered(part) for key, part in value.items()}
    return tuple(map(_unordered, value)) if isinstance(value, tuple) else value


def _comments(text: str) -> list[tuple[str, int]]:
    found = sorted(line.strip() for line in text.split("\n") if line.lstrip().startswith("#"))
    return [(line, len(list(same))) for line, same in groupby(found)]
