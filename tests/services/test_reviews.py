"""Answers are kept at once, can be undone after a restart, and sign-off freezes what is complete."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.casefile import CaseType, FieldName
from app.domain.listing import CaseState
from app.domain.page import PageRef, Pin, Rect
from app.domain.points import points
from app.domain.preferences import Preferences
from app.domain.review import AppliedRule, GapKind, Mark, Review, Verdict
from app.errors import RecordMissing, ReviewClosed, ScoringError
from app.services import cases, reviews
from app.services.reports import report_content
from app.services.settings import write_preferences
from app.standards.shelf import Shelf
from app.store.database import Store, open_store
from tests.services.arriving import DECISION, FILING, NOON, take

PIN = Pin(FILING.sha256, 1, Rect(0.1, 0.2, 0.5, 0.3), "承办人")
DEDUCTED = Mark("A-01", Verdict.DEDUCTED, (AppliedRule("a", 2),), reason="两处没有签名", pins=(PIN,))
MET = Mark("A-02", Verdict.MET)
NO_VETO = Mark("V-01", Verdict.MET)
HIT = Mark("V-01", Verdict.HIT, reason="执法人员没有资格", no_page="卷内没有任何资格证明材料")


@pytest.fixture
def review(store: Store, shelf: Shelf) -> Review:
    case = take(store, FILING, DECISION)
    return reviews.start_review(store, shelf, case.id, "small", "2026-01", "李四", NOON)


@pytest.fixture
def answer(store: Store, shelf: Shelf, review: Review) -> Callable[..., Review]:
    def give(*marks: Mark) -> Review:
        for mark in marks:
            reviews.mark_item(store, shelf, review.id, mark, NOON)
        return reviews.open_review(store, review.id)

    return give


def test_an_answer_comes_back_whole(review: Review, answer: Callable[..., Review]) -> None:
    mark = replace(
        DEDUCTED,
        applied=(AppliedRule("a", 2, text="第3页", repeated=True),),
        note="备注",
        suggestion="补签",
        separate=True,
    )
    assert answer(mark).mark("A-01") == mark


def test_earned_points_stay_exact(store: Store, review: Review) -> None:
    mark = Mark("A-01", Verdict.SCORED, earned=points("0.1"))
    store.history.set_mark(review.id, mark, NOON)
    assert store.reviews.get(review.id).marks == (mark,)


def test_an_answer_that_does_not_fit_changes_nothing(
    store: Store, shelf: Shelf, review: Review, answer: Callable[..., Review]
) -> None:
    with pytest.raises(ScoringError):
        answer(Mark("X-99", Verdict.MET))
    assert reviews.open_review(store, review.id).marks == ()


def test_undo_and_redo_survive_a_restart(
    workspace: Path, store: Store, review: Review, answer: Callable[..., Review]
) -> None:
    answer(DEDUCTED, MET, replace(DEDUCTED, note="改"))
    store.close()
    with open_store(workspace) as later:
        assert reviews.undo(later, review.id).marks == (DEDUCTED, MET)
        assert reviews.undo(later, review.id).marks == (DEDUCTED,)
    with open_store(workspace) as later:
        assert reviews.redo(later, review.id).marks == (DEDUCTED, MET)
        assert reviews.can_redo(later, review.id)
        assert reviews.can_undo(later, review.id)


def test_a_new_answer_ends_redo(store: Store, review: Review, answer: Callable[..., Review]) -> None:
    answer(DEDUCTED, MET)
    reviews.undo(store, review.id)
    reviews.undo(store, review.id)
    answer(NO_VETO)
    assert not reviews.can_redo(store, review.id)
    assert reviews.redo(store, review.id).marks == (NO_VETO,)


def test_nothing_to_undo_changes_nothing(store: Store, review: Review) -> None:
    assert not reviews.can_undo(store, review.id)
    assert reviews.undo(store, review.id) == review


def test_the_same_answer_again_is_no_step(store: Store, review: Review, answer: Callable[..., Review]) -> None:
    answer(MET, MET)
    assert reviews.undo(store, review.id).marks == ()


def test_clearing_and_comments_are_steps_too(store: Store, review: Review, answer: Callable[..., Review]) -> None:
    answer(MET)
    reviews.set_comment(store, review.id, "总体规范", NOON)
    assert reviews.clear_mark(store, review.id, "A-02", NOON).marks == ()
    assert reviews.undo(store, review.id).marks == (MET,)
    assert reviews.undo(store, review.id).comment == ""
    assert reviews.redo(store, review.id).comment == "总体规范"


def test_facts_and_ineligibility_are_steps_too(store: Store, shelf: Shelf, review: Review) -> None:
    reviews.set_facts(store, review.id, ["no_hearing"], NOON)
    reviews.set_ineligible(store, review.id, "案卷未结案", NOON)
    assert reviews.open_review(store, review.id).facts == ("no_hearing",)
    assert reviews.score_review(store, shelf, review.id).grade == "不符合评查条件"
    assert reviews.undo(store, review.id).ineligible == ""
    assert reviews.undo(store, review.id).facts == ()


def test_history_is_never_erased(store: Store, review: Review, answer: Callable[..., Review]) -> None:
    answer(DEDUCTED)
    reviews.undo(store, review.id)
    answer(MET)
    assert store.history.count(review.id) == 2


def test_the_place_is_remembered(store: Store, review: Review) -> None:
    reviews.remember_place(store, review.id, "A-02", 7)
    later = reviews.open_review(store, review.id)
    assert (later.last_item, later.last_page) == ("A-02", 7)


def test_a_pin_turns_with_its_page(store: Store, review: Review, answer: Callable[..., Review]) -> None:
    answer(DEDUCTED)
    cases.turn_page(store, review.case_id, PageRef(FILING.sha256, 1), 90)
    [turned] = reviews.open_review(store, review.id).marks[0].pins
    assert turned.rect == PIN.rect.turned(90)
    reviews.undo(store, review.id)
    cases.turn_page(store, review.case_id, PageRef(FILING.sha256, 1), 0)
    [back] = reviews.redo(store, review.id).marks[0].pins
    assert back.rect == PIN.rect


def test_gaps_name_everything_that_is_missing(
    store: Store, shelf: Shelf, review: Review, answer: Callable[..., Review]
) -> None:
    answer(replace(DEDUCTED, pins=(), reason="", no_page="太短"), replace(HIT, second=""))
    kinds = {(gap.code, gap.kind) for gap in reviews.sign_off_gaps(store, shelf, review.id)}
    assert kinds == {
        ("V-01", GapKind.NO_SECOND),
        ("A-01", GapKind.NO_PLACE),
        ("A-01", GapKind.NO_REASON),
        ("A-02", GapKind.UNANSWERED),
    }


def test_a_pending_answer_keeps_a_review_open(
    store: Store, shelf: Shelf, review: Review, answer: Callable[..., Review]
) -> None:
    answer(DEDUCTED, NO_VETO, replace(MET, verdict=Verdict.PENDING))
    [gap] = reviews.sign_off_gaps(store, shelf, review.id)
    assert (gap.code, gap.kind) == ("A-02", GapKind.PENDING)


def test_an_incomplete_review_cannot_be_signed(store: Store, shelf: Shelf, review: Review) -> None:
    with pytest.raises(ReviewClosed, match="3 处"):
        reviews.sign_off(store, shelf, review.id, "李四", NOON)


def test_sign_off_freezes_score_standard_and_answers(
    store: Store, shelf: Shelf, review: Review, answer: Callable[..., Review]
) -> None:
    answer(DEDUCTED, MET, NO_VETO)
    signed = reviews.sign_off(store, shelf, review.id, "李四", NOON).signed
    assert signed is not None
    assert (signed.total, signed.grade, signed.standard_digest) == ("99", "优秀", "d" * 64)
    for change in (
        lambda: answer(MET),
        lambda: reviews.undo(store, review.id),
        lambda: reviews.set_comment(store, review.id, "晚了", NOON),
        lambda: reviews.sign_off(store, shelf, review.id, "王五", NOON),
    ):
        with pytest.raises(ReviewClosed):
            change()
    assert not reviews.can_undo(store, review.id)


def test_a_signed_report_keeps_the_name_of_the_unit_that_reviewed(
    store: Store, shelf: Shelf, review: Review, answer: Callable[..., Review]
) -> None:
    class Scissors:
        def load(self, key: str, pdf: bytes, name: str = "") -> int:
            return 1

        def clip(self, key: str, page: int, rect: Rect, turn: int = 0) -> bytes:
            return b""

    answer(DEDUCTED, MET, NO_VETO)
    write_preferences(store, Preferences(unit="云岫市司法局"))
    reviews.sign_off(store, shelf, review.id, "李四", NOON)
    write_preferences(store, Preferences(unit="青溪区司法局"))
    assert report_content(store, shelf, review.id, Scissors()).subtitle.startswith("云岫市司法局 · ")
    reviews.reopen(store, review.id, "王五", "复核发现漏评", NOON)
    assert report_content(store, shelf, review.id, Scissors()).subtitle.startswith("青溪区司法局 · ")


def test_reopening_is_on_record(store: Store, shelf: Shelf, review: Review, answer: Callable[..., Review]) -> None:
    answer(DEDUCTED, MET, NO_VETO)
    reviews.sign_off(store, shelf, review.id, "李四", NOON)
    with pytest.raises(ReviewClosed, match="理由"):
        reviews.reopen(store, review.id, "王五", " ", NOON)
    later = NOON + timedelta(days=1)
    opened = reviews.reopen(store, review.id, "王五", "复核发现漏评", later)
    assert opened.signed is None
    assert [(one.by, one.at, one.reason) for one in opened.reopenings] == [("王五", later, "复核发现漏评")]
    answer(replace(MET, note="再看"))


def test_an_open_review_cannot_be_reopened(store: Store, review: Review) -> None:
    with pytest.raises(ReviewClosed):
        reviews.reopen(store, review.id, "王五", "没有必要", NOON)


def test_the_list_shows_state_and_score(
    store: Store, shelf: Shelf, review: Review, answer: Callable[..., Review]
) -> None:
    answer(DEDUCTED, MET)
    cases.set_field(store, review.case_id, FieldName.CLOSED_ON, "2026-02-28")
    [line] = cases.list_cases(store, shelf)
    assert (line.state, line.answered, line.to_answer, line.printed) == (CaseState.IN_REVIEW, 2, 3, "99")
    assert (str(line.closed_on), line.problems) == ("2026-02-28", 1)
    assert (line.document_count, line.page_count) == (2, 2)
    answer(NO_VETO)
    reviews.sign_off(store, shelf, review.id, "李四", NOON)
    [line] = cases.list_cases(store, Shelf())
    assert (line.state, line.printed, line.grade, line.problems) == (CaseState.SIGNED, "99", "优秀", 1)


def test_the_list_follows_every_step(store: Store, shelf: Shelf, review: Review, answer: Callable[..., Review]) -> None:
    def printed() -> tuple[int, str]:
        [line] = cases.list_cases(store, shelf)
        return line.answered, line.printed

    answer(MET)
    one = printed()
    answer(DEDUCTED)
    assert printed() != one
    reviews.undo(store, review.id)
    assert printed() == one
    answer(replace(DEDUCTED, applied=(AppliedRule("b"),)))
    assert printed() == (2, "90")
    assert cases.list_cases(store, Shelf())[0].total is None


def test_a_standard_for_other_cases_is_refused(store: Store, shelf: Shelf) -> None:
    case = take(store, FILING)
    cases.set_case_type(store, case.id, CaseType.LICENSING)
    with pytest.raises(ScoringError, match="不适用"):
        reviews.start_review(store, shelf, case.id, "small", "2026-01", "李四", NOON)


def test_a_missing_review_is_named(store: Store, shelf: Shelf) -> None:
    with pytest.raises(RecordMissing, match="99"):
        reviews.mark_item(store, shelf, 99, MET, NOON)
