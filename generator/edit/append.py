"""Adding records at the end of a list file, in the style that the file has; all else stays byte for byte."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Final, TypeVar

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString, LiteralScalarString

T = TypeVar("T")

Plain = str | Sequence["Plain"] | Mapping[str, "Plain"]
"""A value to be written. All scalars are text: content files need no others."""

_WIDTH: Final = 100
_SHORT: Final = 30
"""A list whose items are shorter stands in one line where it fits."""


class StyleError(Exception):
    """A list file cannot be added to; the message says why."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a file writes what is inside its records."""

    flow: bool = True
    """Whether short lists stand in one line, such as `[a, b]`."""
    mapping: int = 2
    """How much deeper the fields of a part are indented."""
    offset: int = 2
    """How much deeper the “- ” of a list is indented."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the next record goes: the offset in the text, the indent of “- ”, and whether blank lines separate."""

    offset: int
    indent: int
    is_spaced: bool
    is_first: bool
    style: Style = Style()


def append_records(text: str, key: str, records: Sequence[Mapping[str, Plain]]) -> str:
    """Return a list file's text with records added below its top-level `key`; line ends are the file's own.

    A text that is empty but for comments becomes a new file. Raises `StyleError` where the key is missing, or its
    list is written in one line (`events: [ … ]`), which has no room for records.
    """
    if not records:
        return text
    ends = "\r\n" if "\r\n" in text else "\n"
    made = _appended(text.replace("\r\n", "\n"), key, records)
    return made.replace("\n", ends)


def _appended(text: str, key: str, records: Sequence[Mapping[str, Plain]]) -> str:
    if yaml.compose(text, Loader=yaml.CSafeLoader) is None:
        text = f"{text.rstrip()}\n{key}:\n".removeprefix("\n")
    place = _place(text, key)
    before, after = _without_empty_list(text[: place.offset], key), text[place.offset :]
    before = before if before.endswith("\n") else f"{before}\n"
    gap = "\n" if place.is_spaced else ""
    written = [_indented(record, place) for record in records]
    block = gap.join(written)
    opening = "" if place.is_first else gap
    closing = gap if after.strip() and not after.startswith("\n") else ""
    return before + opening + block + closing + after


def _place(text: str, key: str) -> _Place:
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not isinstance(root, yaml.MappingNode):
        raise StyleError(f"“{key}:” is missing")
    pairs = [(name.value, value) for name, value in root.value]
    value = dict(pairs).get(key)
    if value is None:
        raise StyleError(f"“{key}:” is missing")
    lines = text.splitlines(keepends=True)
    is_list = isinstance(value, yaml.SequenceNode)
    if is_list and value.value and not value.flow_style:
        return _after_records(lines, value)
    if is_list and (value.value or value.end_mark.line > value.start_mark.line):
        raise StyleError(f"the list below “{key}:” is written in one line; write one record below the other")
    if not is_list and value.tag != "tag:yaml.org,2002:null":
        raise StyleError(f"“{key}:” holds no list")
    last = _with_comments(lines, value.start_mark.line, 0)
    return _Place(_length(lines[: last + 1]), 2, is_spaced=True, is_first=True)


def _after_records(lines: Sequence[str], value: yaml.SequenceNode) -> _Place:
    """The end of the last record and of the comments in it; those that stand further left stay below what is added."""
    indent = value.start_mark.column
    last = _last_line(value.value[-1])
    while not lines[last].strip() or _is_comment(lines[last], range(indent + 1)):
        last -= 1
    begins = [item.start_mark.line for item in value.value]
    is_spaced = len(begins) < 2 or any(not lines[begin - 1].strip() for begin in begins[1:])
    offset = _length(lines[: _with_comments(lines, last, indent) + 1])
    return _Place(offset, indent, is_spaced=is_spaced, is_first=False, style=_style(value))


def _length(lines: Sequence[str]) -> int:
    return sum(map(len, lines))


def _with_comments(lines: Sequence[str], last: int, indent: int) -> int:
    """Follow comments below a line that are indented deeper than `indent`; return the last of them, or the line."""
    for number in range(last + 1, len(lines)):
        if _is_comment(lines[number], range(indent + 1, _WIDTH)):
            last = number
        elif lines[number].strip():
            break
    return last


def _style(records: yaml.SequenceNode) -> Style:
    """What most lists of words and most parts of the records do; a file without any is written as we would."""
    parts = [pair for record in records.value if isinstance(record, yaml.MappingNode) for pair in _pairs(record)]
    lists = [(key, value) for key, value in parts if isinstance(value, yaml.SequenceNode) and value.value]
    words = [value for _key, value in lists if all(isinstance(item, yaml.ScalarNode) for item in value.value)]
    deeper = [
        (type(value), value.start_mark.column - key.start_mark.column)
        for key, value in parts
        if isinstance(value, yaml.CollectionNode) and not value.flow_style
    ]
    ours = Style()
    return Style(
        _most([bool(value.flow_style) for value in words], ours.flow),
        _most([by for kind, by in deeper if kind is yaml.MappingNode], ours.mapping),
        _most([by for kind, by in deeper if kind is yaml.SequenceNode], ours.offset),
    )


