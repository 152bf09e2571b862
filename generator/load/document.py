"""YAML documents whose every value knows its line and column.

PyYAML's `safe_load` turns `no` into False and `12:30` into 750, keeps the last of two equal keys, and
forgets where a value stood. Here every scalar stays the text it is; the model decides what a field
holds. Anchors, aliases, tags and merge keys are refused: they hide which line says what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Protocol

import yaml

from ..model.base import Path
from ..problems import Problem
from .broken import Met, slips

Value = str | None | tuple["Value", ...] | dict[str, "Value"]

DEEPEST: Final = 40
"""Levels of nesting that are read; the content model needs eight."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file; line and column count from 1."""

    line: int
    column: int


@dataclass(slots=True)
class Document:
    """One file's data, with the marks of all its keys and values."""

    file: str
    lines: tuple[str, ...] = ()
    data: Value = None
    keys: dict[Path, Mark] = field(default_factory=dict)
    values: dict[Path, Mark] = field(default_factory=dict)
    bare: set[Path] = field(default_factory=set)
    """The values that stand without quotation marks of YAML's own."""
    cut: dict[Path, Mark] = field(default_factory=dict)
    """Where a “#word” right behind a bare value made a comment of itself and of the rest of the line."""

    def mark(self, path: Path, *, key: bool = False) -> Mark:
        """Return where the value (or key) at `path` stands, or the nearest part above it that exists."""
        if key and path in self.keys:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Mark(1, 1))

    def find(self, path: Path, words: str) -> Mark:
        """Return where `words` first stand in the value at `path`, or where the value begins."""
        start = self.mark(path)
        if not words:
            return start
        for number in range(start.line, self._last_line(path, start) + 1):
            column = self.lines[number - 1].find(words, start.column - 1 if number == start.line else 0)
            if column >= 0:
                return Mark(number, column + 1)
        return start

    def _last_line(self, path: Path, start: Mark) -> int:
        """Return the last line of the value at `path`: the one before what comes next."""
        later = (
            mark.line
            for marks in (self.keys, self.values)
            for other, mark in marks.items()
            if mark.line > start.line and other[: len(path)] != path
        )
        return min(later, default=len(self.lines) + 1) - 1 or start.line


def read_document(text: str, file: str, *, first_line: int = 1) -> tuple[Document, list[Problem]]:
    """Parse YAML text into a document; `first_line` is where the text begins in its file.

    Problems: broken YAML, duplicate keys, keys that are not text, anchors, aliases, tags, several
    documents, nesting deeper than `DEEPEST`. The document is empty where the YAML is broken.
    """
    document, problems = _parsed(text, file, first_line)
    return document, [*problems]


@lru_cache(maxsize=128)  # the live preview reads all files again when one is saved
def _parsed(text: str, file: str, first_line: int) -> tuple[Document, tuple[Problem, ...]]:
    document = Document(file, (*[""] * (first_line - 1), *text.split("\n")))
    offset = first_line - 1
    try:
        problems = [
            Problem(file, mark.line + offset, mark.column, message, allowed=allowed)
            for mark, message, allowed in _refused(text)
        ]
        if problems:
            return document, tuple(problems)
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        found = slips("\n" * offset + text, _met(error, offset))
        return document, tuple(
            Problem(file, slip.line, slip.column, slip.message, allowed=slip.allowed, suggestion=slip.suggestion)
            for slip in found
        )
    except yaml.YAMLError as error:  # characters that YAML does not allow
        return document, (Problem(file, 1 + offset, 1, f"broken YAML: {error}".splitlines()[0]),)
    if root is not None:
        document.data = _read(root, (), document, offset, problems)
    return document, tuple(problems)


def _met(error: yaml.MarkedYAMLError, offset: int) -> Met:
    """Return what the parser met, and where the part began that it could not end."""
    reason = " ".join(part for part in (error.context, error.problem) if part)
    met = _mark(error.problem_mark or error.context_mark)
    begun = _mark(error.context_mark or error.problem_mark)
    return Met(reason, met.line + offset, met.column, begun.line + offset, begun.column)


class _YamlMark(Protocol):
    """PyYAML's marks, of its Python and its C parser; they count from 0."""

    line: int
    column: int


def _mark(mark: _YamlMark | None) -> Mark:
    return Mark(1, 1) if mark is None else Mark(mark.line + 1, mark.column + 1)


def _refused(text: str) -> Iterator[tuple[Mark, str, str]]:
    """Yield what YAML allows but content files do not. The event stream is read without recursion."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        mark = _mark(event.start_mark)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                yield mark, "a second YAML document", "one document per file, without “---” between records"
        elif isinstance(event, yaml.AliasEvent):
            yield mark, f"alias *{event.anchor}", "the value itself, written out"
        elif isinstance(event, yaml.NodeEvent):
            if event.anchor is not None:
                yield mark, f"anchor &{event.anchor}", "the value without an anchor"
            if (tag := getattr(event, "tag", None)) is not None:
                written = tag.replace("tag:yaml.org,2002:", "!!")
                yield mark, f"tag {written}", "the value without a tag"
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                yield mark, "nested too deeply", f"at most {DEEPEST} levels"
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _read(node: yaml.Node, path: Path, document: Document, offset: int, problems: list[Problem]) -> Value:
    mark = _mark(node.start_mark)
    document.values[path] = Mark(mark.line + offset, mark.column)
    if isinstance(node, yaml.ScalarNode):
        if not node.style:
            _remember_bare(node, path, document, offset)
        is_nothing = not node.style and node.value in {"", "~", "null"}
        return None if is_nothing else _unfolded(node)
    if isinstance(node, yaml.SequenceNode):
        return tuple(
            _read(item, (*path, position), document, offset, problems) for position, item in enumerate(node.value)
        )
    assert isinstance(node, yaml.MappingNode)
    return _read_mapping(node, path, document, offset, problems)


def _remember_bare(node: yaml.ScalarNode, path: Path, document: Document, offset: int) -> None:
    """Note that a value is bare, and where a comment without a blank behind its # follows: it was meant as text."""
    document.bare.add(path)
    end = _mark(node.end_mark)
    line, begin = end.line + offset, end.column - 1
    if found := re.match(r"\s*(#\w)", document.lines[line - 1][begin:]):
        document.cut[path] = Mark(line, begin + found.start(1) + 1)


def _unfolded(node: yaml.ScalarNode) -> str:
    """Return a scalar's text; in a folded one (`>`), where YAML leaves one line break, Markdown needs an empty line."""
    text = str(node.value)
    return re.sub(r"(?<!\n)\n(?!\n|$)", "\n\n", text) if node.style == ">" else text


def _read_mapping(
    node: yaml.MappingNode, path: Path, document: Document, offset: int, problems: list[Problem]
) -> dict[str, Value]:
    data: dict[str, Value] = {}
    for key_node, value_node in node.value:
        mark = _mark(key_node.start_mark)
        mark = Mark(mark.line + offset, mark.column)
        if not isinstance(key_node, yaml.ScalarNode):
            problem = Problem(document.file, mark.line, mark.column, "a key that is not text", allowed="a field’s name")
            problems.append(problem)
            continue
        key = str(key_node.value)
        if key in data:
            first = document.keys[*path, key]
            problems.append(
                Problem(document.file, mark.line, mark.column, f"duplicate key “{key}”, first in line {first.line}")
            )
            continue
        document.keys[*path, key] = mark
        data[key] = _read(value_node, (*path, key), document, offset, problems)
    return data
