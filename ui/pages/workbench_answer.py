"""The answer below the verdicts: rules, points, reason with phrases, pins, and what else may be written down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app import wording
from app.domain.document_type import DocumentType
from app.domain.points import ONE, points
from app.domain.review import AppliedRule, Mark, Verdict
from app.domain.score import Score
from app.domain.standard import Standard
from ui.pages.workbench_flow import FlowLayout
from ui.pages.workbench_lines import CheckLine, Chip
from ui.pages.workbench_pins import PinRow
from ui.pages.workbench_rules import QuietComboBox, RuleRow
from ui.pages.workbench_words import LineField, ReasonEdit
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
        self.more = self._build_more()
        own = [part for part in self.more if part not in (self._suggestion, self._note)]
        for part in (self.reason, self.phrases, self.pins, *own):
            self._column.addWidget(part)
        remarks = QHBoxLayout()
        remarks.setSpacing(6)
        for field in (self._suggestion, self._note):
            remarks.addWidget(field, 1)
        self._column.addLayout(remarks)
        self._wire()

    def _wire(self) -> None:
        self.reason.text_settled.connect(lambda text: self._tell(lambda m: replace(m, reason=text)))
        self.reason.finished.connect(self.finished.emit)
        self.pins.pin_removed.connect(
            lambda index: self.changed.emit(
                lambda mark, entry: draft.without_pin(mark or draft.blank_mark(entry), index)
            )
        )
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
        self._show_more(mark, editable)
        self.setVisible(said or verdict is None or bool(mark and mark.note))

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
        for part in self.more:
            if isinstance(part, LineField):
                part.settle()

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
            box.setRange(0, float(item.points))
            box.setSingleStep(float(item.step) or 1)
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
        # the text is exact where the float behind it is not
        earned = points(self.points.cleanText())
        self.changed.emit(lambda mark, entry: draft.with_points(mark, entry, earned))

    def _show_points(self, mark: Mark | None, editable: bool) -> None:
        if self.points is None:
            return
        with QSignalBlocker(self.points):
            self.points.setValue(float(mark.earned) if mark and mark.earned is not None else 0)
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

    def _build_more(self) -> tuple[QWidget, ...]:
        self._second = self._line(
            "第二名评查人", "否决须由第二名评查人确认：填写姓名", lambda m, text: replace(m, second=text)
        )
        self._suggestion = self._line("整改建议", "整改建议（印入报告）", lambda m, text: replace(m, suggestion=text))
        self._note = self._line("备注", "备注（不印入报告）", lambda m, text: replace(m, note=text))
        self._separate = self._twin_box()
        self._substitute = self._substitute_box()
        parts = (self._second, self._separate, self._substitute, self._suggestion, self._note)
        return tuple(part for part in parts if part is not None)

    def _line(self, name: str, hint: str, write: Callable[[Mark, str], Mark]) -> LineField:
        field = LineField(name, hint)
        field.text_settled.connect(lambda text: self._tell(lambda mark: write(mark, text)))
        return field

    def _twin_box(self) -> CheckLine | None:
        item = self._entry.item
        if item is None or not item.twins:
            return None
        box = CheckLine(self._theme, f"与 {'、'.join(item.twins)} 扣的不是同一个问题")
        box.clicked.connect(lambda on: self._tell(lambda mark: replace(mark, separate=on)))
        return box

    def _substitute_box(self) -> QComboBox | None:
        item = self._entry.item
        if item is None or not item.substitutes:
            return None
        box = QuietComboBox()
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        kinds: Sequence[DocumentType | None] = (None, *item.substitutes)
        box.addItems(["没有替代文书", *(f"由{wording.word(kind)}替代" for kind in item.substitutes)])
        box.activated.connect(lambda at: self._tell(lambda mark: replace(mark, substitute=kinds[at])))
        return box

    def _show_more(self, mark: Mark | None, editable: bool) -> None:
        verdict = mark.verdict if mark else None
        veto = self._entry.veto
        self._second.setVisible(verdict is Verdict.HIT and veto is not None and veto.needs_second)
        self._second.show_text(mark.second if mark else "")
        self._suggestion.setVisible(verdict in {Verdict.DEDUCTED, Verdict.HIT, Verdict.EXEMPT})
        self._suggestion.show_text(mark.suggestion if mark else "")
        self._note.setVisible(mark is not None)
        self._note.show_text(mark.note if mark else "")
        if self._separate is not None:
            self._separate.setVisible(verdict is Verdict.DEDUCTED)
            self._separate.setChecked(bool(mark and mark.separate))
        if self._substitute is not None and self._entry.item is not None:
            self._substitute.setVisible(verdict is Verdict.DEDUCTED)
            kinds = (None, *self._entry.item.substitutes)
            self._substitute.setCurrentIndex(kinds.index(mark.substitute) if mark and mark.substitute in kinds else 0)
        for part in self.more:
            part.setEnabled(editable)

    def _tell(self, alter: Callable[[Mark], Mark]) -> None:
        self.changed.emit(lambda mark, entry: alter(mark or draft.blank_mark(entry)))


def _hint(verdict: Verdict | None) -> str:
    if verdict is Verdict.NOT_APPLICABLE:
        return "写明为什么不适用"
    if verdict is Verdict.EXEMPT:
        return "写明问题和免扣的理由"
    return "写明具体问题：哪份文书、哪一处、怎么不对"
