"""One file listed in an archive."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One file in an archive; `refusal` says why its bytes will not be read."""

    index: int
    name: str
    size: int
    refusal: str = ""
