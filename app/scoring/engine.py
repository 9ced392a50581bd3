"""Standard + marks -> Score with its derivation; pure and exact, the order of the marks does not matter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.domain.casefile import CaseType
from app.domain.points import ZERO, Points, points_text
from app.domain.review import Mark, Verdict
from app.domain.score import ErrorCount, Line, PartScore, Score, ScoreState, VetoHit
from app.domain.standard import Standard, VetoEffect
from app.scoring.parts import add_parts, part_scores
from app.scoring.plan import Plan, prepare
from app.scoring.policy_text import policy_notes
from app.scoring.rounding import ended
from app.scoring.sheet import Answers, Sheet, by_code, fill_in
from app.scoring.total import STOPPED, Beyond, Total, add_total, band, printed_points, under_veto

NOT_ELIGIBLE = "不符合评查条件"
_MET = Verdict.MET


def score(
    standard: Standard,
    marks: Sequence[Mark],
    case_type: CaseType | None = None,
    facts: Iterable[str] = (),
    ineligible: str = "",
) -> Score:
    """The score of one review; `facts` are codes of presets that hold, `ineligible` why the file is not reviewed."""
    return Scorer(standard, case_type, facts).score(marks, ineligible)


@dataclass(frozen=True, slots=True)
class _Vetoes:
    hits: tuple[VetoHit, ...]
    caps: tuple[str, ...]


class Scorer:
    """Scores many reviews of one case type by one standard; what does not depend on the answers is worked out once."""

    def __init__(self, standard: Standard, case_type: CaseType | None = None, facts: Iterable[str] = ()) -> None:
        self._plan = prepare(standard, case_type, facts)
        self._notes = policy_notes(standard)

    def score(self, marks: Sequence[Mark], ineligible: str = "") -> Score:
        """The score of one review."""
        plan = self._plan
        if ineligible:
            return _not_eligible(ineligible, self._notes)
        answers = by_code(marks)
        sheet = fill_in(plan, answers)
        vetoes = _judge_vetoes(plan, answers, sheet)
        sums = add_parts(plan, sheet)
        total = add_total(plan.standard, sums, _beyond(plan, sheet))
        unknown = answers.single.keys() - plan.known
        if unknown:
            sheet.notes.append(f"答案中有本标准没有的编号，未计入：{'、'.join(sorted(unknown))}。")
        return _result(plan, sheet, vetoes, part_scores(sums), total, self._notes)


def _judge_vetoes(plan: Plan, answers: Answers, sheet: Sheet) -> _Vetoes:
    hits: list[VetoHit] = []
    caps: list[str] = []
    for veto in plan.vetoes:
        mark = answers.single.get(veto.code)
        if mark is None:
            sheet.unanswered.append(veto.code)
        elif mark.verdict is not _MET:
            if mark.verdict is Verdict.HIT:
                hits.append(VetoHit(veto.code, veto.text, veto.effect, mark.reason))
                caps.append(veto.cap_grade)
            if mark.verdict is Verdict.PENDING or (
                mark.verdict is Verdict.HIT and veto.needs_second and not mark.second
            ):
                sheet.pending.append(veto.code)
    for code, text, effect, grade, why in sorted(sheet.beside.vetoes, key=lambda one: (one[0], one[1], one[4])):
        hits.append(VetoHit(code, text, effect, why))
        caps.append(grade)
    return _Vetoes(tuple(hits), tuple(caps))


def _beyond(plan: Plan, sheet: Sheet) -> Beyond:
    bonuses = [
        (f"{plan.leaves[at].code} {plan.leaves[at].item.text}", sheet.scores[at].earned)
        for at in plan.bonuses
        if sheet.scores[at].earned
    ]
    return Beyond(tuple(bonuses), tuple(sorted(sheet.beside.total)))


def _result(
    plan: Plan, sheet: Sheet, vetoes: _Vetoes, parts: tuple[PartScore, ...], total: Total, notes: tuple[str, ...]
) -> Score:
    standard = plan.standard
    before = printed_points(total.value, standard.policy)
    total.close("舍入", before)
    grade = band(standard, total.value, before)
    value, printed, state = ended(total.value), before, ScoreState.SCORED
    effects = {hit.effect for hit in vetoes.hits}
    stopped = VetoEffect.STOP in effects
    if stopped or VetoEffect.ZERO in effects:
        value, printed = ZERO, ZERO
        total.close("否决，总分为零" if not stopped else "否决，不再评分", ZERO)
        state = ScoreState.STOPPED if stopped else state
        grade = band(standard, Fraction(0), ZERO)
    if vetoes.hits:
        grade = under_veto(standard, grade, vetoes.hits, vetoes.caps)
    return Score(
        value,
        STOPPED if stopped else _printed_text(printed),
        grade.name,
        grade.qualified,
        ended(total.value),
        _printed_text(before),
        parts,
        tuple(sheet.scores),
        vetoes.hits,
        tuple(total.lines),
        () if stopped else tuple(sheet.unanswered),
        tuple(sheet.pending),
        (*notes, *sheet.notes),
        state,
        tuple(ErrorCount(level, count) for level, count in sorted(sheet.beside.errors.items())),
    )


def _printed_text(value: Points) -> str:
    return points_text(value)


def _not_eligible(why: str, notes: tuple[str, ...]) -> Score:
    said = (*notes, f"{NOT_ELIGIBLE}：{why}")
    none: tuple[Line, ...] = ()
    state = ScoreState.NOT_ELIGIBLE
    return Score(ZERO, "—", NOT_ELIGIBLE, False, ZERO, "—", (), (), (), none, (), (), said, state)
