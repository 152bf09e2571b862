"""One scale for figures that are to be compared: from zero to a round number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from ..model.number import Amount

HEADROOM = Decimal("1.04")
"""So that what is “more than” the greatest figure has room on the scale."""

STEPS = tuple(map(Decimal, ("1", "1.5", "2", "2.5", "3", "4", "5", "6", "8", "10")))


@dataclass(frozen=True, slots=True)
class Span:
    """Where an amount lies on a scale, in per cent; a single value has both ends alike."""

    start: Decimal
    end: Decimal

    @property
    def length(self) -> Decimal:
        """How much of the scale it covers."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Scale:
    """From `low` to `high`; zero is always on it, because lengths are compared by eye."""

    low: Decimal
    high: Decimal

    def span(self, amount: Amount) -> Span:
        """Return where an amount lies; raise ValueError for one without any figure."""
        first, last = _ends(amount)
        return Span(self.position(first), self.position(last))

    def position(self, value: Decimal) -> Decimal:
        """Return where a value lies, in per cent with one decimal place."""
        return ((value - self.low) * 100 / (self.high - self.low)).quantize(Decimal("0.1"))

    def ticks(self, most: int = 5) -> tuple[Decimal, ...]:
        """Return round values to mark, at most so many, zero among them."""
        step = next(step for step in _round_steps(self.high - self.low) if (self.high - self.low) / step < most)
        first = (self.low / step).to_integral_value(ROUND_CEILING)
        last = (self.high / step).to_integral_value(ROUND_FLOOR)
        return tuple(step * count for count in range(int(first), int(last) + 1))


def scale(amounts: Iterable[Amount]) -> Scale:
    """Return the scale that holds all of these amounts; raise ValueError for one without any figure."""
    ends = [end for amount in amounts for end in _ends(amount)]
    low, high = min((*ends, Decimal(0))), max((*ends, Decimal(0)))
    if low == high:
        return Scale(Decimal(0), Decimal(1))
    return Scale(-_round_up(-low * HEADROOM), _round_up(high * HEADROOM))


def _ends(amount: Amount) -> tuple[Decimal, Decimal]:
    if amount.value is not None:
        return amount.value, amount.value
    if amount.low is not None and amount.high is not None:
        return amount.low, amount.high
    raise ValueError("the amount has no figure")


def _round_up(value: Decimal) -> Decimal:
    """Return the next round number that is not below the value."""
    if value <= 0:
        return Decimal(0)
    power = Decimal(10) ** value.log10().to_integral_value(ROUND_FLOOR)
    return next(step for step in STEPS if step * power >= value) * power


def _round_steps(length: Decimal) -> Iterator[Decimal]:
    """Yield ever greater round distances, beginning well below a length."""
    power = Decimal(10) ** (length.log10().to_integral_value(ROUND_FLOOR) - 2)
    while True:
        yield from (power * factor for factor in map(Decimal, ("1", "2", "2.5", "5")))
        power *= 10
