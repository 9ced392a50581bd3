"""Each answer is saved before it is told; drafts, undo, places and sign-off."""

from __future__ import annotations

from dataclasses import replace

from app.domain.page import Pin, Rect
from app.domain.review import AppliedRule, Mark, Verdict
from app.errors import ReviewError
from app.services import reviews
from tests.ui.workbench.room import RECEIPT, put_small_case
from ui.presenters.workbench import WorkbenchPresenter
from ui.workspace import Workspace

PIN = Pin(RECEIPT, 1, Rect(0.1, 0.1, 0.4, 0.2))


def saved(workspace: Workspace, review_id: int, code: str) -> Mark | None:
    return workspace.with_store(reviews.open_review, review_id).mark(code)


def answer_all(presenter: WorkbenchPresenter) -> None:
    for code in ("V-01", "A-01", "B-01", "C-01"):
        presenter.record(Mark(code, Verdict.MET))


def at(presenter: WorkbenchPresenter) -> str:
    assert presenter.entry is not None
    return presenter.entry.code


def test_a_fresh_review_opens_at_its_first_question(presenter: WorkbenchPresenter) -> None:
    assert at(presenter) == "V-01"


def test_met_is_on_disk_and_the_next_question_comes(
    presenter: WorkbenchPresenter, workspace: Workspace, review_id: int
) -> None:
    presenter.press(1)
    assert saved(workspace, review_id, "V-01") == Mark("V-01", Verdict.MET)
    assert at(presenter) == "A-01"


def test_a_deduction_stays_for_its_reason_and_pin(presenter: WorkbenchPresenter) -> None:
    presenter.choose_code("A-01")
    presenter.press(2)
    assert at(presenter) == "A-01"
    assert presenter.standing.score.printed != "100"


def test_an_answer_that_lacks_something_is_pending_on_disk_and_a_draft_on_screen(
    presenter: WorkbenchPresenter, workspace: Workspace, review_id: int
) -> None:
    refused: list[str] = []
    presenter.answer_refused.connect(refused.append)
    presenter.choose_code("A-01")
    presenter.press(3)
    held, shown = saved(workspace, review_id, "A-01"), presenter.mark(presenter.entry)  # type: ignore[arg-type]
    assert held is not None
    assert held.verdict is Verdict.PENDING
    assert shown is not None
    assert shown.verdict is Verdict.NOT_APPLICABLE
    assert "理由" in refused[0]


def test_a_draft_counts_once_its_reason_is_written(
    presenter: WorkbenchPresenter, workspace: Workspace, review_id: int
) -> None:
    presenter.choose_code("A-01")
    presenter.press(3)
    presenter.change(lambda mark, entry: replace(mark or Mark(entry.code, Verdict.PENDING), reason="本案没有立案环节"))
    held = saved(workspace, review_id, "A-01")
    assert held is not None
    assert held.verdict is Verdict.NOT_APPLICABLE


def test_a_pin_on_a_draft_survives_a_power_cut(
    presenter: WorkbenchPresenter, workspace: Workspace, review_id: int
) -> None:
    presenter.choose_code("B-01")
    presenter.press(2)
    presenter.add_pin(PIN)
    held = saved(workspace, review_id, "B-01")
    assert held is not None
    assert held.pins == (PIN,)


def test_undo_and_redo_go_over_marks_and_pins(presenter: WorkbenchPresenter) -> None:
    presenter.choose_code("A-01")
    presenter.press(2)
    presenter.add_pin(PIN)
    presenter.undo()
    assert presenter.standing.review.mark("A-01") == Mark("A-01", Verdict.DEDUCTED, (AppliedRule("a"),))
    presenter.redo()
    held = presenter.standing.review.mark("A-01")
    assert held is not None
    assert held.pins == (PIN,)


def test_undoing_a_draft_brings_the_answer_before_it_back(presenter: WorkbenchPresenter) -> None:
    presenter.choose_code("A-01")
    presenter.record(Mark("A-01", Verdict.MET))
    presenter.press(3)
    presenter.undo()
    assert presenter.standing.review.mark("A-01") == Mark("A-01", Verdict.MET)
    assert presenter.mark(presenter.entry) == Mark("A-01", Verdict.MET)  # type: ignore[arg-type]


def test_the_same_answer_again_is_no_change(presenter: WorkbenchPresenter) -> None:
    presenter.record(Mark("A-01", Verdict.MET))
    before = presenter.standing
    presenter.record(Mark("A-01", Verdict.MET))
    assert presenter.standing is before


def test_clearing_makes_a_question_unanswered(presenter: WorkbenchPresenter) -> None:
    presenter.choose_code("A-01")
    presenter.record(Mark("A-01", Verdict.MET))
    presenter.clear()
    assert presenter.standing.review.mark("A-01") is None


def test_the_same_question_and_page_open_again(
    presenter: WorkbenchPresenter, workspace: Workspace, review_id: int
) -> None:
    presenter.choose_code("B-01")
    presenter.remember_page(3)
    again = WorkbenchPresenter(workspace)
    again.open(review_id)
    assert at(again) == "B-01"
    assert again.standing.review.last_page == 3


def test_signing_is_refused_while_something_is_missing(presenter: WorkbenchPresenter) -> None:
    problems: list[ReviewError] = []
    presenter.problem_met.connect(problems.append)
    assert {gap.code for gap in presenter.gaps()} == {"V-01", "A-01", "B-01", "C-01"}
    assert not presenter.sign("李评查")
    assert len(problems) == 1


def test_a_signed_review_takes_no_answer_until_it_is_reopened(presenter: WorkbenchPresenter) -> None:
    answer_all(presenter)
    assert presenter.sign("李评查")
    presenter.choose_code("A-01")
    presenter.press(2)
    assert presenter.standing.review.mark("A-01") == Mark("A-01", Verdict.MET)
    assert presenter.reopen("王组长", "复核后需要更正")
    presenter.press(2)
    assert presenter.standing.review.reopenings[0].by == "王组长"
    held = presenter.standing.review.mark("A-01")
    assert held is not None
    assert held.verdict is Verdict.DEDUCTED


def test_nothing_left_unanswered_is_said(presenter: WorkbenchPresenter) -> None:
    answer_all(presenter)
    assert not presenter.next_open()


def test_a_case_without_review_gets_one_by_the_standard_in_force(workspace: Workspace) -> None:
    case_id = workspace.with_store(put_small_case)
    presenter = WorkbenchPresenter(workspace)
    presenter.open_case(case_id)
    assert presenter.standing.review.standard_id == "small"
    presenter.open_case(case_id)
    assert len(workspace.with_store(reviews.reviews_of, case_id)) == 1


def test_a_review_that_is_gone_is_told_not_raised(workspace: Workspace) -> None:
    problems: list[ReviewError] = []
    presenter = WorkbenchPresenter(workspace)
    presenter.problem_met.connect(problems.append)
    presenter.open(99)
    assert len(problems) == 1
    assert not presenter.is_open
