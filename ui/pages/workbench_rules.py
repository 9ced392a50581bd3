"""Rows of the answer card: one deduction rule each, with the control its kind needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from app.domain.review import AppliedRule
from app.domain.standard import DeductionRule, Item, RuleKind, Tier
from ui.pages.workbench_lines import CheckLine
from ui.presenters.workbench_draft import first_use
from ui.presenters.workbench_rules import cost_text, places_allowed, range_choices, tier_choices
from ui.theme.measures import GAP_S
from ui.theme.theme import Theme

MORE = {RuleKind.ELEMENTS, RuleKind.PRESENT}
COUNTED = {RuleKind.PER_PLACE, RuleKind.OPEN, RuleKind.TOTAL}


class RuleRow(QWidget):
    """A rule that can be switched on; tells the applied rule, or None when it is switched off."""

    rule_changed = Signal(str, object)

    def __init__(
        self, rule: DeductionRule, item: Item, theme: Theme, *, repeats: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rule = rule
        self._applied: AppliedRule | None = None
        self.box = CheckLine(theme, rule.text, cost_text(rule))
        self._control = _control(rule, item, self._alter)
        self._words = _own_words(rule, self._alter) if rule.kind is RuleKind.OPEN else None
        self._elements = [self._element(theme, tier.text, index) for index, tier in enumerate(_listed(rule))]
        self._again = CheckLine(theme, "上一轮已提出过") if repeats else None
        self._lay_out()
        self.box.clicked.connect(self._switch)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(GAP_S)
        row.addWidget(self.box, 1)
        below: list[QWidget] = []
        if self._control is not None and self.rule.kind is RuleKind.TIERS:
            below.append(self._control)  # levels are sentences: they need the whole width
        elif self._control is not None:
            row.addWidget(self._control, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        below += [*self._elements, *(part for part in (self._words, self._again) if part is not None)]
        inner = QVBoxLayout()
        inner.setContentsMargins(24, 0, 0, 0)
        inner.setSpacing(0)
        for part in below:
            inner.addWidget(part)
        column.addLayout(inner)
        if self._again is not None:
            self._again.clicked.connect(lambda on: self._alter(lambda applied: replace(applied, repeated=on)))

    def _element(self, theme: Theme, text: str, index: int) -> CheckLine:
        line = CheckLine(theme, text)
        line.clicked.connect(lambda on: self._tick(index, on))
        return line

    def show_applied(self, applied: AppliedRule | None, *, editable: bool) -> None:
        """Shows the rule as it stands, without telling anybody."""
        self._applied = applied
        with QSignalBlocker(self.box):
            self.box.setChecked(applied is not None)
        self.box.setEnabled(editable)
        if self._control is not None:
            self._control.setEnabled(editable)
            self._control.setVisible(applied is not None or self.rule.kind is not RuleKind.TIERS)
            with QSignalBlocker(self._control):
                _show_in(self._control, self.rule, applied)
        if self._words is not None:
            self._words.setEnabled(editable)
            if not self._words.hasFocus():
                self._words.setText(applied.text if applied else "")
        for index, element in enumerate(self._elements):
            with QSignalBlocker(element):
                element.setChecked(applied is not None and index in applied.missing)
            element.setEnabled(editable)
        if self._again is not None:
            self._again.setVisible(applied is not None)
            with QSignalBlocker(self._again):
                self._again.setChecked(applied is not None and applied.repeated)

    def _switch(self, on: bool) -> None:
        if on and self.rule.kind in MORE and self._elements:
            # which of them is missing has to be said first
            self.box.setChecked(False)
            self._elements[0].setFocus()
            return
        self._tell(first_use(self.rule) if on else None)

    def _alter(self, change: Callable[[AppliedRule], AppliedRule]) -> None:
        self._tell(change(self._applied or first_use(self.rule)))

    def _tick(self, index: int, on: bool) -> None:
        missing = set(self._applied.missing if self._applied else ())
        missing = missing | {index} if on else missing - {index}
        self._tell(replace(self._applied or first_use(self.rule), missing=tuple(sorted(missing))) if missing else None)

    def _tell(self, applied: AppliedRule | None) -> None:
        if applied != self._applied:
            self._applied = applied
            self.rule_changed.emit(self.rule.code, applied)


class QuietSpinBox(QSpinBox):
    """A spin box that the wheel scrolls past, so that scrolling the list never changes an answer."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class QuietComboBox(QComboBox):
    """A list of choices that the wheel scrolls past."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


Alter = Callable[[Callable[[AppliedRule], AppliedRule]], None]


def _listed(rule: DeductionRule) -> tuple[Tier, ...]:
    return rule.tiers if rule.kind in MORE else ()


def _control(rule: DeductionRule, item: Item, alter: Alter) -> QWidget | None:
    if rule.kind in COUNTED:
        return _counter(rule, item, alter)
    if rule.kind is RuleKind.RANGE:
        box = _choice_box([choice.text for choice in range_choices(rule)])
        values = [choice.value for choice in range_choices(rule)]
        box.activated.connect(lambda at: alter(lambda applied: replace(applied, value=values[at])))
        return box
    if rule.kind is RuleKind.TIERS:
        box = _choice_box([choice.text for choice in tier_choices(rule)])
        box.activated.connect(lambda at: alter(lambda applied: replace(applied, tier=at)))
        return box
    return None


def _counter(rule: DeductionRule, item: Item, alter: Alter) -> QSpinBox:
    box = QuietSpinBox()
    box.setRange(1, places_allowed(rule, item))
    box.setSuffix(f" {rule.unit}")
    box.setAccessibleName(f"{rule.text}的{rule.unit}数")
    box.setKeyboardTracking(False)
    box.valueChanged.connect(lambda count: alter(lambda applied: replace(applied, count=count)))
    return box


def _own_words(rule: DeductionRule, alter: Alter) -> QLineEdit:
    box = QLineEdit()
    box.setPlaceholderText("写明问题")
    box.setAccessibleName(f"{rule.text}：写明问题")
    box.editingFinished.connect(lambda: alter(lambda applied: replace(applied, text=box.text().strip())))
    return box


def _choice_box(texts: list[str]) -> QComboBox:
    box = QuietComboBox()
    box.addItems(texts)
    box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(min(12, max((len(text) for text in texts), default=6)))
    return box


def _show_in(control: QWidget, rule: DeductionRule, applied: AppliedRule | None) -> None:
    if isinstance(control, QSpinBox):
        control.setValue(applied.count if applied else 1)
    elif isinstance(control, QComboBox):
        control.setCurrentIndex(_chosen(rule, applied))


def _chosen(rule: DeductionRule, applied: AppliedRule | None) -> int:
    if applied is None:
        return 0
    if rule.kind is RuleKind.TIERS:
        return applied.tier or 0
    values = [choice.value for choice in range_choices(rule)]
    return values.index(applied.value) if applied.value in values else 0
