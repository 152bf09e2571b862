"""What was probably meant by a value that its field does not take; empty where nobody can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from babel import Locale

from ..model.identifiers import propose_id
from ..wording.words import languages

_GROUPS: Final = " \u00a0\u202f\u2009’'"
"""What may stand between groups of three digits, beside full stop and comma."""

_QUOTES: Final = "“”„»«‚‘’"


def meant_id(value: str) -> str:
    """Return an id made of words with capitals or umlauts; nothing for what looks like several."""
    has_one = re.search(r"\w", value) and not re.search(r"[,;/]", value)
    return propose_id(value.strip(_QUOTES)) if has_one else ""


def meant_list(value: str) -> str:
    """Return a list of what stands there alone, or between commas or semicolons."""
    return f"[{', '.join(part.strip() for part in re.split('[,;]', value) if part.strip())}]"


def meant_figure(value: str, *, is_amount: bool) -> str:
    """Return a figure with a decimal point, and without separators of thousands, a unit or quotation marks.

    A comma before three digits separates thousands in amounts; in coordinates it is a decimal one.
    """
    text = value.strip(_QUOTES).replace("−", "-")
    found = re.match(rf"-?\d(?:[\d.,{_GROUPS}]*\d)?", text)
    if found is None or re.search(r"[\d:]", text[found.end() :]):
        return ""
    figure = re.sub(f"[{_GROUPS}]", "", found[0])
    *groups, last = re.split(r"[.,]", figure)
    marks = re.findall(r"[.,]", figure)
    is_decimal = len(marks) > marks.count(marks[-1]) if len(marks) > 1 else not _is_group(figure, last, is_amount)
    meant = "".join(groups) + ("." if marks and is_decimal else "") + last
    return meant if meant != value and all(len(group) == 3 for group in groups[1:]) else ""


def _is_group(figure: str, last: str, is_amount: bool) -> bool:
    return is_amount and len(last) == 3 and not figure.lstrip("-").startswith("0")


def meant_country(value: str) -> str:
    """Return the two letters of a country that is named in any language."""
    return value.upper() if value.upper() in _countries().values() else _countries().get(value.casefold(), "")


def meant_language(value: str) -> str:
    """Return the code of a language that is named in any language, or written in other letters."""
    code = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}))?", value)
    if code and code[1].lower() in _languages().values():
        return code[1].lower() + (f"-{code[2].upper()}" if code[2] else "")
    return _languages().get(value.casefold(), "")


@cache
def _countries() -> dict[str, str]:
    found = {name: code for name, code in _names("territories") if re.fullmatch("[A-Z]{2}", code)}
    return found | {"usa": "US", "u.s.": "US", "uk": "GB", "großbritannien": "GB"}


@cache
def _languages() -> dict[str, str]:
    return {name: code for name, code in _names("languages") if re.fullmatch("[a-z]{2,3}", code)}


def _names(what: str) -> Iterator[tuple[str, str]]:
    """Yield the names of countries or languages in the languages that there are words for, with their codes."""
    for language in languages():
        for code, name in getattr(Locale.parse(language), what).items():
            yield name.casefold(), code
