"""Rows of the answer card: one deduction rule each, with the control its kind needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from app.domain.review import AppliedRule
from app.domain.standard import DeductionRule, Item, RuleKind
from ui.presenters.workbench_draft import first_use
from ui.presenters.workbench_rules import cost_text, places_allowed, range_choices, tier_choices
from ui.theme.measures import GAP_S

MORE = {RuleKind.ELEMENTS, RuleKind.PRESENT}


class RuleRow(QWidget):
    """A rule that can be switched on; tells the applied rule, or None when it is switched off."""

    rule_changed = Signal(str, object)

    def __init__(
        self, rule: DeductionRule, item: Item, *, repeats: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rule = rule
        self._applied: AppliedRule | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.box = QCheckBox()
        self.box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.box.setAccessibleName(f"{rule.text}，{cost_text(rule)}")
        self._control = _control(rule, item, self._alter)
        self._head(repeats)
        self._elements = [_element(tier.text, index, self._tick) for index, tier in enumerate(_listed(rule))]
        for element in self._elements:
            self._column.addWidget(element)
        self.box.clicked.connect(self._switch)

    def _head(self, repeats: bool) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP_S)
        text = QLabel(self.rule.text)
        text.setWordWrap(True)
        text.setBuddy(self.box)
        cost = QLabel(cost_text(self.rule))
        cost.setProperty("look", "meta")
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.setContentsMargins(0, 6, 0, 4)
        words.addWidget(text)
        words.addWidget(cost)
        row.addLayout(words, 1)
        if self._control is not None:
            row.addWidget(self._control, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.addLayout(row)
        self._again = QCheckBox("上一轮已提出过") if repeats else None
        if self._again is not None:
            self._again.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._again.clicked.connect(lambda on: self._alter(lambda applied: replace(applied, repeated=on)))
            self._column.addWidget(self._again)

    def show_applied(self, applied: AppliedRule | None, *, editable: bool) -> None:
        """Shows the rule as it stands, without telling anybody."""
        self._applied = applied
        with QSignalBlocker(self.box):
            self.box.setChecked(applied is not None)
        self.box.setEnabled(editable)
        if self._control is not None:
            self._control.setEnabled(editable)
            with QSignalBlocker(self._control):
                _show_in(self._control, self.rule, applied)
        for index, element in enumerate(self._elements):
            with QSignalBlocker(element):
                element.setChecked(applied is not None and index in applied.missing)
            element.setEnabled(editable)
        if self._again is not None:
            self._again.setVisible(applied is not None)
            with QSignalBlocker(self._again):
                self._again.setChecked(applied is not None and applied.repeated)

    def _switch(self, on: bool) -> None:
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


Alter = Callable[[Callable[[AppliedRule], AppliedRule]], None]


def _listed(rule: DeductionRule) -> tuple[object, ...] | tuple:  # type: ignore[type-arg]
    return rule.tiers if rule.kind in MORE else ()


def _element(text: str, index: int, tick: Callable[[int, bool], None]) -> QCheckBox:
    box = QCheckBox(text)
    box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    box.setStyleSheet("margin-left: 24px;")
    box.clicked.connect(lambda on: tick(index, on))
    return box


def _control(rule: DeductionRule, item: Item, alter: Alter) -> QWidget | None:
    if rule.kind is RuleKind.PER_PLACE:
        return _counter(rule, item, alter)
    if rule.kind is RuleKind.OPEN:
        return _own_words(rule, alter)
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
    box = QSpinBox()
    box.setRange(1, places_allowed(rule, item))
    box.setSuffix(f" {rule.unit}")
    box.setAccessibleName(f"{rule.text}的{rule.unit}数")
    box.setKeyboardTracking(False)
    box.valueChanged.connect(lambda count: alter(lambda applied: replace(applied, count=count)))
    return box


def _own_words(rule: DeductionRule, alter: Alter) -> QLineEdit:
    box = QLineEdit()
    box.setPlaceholderText("写明问题")
    box.setMinimumWidth(150)
    box.setAccessibleName(f"{rule.text}：写明问题")
    box.editingFinished.connect(lambda: alter(lambda applied: replace(applied, text=box.text().strip())))
    return box


def _choice_box(texts: list[str]) -> QComboBox:
    box = QComboBox()
    box.addItems(texts)
    box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(min(12, max((len(text) for text in texts), default=6)))
    return box


def _show_in(control: QWidget, rule: DeductionRule, applied: AppliedRule | None) -> None:
    if isinstance(control, QSpinBox):
        control.setValue(applied.count if applied else 1)
    elif isinstance(control, QLineEdit):
        if not control.hasFocus():
            control.setText(applied.text if applied else "")
    elif isinstance(control, QComboBox):
        control.setCurrentIndex(_chosen(rule, applied))


def _chosen(rule: DeductionRule, applied: AppliedRule | None) -> int:
    if applied is None:
        return 0
    if rule.kind is RuleKind.TIERS:
        return applied.tier or 0
    values = [choice.value for choice in range_choices(rule)]
    return values.index(applied.value) if applied.value in values else 0
