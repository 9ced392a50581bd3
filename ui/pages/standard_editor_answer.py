"""Pretending an answer to the chosen line: its verdict, its rules with places, levels and elements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.points import points_text
from app.domain.review import AppliedRule, Mark, Verdict
from app.domain.standard import DeductionRule, Item, Part, RuleKind, Standard, Veto
from app.wording import word
from ui.pages.standard_editor_inputs import StillCombo
from ui.presenters.standard_editor import StandardEditorPresenter
from ui.presenters.standard_editor_draft import Editing
from ui.presenters.standard_editor_trial import first_use, verdicts_for
from ui.presenters.workbench_rules import cost_text, range_choices, tier_choices
from ui.widgets.build import button, clear, holder, label, row

SIGNS = {Verdict.MET: "✓", Verdict.DEDUCTED: "▼", Verdict.NOT_APPLICABLE: "⊘", Verdict.HIT: "■", Verdict.SCORED: "＋"}
MOST_PLACES = 30
_COUNTED = (RuleKind.PER_PLACE, RuleKind.OPEN)


class TrialAnswer(QWidget):
    """Builds itself anew when the line or its answer is another one."""

    answered = Signal()

    def __init__(self, presenter: StandardEditorPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._shown: tuple[Any, ...] = ()
        self._answer = QVBoxLayout(self)
        self._answer.setContentsMargins(0, 0, 0, 0)
        self._answer.setSpacing(4)

    def show_editing(self, editing: Editing) -> None:
        """Show the answer to the chosen line, or the facts of the case where no line is chosen."""
        entry = _entry(editing.standard, editing.chosen)
        trial = self._presenter.trial
        mark = trial.marks.get(entry.code) if isinstance(entry, Part | Item | Veto) else None
        facts = frozenset(trial.facts), trial.case_type
        shown = (entry, mark, facts, editing.standard.presets, editing.standard.case_types)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._answer)
        if isinstance(entry, Part | Item | Veto):
            self._add_answer(entry, mark)
        else:
            self._add_facts(editing.standard)

    def _add_answer(self, entry: Part | Item | Veto, mark: Mark | None) -> None:
        name = entry.title if isinstance(entry, Part) else entry.text
        self._answer.addWidget(label(f"{entry.code}　{name}", wrap=True))
        chosen = mark.verdict if mark is not None else Verdict.MET
        buttons = []
        for verdict in verdicts_for(entry):
            made = button(f"{SIGNS[verdict]} {word(verdict)}", self._answerer(entry, verdict))
            made.setCheckable(True)
            made.setChecked(verdict is chosen)
            buttons.append(made)
        self._answer.addLayout(row(*buttons, None))
        if isinstance(entry, Item) and chosen is Verdict.DEDUCTED:
            for one in entry.rules:
                self._add_rule(entry, one, mark)
        if isinstance(entry, Item) and chosen is Verdict.SCORED:
            self._add_earned(entry, mark)

    def _answerer(self, entry: Part | Item | Veto, verdict: Verdict) -> Callable[[], None]:
        def answer() -> None:
            applied = (first_use(entry.rules[0]),) if verdict is Verdict.DEDUCTED and isinstance(entry, Item) else ()
            earned = entry.points if verdict is Verdict.SCORED and isinstance(entry, Item) else None
            self._try(entry.code, verdict, applied, earned)

        return answer

    def _add_earned(self, item: Item, mark: Mark | None) -> None:
        combo = StillCombo()
        combo.setAccessibleName("得分")
        value, step = item.points, item.step if item.step > 0 else item.points or 1
        while value >= 0 and combo.count() < 200:
            combo.addItem(f"得 {points_text(value)} 分", value)
            value -= step
        combo.setCurrentIndex(max(combo.findData(mark.earned if mark is not None else item.points), 0))
        combo.activated.connect(lambda at: self._try(item.code, Verdict.SCORED, (), combo.itemData(at)))
        self._answer.addLayout(row(combo, None))

    def _add_rule(self, item: Item, one: DeductionRule, mark: Mark | None) -> None:
        used = next((use for use in mark.applied if use.code == one.code), None) if mark is not None else None
        check = QCheckBox(f"{one.code}．{cost_text(one)}")
        check.setAccessibleDescription(one.text)
        check.setChecked(used is not None)
        check.clicked.connect(lambda on: self._use(item, one.code, first_use(one) if on else None))
        self._answer.addWidget(check)
        self._answer.addLayout(indented(label(one.text, "soft", wrap=True)))
        if used is None:
            return
        extra = self._extra(item, one, used)
        if extra is not None:
            self._answer.addLayout(indented(extra, None))

    def _extra(self, item: Item, one: DeductionRule, used: AppliedRule) -> QWidget | None:
        if one.kind in _COUNTED:
            combo = StillCombo()
            combo.setAccessibleName("处数")
            for count in range(1, MOST_PLACES + 1):
                combo.addItem(f"{count} {one.unit}", count)
            combo.setCurrentIndex(combo.findData(used.count))
            combo.activated.connect(lambda at: self._use(item, one.code, AppliedRule(one.code, combo.itemData(at))))
            return combo
        if one.kind in (RuleKind.RANGE, RuleKind.TIERS):
            return self._choice(item, one, used)
        if one.kind in (RuleKind.ELEMENTS, RuleKind.PRESENT):
            return self._elements(item, one, used)
        return None

    def _choice(self, item: Item, one: DeductionRule, used: AppliedRule) -> QWidget:
        ranged = one.kind is RuleKind.RANGE
        combo = StillCombo()
        combo.setAccessibleName("分值")
        combo.setMinimumContentsLength(14)
        for at, choice in enumerate(range_choices(one) if ranged else tier_choices(one)):
            combo.addItem(choice.text, choice.value if ranged else at)
        combo.setCurrentIndex(combo.findData(used.value if ranged else used.tier))

        def use(at: int) -> None:
            chosen = combo.itemData(at)
            made = AppliedRule(one.code, value=chosen) if ranged else AppliedRule(one.code, tier=chosen)
            self._use(item, one.code, made)

        combo.activated.connect(use)
        return combo

    def _elements(self, item: Item, one: DeductionRule, used: AppliedRule) -> QWidget:
        column_of = QVBoxLayout()
        column_of.setContentsMargins(0, 0, 0, 0)
        for at, choice in enumerate(tier_choices(one)):
            check = QCheckBox(choice.text)
            check.setChecked(at in used.missing)

            def use(on: bool, number: int = at) -> None:
                kept = {*used.missing, number} if on else {*used.missing} - {number}
                self._use(item, one.code, AppliedRule(one.code, missing=tuple(sorted(kept))) if kept else None)

            check.clicked.connect(use)
            column_of.addWidget(check)
        return holder(column_of)

    def _use(self, item: Item, code: str, use: AppliedRule | None) -> None:
        mark = self._presenter.trial.marks.get(item.code)
        held = {one.code: one for one in mark.applied} if mark is not None else {}
        if use is None:
            held.pop(code, None)
        else:
            held[code] = use
        applied = tuple(held[one.code] for one in item.rules if one.code in held)
        self._try(item.code, Verdict.DEDUCTED if applied else Verdict.MET, applied)

    def _try(self, code: str, verdict: Verdict, applied: tuple[AppliedRule, ...] = (), earned: Any = None) -> None:
        self._presenter.trial.answer(code, verdict, applied, earned)
        self.answered.emit()

    def _add_facts(self, standard: Standard) -> None:
        trial = self._presenter.trial
        kinds = StillCombo()
        kinds.setAccessibleName("案件类型")
        kinds.setMinimumContentsLength(12)
        kinds.addItem("任何案件", None)
        for kind in standard.case_types:
            kinds.addItem(word(kind), kind)
        kinds.setCurrentIndex(max(kinds.findData(trial.case_type), 0))

        def choose(at: int) -> None:
            trial.case_type = kinds.itemData(at)
            self.answered.emit()

        kinds.activated.connect(choose)
        self._answer.addLayout(row(label("试评的案件", "meta"), kinds, None))
        for preset in standard.presets:
            check = QCheckBox(preset.code if not preset.text else "")
            check.setAccessibleName(preset.text or preset.code)
            check.setChecked(preset.code in trial.facts)
            check.clicked.connect(lambda on, code=preset.code: self._hold(code, on))
            line = row(check, label(preset.text, wrap=True))
            line.setStretch(1, 1)
            self._answer.addLayout(line)
        self._answer.addWidget(label("在左边选中一个评查项或否决项，就在这里试评它。", "soft", wrap=True))

    def _hold(self, code: str, on: bool) -> None:
        facts = self._presenter.trial.facts
        facts.add(code) if on else facts.discard(code)
        self.answered.emit()


def indented(*parts: QWidget | None) -> QHBoxLayout:
    """What belongs to the box above it."""
    made = row(*parts, margins=(26, 0, 0, 0))
    made.setStretch(0, 0 if None in parts else 1)
    return made


def _entry(standard: Standard, place: tuple[str | int, ...]) -> object:
    entry: Any = standard
    for step in place:
        entry = entry[step] if isinstance(step, int) else getattr(entry, step)
    return entry
