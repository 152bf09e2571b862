"""Numbers: figures with what they count, and the words before them that qualify them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from ..language import Language

_FIGURE: Final = {
    "de": r"\d{1,3}(?:[.\u00a0\u202f ]\d{3})+(?:,\d+)?|\d+(?:,\d+)?",
    "en": r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?",
}
_CURRENCY: Final = {"€": "Euro", "$": "Dollar", "£": "Pfund"}


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as found: its value as our content writes it, qualifier (or none), unit, words and offset."""

    value: str
    qualifier: str
    unit: str
    words: str
    offset: int
    low: str = ""
    """Of a range, its lower end; `value` is the upper one."""


def amounts_in(text: str, language: Language) -> Iterator[Amount]:
    """Yield the amounts of a text; years, days, times, ordinals, ages and numbers of things are none.

    A figure alone (“2.000 sollen es sein”) is one from 10 on.
    """
    for match in _pattern(language).finditer(text):
        has_unit = match["unit"] or match["sign"] or match["before"]
        if _is_date(text, match, language) or not (has_unit or _stands_alone(text, match, language)):
            continue
        unit = _CURRENCY.get(match["before"] or match["sign"] or "", "") or match["sign"] or match["unit"] or ""
        yield Amount(
            _value(match["figure"], match["word"] or "", language),
            _qualifier(text[: match.start()], language),
            unit,
            match[0].strip(),
            match.start(),
            _lower_end(text[: match.start()], match, language),
        )


def _stands_alone(text: str, match: re.Match[str], language: Language) -> bool:
    """Whether a figure without a unit is an amount: no lower end of a range, no result, no age, no “page 12”."""
    before, after = text[: match.start()], text[match.end() :]
    counted = "|".join(language.range_words)
    is_part = re.match(rf" ?(?:{counted}|zu|gegen|[:/x×–-]) ?\d|[-/]\w|\.(?! |$)", after) is not None
    is_result = re.search(r"\d ?(?:zu|gegen|to|[:/x×–-]) ?$", before) is not None
    is_age = re.search(r"[^\W\d_]{2}, $|\($", before) is not None and re.match(r"[,.)]", after) is not None
    is_numbered = re.search(rf"(?<!\w)(?:{'|'.join(language.numbered)}) ?$", before, re.IGNORECASE) is not None
    value = Decimal(_value(match["figure"], match["word"] or "", language))
    return value >= 10 and not (is_part or is_result or is_age or is_numbered)


def _lower_end(before: str, match: re.Match[str], language: Language) -> str:
    """The figure of “17 bis” before “19 Millionen”, in the same unit where it says none; empty where there is none."""
    words = "|".join(language.number_words)
    figure = rf"(?<![\w.,/:-])(?P<figure>{_FIGURE[language.code]})(?: (?P<word>{words}))?"
    found = re.search(rf"{figure} ?(?:{'|'.join(language.range_words)}) ?$", before)
    if found is None:
        return ""
    low = _value(found["figure"], found["word"] or match["word"] or "", language)
    return low if Decimal(low) < Decimal(_value(match["figure"], match["word"] or "", language)) else ""


def _pattern(language: Language) -> re.Pattern[str]:
    words = "|".join(language.number_words)
    unit = r"[A-ZÄÖÜ][\wäöüß-]+" if language.code == "de" else r"(?:[a-z]{3,}-)?[A-Za-z]{3,}"
    adjective = r"(?:[a-zäöüß]+(?:e|en|er|es) )?" if language.code == "de" else ""
    return re.compile(
        rf"(?<![\w.,/:-])(?P<before>[€$£])?(?P<figure>{_FIGURE[language.code]})(?!\w)(?!\.?\d)"
        rf"(?:[ \u00a0](?P<word>{words})(?!\w))?"
        rf"(?:[ \u00a0]?(?P<sign>[%€$£‰])|[ \u00a0]{adjective}(?P<unit>{unit}))?"
    )


def _is_date(text: str, match: re.Match[str], language: Language) -> bool:
    after = text[match.end("figure") :]
    months = "|".join((*language.months, *(month[:3] for month in language.months)))
    if re.match(
        rf"(?:st|nd|rd|th)?\.? ?(?:{months})\b|\.\d|\. ?[A-ZÄÖÜ]|:\d|[ ]?Uhr\b|[ ]?[ap]\.?m\b"
        r"|[ ](?:GMT|UTC|BST|CES?T|ME[SZ]Z?)\b",
        after,
    ):
        return True
    if re.search(rf"(?:{months})\.? $", text[: match.start()]):
        return True
    is_year = re.fullmatch(r"(?:19|20)\d\d", match["figure"]) is not None
    return is_year and not match["word"] and not match["sign"] and not match["before"]


def _value(figure: str, word: str, language: Language) -> str:
    if language.code == "de":
        plain = re.sub(r"[.\u00a0\u202f ]", "", figure).replace(",", ".")
    else:
        plain = figure.replace(",", "")
    factor = next((number for form, number in language.number_words.items() if re.fullmatch(form, word)), 1)
    value = Decimal(plain) * factor
    return f"{value:f}".rstrip("0").rstrip(".") if value % 1 == 0 and "." in f"{value:f}" else f"{value:f}"


def _qualifier(before: str, language: Language) -> str:
    for qualifier, words in language.qualifiers.items():
        if re.search(rf"(?<!\w)(?:{'|'.join(words)}) $", before, re.IGNORECASE):
            return qualifier
    return ""
