"""Weighing one rule otherwise, with a reason that is printed."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from app.domain.finding import Severity
from app.domain.points import points, points_text
from app.domain.rule_line import RuleChange, RuleLine
from app.wording import word
from ui.widgets.build import button, column, label, row

LEAST_REASON = 5


class RuleChangeDialog(QDialog):
    """Severity, proposed deduction and the reason; the button comes alive when the reason is long enough."""

    def __init__(self, parent: QWidget | None, line: RuleLine, standard: str, where: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("调整规则")
        self.setMinimumWidth(500)
        self._line, self._standard = line, standard
        self.severity = QComboBox()
        for severity in Severity:
            self.severity.addItem(word(severity), severity)
        self.severity.setCurrentIndex(self.severity.findData(line.severity))
        self.severity.setAccessibleName("轻重")
        self.deduct = QLineEdit(points_text(line.deduct))
        self.deduct.setValidator(QRegularExpressionValidator(QRegularExpression(r"\d{1,2}(\.\d)?|100"), self))
        self.deduct.setAccessibleName("建议扣分")
        self.reason = QPlainTextEdit(line.change.reason if line.change is not None else "")
        self.reason.setAccessibleName("调整的理由")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(84)
        self._accept = button("调整", self.accept, "primary")
        form = QFormLayout()
        for name, editor in (("轻重", self.severity), ("建议扣分（分）", self.deduct), ("理由", self.reason)):
            form.addRow(name, editor)
        self.setLayout(
            column(
                label(f"{line.id}　{line.name}", "heading", wrap=True),
                label(f"适用于：{where}。理由会印在预检清单上。", "soft", wrap=True),
                form,
                row(None, button("取消", self.reject), self._accept),
                margins=(24, 20, 24, 16),
                spacing=12,
            )
        )
        self.reason.textChanged.connect(self._check)
        self._check()

    @classmethod
    def ask(cls, parent: QWidget | None, line: RuleLine, standard: str, where: str) -> RuleChange | None:
        """The change, or None."""
        dialog = cls(parent, line, standard, where)
        return dialog.change() if dialog.exec() == QDialog.DialogCode.Accepted else None

    def change(self) -> RuleChange:
        severity = self.severity.currentData()
        deduct = points(self.deduct.text() or "0")
        return RuleChange(
            self._line.id, self.reason.toPlainText().strip(), self._standard, severity=severity, deduct=deduct
        )

    def _check(self) -> None:
        self._accept.setEnabled(len(self.reason.toPlainText().strip()) >= LEAST_REASON)
