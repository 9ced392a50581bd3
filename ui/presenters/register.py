"""A list of cases: opened, its columns assigned, checked, taken in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from app.domain.casefile import FieldName
from app.domain.register import Mapping, Register, RegisterRow, RegisterTaken
from app.services.registers import check_register, open_register, take_in_register, write_problems
from ui.presenters.presenter import Presenter


class RegisterPresenter(Presenter):
    """One list at a time; a changed column is checked again at once."""

    register_opened = Signal(object, object)
    rows_checked = Signal(tuple)
    register_taken = Signal(object)
    problems_saved = Signal(object)

    register: Register | None = None
    mapping: Mapping = ()
    rows: tuple[RegisterRow, ...] = ()

    def open(self, path: Path) -> None:
        answer = self._ask(open_register, path)
        if answer is not None:
            self.register, self.mapping = answer
            self.register_opened.emit(self.register, self.mapping)
            self._check()

    def assign(self, column: int, field: FieldName | None) -> None:
        """Understand a column as a field; a field stands for one column only."""
        mapping = [None if field is not None and one is field else one for one in self.mapping]
        mapping[column] = field
        self.mapping = tuple(mapping)
        self._check()

    def take_in(self) -> None:
        if self.register is None:
            return
        taken = self._ask(take_in_register, self.register, self.mapping, self._workspace.clock())
        if isinstance(taken, RegisterTaken):
            self.register_taken.emit(taken)

    def save_problems(self, target: Path) -> None:
        register = self.register
        if register is not None:
            saved = self._ask(lambda _store: write_problems(register, self.rows, target))
            if saved is not None:
                self.problems_saved.emit(saved)

    def _check(self) -> None:
        if self.register is not None:
            self.rows = self._ask(check_register, self.register, self.mapping) or ()
            self.rows_checked.emit(self.rows)
