"""Choosing the standard, the stage and the reviewer's name before a review begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.domain.review import Stage
from app.domain.standard import Standard
from app.wording import word
from ui.models.days import day_text
from ui.widgets.build import button, column, label, row


@dataclass(frozen=True, slots=True)
class Start:
    """What the reviewer chose."""

    standard: Standard
    reviewer: str
    stage: Stage


class StartReviewDialog(QDialog):
    """Standards that fit come first; the others can be chosen knowingly."""

    def __init__(self, parent: QWidget | None, standards: Sequence[tuple[Standard, bool]], reviewer: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("开始评查")
        self.setMinimumSize(620, 420)
        self._standards = standards
        self._list = QListWidget()
        self._list.setAccessibleName("评查标准")
        for standard, fits in standards:
            self._list.addItem(_entry(standard, fits))
        self._list.setCurrentRow(0)
        self._note = label(look="warn", wrap=True)
        self._name = QLineEdit(reviewer)
        self._name.setAccessibleName("评查人")
        self._name.setPlaceholderText("评查人姓名")
        self._stage = QComboBox()
        self._stage.setAccessibleName("评查阶段")
        for stage in Stage:
            self._stage.addItem(word(stage), stage)
        self._begin = button("开始评查", self.accept, "primary")
        self._begin.setDefault(True)
        who = row(label("评查人"), self._name, 16, label("阶段"), self._stage)
        self.setLayout(
            column(
                label("按哪一份标准评查", "heading"),
                self._list,
                self._note,
                who,
                row(None, button("取消", self.reject), self._begin),
                margins=(24, 24, 24, 16),
                spacing=12,
            )
        )
        self._list.currentRowChanged.connect(lambda _row: self._check())
        self._name.textChanged.connect(lambda _text: self._check())
        self._check()
        (self._list if reviewer else self._name).setFocus()

    @classmethod
    def ask(cls, parent: QWidget | None, standards: Sequence[tuple[Standard, bool]], reviewer: str) -> Start | None:
        """What was chosen, or None."""
        dialog = cls(parent, standards, reviewer)
        return dialog.choice() if dialog.exec() == QDialog.DialogCode.Accepted else None

    def choice(self) -> Start | None:
        row_number = self._list.currentRow()
        name = self._name.text().strip()
        if row_number < 0 or not name:
            return None
        return Start(self._standards[row_number][0], name, self._stage.currentData())

    def _check(self) -> None:
        row_number = self._list.currentRow()
        fits = 0 <= row_number < len(self._standards) and self._standards[row_number][1]
        note = "" if fits else "… 这一版标准在本案作出决定的日期没有施行或者已有更新的版本，确认要用它再继续。"
        self._note.setText(
            note if self._standards else "… 没有适用于这类案卷的评查标准，请核对案件类型，或者先到“标准”页导入。"
        )
        self._note.setVisible(bool(self._note.text()))
        self._begin.setEnabled(self.choice() is not None)


def _entry(standard: Standard, fits: bool) -> QListWidgetItem:
    dates = f"{day_text(standard.valid_from)}起施行"
    if standard.valid_to is not None:
        dates = f"{day_text(standard.valid_from)}至{day_text(standard.valid_to)}"
    sign = "✓ 适用" if fits else "○ 其他"
    return QListWidgetItem(f"{sign}　{standard.title}　{standard.edition} 版　{dates}")
