"""The try-out pane: pretend answers for the chosen line, the score they make, and how it is derived."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.domain.points import points_text
from app.domain.review import AppliedRule, Mark, Verdict
from app.domain.score import Score
from app.domain.standard import DeductionRule, Item, Part, RuleKind, Standard, Veto
from app.wording import word
from ui.pages.standard_editor_inputs import StillCombo
from ui.presenters.standard_editor import Editing, StandardEditorPresenter
from ui.presenters.standard_editor_trial import Tried, first_use, verdicts_for
from ui.presenters.workbench_rules import cost_text, range_choices, tier_choices
from ui.theme.theme import Theme
from ui.widgets.build import button, clear, column, holder, label, row, rule, scrolled

SIGNS = {Verdict.MET: "✓", Verdict.DEDUCTED: "▼", Verdict.NOT_APPLICABLE: "⊘", Verdict.HIT: "■", Verdict.SCORED: "＋"}
MOST_PLACES = 30
_COUNTED = (RuleKind.PER_PLACE, RuleKind.OPEN)


class TrialPane(QWidget):
    """What is not tried counts as met, so a fresh draft shows its full score."""

    place_wanted = Signal(str)

    def __init__(self, presenter: StandardEditorPresenter, theme: Theme) -> None:
        super().__init__()
        self._presenter = presenter
        self._theme = theme
        self._shown: tuple[Any, ...] = ()
        self._total = label("—", "number")
        self._grade = label("", "heading")
        self._note = label("没有试的项目都当作符合。", "meta", wrap=True)
        self._clear = button("全部当作符合", self._clear_all, "link")
        self._answer = QVBoxLayout()
        self._lines = label(wrap=True, selectable=True)
        self._tried = QVBoxLayout()
        for part in (self._answer, self._tried):
            part.setSpacing(4)
        head = row(label("试评", "heading"), 8, self._total, self._grade, None, self._clear)
        inner = column(
            self._answer, rule(), label("试过的项目", "strong"), self._tried, rule(), label("怎样算出来的", "strong"),
            self._lines, None, margins=(16, 8, 16, 16), spacing=8,
        )  # fmt: skip
        self.setLayout(
            column(
                holder(column(head, self._note, margins=(16, 10, 16, 6), spacing=2)),
                rule(),
                scrolled(holder(inner)),
                spacing=0,
            )
        )
        presenter.draft_shown.connect(self._show_entry)
        presenter.trial_scored.connect(self._show_score)

    def _show_entry(self, editing: Editing) -> None:
        entry = _entry(editing.standard, editing.chosen)
        mark = self._presenter.trial.marks.get(entry.code) if isinstance(entry, Part | Item | Veto) else None
        shown = (entry, mark, editing.standard.presets, editing.standard.case_types)
        if shown != self._shown:
            self._shown = shown
            clear(self._answer)
            if isinstance(entry, Part | Item | Veto):
                self._add_answer(entry, mark)
            else:
                self._add_facts(editing.standard)

    def _show_score(self, tried: Tried) -> None:
        score = tried.score
        self._total.setText(f"{score.printed} 分" if score is not None else "—")
        self._grade.setText(score.grade if score is not None else "")
        self._note.setText(tried.refused or "没有试的项目都当作符合。")
        self._note.setProperty("look", "bad" if tried.refused else "meta")
        self._note.style().polish(self._note)
        self._lines.setText(_derivation(score) if score is not None else "")
        self._clear.setEnabled(bool(tried.answers))
        clear(self._tried)
        for code, text in tried.answers:
            self._tried.addLayout(row(button(text, self._goer(code), "link"), None))
        if not tried.answers:
            self._tried.addWidget(label("（没有）", "soft"))

    def _goer(self, code: str) -> Callable[[], None]:
        return lambda: self.place_wanted.emit(code)

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
        check = QCheckBox(f"{one.code}．{_short(one.text)}（{cost_text(one)}）")
        check.setToolTip(one.text)
        check.setChecked(used is not None)
        check.clicked.connect(lambda on: self._use(item, one.code, first_use(one) if on else None))
        self._answer.addWidget(check)
        if used is None:
            return
        extra = self._extra(item, one, used)
        if extra is not None:
            self._answer.addLayout(row(24, extra, None))

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
        self._again()

    def _again(self) -> None:
        self._presenter.try_again()
        self._show_entry(self._presenter.state())

    def _clear_all(self) -> None:
        self._presenter.trial.clear()
        self._shown = ()
        self._again()

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
            self._again()

        kinds.activated.connect(choose)
        self._answer.addLayout(row(label("试评的案件", "meta"), kinds, None))
        for preset in standard.presets:
            check = QCheckBox(_short(preset.text, 20) or preset.code)
            check.setToolTip(preset.text)
            check.setChecked(preset.code in trial.facts)
            check.clicked.connect(lambda on, code=preset.code: self._hold(code, on))
            self._answer.addWidget(check)
        self._answer.addWidget(label("在左边选中一个评查项或否决项，就在这里试评它。", "soft", wrap=True))

    def _hold(self, code: str, on: bool) -> None:
        facts = self._presenter.trial.facts
        facts.add(code) if on else facts.discard(code)
        self._again()


def _entry(standard: Standard, place: tuple[str | int, ...]) -> object:
    entry: Any = standard
    for step in place:
        entry = entry[step] if isinstance(step, int) else getattr(entry, step)
    return entry


def _short(text: str, most: int = 24) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most]}…"


def _derivation(score: Score) -> str:
    lines = [f"{'　　' if line.depth else ''}{line.text}　{points_text(line.amount)}" for line in score.lines]
    hits = [f"■ {hit.code} {_short(hit.text)}：{word(hit.effect)}" for hit in score.vetoes]
    before = [f"否决前得分　{score.printed_before_veto}"] if score.vetoes else []
    return "\n".join((*lines, *before, *hits))
