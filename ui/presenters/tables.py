"""Calendar and limits: shown, brought in, edited, saved as files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from app.domain.tables import LimitRow
from app.services.tables import bring_limits, bring_year, keep_limit, limits, save_own_limits, years
from ui.presenters.presenter import Presenter


class TablesPresenter(Presenter):
    """Every change is written at once and the tables are shown afresh."""

    years_shown = Signal(tuple)
    limits_shown = Signal(tuple)

    def load(self) -> None:
        self.years_shown.emit(self._ask(years) or ())
        self.limits_shown.emit(self._ask(limits) or ())

    def bring_year(self, path: Path) -> None:
        if self._ask(bring_year, path) is not None:
            self.load()

    def bring_limits(self, path: Path) -> None:
        if self._ask(bring_limits, path) is not None:
            self.load()

    def keep(self, row: LimitRow) -> None:
        self._ask(keep_limit, row)
        self.load()

    def save_own(self, target: Path) -> None:
        self._ask(save_own_limits, target)
