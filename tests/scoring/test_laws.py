"""Laws every standard and every set of answers keep."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.review import AppliedRule, Mark, Verdict
from app.domain.score import Score
from app.domain.standard import (
    CombineRule,
    EmptyPartPolicy,
    Item,
    NotApplicablePolicy,
    Part,
    PartRule,
    RuleKind,
    ScoringPolicy,
    Standard,
    VetoEffect,
)
from app.scoring.check import check_mark
from app.scoring.engine import score
from tests.scoring.sheets import away, deducted, earn, hit, item, met, part, rule, standard, veto

CALM = settings(max_examples=30, deadline=None, derandomize=True)
POINTS = st.integers(1, 20).map(lambda half: Decimal(half) / 2)
RULES = (
    rule(RuleKind.PER_PLACE, "0.5", "a", cap=Decimal(1)),
    rule(RuleKind.FIXED, "0.5", "b"),
    rule(RuleKind.ALL, code="c"),
    rule(RuleKind.RANGE, code="d", low=Decimal("0.5"), high=Decimal(1), step=Decimal("0.5")),
)


@st.composite
def items(draw: st.DrawFn, code: str) -> Item:
    points = draw(POINTS)
    if draw(st.booleans()):
        return earn(code, str(points))
    return item(code, str(points), *RULES, combine=draw(st.sampled_from(CombineRule)))


@st.composite
def standards(draw: st.DrawFn, na: NotApplicablePolicy | None = None) -> Standard:
    parts: list[Part] = []
    for number in range(draw(st.integers(1, 3))):
        code = f"P{number}"
        made = [draw(items(f"{code}-{at}")) for at in range(draw(st.integers(1, 4)))]
        kind = draw(st.sampled_from((PartRule.SUM, PartRule.RATIO)))
        parts.append(part(code, *made, rule=kind, weight=Decimal(40) if kind is PartRule.RATIO else None))
    policy = ScoringPolicy(
        not_applicable=na or draw(st.sampled_from(NotApplicablePolicy)),
        empty_part=draw(st.sampled_from(EmptyPartPolicy)),
        places=draw(st.integers(0, 3)),
        band_by_printed=draw(st.booleans()),
    )
    return standard(*parts, vetoes=(veto("V-1"),), policy=policy)


@st.composite
def answer(draw: st.DrawFn, one: Item) -> Mark | None:
    kind = draw(st.sampled_from(("met", "none", "away", "lost", "lost")))
    if kind == "none":
        return None
    if kind == "met":
        return Mark(one.code, Verdict.MET)
    if kind == "away":
        return away(one.code)
    if not one.rules:
        return Mark(one.code, Verdict.SCORED, earned=Decimal(draw(st.integers(0, int(one.points * 2)))) / 2)
    chosen = draw(st.sets(st.sampled_from("abcd"), min_size=1))
    applied = [AppliedRule(code, value=Decimal(1) if code == "d" else None) for code in sorted(chosen)]
    applied = [replace(use, count=draw(st.integers(1, 4))) if use.code == "a" else use for use in applied]
    return deducted(one.code, *applied)


@st.composite
def reviews(draw: st.DrawFn, na: NotApplicablePolicy | None = None) -> tuple[Standard, list[Mark]]:
    sheet = draw(standards(na))
    marks = [mark for leaf in sheet.leaves() if (mark := draw(answer(leaf))) is not None]
    return sheet, marks + met("V-1")


def _added(result: Score) -> Decimal:
    return sum((line.amount for line in result.lines if line.depth == 0), Decimal(0))


@CALM
@given(reviews(), st.randoms(use_true_random=False))
def test_the_order_of_answers_is_irrelevant(review: tuple[Standard, list[Mark]], chance: object) -> None:
    sheet, marks = review
    shuffled = list(marks)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert score(sheet, shuffled) == score(sheet, marks)


@CALM
@given(reviews())
def test_the_derivation_adds_up_to_the_printed_total(review: tuple[Standard, list[Mark]]) -> None:
    result = score(*review)
    assert _added(result) == Decimal(result.printed)


@CALM
@given(reviews())
def test_the_lines_below_a_part_add_up_to_what_it_earned(review: tuple[Standard, list[Mark]]) -> None:
    result = score(*review)
    heads = [at for at, line in enumerate(result.lines) if line.depth == 0]
    for one, start in zip(result.parts, heads, strict=False):
        below = []
        for line in result.lines[start + 1 :]:
            if line.depth == 0:
                break
            below.append(line.amount)
        assert sum(below, Decimal(0)) == one.earned


@CALM
@given(reviews())
def test_a_score_stays_within_its_bounds(review: tuple[Standard, list[Mark]]) -> None:
    result = score(*review)
    assert 0 <= result.total <= 100
    assert all(0 <= one.earned <= one.points and 0 <= one.loss <= one.points for one in result.items)


@CALM
@given(reviews())
def test_every_answer_made_here_fits_its_standard(review: tuple[Standard, list[Mark]]) -> None:
    sheet, marks = review
    for mark in marks:
        check_mark(sheet, mark)


@CALM
@given(reviews(), st.data())
def test_a_further_deduction_never_raises_the_score(review: tuple[Standard, list[Mark]], data: st.DataObject) -> None:
    sheet, marks = review
    losing = [at for at, mark in enumerate(marks) if mark.verdict in (Verdict.MET, Verdict.DEDUCTED)]
    ruled = [at for at in losing if (one := sheet.item(marks[at].code)) and one.rules]
    if not ruled:
        return
    at = data.draw(st.sampled_from(ruled))
    used = {use.code for use in marks[at].applied}
    more = [AppliedRule(code, value=Decimal("0.5") if code == "d" else None) for code in "abcd" if code not in used]
    if not more:
        return
    extra = data.draw(st.sampled_from(more))
    harder = [*marks[:at], deducted(marks[at].code, *marks[at].applied, extra), *marks[at + 1 :]]
    assert score(sheet, harder).total <= score(sheet, marks).total


@CALM
@given(reviews(NotApplicablePolicy.SHRINK), POINTS)
def test_adding_an_item_that_does_not_apply_changes_nothing(
    review: tuple[Standard, list[Mark]], points: Decimal
) -> None:
    sheet, marks = review
    first = sheet.parts[0]
    added = replace(first, items=(*first.items, item("NEW", str(points))), rule=PartRule.RATIO, weight=Decimal(40))
    plain = replace(first, rule=PartRule.RATIO, weight=Decimal(40))
    before = score(replace(sheet, parts=(plain, *sheet.parts[1:])), marks)
    after = score(replace(sheet, parts=(added, *sheet.parts[1:])), [*marks, away("NEW")])
    if before.parts[0].full:
        assert (after.total, after.printed, after.grade) == (before.total, before.printed, before.grade)


@CALM
@given(reviews(NotApplicablePolicy.SHRINK))
def test_the_share_of_a_part_is_its_percentage(review: tuple[Standard, list[Mark]]) -> None:
    sheet, marks = review
    result = score(sheet, marks)
    for one, made in zip(sheet.parts, result.parts, strict=True):
        if made.full and sheet.policy.empty_part is not EmptyPartPolicy.LEAVE_OUT:
            holds = one.weight or sum((leaf.points for leaf in one.leaves()), Decimal(0))
            exact = Fraction(holds) * Fraction(made.earned) / Fraction(made.full)
            assert abs(Fraction(made.contribution) - exact) < Fraction(1, 10**11)


@CALM
@given(reviews(), st.sampled_from((VetoEffect.ZERO, VetoEffect.UNQUALIFIED, VetoEffect.STOP)))
def test_a_veto_holds_whatever_else(review: tuple[Standard, list[Mark]], effect: VetoEffect) -> None:
    sheet, marks = review
    sheet = replace(sheet, vetoes=(veto("V-1", effect=effect),))
    result = score(sheet, [*marks[:-1], hit("V-1")])
    assert not result.qualified
    assert result.grade == "不合格"
    assert not result.lawful
    if effect is not VetoEffect.UNQUALIFIED:
        assert result.total == 0


@CALM
@given(reviews(), st.sampled_from(("优秀", "良好", "合格", "不合格")))
def test_a_capped_grade_is_never_passed(review: tuple[Standard, list[Mark]], cap: str) -> None:
    sheet, marks = review
    names = [grade.name for grade in sheet.grades]
    capped = replace(sheet, vetoes=(veto("V-1", effect=VetoEffect.GRADE_CAP, cap_grade=cap),))
    free, held = score(sheet, marks), score(capped, [*marks[:-1], hit("V-1")])
    assert held.printed == free.printed
    assert names.index(held.grade) == max(names.index(free.grade), names.index(cap))


@CALM
@given(reviews())
def test_editing_an_unrelated_item_changes_no_other_item(review: tuple[Standard, list[Mark]]) -> None:
    sheet, marks = review
    first = sheet.parts[0].items[0]
    changed = replace(first, text="改过的文字", how_to_check="查决定书")
    other = replace(
        sheet, parts=(replace(sheet.parts[0], items=(changed, *sheet.parts[0].items[1:])), *sheet.parts[1:])
    )
    assert score(other, marks) == score(sheet, marks)
    harder = replace(sheet, parts=(replace(sheet.parts[0], items=(item(first.code, "9"), *sheet.parts[0].items[1:])),))
    assert score(harder, marks).items[1:] == score(replace(sheet, parts=sheet.parts[:1]), marks).items[1:]


@CALM
@given(reviews())
def test_unanswered_items_are_named(review: tuple[Standard, list[Mark]]) -> None:
    sheet, marks = review
    result = score(sheet, marks)
    given_codes = {mark.code for mark in marks}
    assert set(result.unanswered) == {leaf.code for leaf in sheet.leaves()} - given_codes
    assert result.final == (not result.unanswered)
