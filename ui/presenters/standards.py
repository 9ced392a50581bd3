"""The standards on the shelf, and the differences between two editions."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal

from app.domain.standard import Standard
from ui.presenters.presenter import Presenter
from ui.presenters.standard_text import changes


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two editions."""

    sign: str
    code: str
    text: str


class StandardsPresenter(Presenter):
    """Reads the shelf; a standard file that was refused is told with all its problems."""

    standards_listed = Signal(tuple)
    refused_told = Signal(tuple)

    def load(self) -> None:
        shelf = self._workspace.shelf
        self.standards_listed.emit(tuple(reversed(shelf.standards)))
        told = [f"{one.file}：{one.error}" + "".join(f"\n　{p}" for p in one.error.problems) for one in shelf.refused]
        self.refused_told.emit(tuple(told))

    def earlier(self, standard: Standard) -> tuple[Standard, ...]:
        """The other editions of the same standard, newest first."""
        return tuple(
            other
            for other in reversed(self._workspace.shelf.editions(standard.id))
            if other.edition != standard.edition
        )

    def changes(self, old: Standard, new: Standard) -> tuple[Change, ...]:
        """What the newer of two editions changed, whatever their order here."""
        first, second = sorted((old, new), key=lambda one: (one.valid_from, one.edition))
        return tuple(Change(*found) for found in changes(first, second))
