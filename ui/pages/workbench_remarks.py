"""What may be written down beside an answer: second reviewer, twin, substitute, suggestion, note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import wording
from app.domain.document_type import DocumentType
from app.domain.review import Mark, Verdict
from ui.pages.workbench_lines import CheckLine
from ui.pages.workbench_rules import QuietComboBox
from ui.pages.workbench_words import LineField
from ui.presenters.workbench_entries import Entry
from ui.theme.theme import Theme

Alter = Callable[[Mark], Mark]
ADVISED = {Verdict.DEDUCTED, Verdict.HIT, Verdict.EXEMPT}


class Remarks(QWidget):
    """Shows only what fits the verdict; tells how a mark is altered."""

    written = Signal(object)

    def __init__(self, entry: Entry, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        self._second = self._line("第二名评查人", "第二名评查人姓名", lambda mark, text: replace(mark, second=text))
        self._suggestion = self._line(
            "整改建议", "整改建议（印入报告）", lambda mark, text: replace(mark, suggestion=text)
        )
        self._note = self._line("备注", "备注（不印入报告）", lambda mark, text: replace(mark, note=text))
        twins = entry.item.twins if entry.item else ()
        self._separate = CheckLine(theme, f"与 {'、'.join(twins)} 扣的不是同一个问题")
        self._separate.clicked.connect(lambda on: self.written.emit(lambda mark: replace(mark, separate=on)))
        self._kinds: Sequence[DocumentType | None] = (None, *(entry.item.substitutes if entry.item else ()))
        self._substitute = self._substitutes()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._second, self._separate, self._substitute):
            column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(6)
        for part in (self._suggestion, self._note):
            row.addWidget(part, 1)
        column.addLayout(row)

    def show_mark(self, mark: Mark | None, *, editable: bool) -> None:
        """Shows what is written, without telling anybody."""
        verdict = mark.verdict if mark else None
        veto, item = self._entry.veto, self._entry.item
        self._second.setVisible(verdict is Verdict.HIT and veto is not None and veto.needs_second)
        self._second.show_text(mark.second if mark else "")
        self._suggestion.setVisible(verdict in ADVISED)
        self._suggestion.show_text(mark.suggestion if mark else "")
        self._note.setVisible(mark is not None)
        self._note.show_text(mark.note if mark else "")
        deducted = verdict is Verdict.DEDUCTED
        self._separate.setVisible(deducted and item is not None and bool(item.twins))
        self._substitute.setVisible(deducted and len(self._kinds) > 1)
        with QSignalBlocker(self._separate), QSignalBlocker(self._substitute):
            self._separate.setChecked(bool(mark and mark.separate))
            self._substitute.setCurrentIndex(self._kinds.index(mark.substitute) if mark else 0)
        self.setVisible(mark is not None)
        self.setEnabled(editable)

    def settle(self) -> None:
        """Hands on what is still being typed."""
        for field in (self._second, self._suggestion, self._note):
            field.settle()

    def _line(self, name: str, hint: str, write: Callable[[Mark, str], Mark]) -> LineField:
        field = LineField(name, hint)
        field.text_settled.connect(lambda text: self.written.emit(lambda mark: write(mark, text)))
        return field

    def _substitutes(self) -> QuietComboBox:
        box = QuietComboBox()
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box.setAccessibleName("替代文书")
        box.addItems([f"由{wording.word(kind)}替代" if kind else "没有替代文书" for kind in self._kinds])
        kinds = self._kinds
        box.activated.connect(lambda at: self.written.emit(lambda mark: replace(mark, substitute=kinds[at])))
        return box
