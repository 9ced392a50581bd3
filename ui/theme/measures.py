"""Spacing steps and the type scale; one base size moves everything."""

from __future__ import annotations

from dataclasses import dataclass

GAP_XS = 4
GAP_S = 8
GAP_M = 12
GAP_L = 16
GAP_XL = 24
RADIUS = 6
BASE_MIN = 14
BASE_MAX = 24


@dataclass(frozen=True, slots=True)
class TypeScale:
    """Pixel sizes that follow one base size between 14 and 24."""

    base: int = BASE_MIN

    def __post_init__(self) -> None:
        object.__setattr__(self, "base", min(BASE_MAX, max(BASE_MIN, self.base)))

    @property
    def meta(self) -> int:
        return self.scaled(12)

    @property
    def item(self) -> int:
        return self.scaled(16)

    @property
    def score(self) -> int:
        return self.scaled(20)

    @property
    def row(self) -> int:
        """Height of a row or a button: the least a hand hits without aiming."""
        return self.scaled(32)

    def scaled(self, pixels_at_base: int) -> int:
        """A length that is right at 14 px, grown with the type."""
        return round(pixels_at_base * self.base / BASE_MIN)
