"""Choosing the standard, the stage and the reviewer's name before a review begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from app.domain.review import Stage
from app.domain.standard import Standard
from app.wording import word
from ui.models.days import day_cell
from ui.models.record_table import Column, RecordTable
from ui.theme.theme import Theme
from ui.widgets.build import button, column, label, row
from ui.widgets.record_view import RecordView


@dataclass(frozen=True, slots=True)
class Start:
    """What the reviewer chose."""

    standard: Standard
    reviewer: str
    stage: Stage


@dataclass(frozen=True, slots=True)
class Offer:
    """A standard with whether it was in force when the case was decided."""

    standard: Standard
    fits: bool


WIDEST = 1280  # pixels: titles of standards are long, screens of 1366 are common
OFFER_COLUMNS = (
    Column[Offer](
        "适用", lambda one: "✓ 适用" if one.fits else "○ 其他", tone=lambda one: "ok" if one.fits else "soft", width=84
    ),
    Column[Offer]("评查标准", lambda one: one.standard.title),
    Column[Offer]("版次", lambda one: one.standard.edition, width=88),
    Column[Offer]("施行", lambda one: day_cell(one.standard.valid_from), width=108),
)


class StartReviewDialog(QDialog):
    """Standards that fit come first; the others can be chosen knowingly."""

    def __init__(
        self, parent: QWidget | None, theme: Theme, standards: Sequence[tuple[Standard, bool]], reviewer: str
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("开始评查")
        self.setMinimumSize(theme.scale.scaled(680), theme.scale.scaled(400))
        self.resize(min(theme.scale.scaled(880), WIDEST), theme.scale.scaled(420))
        self._table = RecordTable(OFFER_COLUMNS)
        self._table.show_rows([Offer(*one) for one in standards])
        self._list = RecordView(self._table, theme, "评查标准")
        self._list.select_row(0)
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
        self._wire()
        (self._list if reviewer else self._name).setFocus()

    @classmethod
    def ask(
        cls, parent: QWidget | None, theme: Theme, standards: Sequence[tuple[Standard, bool]], reviewer: str
    ) -> Start | None:
        """What was chosen, or None."""
        dialog = cls(parent, theme, standards, reviewer)
        return dialog.choice() if dialog.exec() == QDialog.DialogCode.Accepted else None

    def choice(self) -> Start | None:
        offer, name = self._list.selected(), self._name.text().strip()
        return Start(offer.standard, name, self._stage.currentData()) if offer is not None and name else None

    def _wire(self) -> None:
        self._list.record_selected.connect(lambda _offer: self._check())
        self._list.record_activated.connect(lambda _offer: self._begin.click())
        self._name.textChanged.connect(lambda _text: self._check())
        self._check()

    def _check(self) -> None:
        offer = self._list.selected()
        if offer is None:
            self._note.setText("… 没有适用于这类案卷的评查标准，请核对案件类型，或者先到“标准”页导入。")
        elif not offer.fits:
            self._note.setText("… 这一版标准在本案作出决定的日期没有施行或者已有更新的版本，确认要用它再继续。")
        self._note.setVisible(offer is None or not offer.fits)
        self._begin.setEnabled(self.choice() is not None)
