"""The two dialogs of taking in: files seen before, and what became of each file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget

from app.domain.recording import is_recording
from app.domain.taking import TakeIn, TakeInMode
from ui.models.days import moment_text
from ui.widgets.build import button, column, label, row

if TYPE_CHECKING:
    from app.domain.casefile import SourceFile


class SameCaseDialog(QDialog):
    """These files belong to a case already: open it, add what is new, or make a second case."""

    def __init__(self, parent: QWidget | None, taken: TakeIn) -> None:
        super().__init__(parent)
        assert taken.same is not None
        self.chosen: TakeInMode | None = None
        self.setWindowTitle("这些文件已经导入过")
        self.setMinimumWidth(520)
        same = taken.same
        when = f"{moment_text(same.taken_in_at)} 导入，{len(same.documents)} 份文书 {same.page_count} 页。"
        self.setLayout(
            column(
                label(f"案卷“{same.name}”中已经有这些文件", "heading", wrap=True),
                label(when, "soft", wrap=True),
                8,
                self._choice("打开已有案卷", "不再导入，直接打开", TakeInMode.OPEN, "primary"),
                self._choice("把新文件加入已有案卷", "只导入以前没有的文件", TakeInMode.ADD_NEW),
                self._choice("作为另一份案卷导入", "两份案卷互不影响", TakeInMode.SECOND_CASE),
                8,
                row(None, button("取消", self.reject)),
                margins=(24, 24, 24, 16),
                spacing=8,
            )
        )

    @classmethod
    def ask(cls, parent: QWidget | None, taken: TakeIn) -> TakeInMode | None:
        """What the reviewer wants, or None."""
        dialog = cls(parent, taken)
        dialog.exec()
        return dialog.chosen

    def _choice(self, word: str, meaning: str, mode: TakeInMode, look: str = "") -> QWidget:
        made = button(f"{word}　—　{meaning}", lambda: self._choose(mode), look)
        made.setAccessibleName(word)
        return made

    def _choose(self, mode: TakeInMode) -> None:
        self.chosen = mode
        self.accept()


class TakeInSummaryDialog(QDialog):
    """How many files were read, kept unread and refused, each with its reason; the text can be copied."""

    def __init__(self, parent: QWidget | None, taken: TakeIn) -> None:
        super().__init__(parent)
        self.setWindowTitle("导入结果")
        self.setMinimumSize(620, 420)
        self._text = QPlainTextEdit(summary_text(taken))
        self._text.setReadOnly(True)
        self._text.setAccessibleName("导入明细")
        opens = button("打开案卷", self.accept, "primary")
        opens.setVisible(taken.case is not None)
        opens.setDefault(True)
        self.setLayout(
            column(
                label(headline(taken), "heading", wrap=True),
                self._text,
                row(button("复制明细", self._copy), None, button("关闭", self.reject), opens),
                margins=(24, 24, 24, 16),
                spacing=12,
            )
        )
        opens.setFocus()  # Enter goes on

    @classmethod
    def tell(cls, parent: QWidget | None, taken: TakeIn) -> bool:
        """True when the reviewer wants to open the case."""
        return cls(parent, taken).exec() == QDialog.DialogCode.Accepted

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._text.toPlainText())


def headline(taken: TakeIn) -> str:
    """One sentence of counts."""
    played, kept = _kept(taken)
    parts = [f"已读取 {len(taken.taken)} 个文件"]
    if played:
        parts.append(f"{len(played)} 个录音录像已保存")
    if kept:
        parts.append(f"{len(kept)} 个已保存但暂不能阅读")
    if taken.refused:
        parts.append(f"{len(taken.refused)} 个未导入")
    return "，".join(parts) + "。"


def summary_text(taken: TakeIn) -> str:
    """Every file under what became of it, problems first."""
    played, kept = _kept(taken)
    groups = (
        ("✗ 未导入", taken.refused),
        ("□ 已保存，暂不能阅读", kept),
        ("▷ 录音录像", played),
        ("✓ 已读取", taken.taken),
    )
    lines: list[str] = []
    for title, files in groups:
        if files:
            lines += [f"{title}（{len(files)}）", *(_line(file) for file in files), ""]
    return "\n".join(lines).rstrip() or "没有找到可以导入的文件。"


def _kept(taken: TakeIn) -> tuple[tuple[SourceFile, ...], tuple[SourceFile, ...]]:
    """What is there to be played, and what is only kept."""
    played = tuple(filter(is_recording, taken.kept))
    return played, tuple(file for file in taken.kept if file not in played)


def _line(file: SourceFile) -> str:
    remarks = "；".join(part for part in (file.reason, *file.warnings) if part)
    pages = f"{file.page_count} 页" if file.page_count else ""
    tail = "，".join(part for part in (pages, remarks) if part)
    return f"　{file.name}" + (f"：{tail}" if tail else "")
