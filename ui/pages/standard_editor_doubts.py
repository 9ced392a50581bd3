"""The button that says how much of an import is still to be checked."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from ui.dialogs.doubts import DoubtsDialog
from ui.presenters.standard_editor import StandardEditorPresenter


class DoubtsButton(QPushButton):
    """There only while something is to be checked."""

    def __init__(self, presenter: StandardEditorPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.setAutoDefault(False)
        self.setToolTip("导入评分表时没有理解或者拿不准的地方")
        self.clicked.connect(lambda _on=False: self._check())

    def show_doubts(self) -> None:
        found = self._presenter.doubts()
        self.setText(f"？ 待核对 {len(found)}…")
        self.setVisible(bool(found))

    def _check(self) -> None:
        if DoubtsDialog(self.window(), self._presenter.doubts()).exec():
            self._presenter.settle_doubts()
            self.show_doubts()
