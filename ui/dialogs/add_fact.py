"""新增要素: what stands on a page that the machine did not read."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QSpinBox, QWidget

from app.domain.fact import FactKind
from app.domain.fact_value import settled
from app.errors import ReviewError
from app.wording import word
from ui.models.fact_roles import ADDED, NEEDS_ROLE, ROLES, role_title
from ui.widgets.build import button, column, label, row


@dataclass(frozen=True, slots=True)
class AddedFact:
    """The fact, and the running number of the page it stands on."""

    kind: FactKind
    role: str
    value: str
    folio: int


class AddFactDialog(QDialog):
    """Refuses what is no date or amount before it closes."""

    def __init__(self, parent: QWidget | None, pages: int, folio: int) -> None:
        super().__init__(parent)
        self.setWindowTitle("新增要素")
        self.setMinimumWidth(480)
        self.kind, self.role = QComboBox(), QComboBox()
        self.kind.setAccessibleName("要素")
        for one in ADDED:
            self.kind.addItem(word(one), one)
        self.role.setEditable(True)
        self.role.setAccessibleName("事项或身份")
        self.value, self.folio = QLineEdit(), QSpinBox()
        self.value.setAccessibleName("内容")
        self.folio.setAccessibleName("卷内页码")
        self.folio.setRange(1, max(1, pages))
        self.folio.setValue(folio)
        self.folio.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._role_title = label(look="meta")
        self._problem = label(look="bad", wrap=True)
        self._problem.hide()
        foot = row(None, button("新增", self._check, "primary"), button("取消", self.reject))
        self.setLayout(
            column(
                label("要素", "meta"),
                self.kind,
                self._role_title,
                self.role,
                label("内容", "meta"),
                self.value,
                label("在卷内第几页", "meta"),
                self.folio,
                self._problem,
                8,
                foot,
                margins=(24, 20, 24, 16),
                spacing=6,
            )
        )
        self.kind.currentIndexChanged.connect(lambda _at: self._offer_roles())
        self.kind.setCurrentIndex(self.kind.findData(FactKind.DATE))
        self._offer_roles()

    @property
    def added(self) -> AddedFact:
        """What is written now."""
        return AddedFact(
            self.kind.currentData(),
            self.role.currentText().strip() if self.role.isEnabled() else "",
            self.value.text().strip(),
            self.folio.value(),
        )

    def _offer_roles(self) -> None:
        kind = self.kind.currentData()
        self._role_title.setText(role_title(kind))
        self.role.clear()
        self.role.addItems(ROLES.get(kind, ()))
        self.role.setCurrentText("")
        self.role.setEnabled(kind in ROLES or kind in NEEDS_ROLE)

    def _check(self) -> None:
        added = self.added
        try:
            if not added.value:
                raise ReviewError("要素不能为空。", "请输入内容。")
            if added.kind in NEEDS_ROLE and not added.role:
                raise ReviewError(f"没有填写{role_title(added.kind)}。", "请选择或输入。")
            settled(added.kind, added.value)
        except ReviewError as error:
            self._problem.setText(f"✗ {error.message}{error.advice}")
            self._problem.show()
            return
        self.accept()

    @classmethod
    def ask(cls, parent: QWidget | None, pages: int, folio: int) -> AddedFact | None:
        """What should be added, or None."""
        dialog = cls(parent, pages, folio)
        return dialog.added if dialog.exec() == QDialog.DialogCode.Accepted else None
