"""A backup that may take the place of the data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Restorable:
    """A backup that was copied and found sound: how many cases it holds, and when one was last worked on."""

    draft: Path
    cases: int
    touched: datetime | None
