"""What a pre-check over a list of cases found, a line a case."""

from __future__ import annotations

from dataclasses import dataclass

NAMED = 3  # faults named in a line


@dataclass(frozen=True, slots=True)
class CaseChecked:
    """One case: how many suspected faults still wait for an answer, how many rules could not decide, the heaviest faults by name.

    `failed` says why the case could not be checked at all; its counts mean nothing then.
    """

    case_id: int
    case_no: str
    unit: str
    party: str
    suspected: int = 0
    answered: int = 0
    undecided: int = 0
    all_faults: tuple[str, ...] = ()  # by name, the heaviest first
    unread: int = 0
    failed: str = ""

    @property
    def worst(self) -> tuple[str, ...]:
        """The heaviest faults, as many as a line names."""
        return self.all_faults[:NAMED]
