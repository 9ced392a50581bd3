"""Rounding as the sheet prints it, exact for fractions without end."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from app.domain.points import Points
from app.domain.standard import Rounding


def rounded(value: Fraction | Decimal, places: int, rounding: Rounding) -> Points:
    """The value at a number of decimal places; DOWN and ties follow the size, not the sign."""
    top, bottom = value.as_integer_ratio()
    return Decimal(_whole(abs(top) * 10**places, bottom, rounding) * (-1 if top < 0 else 1)).scaleb(-places)


def _whole(top: int, bottom: int, rounding: Rounding) -> int:
    whole, rest = divmod(top, bottom)
    if rounding is Rounding.DOWN or 2 * rest < bottom:
        return whole
    if rounding is Rounding.HALF_EVEN and 2 * rest == bottom:
        return whole + whole % 2
    return whole + 1


def ended(value: Fraction, places: int = 12) -> Points:
    """The value as a decimal: exact where it has an end within so many places, otherwise rounded there."""
    number = rounded(value, places, Rounding.HALF_UP)
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize()
