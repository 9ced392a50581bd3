"""What a unit sets once and every report prints."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Preferences:
    """Settings that can change a printed page; they live with the data."""

    unit: str = ""  # the unit that reviews
    reviewer: str = ""  # who sits here
    reviewers: tuple[str, ...] = ()
    round_name: str = ""
