"""A page as pixels."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as pixels: rows of blue, green, red and an unused byte, no padding."""

    width: int
    height: int
    bgrx: bytes
