"""Exact points: `Decimal` in memory, canonical text in files and in the store; never a float."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

Points = Decimal
ZERO = Decimal(0)
ONE = Decimal(1)
HALF = Decimal("0.5")
HUNDRED = Decimal(100)
LONGEST = 30  # digits before or after the point


def points(text: str | int | Decimal) -> Points:
    """Points from text such as "0.5"; ValueError when it is no number of points."""
    try:
        value = Decimal(text)
    except InvalidOperation as error:
        raise ValueError(f"{text!r} is not a number") from error
    if not value.is_finite():
        raise ValueError(f"{text!r} is not a finite number")
    if value and not -LONGEST <= value.adjusted() <= LONGEST:  # 1e999999 would fill the memory when it is printed
        raise ValueError(f"{text!r} is no number of points")
    return value


def points_text(value: Points) -> str:
    """Canonical text of points: no exponent, no trailing zeros ("1.5", "2", "0")."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
