"""The facts of the case that take items off the sheet, and whether the case is reviewed at all."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.situation import CaseSituation, SituationLine
from ui.theme.measures import GAP_S
from ui.theme.theme import Theme
from ui.widgets.build import button, column, holder, label, row, rule, scrolled

REASON_MIN = 4


class SituationBox(QWidget):
    """One fact with a box to tick, what it takes off the sheet, and why the program proposes it."""

    def __init__(self, line: SituationLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.box = QCheckBox(line.preset.text)
        self.box.setChecked(line.holds)
        away = f"不评：{'、'.join(line.preset.items)}"
        about = label(f"提示：{line.hint}　{away}" if line.hint else away, "meta", wrap=True)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.box)
        inner.addLayout(row(24, about))

    def said(self) -> SituationLine:
        return replace(self.line, holds=self.box.isChecked())


class CaseSituationDialog(QDialog):
    """Asks which facts hold and why a case is not reviewed; the program's proposals are ticked, the reviewer confirms."""

    def __init__(self, parent: QWidget | None, theme: Theme, asked: CaseSituation) -> None:
        super().__init__(parent)
        self.setWindowTitle("本案情况")
        self.setMinimumSize(theme.scale.scaled(640), min(theme.scale.scaled(520), 660))
        self._asked = asked
        self.boxes = [SituationBox(line) for line in asked.lines]
        self.off = QCheckBox("本案不符合评查条件，不评分")
        self.off.setChecked(bool(asked.ineligible))
        self.reason = QPlainTextEdit(asked.ineligible)
        self.reason.setAccessibleName("不符合评查条件的理由")
        self.reason.setPlaceholderText("例如：案件已进入行政复议；案卷尚未结案归档；不在本次评查的期间")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(theme.scale.scaled(64))
        self._count = label(look="meta")
        self._accept = button("确认", self.accept, "primary")
        self._accept.setDefault(True)
        self._build()
        self.off.toggled.connect(lambda _on: self._check())
        self.reason.textChanged.connect(self._check)
        self._check()

    @classmethod
    def ask(cls, parent: QWidget | None, theme: Theme, asked: CaseSituation) -> CaseSituation | None:
        """What the reviewer confirmed, or None."""
        dialog = cls(parent, theme, asked)
        answer = dialog.said() if dialog.exec() == QDialog.DialogCode.Accepted else None
        dialog.deleteLater()
        return answer

    def said(self) -> CaseSituation:
        reason = self.reason.toPlainText().strip() if self.off.isChecked() else ""
        return replace(self._asked, lines=tuple(box.said() for box in self.boxes), ineligible=reason, confirmed=True)

    def _build(self) -> None:
        lines = holder(column(*self.boxes, None, margins=(12, 8, 12, 8), spacing=GAP_S))
        parts: list[QWidget] = [
            label("勾选属实的情况，所列项目不评", "heading"),
            label(self._note(), "soft", wrap=True),
        ]
        if self.boxes:
            parts.append(scrolled(lines))
        else:
            parts.append(label("这份标准没有列出可以整组不评的情况。", "meta"))
        self.setLayout(
            column(
                *parts,
                rule(),
                self.off,
                self.reason,
                row(self._count, None, button("取消", self.reject), self._accept),
                margins=(24, 20, 24, 16),
                spacing=12,
            )
        )

    def _note(self) -> str:
        said = "应当有而卷内没有的，不要勾选，在相应项目里扣分。已经评过的项目以评定为准。"
        if self._asked.unread:
            return f"… 还有 {self._asked.unread} 页没有识别文字，提示不一定准，没有预先勾选。{said}"
        if not self._asked.confirmed and any(line.holds for line in self._asked.lines):
            return f"程序按卷内文书预先勾选了一部分，请逐条核对后确认。{said}"
        return said

    def _check(self) -> None:
        off, written = self.off.isChecked(), len(self.reason.toPlainText().strip())
        self.reason.setVisible(off)
        short = off and written < REASON_MIN
        self._count.setText(f"写明理由，至少 {REASON_MIN} 个字" if short else "")
        self._accept.setEnabled(not short)
