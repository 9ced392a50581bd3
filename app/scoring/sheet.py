"""The answered sheet: every item scored, then what headings, keys and twins do to them (R9, R10, R15, N1-N3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from app.domain.points import ZERO, Points
from app.domain.review import Mark, Verdict
from app.domain.score import ItemScore
from app.scoring.losses import WHOLE, Beside, answered, costs
from app.scoring.plan import Heading, Plan

Answers = dict[str, tuple[Mark, ...]]


@dataclass(slots=True)
class Sheet:
    """The scores of all leaves with the places that are not plain full marks, and what stands beside them."""

    scores: list[ItemScore] = field(default_factory=list)
    changed: set[int] = field(default_factory=set)
    unanswered: list[str] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    beside: Beside = field(default_factory=Beside)
    heading_losses: list[tuple[Heading, Points, str]] = field(default_factory=list)

    def put(self, at: int, score: ItemScore) -> None:
        """Another score for a leaf."""
        self.scores[at] = score
        self.changed.add(at)


def by_code(marks: Iterable[Mark]) -> Answers:
    """The marks of each code, several where documents are judged one by one."""
    answers: Answers = {}
    for mark in marks:
        code = mark.code
        answers[code] = (*answers[code], mark) if code in answers else (mark,)
    return answers


def fill_in(plan: Plan, answers: Answers) -> Sheet:
    """The sheet with every answer in its place; the order of the answers does not matter."""
    sheet = Sheet()
    marked = [heading for code, heading in plan.headings.items() if code in answers]
    gone = {at for heading in marked if _gone(answers[heading.code]) for at in range(heading.start, heading.stop)}
    _answer_leaves(plan, answers, sheet, gone)
    _keep_twins(plan, answers, sheet)
    for heading in marked:
        _judge_heading(plan, heading, answers[heading.code], sheet, gone)
    for at, heading in plan.keys:
        if _missing(sheet.scores[at]):
            _zero(plan, heading, sheet, f"关键要素 {plan.leaves[at].code} 缺失，整项不得分")
    return sheet


def _gone(marks: Sequence[Mark]) -> bool:
    return any(mark.verdict is Verdict.NOT_APPLICABLE for mark in marks)


def _answer_leaves(plan: Plan, answers: Answers, sheet: Sheet, gone: set[int]) -> None:
    scores, changed, find = sheet.scores, sheet.changed, answers.get
    policy = plan.standard.policy
    for at, leaf in enumerate(plan.leaves):
        marks = find(leaf.code)
        if gone and at in gone:
            scores.append(leaf.away)
            changed.add(at)
        elif marks is None:
            scores.append(leaf.blank)
            changed.add(at)
            if leaf.asked:
                sheet.unanswered.append(leaf.code)
        elif len(marks) == 1 and marks[0].verdict is Verdict.MET:
            scores.append(leaf.full)
        else:
            scores.append(answered(leaf, marks, policy, sheet.beside))
            changed.add(at)
            if any(mark.verdict is Verdict.PENDING for mark in marks):
                sheet.pending.append(leaf.code)


def _keep_twins(plan: Plan, answers: Answers, sheet: Sheet) -> None:
    for group in plan.twins:
        losing = [at for at in group if sheet.scores[at].loss and _may_be_the_same(answers.get(plan.leaves[at].code))]
        if len(losing) < 2:
            continue
        kept = max(losing, key=lambda at: (sheet.scores[at].loss, -at))
        for at in losing:
            if at != kept:
                score, twin = sheet.scores[at], plan.leaves[kept].code
                text = f"同一问题已在 {twin} 扣分，本项不重复扣分"
                sheet.put(at, replace(score, earned=score.points, loss=ZERO, explanation=text))


def _may_be_the_same(marks: Sequence[Mark] | None) -> bool:
    return marks is not None and not any(mark.separate for mark in marks)


def _missing(score: ItemScore) -> bool:
    return score.counted and score.answered and score.earned <= 0 and score.loss > 0


def _judge_heading(plan: Plan, heading: Heading, marks: Sequence[Mark], sheet: Sheet, gone: set[int]) -> None:
    for mark in marks:
        if mark.verdict is Verdict.PENDING:
            sheet.pending.append(heading.code)
        if mark.verdict is not Verdict.DEDUCTED or heading.item is None or heading.start in gone:
            continue
        whole = [applied for applied in mark.applied if _is_whole(heading, applied.code)]
        if whole:
            _zero(plan, heading, sheet, whole[0].text or heading.rules[whole[0].code].text)
        rest = replace(mark, applied=tuple(applied for applied in mark.applied if applied not in whole))
        loss, text = costs(heading.item, heading.rules, rest, plan.standard.policy, sheet.beside)
        if loss:
            sheet.heading_losses.append((heading, loss, text))


def _is_whole(heading: Heading, code: str) -> bool:
    return code in heading.rules and heading.rules[code].kind in WHOLE


def _zero(plan: Plan, heading: Heading, sheet: Sheet, text: str) -> None:
    for at in range(heading.start, heading.stop):
        leaf, score = plan.leaves[at], sheet.scores[at]
        if leaf.bonus or not score.counted:
            continue
        sheet.put(at, ItemScore(leaf.code, score.points, ZERO, score.points, True, True, text))
        if leaf.code in sheet.unanswered:
            sheet.unanswered.remove(leaf.code)
