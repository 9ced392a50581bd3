"""What one edition of a standard changed against another."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from app.domain.standard import Standard
from ui.models.record_table import Column, RecordTable
from ui.presenters.standards import Change, StandardsPresenter
from ui.theme.theme import Theme
from ui.widgets.build import button, column, label, row
from ui.widgets.record_view import RecordView

TONES = {"＋": "ok", "－": "bad", "≠": "warn"}
CHANGE_COLUMNS = (
    Column[Change]("变化", lambda one: one.sign, tone=lambda one: TONES[one.sign[0]], width=80),
    Column[Change]("编号", lambda one: one.code, width=80),
    Column[Change]("内容", lambda one: one.text),
)


class StandardChangesDialog(QDialog):
    """Choose the other edition; the differences follow."""

    def __init__(self, parent: QWidget | None, theme: Theme, presenter: StandardsPresenter, standard: Standard) -> None:
        super().__init__(parent)
        self.setWindowTitle("版次比较")
        self.resize(900, 560)
        self._presenter = presenter
        self._standard = standard
        self._table = RecordTable(CHANGE_COLUMNS)
        view = RecordView(self._table, theme, "变化")
        self._other = QComboBox()
        self._other.setAccessibleName("另一版次")
        for other in presenter.earlier(standard):
            self._other.addItem(f"{other.edition} 版", other)
        self._count = label(look="soft")
        choice = row(
            label(f"{standard.title}　{standard.edition} 版，与"), self._other, label("比较"), None, self._count
        )
        foot = row(None, button("关闭", self.reject))
        self.setLayout(column(choice, view, foot, margins=(16, 16, 16, 12), spacing=12))
        self._other.currentIndexChanged.connect(lambda _row: self._show())
        self._show()

    def _show(self) -> None:
        other = self._other.currentData()
        found = self._presenter.changes(other, self._standard) if other is not None else ()
        self._table.show_rows(found)
        self._count.setText(f"{len(found)} 处变化" if found else "两版内容相同")
