"""How much of a foreign file is read before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MEGA = 1024**2


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on size, pages, pixels, nesting, ratio and time; each has room for any honest case file."""

    file_bytes: int = 500 * MEGA
    pages: int = 5000
    pixels: int = 150_000_000
    nesting: int = 3
    files: int = 5000
    entries: int = 20_000
    archive_bytes: int = 4096 * MEGA
    ratio: int = 150
    ratio_from: int = 20 * MEGA
    seconds: float = 60.0
    seconds_per_mega: float = 2.0

    def time_for(self, size: int) -> float:
        """Seconds one request about a file of this size may take."""
        return self.seconds + self.seconds_per_mega * size / MEGA
