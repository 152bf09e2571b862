"""Broken YAML in an editor's words: what was typed, in the line that must be changed.

The parser names the place where it could not go on, which is often a line or a record too late, and speaks of
blocks and scalars. Here the lines themselves are looked at for the slips that editors make.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_NO_SPACES: Final = "\u00a0\u2007\u202f\u2009\u200b\ufeff"
"""Spaces of word processors and web pages, which YAML takes for letters."""

DASHES: Final = "–—−•‐‑"
"""What word processors make of a hyphen at the beginning of a line."""

_FIELD: Final = re.compile(r"(?P<before> *(?:- +)*)(?P<name>[A-Za-z_][\w-]*):(?: +(?P<value>.*))?$")
_QUOTE: Final = re.compile(r" *(?:- +)*(?:[A-Za-z_][\w-]*: +)?(?:\[ *)?(?P<mark>[\"'])")


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong in a line (lines and columns count from 1), what is allowed there, and what was meant."""

    line: int
    column: int
    message: str
    allowed: str = ""
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Met:
    """What the parser says: its reason, where it met it, and the line in which the part began that it could not end."""

    reason: str
    line: int
    column: int
    begun: int
    begun_column: int


def slips(text: str, met: Met) -> tuple[Slip, ...]:
    """Return what was mistyped in a text that the parser could not read; at least one.

    All wrong spaces and dashes are told at once; of all else the first that explains what the parser met.
    """
    lines = text.split("\n")
    signs = tuple(_wrong_signs(lines))
    is_explained = bool(signs) and signs[0].line <= met.line
    return signs if is_explained else (_first_slip(lines, met), *signs)


def _first_slip(lines: Sequence[str], met: Met) -> Slip:
    for look in (_quotes, _brackets, _comments, _colons, _missing_signs, _first_signs, _indentation):
        if slip := next(look(lines, met), None):
            return slip
    return _unexplained(met)


def _unexplained(met: Met) -> Slip:
    for words, (message, allowed) in _KNOWN.items():
        if words in met.reason:
            return Slip(met.line, met.column, message, allowed)
    return Slip(met.line, met.column, f"broken YAML: {met.reason}")


_KNOWN: Final = {
    "unknown escape character": ("a backslash between double quotation marks", "single ones around a text with it"),
    "mapping values are not allowed": ("a “: ” where no field can be", "quotes around a text that holds one"),
    "did not find expected key": ("no field can begin here", "“field: value”, in one column with its neighbours"),
}
"""What no line tells by itself, by the parser's words."""


def _prose_lines(lines: Sequence[str]) -> frozenset[int]:
    """Return the positions of lines inside `>` and `|` texts, where nothing is YAML."""
    inside: set[int] = set()
    depth = -1
    for position, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if depth >= 0 and (not line.strip() or indent > depth):
            inside.add(position)
            continue
        field = _FIELD.match(line)
        is_text = field and re.match(r"[>|][-+0-9]* *(?:#|$)", field["value"] or "")
        depth = len(line) - len(line.lstrip(" -")) if is_text else -1
    return frozenset(inside)