def _pairs(mapping: yaml.MappingNode) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """Yield the fields of a record and of its parts."""
    for key, value in mapping.value:
        yield key, value
        below = [value] if isinstance(value, yaml.MappingNode) else value.value
        for part in below if isinstance(value, yaml.CollectionNode) else ():
            if isinstance(part, yaml.MappingNode):
                yield from _pairs(part)


def _most(found: Sequence[T], otherwise: T) -> T:
    return Counter(found).most_common(1)[0][0] if found else otherwise


def _last_line(node: yaml.Node) -> int:
    """The line (from 0) on which a node's own text ends; block scalars end before the blank lines below them."""
    if isinstance(node, yaml.MappingNode) and node.value and not node.flow_style:
        return _last_line(node.value[-1][1])
    if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
        return _last_line(node.value[-1])
    end = node.end_mark
    ends_before = end.column == 0 and end.line > node.start_mark.line
    return int(end.line) - 1 if ends_before else int(end.line)


def _is_comment(line: str, indents: range) -> bool:
    return line.lstrip().startswith("#") and len(line) - len(line.lstrip()) in indents


def _without_empty_list(text: str, key: str) -> str:
    """`events: []` and `events:  # none yet` become `events:`, the comment kept."""
    return re.sub(rf"(?m)^({re.escape(key)}:)[ \t]*(?:\[[ \t]*\]|~|null)", r"\1", text)


def _indented(record: Mapping[str, Plain], place: _Place) -> str:
    lines = dump_record(record, place.style).splitlines()
    first, rest = lines[0], lines[1:]
    blanks = " " * place.indent
    return "".join([f"{blanks}- {first}\n", *(f"{blanks}  {line}\n" if line else "\n" for line in rest)])


def dump_record(record: Mapping[str, Plain], style: Style = Style()) -> str:
    """Return a record as block YAML: long texts folded, short lists in one line, text quoted where needed."""
    writer = YAML()
    writer.indent(mapping=style.mapping, sequence=style.offset + 2, offset=style.offset)
    writer.width = _WIDTH
    writer.allow_unicode = True
    writer.representer.add_representer(_Unquoted, _represent_unquoted)
    stream = StringIO()
    writer.dump(_styled(record, flow=style.flow), stream)
    return stream.getvalue()


class _Unquoted(str):
    """A date or number, which content files write without quotation marks."""

    __slots__ = ()


def _represent_unquoted(representer: RoundTripRepresenter, value: _Unquoted) -> ScalarNode:
    """Give the scalar the tag that a reader would see in it: only then does the writer leave the marks out."""
    tag = VersionedResolver().resolve(ScalarNode, str(value), (True, False))
    return representer.represent_scalar(str(tag), str(value))


def _styled(value: Plain, *, flow: bool) -> object:
    if isinstance(value, str):
        return _scalar(value)
    if isinstance(value, Mapping):
        return CommentedMap((name, _styled(part, flow=flow)) for name, part in value.items())
    items = CommentedSeq(_styled(part, flow=flow) for part in value)
    if (
        flow
        and all(isinstance(part, str) and len(part) < _SHORT for part in value)
        and sum(map(len, value)) < _WIDTH - 30
    ):
        items.fa.set_flow_style()
    return items


def _scalar(value: str) -> object:
    """Text that a YAML reader could take for something else is quoted; long text is folded."""
    value = value.strip()
    if "\n" in value:
        return LiteralScalarString(f"{value}\n")
    if len(value) > _WIDTH - 20 and not re.search("  |[\u2028\u2029\x85]", value):
        return _folded(value)
    if re.fullmatch(r"\d[\d.XT:+/~?%Z-]*", value):
        return _Unquoted(value)
    return value if _reads_as_text(value) else DoubleQuotedScalarString(value)


def _reads_as_text(value: str) -> bool:
    try:
        return bool(yaml.safe_load(value) == value)
    except yaml.YAMLError:
        return False


def _folded(value: str) -> object:
    """Fold at blanks, as editors' own files do; ruamel wants to be told where."""
    folded = FoldedScalarString(value)
    positions: list[int] = []
    start = 0
    while len(value) - start > _WIDTH - 8:
        end = value.rfind(" ", start, start + _WIDTH - 8)
        if end <= start:
            break
        positions.append(end)
        start = end + 1
    folded.fold_pos = positions
    return folded
