"""The answer below the verdicts: rules, points, reason with phrases, pins, and what else may be written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.points import ONE, points
from app.domain.review import AppliedRule, Mark, Verdict
from app.domain.score import Score
from app.domain.standard import Standard
from ui.pages.workbench_flow import FlowLayout
from ui.pages.workbench_lines import Chip
from ui.pages.workbench_pins import PinRow
from ui.pages.workbench_remarks import Remarks
from ui.pages.workbench_rules import RuleRow
from ui.pages.workbench_words import ReasonEdit
from ui.presenters import workbench_draft as draft
from ui.presenters.workbench_entries import Entry
from ui.presenters.workbench_texts import earned_text
from ui.theme.measures import GAP_M, GAP_S
from ui.theme.theme import Theme

Change = Callable[[Mark | None, Entry], Mark]
SAID = {Verdict.DEDUCTED, Verdict.SCORED, Verdict.HIT, Verdict.EXEMPT, Verdict.NOT_APPLICABLE, Verdict.PENDING}
RULED = {None, Verdict.PENDING, Verdict.DEDUCTED, Verdict.SCORED}
PLACED = SAID - {Verdict.NOT_APPLICABLE}


class QuietPointsBox(QDoubleSpinBox):
    """Points; the wheel scrolls past."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class AnswerFrame(QFrame):
    """Everything that belongs to an answer beyond its verdict; parts that do not apply are not shown."""

    changed = Signal(object)
    finished = Signal()

    def __init__(self, entry: Entry, standard: Standard, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._entry = entry
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GAP_M, GAP_S, GAP_M, GAP_S)
        self._column.setSpacing(6)
        self._earned = QLabel()
        self._earned.setProperty("look", "soft")
        self._earned.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.points = self._build_points()
        repeats = standard.policy.repeat_factor != ONE
        self.rules = self._build_rules(repeats)
        self.reason = ReasonEdit(theme)
        self.phrases = self._build_phrases()
        self.pins = PinRow(theme)
        self.remarks = Remarks(entry, theme)
        for part in (self.reason, self.phrases, self.pins, self.remarks):
            self._column.addWidget(part)
        self._wire()

    def _wire(self) -> None:
        self.reason.text_settled.connect(lambda text: self._tell(lambda m: replace(m, reason=text)))
        self.reason.finished.connect(self.finished.emit)
        self.pins.pin_removed.connect(
            lambda index: self.changed.emit(
                lambda mark, entry: draft.without_pin(mark or draft.blank_mark(entry), index)
            )
        )
        self.remarks.written.connect(self._tell)
        self.pins.statement_written.connect(lambda text: self._tell(lambda m: replace(m, no_page=text)))

    def show_mark(self, mark: Mark | None, score: Score, *, editable: bool) -> None:
        """Shows an answer without telling anybody."""
        verdict = mark.verdict if mark else None
        said = verdict in SAID
        self._show_points(mark, editable)
        earned = earned_text(self._entry, mark, score)
        self._earned.setText(earned)
        self._points_row.setVisible(bool(earned) or self.points is not None)
        for row in self.rules:
            row.setVisible(verdict in RULED)
            row.show_applied(draft.applied_rule(mark, row.rule.code), editable=editable)
        self.reason.setVisible((said and verdict is not Verdict.PENDING) or bool(mark and mark.reason))
        self.reason.setPlaceholderText(_hint(verdict))
        self.reason.show_text(mark.reason if mark else "")
        self.reason.setReadOnly(not editable)
        self.phrases.setVisible(said and editable and bool(self._entry.source.phrases))
        self.pins.setVisible(verdict in PLACED or verdict is None or bool(mark and (mark.pins or mark.no_page)))
        self.pins.show_mark(mark, editable=editable)
        self.remarks.show_mark(mark, editable=editable)

    def say(self, sentence: str) -> None:
        """Why the answer does not count yet, in place of its points."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self._earned.setVisible(not sentence)
        self._points_row.setVisible(bool(sentence or self._earned.text()) or self.points is not None)

    def settle(self) -> None:
        """Hands on what is still being typed."""
        self.reason.settle()
        self.pins.settle()
        self.remarks.settle()

    def _build_points(self) -> QDoubleSpinBox | None:
        self._points_row = QWidget()
        row = QHBoxLayout(self._points_row)
        row.setContentsMargins(0, 0, 0, 0)
        box = None
        item = self._entry.item
        if item is not None and draft.takes_points(self._entry):
            label = QLabel("加" if draft.choices(self._entry)[1].word == "加分" else "得")
            box = QuietPointsBox()
            box.setDecimals(max(0, -int(item.step.normalize().as_tuple().exponent)))
            step = float(item.step) or 1.0
            # one step below zero stands for "nothing entered yet", so that a plain 0 can be entered
            box.setRange(-step, float(item.points))
            box.setSingleStep(step)
            box.setSpecialValueText("填得分")
            box.setSuffix(" 分")
            box.setKeyboardTracking(False)
            box.setAccessibleName("得分")
            box.valueChanged.connect(lambda _value: self._enter_points())
            row.addWidget(label)
            row.addWidget(box)
        self._said = QLabel()
        self._said.setProperty("look", "warn")
        self._said.setWordWrap(True)
        self._said.hide()
        row.addWidget(self._said, 1)
        row.addStretch(0)
        row.addWidget(self._earned)
        self._column.addWidget(self._points_row)
        return box

    def _enter_points(self) -> None:
        assert self.points is not None
        if self.points.value() < 0:
            return
        # the text is exact where the float behind it is not
        earned = points(self.points.cleanText())
        self.changed.emit(lambda mark, entry: draft.with_points(mark, entry, earned))

    def _show_points(self, mark: Mark | None, editable: bool) -> None:
        if self.points is None:
            return
        with QSignalBlocker(self.points):
            self.points.setValue(float(mark.earned) if mark and mark.earned is not None else self.points.minimum())
        self.points.setEnabled(editable and (mark is None or mark.verdict in RULED))

    def _build_rules(self, repeats: bool) -> tuple[RuleRow, ...]:
        item = self._entry.item
        rows = tuple(RuleRow(rule, item, self._theme, repeats=repeats) for rule in item.rules) if item else ()
        for row in rows:
            row.rule_changed.connect(self._apply)
            self._column.addWidget(row)
        return rows

    def _apply(self, code: str, applied: AppliedRule | None) -> None:
        if applied is not None:
            self.changed.emit(lambda mark, entry: draft.with_rule(mark, entry, applied))
        else:
            self.changed.emit(lambda mark, entry: draft.without_rule(mark or draft.blank_mark(entry), code))

    def _build_phrases(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(6, holder)
        for phrase in self._entry.source.phrases:
            button = Chip(self._theme, phrase)
            button.clicked.connect(lambda _on=False, phrase=phrase: self.reason.add_phrase(phrase))
            flow.addWidget(button)
        return holder

    def _tell(self, alter: Callable[[Mark], Mark]) -> None:
        self.changed.emit(lambda mark, entry: alter(mark or draft.blank_mark(entry)))


def _hint(verdict: Verdict | None) -> str:
    if verdict is Verdict.NOT_APPLICABLE:
        return "写明为什么不适用"
    if verdict is Verdict.EXEMPT:
        return "写明问题和免扣的理由"
    return "写明具体问题：哪份文书、哪一处、怎么不对"
