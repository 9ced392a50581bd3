"""The day an official text came into force, where the file does not say it itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QWidget

from ui.widgets.build import button, column, label, row


class LawImportDialog(QDialog):
    """Most texts name their day; the box may stay empty then."""

    def __init__(self, parent: QWidget | None, source: Path) -> None:
        super().__init__(parent)
        self.setWindowTitle("导入法规原文")
        self.setMinimumWidth(480)
        self.day = QLineEdit()
        self.day.setPlaceholderText("空着：以文件写明的施行日期为准")
        self.day.setAccessibleName("施行日期")
        form = QFormLayout()
        form.addRow("文件", label(source.name, wrap=True))
        form.addRow("施行日期", self.day)
        note = (
            "请用国家法律法规数据库、部门官网下载的文本（.docx 或 .txt），程序按“第×条”拆分。"
            "同一部法的各个版本分别保存，案卷行为发生在哪天，就显示那天有效的条文。"
        )
        bring = button("导入", self.accept, "primary")
        bring.setDefault(True)
        self.setLayout(
            column(
                form,
                label(note, "soft", wrap=True),
                row(None, button("取消", self.reject), bring),
                margins=(24, 20, 24, 16),
                spacing=12,
            )
        )

    @classmethod
    def ask(cls, parent: QWidget | None, source: Path) -> str | None:
        """The day as typed, "" for the file's own; None when cancelled."""
        dialog = cls(parent, source)
        return dialog.day.text() if dialog.exec() == QDialog.DialogCode.Accepted else None
