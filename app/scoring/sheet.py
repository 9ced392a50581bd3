"""The answered sheet: every item scored, then what headings, keys and twins do to them (R9, R10, R15, N1-N3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.domain.points import ZERO, Points
from app.domain.review import Mark, Verdict
from app.domain.score import ItemScore
from app.scoring.losses import WHOLE, Beside, answered, costs
from app.scoring.plan import Heading, Leaf, Plan

_MET = Verdict.MET


@dataclass(slots=True)
class Answers:
    """The mark of each code, and all marks of the codes that have several (documents judged one by one)."""

    single: dict[str, Mark]
    several: dict[str, tuple[Mark, ...]] = field(default_factory=dict)

    def of(self, code: str) -> tuple[Mark, ...]:
        """All marks of a code."""
        if code in self.several:
            return self.several[code]
        mark = self.single.get(code)
        return () if mark is None else (mark,)


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


def by_code(marks: Sequence[Mark]) -> Answers:
    """The marks by their codes."""
    answers = Answers({mark.code: mark for mark in marks})
    if len(answers.single) != len(marks):
        found: dict[str, tuple[Mark, ...]] = {}
        for mark in marks:
            found[mark.code] = (*found.get(mark.code, ()), mark)
        answers.several = {code: all_of for code, all_of in found.items() if len(all_of) > 1}
    return answers


def fill_in(plan: Plan, answers: Answers) -> Sheet:
    """The sheet with every answer in its place; the order of the answers does not matter."""
    sheet = Sheet(list(plan.full))
    marked = [heading for code, heading in plan.headings.items() if code in answers.single]
    gone = {at for heading in marked if _gone(answers.of(heading.code)) for at in range(heading.start, heading.stop)}
    _answer_leaves(plan, answers, sheet, gone)
    _keep_twins(plan, answers, sheet)
    for heading in marked:
        _judge_heading(plan, heading, answers.of(heading.code), sheet, gone)
    for at, heading in plan.keys:
        if _missing(sheet.scores[at]):
            _zero(plan, heading, sheet, f"关键要素 {plan.leaves[at].code} 缺失，整项不得分")
    return sheet


def _gone(marks: Sequence[Mark]) -> bool:
    return any(mark.verdict is Verdict.NOT_APPLICABLE for mark in marks)


def _answer_leaves(plan: Plan, answers: Answers, sheet: Sheet, gone: set[int]) -> None:
    find, several = answers.single.get, answers.several
    for at, code in enumerate(plan.codes):
        mark = find(code)
        if mark is not None and mark.verdict is _MET and not gone and not several:
            continue
        leaf = plan.leaves[at]
        if at in gone:
            sheet.put(at, leaf.away)
        elif mark is None:
            sheet.put(at, leaf.blank)
            if leaf.asked:
                sheet.unanswered.append(code)
        else:
            _answer(plan, leaf, at, answers.of(code) if several else (mark,), sheet)


def _answer(plan: Plan, leaf: Leaf, at: int, marks: tuple[Mark, ...], sheet: Sheet) -> None:
    if leaf.alone and len(marks) == 1:
        mark = marks[0]
        key = (at, mark.verdict, mark.earned, mark.applied)
        score = plan.reckoned.get(key)
        if score is None:
            score = plan.reckoned[key] = answered(leaf, marks, plan.standard.policy, sheet.beside)
        sheet.put(at, score)
    else:
        sheet.put(at, answered(leaf, marks, plan.standard.policy, sheet.beside))
    if any(mark.verdict is Verdict.PENDING for mark in marks):
        sheet.pending.append(leaf.code)


def _keep_twins(plan: Plan, answers: Answers, sheet: Sheet) -> None:
    for group in plan.twins:
        losing = [at for at in group if sheet.scores[at].loss and _may_be_the_same(answers.of(plan.leaves[at].code))]
        if len(losing) < 2:
            continue
        kept = max(losing, key=lambda at: (sheet.scores[at].loss, -at))
        for at in losing:
            if at != kept:
                score, twin = sheet.scores[at], plan.leaves[kept].code
                text = f"同一问题已在 {twin} 扣分，本项不重复扣分"
                sheet.put(at, replace(score, earned=score.points, loss=ZERO, explanation=text))


def _may_be_the_same(marks: Sequence[Mark]) -> bool:
    return bool(marks) and not any(mark.separate for mark in marks)


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
