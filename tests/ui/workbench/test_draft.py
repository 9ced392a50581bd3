"""Keystrokes become answers that say exactly what was pressed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.page import Pin, Rect
from app.domain.points import ZERO
from app.domain.review import AppliedRule, Mark, Verdict
from app.domain.standard import DeductionRule, Item, RuleKind
from app.scoring.check import check_mark
from tests.ui.workbench.room import small_standard
from tests.ui.workbench.test_entries import case_of
from ui.presenters import workbench_draft as draft
from ui.presenters.workbench_entries import Entry, entries_of, found
from ui.presenters.workbench_rules import cost_text, places_allowed, range_choices, tier_choices

PIN = Pin("h", 1, Rect(0.1, 0.1, 0.4, 0.2))


def entry_of(code: str) -> Entry:
    entry = found(entries_of(small_standard(), case_of()), code)
    assert entry is not None
    return entry


def rule_of(code: str) -> DeductionRule:
    item = entry_of("B-01").item
    assert item is not None
    return next(rule for rule in item.rules if rule.code == code)


def test_deducting_an_item_with_one_rule_applies_it() -> None:
    assert draft.decided(None, entry_of("A-01"), Verdict.DEDUCTED).applied == (AppliedRule("a"),)


def test_deducting_an_item_with_several_rules_leaves_the_choice_open() -> None:
    assert draft.decided(None, entry_of("B-01"), Verdict.DEDUCTED).applied == ()


def test_met_keeps_the_note_and_drops_the_proof_of_a_fault() -> None:
    mark = Mark("A-01", Verdict.DEDUCTED, (AppliedRule("a"),), reason="缺", note="看第3页", pins=(PIN,))
    assert draft.decided(mark, entry_of("A-01"), Verdict.MET) == Mark("A-01", Verdict.MET, note="看第3页")


def test_not_applicable_drops_the_rules_but_keeps_what_was_written() -> None:
    mark = Mark("A-01", Verdict.DEDUCTED, (AppliedRule("a"),), reason="没有立案")
    changed = draft.decided(mark, entry_of("A-01"), Verdict.NOT_APPLICABLE)
    assert (changed.applied, changed.reason) == ((), "没有立案")


@pytest.mark.parametrize("code", ["a", "b", "c"])
def test_a_rule_switched_on_fits_the_standard_at_once(code: str) -> None:
    mark = draft.with_rule(None, entry_of("B-01"), draft.first_use(rule_of(code)))
    check_mark(small_standard(), mark)
    assert mark.verdict is Verdict.DEDUCTED


def test_rules_stay_in_the_order_of_the_sheet() -> None:
    mark = draft.with_rule(None, entry_of("B-01"), AppliedRule("c", tier=1))
    mark = draft.with_rule(mark, entry_of("B-01"), AppliedRule("a", count=2))
    assert [rule.code for rule in mark.applied] == ["a", "c"]
    assert [rule.code for rule in draft.without_rule(mark, "a").applied] == ["c"]


def test_a_pin_on_an_open_question_never_deducts() -> None:
    mark = draft.with_pin(None, entry_of("A-01"), PIN)
    assert (mark.verdict, mark.pins) == (Verdict.PENDING, (PIN,))


def test_the_same_pin_twice_is_one() -> None:
    mark = draft.with_pin(draft.with_pin(None, entry_of("A-01"), PIN), entry_of("A-01"), PIN)
    assert draft.without_pin(mark, 0).pins == ()


def test_points_entered_make_an_earned_item_scored() -> None:
    mark = draft.with_points(None, entry_of("C-01"), Decimal("2.5"))
    check_mark(small_standard(), mark)
    assert (mark.verdict, mark.earned) == (Verdict.SCORED, Decimal("2.5"))


def test_an_item_without_rules_is_deducted_by_what_is_left_of_it() -> None:
    bare = replace(entry_of("A-01"), item=Item("A-01", "无规则", Decimal(2)))
    assert draft.takes_points(bare)
    assert draft.with_points(None, bare, Decimal(1)).verdict is Verdict.DEDUCTED


def test_no_bonus_is_a_decision_of_zero_points() -> None:
    no, yes, *_ = draft.choices(entry_of("D-01"))
    mark = draft.decided(None, entry_of("D-01"), no.verdict, no.earned)
    assert mark.earned == ZERO
    assert no.chosen(mark)
    assert not yes.chosen(mark)


def test_a_veto_offers_its_own_words() -> None:
    assert [choice.word for choice in draft.choices(entry_of("V-01"))] == ["不存在", "否决", "不适用", "待定"]


def test_a_phrase_goes_to_the_end_with_its_blank_selected() -> None:
    assert draft.with_phrase("缺签名", "超期____日送达") == ("缺签名；超期____日送达", 6, 4)
    assert draft.with_phrase("", "签收人非当事人") == ("签收人非当事人", 7, 0)


def test_the_next_blank_goes_round_to_the_first() -> None:
    assert draft.next_blank("__日__时", 2) == (3, 2)
    assert draft.next_blank("__日__时", 5) == (0, 2)
    assert draft.next_blank("没有空", 0) is None


def test_a_range_offers_every_step_up_to_its_end() -> None:
    assert [choice.value for choice in range_choices(rule_of("b"))] == [Decimal("0.5"), Decimal(1), Decimal("1.5")]


def test_tiers_say_their_points() -> None:
    assert [choice.text for choice in tier_choices(rule_of("c"))] == ["三日以内（1 分）", "三日以上（2 分）"]


@pytest.mark.parametrize("kind", list(RuleKind))
def test_every_kind_of_rule_says_what_it_costs(kind: RuleKind) -> None:
    assert cost_text(DeductionRule("a", kind, "规则", Decimal(1), high=Decimal(2)))


def test_more_places_than_the_cap_may_be_counted() -> None:
    item = entry_of("B-01").item
    assert item is not None
    assert places_allowed(rule_of("a"), item) == 99
