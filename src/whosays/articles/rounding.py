"""Printed figures as ranges: what a rounded number can stand for, and what follows from several of them.

Sums with ranges are interval arithmetic (R. E. Moore, Interval Analysis, 1966): each result holds every
value that its parts allow. A range says whether published figures fit each other. It never says whether
anything was counted honestly.
"""

import math
from dataclasses import dataclass

from whosays.base.errors import KitError


@dataclass(frozen=True)
class Range:
    """All the values from ``low`` to ``high``, ends included, in whatever unit the caller means.

    Figures in the news count people, votes or money, so a range never goes below zero where it is
    multiplied or divided.
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.low) and math.isfinite(self.high)):
            raise KitError(f"A range needs two numbers, not {self.low} and {self.high}.")
        if self.low > self.high:
            raise KitError(f"A range goes upward: {self.low} is more than {self.high}. Swap them.")

    @property
    def width(self) -> float:
        """How far the ends lie apart."""
        return self.high - self.low

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high

    def __add__(self, other: "Range | float") -> "Range":
        other = _as_range(other)
        return Range(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Range | float") -> "Range":
        other = _as_range(other)
        return Range(self.low - other.high, self.high - other.low)

    def __mul__(self, other: "Range | float") -> "Range":
        other = _as_range(other)
        _not_negative(self, other)
        return Range(self.low * other.low, self.high * other.high)

    def __truediv__(self, other: "Range | float") -> "Range":
        other = _as_range(other)
        _not_negative(self, other)
        if other.low == 0:
            raise KitError(f"Nothing can be divided by a range that begins at zero ({other}).")
        return Range(self.low / other.high, self.high / other.low)

    def __rmul__(self, other: float) -> "Range":
        return self * other

    def __and__(self, other: "Range") -> "Range":
        """The values that lie in both.

        Raises:
            KitError: there are none.
        """
        if not self.meets(other):
            raise KitError(f"“{self}” and “{other}” have no value in common. Look at both once more.")
        return Range(max(self.low, other.low), min(self.high, other.high))

    def meets(self, other: "Range") -> bool:
        """Whether any value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def __repr__(self) -> str:
        digits = _digits(self.width)
        if self.width == 0:
            return f"{self.low:g}"
        return f"{self.low:.{digits}f} to {self.high:.{digits}f}"


def rounded(figure: float, step: float) -> Range:
    """What a rounded figure can stand for: half a step down, half a step up.

    Args:
        figure: as printed, such as 5.8 (million).
        step: to what it was rounded, in the same unit, such as 0.1.

    Raises:
        KitError: the step is not above zero.
    """
    return Range(figure - _step(step) / 2, figure + step / 2)


def more_than(figure: float, step: float) -> Range:
    """What “more than 1.8 million” can stand for: up to one step above, where the next figure would stand.

    That is how the phrase is commonly used, not a rule: whoever prints it may mean more.

    Raises:
        KitError: the step is not above zero.
    """
    return Range(figure, figure + _step(step))


def _step(step: float) -> float:
    if not step > 0:
        raise KitError(f"A step must be above zero, not {step}. For 5.8 million it is 0.1 (million).")
    return step


def _as_range(value: "Range | float") -> Range:
    return value if isinstance(value, Range) else Range(value, value)


def _not_negative(*ranges: Range) -> None:
    if any(each.low < 0 for each in ranges):
        raise KitError("Ranges below zero cannot be multiplied or divided here. Check the figures.")


def _digits(width: float) -> int:
    """So many decimals that the two ends are told apart, and no more."""
    width = round(width, 9)  # 5.85 - 5.75 is a little less than 0.1
    return max(0, 1 - math.floor(math.log10(width))) if width > 0 else 0
