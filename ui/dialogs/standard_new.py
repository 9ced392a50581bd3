"""Name, edition, first day and kinds of case of a new draft."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QWidget

from app.domain.casefile import CaseType
from app.domain.standard import Standard
from app.wording import word
from ui.dialogs.pick import PickDialog
from ui.models.days import day_cell
from ui.presenters.case import read_day
from ui.presenters.standards import StandardsPresenter
from ui.widgets.build import button, column, label, row


class StandardNewDialog(QDialog):
    """An empty standard, or a new edition of one that is there."""

    def __init__(self, parent: QWidget | None, presenter: StandardsPresenter, source: Standard | None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._source = source
        self._kinds = source.case_types if source is not None else (CaseType.PENALTY_ORDINARY,)
        self.setWindowTitle("复制为新版次" if source is not None else "新建标准")
        self.setMinimumWidth(520)
        first, edition = presenter.suggested(source)
        self._title = _line(source.title if source is not None else "", "标准名称")
        self._edition = _line(edition, "版次")
        self._edition.setPlaceholderText("如 2026-01")
        self._from = _line(day_cell(first), "施行日期")
        self._types = label(wrap=True)
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.addRow("名称", self._title)
        form.addRow("版次", self._edition)
        form.addRow("施行日期", self._from)
        if source is None:
            form.addRow("适用的案件", row(self._types, None, button("选择…", self._pick)))
        told = "先成为草稿，改好后冻结发布；编辑中每一步都会保存。"
        make = button("建立草稿", self._make, "primary")
        make.setDefault(True)
        foot = row(None, button("取消", self.reject), make)
        self.setLayout(column(form, label(told, "soft", wrap=True), foot, margins=(24, 24, 24, 16), spacing=16))
        self._tell()
        (self._edition if source is not None else self._title).setFocus()

    def _pick(self) -> None:
        options = [(kind.value, word(kind)) for kind in CaseType]
        picked = PickDialog.ask(self, "适用的案件", options, [kind.value for kind in self._kinds])
        if picked:
            self._kinds = tuple(CaseType(value) for value in picked)
            self._tell()

    def _tell(self) -> None:
        self._types.setText("、".join(word(kind) for kind in self._kinds))

    def _make(self) -> None:
        named = self._title.text(), self._edition.text(), read_day(self._from.text())
        presenter, source = self._presenter, self._source
        made = (
            presenter.start_edition(source, *named)
            if source is not None
            else presenter.start_blank(*named, self._kinds)
        )
        if made:
            self.accept()


def _line(text: str, name: str) -> QLineEdit:
    made = QLineEdit(text)
    made.setAccessibleName(name)
    return made
