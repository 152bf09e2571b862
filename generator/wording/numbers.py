"""Numbers in words, and in HTML, with the digits their sources give.

The words stand in words/<language>.yml under `amounts`; grouping and decimal signs are Babel's.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from html import escape

from babel.numbers import format_decimal

from ..model.number import Amount, Qualifier, Unit
from ..model.translation import Borrowed
from .words import Words, words


def amount_in_words(amount: Amount, unit: Unit | None, language: str) -> str:
    """Return an amount with its qualifier and unit: “bis zu 12.000 Soldaten”.

    Raise ValueError for an amount without any figure, KeyError for a language without words.
    """
    parts = (
        qualifier_in_words(amount.qualifier, language),
        amount_value(amount, language),
        unit_in_words(amount, unit, language) if unit else "",
    )
    return " ".join(part for part in parts if part)


def amount_html(amount: Amount, unit: Unit | None, language: str) -> str:
    """Return the same as inline HTML: each figure in `<data>`, qualifier and unit in spans of those classes.

    Errors are those of `amount_in_words`.
    """
    parts = (
        _span("qualifier", qualifier_in_words(amount.qualifier, language)),
        value_html(amount, language),
        _span("unit", unit_in_words(amount, unit, language) if unit else ""),
    )
    return " ".join(part for part in parts if part)


def amount_value(amount: Amount, language: str) -> str:
    """Return the figure, or the range, without qualifier and unit: “11.000 bis 12.000”.

    Raise ValueError for an amount without any figure, KeyError for a language without words.
    """
    return _joined([figure_in_words(figure, language) for figure in _figures(amount)], _range(language))


def value_html(amount: Amount, language: str) -> str:
    """Return what `amount_value` returns as inline HTML, each figure in `<data>`; errors are the same."""
    return _joined([_data(figure, language) for figure in _figures(amount)], escape(_range(language), quote=False))


def figure_in_words(value: Decimal, language: str) -> str:
    """Return one figure with the decimal places it was written with: 61.70 is “61,70”, not “61,7”.

    Raise KeyError for a language without words.
    """
    speech = words(language)
    with localcontext(prec=len(f"{value:f}")):  # Babel rounds to the places asked for: let all digits fit
        return format_decimal(value, _pattern(value, speech), locale=speech.locale)


def qualifier_in_words(qualifier: Qualifier, language: str) -> str:
    """Return what stands before the figure; nothing for “exactly”, nor for “between”, which the range says itself.

    Raise KeyError for a language without words.
    """
    return words(language)[f"amounts.qualifiers.{qualifier}"]


def unit_in_words(amount: Amount, unit: Unit, language: str) -> str:
    """Return the unit in the grammatical number of the amount's (last) figure, by the language's plural rules.

    Raise ValueError for an amount without any figure, KeyError for a language without words.
    """
    plural = words(language).locale.plural_form(_figures(amount)[-1])
    return unit.one if plural == "one" else unit.other


def _figures(amount: Amount) -> tuple[Decimal, ...]:
    if amount.value is not None:
        return (amount.value,)
    if amount.low is not None and amount.high is not None:
        return amount.low, amount.high
    raise ValueError("the amount has no figure")


def _pattern(value: Decimal, speech: Words) -> str:
    """Babel's pattern for whole numbers, which holds the grouping, with as many places as the value has."""
    whole = speech.locale.decimal_formats[None].pattern.split(".")[0]
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return f"{whole}.{'0' * places}" if places else str(whole)


def _range(language: str) -> str:
    return words(language)["amounts.range"]


def _joined(figures: list[str], template: str) -> str:
    return figures[0] if len(figures) == 1 else template.format(low=figures[0], high=figures[1])


def _data(figure: Decimal, language: str) -> str:
    return f'<data value="{figure:f}">{escape(figure_in_words(figure, language), quote=False)}</data>'


def _span(name: str, text: str) -> str:
    language = f' lang="{text.language}"' if isinstance(text, Borrowed) else ""
    return f'<span class="{name}"{language}>{escape(text, quote=False)}</span>' if text else ""
