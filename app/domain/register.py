"""A list of cases from a table: its columns, what each was understood as, its rows with what is wrong in them."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.casefile import CaseType, FieldName


@dataclass(frozen=True, slots=True)
class Register:
    """A table as it came; `first_row` is the number of the first row below the head, as the sheet counts."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    first_row: int = 2


Mapping = tuple[FieldName | None, ...]  # one entry a column


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One case of the list; `problems` says why it cannot be taken in."""

    number: int
    values: tuple[tuple[FieldName, str], ...]
    case_type: CaseType = CaseType.PENALTY_ORDINARY
    problems: tuple[str, ...] = ()

    def value(self, name: FieldName) -> str:
        """What the row says of a field."""
        return next((value for field, value in self.values if field is name), "")


@dataclass(frozen=True, slots=True)
class RegisterTaken:
    """What became of a list: cases made, and the rows that were left out."""

    cases: tuple[int, ...]
    left_out: tuple[RegisterRow, ...]