def _yaml_lines(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines that YAML reads as such, with their numbers from 1."""
    prose = _prose_lines(lines)
    for position, line in enumerate(lines):
        if position not in prose and line.strip() and not line.lstrip().startswith("#"):
            yield position + 1, line


def _wrong_signs(lines: Sequence[str]) -> Iterator[Slip]:
    """Tabs, spaces that are none, and dashes for hyphens, where YAML looks for spaces and hyphens."""
    for number, line in _yaml_lines(lines):
        head = re.match(rf"[\s{_NO_SPACES}{DASHES}-]*(?:[A-Za-z_][\w-]*:(?!\S)[\s{_NO_SPACES}]*)?", line)
        begin = head[0] if head else ""
        indent = re.match(rf"[\s{_NO_SPACES}]*", line)
        if (column := (indent[0] if indent else "").find("\t") + 1) > 0:
            yield Slip(number, column, "a tab at the beginning of the line", "spaces")
        elif found := re.search(rf"[{_NO_SPACES}]", begin):
            message = "a no-break space, as from Word or a web page, where a plain one belongs"
            yield Slip(number, found.start() + 1, message, "the space of the space bar")
        elif (found := re.match(rf"\s*([{DASHES}])\s*", line)) and _FIELD.match(line[found.end() :]):
            message = f"a dash ({found[1]}), as from Word, where the hyphen of a list belongs"
            yield Slip(number, found.start(1) + 1, message, "“- ”: a hyphen and a space")


def _quotes(lines: Sequence[str], met: Met) -> Iterator[Slip]:
    """A quotation mark that is closed only in another field, or never; a text that goes on behind its closing one."""
    prose = _prose_lines(lines)
    position = 0
    while position < len(lines):
        opened = None if position in prose else _QUOTE.match(lines[position])
        if opened is None:
            position += 1
            continue
        mark, column = opened["mark"], opened.start("mark")
        closed = _closed(lines, position, column, mark)
        last = closed[0] if closed else len(lines) - 1
        if closed is None or any(_FIELD.match(line) for line in lines[position + 1 : last + 1]):
            where = f"only in line {last + 1}" if closed else "nowhere"
            message = f"the quotation mark opened in line {position + 1} is closed {where}"
            yield Slip(position + 1, column + 1, message, f"a {mark} where the text ends")
            return
        if closed and last + 1 == met.line and closed[1] < met.column and last == position:
            yield from _text_behind(lines[position], position + 1, column, closed[1])
        position = last + 1


def _closed(lines: Sequence[str], position: int, column: int, mark: str) -> tuple[int, int] | None:
    """Return position and column of the mark that closes the one at a place."""
    start = column + 1
    for number in range(position, len(lines)):
        text = lines[number]
        masked = re.sub(r"\\.", "  ", text) if mark == '"' else text[:start] + text[start:].replace("''", "  ")
        found = masked.find(mark, start)
        if found >= 0:
            return number, found
        start = 0
    return None


def _text_behind(line: str, number: int, column: int, closed: int) -> Iterator[Slip]:
    rest = line[closed + 1 :].strip()
    if rest and rest[0] not in "#,]}:":
        message = f"text behind the closing quotation mark: “{rest}”"
        yield Slip(number, closed + 2, message, "quotes around the whole text", in_quotes(line[column:].rstrip()))


def _brackets(_lines: Sequence[str], met: Met) -> Iterator[Slip]:
    """A bracket that is not closed."""
    if kind := re.search(r"flow (sequence|mapping)", met.reason):
        opening, closing = "[]" if kind[1] == "sequence" else "{}"
        message = f"the bracket {opening} opened here is not closed"
        yield Slip(met.begun, met.begun_column, message, f"“{closing}” behind the last entry")


def _first_signs(lines: Sequence[str], met: Met) -> Iterator[Slip]:
    """A text that begins with a sign of YAML's own."""
    field = _FIELD.match(lines[met.line - 1]) if met.line <= len(lines) else None
    if field and (first := re.match(r"[][{}>|@%`*&!,]", field["value"] or "")):
        yield _unquoted(met.line, field, f"a text that begins with {first[0]}")


def _unquoted(number: int, field: re.Match[str], message: str) -> Slip:
    value = str(field["value"]).rstrip()
    return Slip(number, field.start("value") + 1, message, "quotes around the whole text", in_quotes(value))


def _comments(lines: Sequence[str], met: Met) -> Iterator[Slip]:
    """A text over several lines that a “#” cuts off."""
    for number in (met.line - 1, met.line):
        line = lines[number - 1] if 0 < number <= len(lines) else ""
        found = re.search(r"\s(#\w)", line)
        if found and re.search(r"did not find expected key|could not find expected", met.reason):
            message = f"“{line[found.start(1) :].rstrip()}” is taken for a comment in the midst of a text"
            yield Slip(number, found.start(1) + 1, message, "quotes around the whole text")


def _colons(lines: Sequence[str], met: Met) -> Iterator[Slip]:
    """A “: ” inside a text."""
    field = _FIELD.match(lines[met.line - 1]) if met.line <= len(lines) else None
    if "mapping values are not allowed" in met.reason and field and re.search(r":(?: |$)", field["value"] or ""):
        column = field.start("value") + str(field["value"]).find(": ") + 1
        slip = _unquoted(met.line, field, "a second “: ” in the line")
        yield Slip(met.line, max(column, slip.column), slip.message, slip.allowed, slip.suggestion)


def _indentation(lines: Sequence[str], met: Met) -> Iterator[Slip]:
    """A hyphen or a field that begins in another column than its neighbours; what is nearest first."""
    found = [(number, field["before"]) for number, line in _yaml_lines(lines) if (field := _FIELD.match(line))]
    hyphens = _odd([(number, before.index("-")) for number, before in found if "-" in before], met)
    fields = _odd([(number, len(before)) for number, before in found], met)
    odd = [("the hyphen stands behind", *one) for one in hyphens] + [("the line begins with", *one) for one in fields]
    for what, number, column, usual in sorted(odd, key=lambda one: abs(one[1] - met.line)):
        message = f"{what} {_spaces(column)}, its neighbours {what.split()[-1]} {usual}"
        yield Slip(number, column + 1, message, _spaces(usual))


def _odd(columns: Sequence[tuple[int, int]], met: Met) -> Iterator[tuple[int, int, int]]:
    """Yield line, column and its neighbour's column, where nobody else begins there."""
    count = Counter(column for _number, column in columns)
    for (_before, usual), (number, column) in pairwise(columns):
        is_deeper = column > usual and number == met.line and "mapping values" in met.reason
        is_odd = is_deeper or (count[column] == 1 and (count[usual] > 1 or number == met.line))
        if column != usual and is_odd and met.begun <= number <= met.line + 1:
            yield number, column, usual


def _spaces(count: int) -> str:
    return "1 space" if count == 1 else f"{count or 'no'} spaces"


def _missing_signs(lines: Sequence[str], met: Met) -> Iterator[Slip]:
    """A hyphen or a colon without its space, or no colon at all."""
    for number in (met.line, met.line - 1):
        line = lines[number - 1] if 0 < number <= len(lines) else ""
        if found := re.match(r" *(-)[A-Za-z_][\w-]*:", line):
            yield Slip(number, found.start(1) + 2, "no space behind the hyphen", "“- ”: a hyphen and a space")
        elif found := re.match(r" *(?:- +)*([A-Za-z_][\w-]*:)[^\s/]", line):
            yield Slip(number, found.end(1) + 1, f"no space behind “{found[1]}”", "“field: value”")
        elif "expected ':'" in met.reason and (found := re.match(r" *(?:- +)*([a-z_]+) [^:]*$", line)):
            yield Slip(number, found.end(1) + 1, f"no colon behind “{found[1]}”", "“field: value”")


def in_quotes(text: str) -> str:
    """Return a text as YAML takes it whole, on one line."""
    if '"' in text or "\\" in text:
        return "'{}'".format(text.replace("'", "''"))
    return f'"{text}"'
