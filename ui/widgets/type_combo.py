"""A combo of all document types that can be searched by any part of the word."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter

from app.domain.document_type import DocumentType
from app.wording import word


class TypeCombo(QComboBox):
    """Type a part of the word, choose with the arrows."""

    type_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("文书类型")
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(16)
        for doc_type in DocumentType:
            self.addItem(word(doc_type), doc_type)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        self.activated.connect(self._choose)
        edit = self.lineEdit()
        assert edit is not None
        edit.editingFinished.connect(self._settle)
        self._shown: DocumentType | None = None

    def show_type(self, doc_type: DocumentType) -> None:
        self._shown = doc_type
        self.setCurrentIndex(self.findData(doc_type))

    def _choose(self, row: int) -> None:
        chosen = self.itemData(row)
        if chosen is not self._shown:
            self._shown = chosen
            self.type_chosen.emit(chosen)

    def _settle(self) -> None:
        """Leaving with half a word shows the type that is in force again."""
        row = self.findText(self.currentText())
        if row >= 0:
            self._choose(row)
        elif self._shown is not None:
            self.show_type(self._shown)
