"""The list of questions: what is asked, in which order, and what comes next."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from app.domain.casefile import CaseDocument, CaseFile, CaseType
from app.domain.document_type import DocumentType
from app.domain.page import PageRef
from app.domain.review import Mark, Review, Stage, Verdict
from app.domain.standard import DeductionRule, Item, Part, Preset, RuleKind, Standard, Veto
from tests.ui.workbench.room import small_standard
from ui.presenters.workbench_entries import (
    LEGALITY,
    Tally,
    away,
    entries_of,
    found,
    next_unanswered,
    stepped,
    tab_done,
    tabs_of,
    tally,
    unanswered,
)

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def case_of(*kinds: DocumentType) -> CaseFile:
    documents = tuple(
        CaseDocument(at, at, f"文书{at}", kind, (PageRef("h", at),)) for at, kind in enumerate(kinds, start=1)
    )
    return CaseFile(1, "案卷", NOON, CaseType.PENALTY_ORDINARY, documents=documents)


def review_of(*marks: Mark) -> Review:
    return Review(1, 1, Stage.FIRST_REVIEW, "李", "small", "1", NOON, marks=marks)


def with_items(*items: Item) -> Standard:
    return replace(small_standard(), parts=(Part("P", "规范性", items=items),), vetoes=())


def test_vetoes_come_first_and_make_the_first_stage() -> None:
    entries = entries_of(small_standard(), case_of())
    assert [entry.code for entry in entries] == ["V-01", "A-01", "B-01", "C-01", "D-01"]
    assert tabs_of(entries) == (LEGALITY, "立案", "送达", "决定", "公开")


def test_what_does_not_apply_to_the_kind_of_case_is_not_asked() -> None:
    veto = Veto("V-02", "许可", applies_to=(CaseType.LICENSING,))
    standard = replace(small_standard(), vetoes=(veto,))
    assert found(entries_of(standard, case_of()), "V-02") is None


def test_an_item_judged_per_document_is_asked_once_for_each() -> None:
    item = Item("X", "回证", Decimal(2), per_document=True, document_types=(DocumentType.SERVICE_RECEIPT,))
    case = case_of(DocumentType.SERVICE_RECEIPT, DocumentType.COVER, DocumentType.SERVICE_RECEIPT)
    entries = entries_of(with_items(item), case)
    assert [entry.document for entry in entries] == [1, 3]
    assert "文书3 第3页" in entries[1].text


def test_a_heading_with_rules_of_its_own_may_be_left_unanswered() -> None:
    child = Item("H-1", "下级", Decimal(2))
    heading = Item("H", "上级", Decimal(2), children=(child,), rules=(DeductionRule("a", RuleKind.ALL, "整项"),))
    entries = entries_of(with_items(heading), case_of())
    assert [(entry.code, entry.optional) for entry in entries] == [("H", True), ("H-1", False)]


def test_a_fact_of_the_case_takes_items_off_the_sheet() -> None:
    standard = replace(small_standard(), presets=(Preset("no_hearing", "未听证", ("A-01",)),))
    (entry,) = [one for one in entries_of(standard, case_of()) if one.code == "A-01"]
    fresh, confirmed = review_of(), replace(review_of(), facts=("no_hearing",))
    assert (away(fresh, entry), unanswered(fresh, entry)) == ("", True)
    assert (away(confirmed, entry), unanswered(confirmed, entry)) == ("未听证", False)
    assert tally(confirmed, (entry,)) == Tally(0, 0, 0, 0)


def test_a_fact_that_names_a_part_takes_all_of_it_off() -> None:
    standard = replace(small_standard(), presets=(Preset("none", "不涉及", ("P",)),))
    confirmed = replace(review_of(), facts=("none",))
    assert next_unanswered(confirmed, entries_of(standard, case_of()), None) == found(
        entries_of(standard, case_of()), "V-01"
    )
    assert [one.code for one in entries_of(standard, case_of()) if not away(confirmed, one)] == ["V-01"]


def test_an_item_answered_all_the_same_is_asked_again() -> None:
    standard = replace(small_standard(), presets=(Preset("no_hearing", "未听证", ("A-01",)),))
    (entry,) = [one for one in entries_of(standard, case_of()) if one.code == "A-01"]
    marked = replace(review_of(Mark("A-01", Verdict.PENDING)), facts=("no_hearing",))
    assert away(marked, entry) == ""
    assert unanswered(marked, entry)


def test_the_next_unanswered_goes_round_the_end() -> None:
    entries = entries_of(small_standard(), case_of())
    review = review_of(Mark("C-01", Verdict.MET))
    assert next_unanswered(review, entries, found(entries, "B-01")) == found(entries, "V-01")


def test_pending_ones_come_after_all_that_were_never_looked_at() -> None:
    entries = entries_of(small_standard(), case_of())
    review = review_of(Mark("A-01", Verdict.PENDING), *(Mark(code, Verdict.MET) for code in ("V-01", "B-01", "C-01")))
    assert next_unanswered(review, entries, found(entries, "C-01")) == found(entries, "A-01")


def test_nothing_is_next_when_all_is_decided() -> None:
    entries = entries_of(small_standard(), case_of())
    review = review_of(*(Mark(code, Verdict.MET) for code in ("V-01", "A-01", "B-01", "C-01")))
    assert next_unanswered(review, entries, entries[0]) is None


def test_stepping_stays_at_the_ends() -> None:
    entries = entries_of(small_standard(), case_of())
    assert stepped(entries, entries[-1], 1) == entries[-1]
    assert stepped(entries, entries[0], -1) == entries[0]


def test_the_tally_tells_pending_from_unanswered() -> None:
    entries = entries_of(small_standard(), case_of())
    count = tally(review_of(Mark("A-01", Verdict.PENDING), Mark("V-01", Verdict.MET)), entries)
    assert (count.answered, count.pending, count.open, count.total) == (1, 1, 2, 5)


def test_a_stage_is_done_when_each_of_its_questions_is_decided() -> None:
    entries = entries_of(small_standard(), case_of())
    assert tab_done(review_of(Mark("A-01", Verdict.MET)), entries, "立案")
    assert not tab_done(review_of(Mark("A-01", Verdict.PENDING)), entries, "立案")
