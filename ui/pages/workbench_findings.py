"""The machine's findings on the card of a question: said plainly, with their arithmetic, for the reviewer to judge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app import wording
from app.domain.finding import DecidedFinding, Decision, Evidence, Finding, Outcome
from app.domain.page import Pin
from ui.dialogs.give_reason import GiveReasonDialog
from ui.pages.workbench_buttons import ToolButton
from ui.pages.workbench_flow import FlowLayout
from ui.pages.workbench_lines import PinChip
from ui.presenters.workbench_findings import waits
from ui.theme.measures import GAP_M, GAP_S
from ui.theme.theme import Theme

LEAST_REASON = 5


class FindingNote(QFrame):
    """A suspected fault that waits: what, and the three answers; its grounds unfold."""

    accepted = Signal(object)
    rejected = Signal(object, str)
    put_off = Signal(object)
    place_wanted = Signal(object)

    def __init__(self, one: DecidedFinding, theme: Theme, place: Callable[[Pin], str], *, editable: bool) -> None:
        super().__init__()
        self.setProperty("look", "note")
        self.finding = one.finding
        self._theme = theme
        self._place = place
        self.told: Callable[[str], str] = lambda _basis: ""
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_M, GAP_S, GAP_S, GAP_S)
        column.setSpacing(6)
        word = wording.word(one.finding.outcome)
        said = f'<b style="color:{theme.roles.warn}">{word}</b>　{escape(one.finding.message)}'
        column.addWidget(_text(said, "", rich=True))
        column.addWidget(self._buttons(editable=editable))
        self._grounds = self._build_grounds(one.finding)
        self._grounds.hide()
        column.addWidget(self._grounds)

    def _buttons(self, *, editable: bool) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(6, holder)
        self._accept = accept = ToolButton(self._theme, "采纳", "填好理由、位置和扣分，由你核对后确认")
        reject = ToolButton(self._theme, "不采纳…", "写明理由，供复核时查看")
        later = ToolButton(self._theme, "稍后", "先放着，问题仍然留在这里")
        grounds = ToolButton(self._theme, "看依据", "法条、算式和所据的页")
        grounds.setCheckable(True)
        accept.clicked.connect(lambda: self.accepted.emit(self.finding))
        reject.clicked.connect(self._reject)
        later.clicked.connect(lambda: self.put_off.emit(self.finding))
        grounds.toggled.connect(self._unfold)
        for button in (accept, reject, later):
            button.setEnabled(editable)
            flow.addWidget(button)
        flow.addWidget(grounds)
        return holder

    def show_key(self, key: str) -> None:
        """The key that accepts this one."""
        self._accept.setText(f"采纳 {key}")
        self._accept.updateGeometry()

    def _build_grounds(self, finding: Finding) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(_text(f"依据：{finding.article}", "meta"))
        self._law = _text("", "", rich=True)
        self._law.hide()
        column.addWidget(self._law)
        for line in finding.arithmetic:
            column.addWidget(_text(line, ""))
        for item in finding.evidence:
            column.addWidget(_text(_evidence_text(item), "meta"))
            if item.pin is not None:
                chip = PinChip(self._theme, f"→ {self._place(item.pin)}", removable=False)
                chip.clicked.connect(lambda _on=False, pin=item.pin: self.place_wanted.emit(pin))
                column.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    def _unfold(self, on: bool) -> None:
        if on and not self._law.text():
            self._law.setText(self.told(self.finding.article))
            self._law.setVisible(bool(self._law.text()))
        self._grounds.setVisible(on)

    def _reject(self) -> None:
        question = "请写明不采纳的理由，供复核时查看。"
        reason = GiveReasonDialog.ask(self.window(), "不采纳预检结果", question, LEAST_REASON, "不采纳")
        if reason:
            self.rejected.emit(self.finding, reason)


class FindingsBox(QWidget):
    """All findings of a question: notes for those that wait, lines for the rest."""

    accepted = Signal(object)
    rejected = Signal(object, str)
    put_off = Signal(object)
    place_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.told: Callable[[str], str] = lambda _basis: ""  # what a citation says, as rich text
        self.notes: list[FindingNote] = []
        self._key = "A"
        self._shown: tuple[tuple[DecidedFinding, ...], bool] = ((), True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    def show_findings(self, findings: Sequence[DecidedFinding], place: Callable[[Pin], str], *, editable: bool) -> None:
        if (tuple(findings), editable) == self._shown:
            return
        self._shown = tuple(findings), editable
        self._empty()
        for one in findings:
            if waits(one):
                self._add_note(one, place, editable)
        for one in findings:
            line = _line(one)
            if line:
                self._column.addWidget(_text(line, "meta"))
        agreed = [one.finding.name for one in findings if one.finding.outcome is Outcome.CONFORMS]
        if agreed:
            self._column.addWidget(_text(f"✓ 预检相符：{'；'.join(agreed)}", "meta"))
        self.setVisible(bool(findings))

    def show_key(self, key: str) -> None:
        """The key that accepts the first note."""
        self._key = key
        if self.notes:
            self.notes[0].show_key(key)

    def accept_first(self) -> None:
        """The key for the first note."""
        if self.notes and self._shown[1]:
            self.accepted.emit(self.notes[0].finding)

    def _add_note(self, one: DecidedFinding, place: Callable[[Pin], str], editable: bool) -> None:
        note = FindingNote(one, self._theme, place, editable=editable)
        if not self.notes:
            note.show_key(self._key)
        note.told = self.told
        note.accepted.connect(self.accepted)
        note.rejected.connect(self.rejected)
        note.put_off.connect(self.put_off)
        note.place_wanted.connect(self.place_wanted)
        self.notes.append(note)
        self._column.addWidget(note)

    def _empty(self) -> None:
        self.notes = []
        while self._column.count() > 0:
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _line(one: DecidedFinding) -> str:
    """The line of a finding that no longer waits, or that names what is missing."""
    finding = one.finding
    if finding.outcome is Outcome.UNDECIDED:
        return f"？ 无法判断　{finding.name}：{finding.message}"
    if finding.outcome is not Outcome.SUSPECTED or waits(one):
        return ""
    said = one.said[-1]
    if said.decision is Decision.ACCEPTED:
        return f"✓ 已采纳　{finding.message}（{said.by}）"
    return f"✕ 未采纳　{finding.message}（{said.by}：{said.reason}）"


def _evidence_text(item: Evidence) -> str:
    parts = [item.label, item.value, f"“{item.quote.strip()}”" if item.quote.strip() else ""]
    return "　".join(part for part in parts if part)


def _text(text: str, look: str, *, rich: bool = False) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
    label.setProperty("look", look)
    label.setWordWrap(True)
    return label
