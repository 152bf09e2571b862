"""Adding records at the end of a list file, in the style that the file has; all else stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Final

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString, LiteralScalarString

Plain = str | Sequence["Plain"] | Mapping[str, "Plain"]
"""A value to be written. All scalars are text: content files need no others."""

_WIDTH: Final = 100
_SHORT: Final = 30
"""A list whose items are shorter stands in one line where it fits."""


class StyleError(Exception):
    """A list file cannot be added to; the message says why."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the next record goes: the offset in the text, the indent of “- ”, and whether blank lines separate."""

    offset: int
    indent: int
    is_spaced: bool
    is_first: bool


def append_records(text: str, key: str, records: Sequence[Mapping[str, Plain]]) -> str:
    """Return a list file's text with records added below its top-level `key`.

    An empty text becomes a new file. Raises `StyleError` where the key is missing, or its list is written
    in one line (`events: [ … ]`), which has no room for records.
    """
    if not records:
        return text
    if not text.strip():
        text = f"{key}:\n"
    place = _place(text, key)
    before, after = _without_empty_list(text[: place.offset], key), text[place.offset :]
    before = before if before.endswith("\n") else f"{before}\n"
    gap = "\n" if place.is_spaced else ""
    written = [_indented(record, place.indent) for record in records]
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
    if isinstance(value, yaml.SequenceNode) and value.value:
        if value.flow_style:
            raise StyleError(f"the list below “{key}:” is written in one line; write one record below the other")
        return _after_records(text, value)
    ends = sum(len(line) for line in text.splitlines(keepends=True)[: value.start_mark.line + 1])
    return _Place(ends, 2, is_spaced=True, is_first=True)


def _after_records(text: str, value: yaml.SequenceNode) -> _Place:
    """The end of the last record's last line; comments below it stay below what is added."""
    lines = text.splitlines(keepends=True)
    indent = value.start_mark.column
    last = _last_line(value.value[-1])
    while not lines[last].strip() or _is_comment_outside(lines[last], indent):
        last -= 1
    offset = sum(len(line) for line in lines[: last + 1])
    begins = [item.start_mark.line for item in value.value]
    is_spaced = len(begins) < 2 or any(not lines[begin - 1].strip() for begin in begins[1:])
    return _Place(offset, indent, is_spaced=is_spaced, is_first=False)


def _last_line(node: yaml.Node) -> int:
    """The line (from 0) on which a node's own text ends; block scalars end before the blank lines below them."""
    if isinstance(node, yaml.MappingNode) and node.value and not node.flow_style:
        return _last_line(node.value[-1][1])
    if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
        return _last_line(node.value[-1])
    end = node.end_mark
    ends_before = end.column == 0 and end.line > node.start_mark.line
    return int(end.line) - 1 if ends_before else int(end.line)


def _is_comment_outside(line: str, indent: int) -> bool:
    return line.lstrip().startswith("#") and len(line) - len(line.lstrip()) <= indent


def _without_empty_list(text: str, key: str) -> str:
    """`events: []` and `events:  # none yet` become `events:`, the comment kept."""
    return re.sub(rf"(?m)^({re.escape(key)}:)[ \t]*(?:\[[ \t]*\]|~|null)", r"\1", text)


def _indented(record: Mapping[str, Plain], indent: int) -> str:
    lines = dump_record(record).splitlines()
    first, rest = lines[0], lines[1:]
    blanks = " " * indent
    return "".join([f"{blanks}- {first}\n", *(f"{blanks}  {line}\n" if line else "\n" for line in rest)])


def dump_record(record: Mapping[str, Plain]) -> str:
    """Return a record as block YAML: long texts folded, short lists in one line, text quoted where needed."""
    writer = YAML()
    writer.indent(mapping=2, sequence=4, offset=2)
    writer.width = _WIDTH
    writer.allow_unicode = True
    writer.representer.add_representer(_Unquoted, _represent_unquoted)
    stream = StringIO()
    writer.dump(_styled(record), stream)
    return stream.getvalue()


class _Unquoted(str):
    """A date or number, which content files write without quotation marks."""

    __slots__ = ()


def _represent_unquoted(representer: RoundTripRepresenter, value: _Unquoted) -> ScalarNode:
    """Give the scalar the tag that a reader would see in it: only then does the writer leave the marks out."""
    tag = VersionedResolver().resolve(ScalarNode, str(value), (True, False))
    return representer.represent_scalar(str(tag), str(value))


def _styled(value: Plain) -> object:
    if isinstance(value, str):
        return _scalar(value)
    if isinstance(value, Mapping):
        return CommentedMap((name, _styled(part)) for name, part in value.items())
    items = CommentedSeq(_styled(part) for part in value)
    if all(isinstance(part, str) and len(part) < _SHORT for part in value) and sum(map(len, value)) < _WIDTH - 30:
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
