"""The machine proposes, a person decides: findings at their question, accepted, rejected, put off."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.finding import DecidedFinding, Decision, Evidence, Finding, Outcome, Severity
from app.domain.page import Pin, Rect
from app.domain.review import AppliedRule, Mark, Verdict
from tests.ui.workbench.room import RECEIPT
from tests.ui.workbench.test_page import card, mark, press
from ui.dialogs.give_reason import GiveReasonDialog
from ui.pages.workbench import WorkbenchPage
from ui.presenters import workbench_findings
from ui.presenters.workbench_texts import help_html

PIN = Pin(RECEIPT, 1, Rect(0.1, 0.2, 0.5, 0.25), "2026年4月30日")
LATE = Finding(
    "r-1",
    "送达回证填写齐全",
    "行政处罚法第六十一条",
    Outcome.SUSPECTED,
    Severity.MAJOR,
    "送达回证缺送达人签名。",
    evidence=(Evidence(1, "送达人", PIN),),
    arithmetic=("4月17日起第9个工作日",),
)
UNREAD = Finding("r-2", "立案有审批", "", Outcome.UNDECIDED, Severity.MAJOR, "缺少：立案审批表的文字。")


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """What the pre-check will find."""
    findings = [LATE, UNREAD]
    monkeypatch.setattr(
        workbench_findings,
        "decided_findings",
        lambda store, _statutes, case_id, _today: tuple(
            DecidedFinding(one, store.findings.of_case(case_id).get(one.key, ())) for one in findings
        ),
    )
    return findings


@pytest.fixture
def page(qtbot: QtBot, found: list[Finding], make_page: Callable[..., WorkbenchPage], review_id: int) -> WorkbenchPage:
    made = make_page()
    with qtbot.waitSignal(made.findings.findings_placed):
        made.show_what(review_id=review_id)
    made.presenter.choose_code("B-01")
    return made


def waiting(page: WorkbenchPage) -> int:
    return page.findings.waiting(card(page).entry)


def test_a_suspected_fault_waits_at_its_question_and_at_its_document(page: WorkbenchPage) -> None:
    assert waiting(page) == 1
    assert page.outline.model.lines[0].findings == 1
    assert page.checklist._rows["B-01", None]._findings == 1


def test_nothing_moves_the_score_until_the_reviewer_confirms(qtbot: QtBot, page: WorkbenchPage) -> None:
    before = page.presenter.standing.score.printed
    press(qtbot, page, Qt.Key.Key_A)
    held = mark(page, "B-01")
    assert held == Mark("B-01", Verdict.PENDING, reason="送达回证缺送达人签名。", pins=(PIN,))
    assert page.presenter.standing.score.printed == before
    assert "按 2 确认" in card(page).answer._said.text()
    press(qtbot, page, Qt.Key.Key_2)
    held = mark(page, "B-01")
    assert held is not None
    assert held.verdict is Verdict.DEDUCTED
    assert held.applied == (AppliedRule("a"),)
    assert waiting(page) == 0


def test_accepting_keeps_a_decision_the_reviewer_has_made(qtbot: QtBot, page: WorkbenchPage) -> None:
    page.presenter.record(Mark("B-01", Verdict.DEDUCTED, (AppliedRule("c", tier=1),), reason="逾期送达"))
    press(qtbot, page, Qt.Key.Key_A)
    held = mark(page, "B-01")
    assert held is not None
    assert held.applied == (AppliedRule("c", tier=1),)
    assert held.reason == "逾期送达；送达回证缺送达人签名。"
    assert held.pins == (PIN,)


def test_rejecting_keeps_the_reason_and_the_question_as_it_was(
    monkeypatch: pytest.MonkeyPatch, page: WorkbenchPage
) -> None:
    monkeypatch.setattr(GiveReasonDialog, "ask", lambda *_: "签名在背面，已核对")
    card(page).findings.notes[0]._reject()
    (one,) = page.findings.at(card(page).entry)
    assert (one.decision, one.said[-1].reason) == (Decision.REJECTED, "签名在背面，已核对")
    assert mark(page, "B-01") is None
    assert card(page).findings.notes == []


def test_a_finding_put_off_waits_on(page: WorkbenchPage) -> None:
    card(page).findings.notes[0].put_off.emit(LATE)
    assert waiting(page) == 1


def test_the_grounds_unfold_and_lead_to_the_page(qtbot: QtBot, page: WorkbenchPage) -> None:
    note = card(page).findings.notes[0]
    note._unfold(True)
    assert note._grounds.isVisible()
    assert "行政处罚法第六十一条（送达）" in note._law.text()
    note.place_wanted.emit(PIN)
    assert page.pair.main.overlays.flash is not None


def test_what_cannot_be_decided_offers_no_answer(page: WorkbenchPage) -> None:
    page.presenter.choose_code("A-01")
    assert not card(page).findings.isHidden()
    assert card(page).findings.notes == []


def test_the_basis_is_told_with_what_the_article_says(page: WorkbenchPage) -> None:
    html = help_html(card(page).entry, page.presenter.told)
    assert "行政处罚法第六十一条（" in html
    assert "逐份核对送达回证" in html
