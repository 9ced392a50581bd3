"""The workbench with real mouse and keys: pins, verdicts, text, undo, search, sign-off, leaving while pages come."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QInputMethodEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.page import Pin, Rect
from app.domain.review import Gap, Mark, Verdict
from tests.ui.workbench.conftest import Went
from tests.ui.workbench.room import DECISION, RECEIPT, GreyPaper
from ui.dialogs.sign_off import ReopenDialog, SignOffAnswer, SignOffDialog
from ui.models.keymap import KeyMap
from ui.pages.page_view import PageView
from ui.pages.workbench import WorkbenchPage
from ui.pages.workbench_card import EntryCard
from ui.presenters.page_layout import Fit, Zoom
from ui.presenters.settings import write_keys
from ui.presenters.workbench_desk import Standing

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def press(qtbot: QtBot, page: WorkbenchPage, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    qtbot.keyClick(page.pair.main, key, modifier)


def drag(view: PageView, start: QPoint, end: QPoint) -> None:
    """A press, a move with the button held, and a release."""
    port = view.viewport()
    for kind, point, button, held in (
        (QEvent.Type.MouseButtonPress, start, LEFT, LEFT),
        (QEvent.Type.MouseMove, end, Qt.MouseButton.NoButton, LEFT),
        (QEvent.Type.MouseButtonRelease, end, LEFT, Qt.MouseButton.NoButton),
    ):
        place = QPointF(point)
        event = QMouseEvent(kind, place, QPointF(port.mapToGlobal(point)), button, held, NONE)
        QApplication.sendEvent(port, event)


def mark(page: WorkbenchPage, code: str) -> Mark | None:
    return page.presenter.standing.review.mark(code)


def card(page: WorkbenchPage) -> EntryCard:
    assert page.checklist.card is not None
    return page.checklist.card


def on_page(page: WorkbenchPage, index: int, rect: Rect) -> tuple[QPoint, QPoint]:
    box = page.pair.main.camera.on_screen(index, rect)
    return box.topLeft().toPoint(), box.bottomRight().toPoint()


def answer_all(page: WorkbenchPage) -> None:
    for code in ("V-01", "A-01", "B-01", "C-01"):
        page.presenter.record(Mark(code, Verdict.MET))


def test_a_drag_on_a_page_is_a_pin_of_the_active_question(page: WorkbenchPage) -> None:
    page.presenter.choose_code("A-01")
    drag(page.pair.main, *on_page(page, 0, Rect(0.1, 0.08, 0.5, 0.15)))
    held = mark(page, "A-01")
    assert held is not None
    (pin,) = held.pins
    assert (pin.file_hash, pin.page, pin.text) == (RECEIPT, 1, "送达回证")
    assert pin.rect.left == pytest.approx(0.1, abs=0.01)
    assert pin.rect.bottom == pytest.approx(0.15, abs=0.01)


def test_the_page_in_view_is_pinned_by_keys_alone(page: WorkbenchPage, qtbot: QtBot) -> None:
    page.presenter.choose_code("A-01")
    page.pair.main.go_to(2)
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert mark(page, "A-01") is None
    qtbot.keyClick(page, Qt.Key.Key_P)
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    held = mark(page, "A-01")
    assert held is not None
    (pin,) = held.pins
    assert (pin.file_hash, pin.rect) == (page.reading.sheets[2].ref.file_hash, Rect(0.0, 0.0, 1.0, 1.0))


def test_a_frame_is_moved_and_sized_by_arrows_and_pinned_with_enter(page: WorkbenchPage, qtbot: QtBot) -> None:
    page.presenter.choose_code("A-01")
    view = page.pair.main
    press(qtbot, page, Qt.Key.Key_P)
    assert view.overlays.frame is not None
    at, before = view.overlays.frame
    for key, modifier in (
        (Qt.Key.Key_Down, NONE),
        (Qt.Key.Key_Left, NONE),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier),
    ):
        press(qtbot, page, key, modifier)
    press(qtbot, page, Qt.Key.Key_Return)
    held = mark(page, "A-01")
    assert held is not None
    (pin,) = held.pins
    assert (pin.file_hash, pin.page) == (page.reading.sheets[at].ref.file_hash, page.reading.sheets[at].ref.number)
    assert pin.rect.left == pytest.approx(before.left - 0.02, abs=1e-4)
    assert pin.rect.right == pytest.approx(before.right, abs=1e-4)
    assert pin.rect.top == pytest.approx(before.top + 0.014 - 0.0028, abs=1e-4)
    assert view.overlays.frame is None


def test_the_frame_begins_around_the_hit_one_has_gone_to(page: WorkbenchPage, qtbot: QtBot) -> None:
    page.presenter.choose_code("A-01")
    page.tools.search.setFocus()
    page.tools.search.setText("送达回证")
    qtbot.keyClick(page.tools.search, Qt.Key.Key_Return)
    qtbot.keyClick(page.tools.search, Qt.Key.Key_Escape)
    hit = page.reading.hits[0]
    press(qtbot, page, Qt.Key.Key_P)
    press(qtbot, page, Qt.Key.Key_Return)
    held = mark(page, "A-01")
    assert held is not None
    assert held.pins[0].text == "送达回证"
    assert held.pins[0].rect.top == pytest.approx(hit.rects[0].top - 0.006, abs=1e-4)
    press(qtbot, page, Qt.Key.Key_Escape)
    assert page.reading.hits == ()


def test_esc_takes_the_frame_away_and_the_arrows_scroll_again(page: WorkbenchPage, qtbot: QtBot) -> None:
    press(qtbot, page, Qt.Key.Key_P)
    press(qtbot, page, Qt.Key.Key_Escape)
    before = page.pair.main.camera.top
    press(qtbot, page, Qt.Key.Key_Down)
    assert page.pair.main.overlays.frame is None
    assert page.pair.main.camera.top > before


def test_the_frame_comes_along_to_another_page_and_never_leaves_it(page: WorkbenchPage, qtbot: QtBot) -> None:
    press(qtbot, page, Qt.Key.Key_P)
    press(qtbot, page, Qt.Key.Key_End)
    frame = page.pair.main.overlays.frame
    assert frame is not None
    assert frame[0] == page.pair.main.camera.leading
    for _ in range(60):
        press(qtbot, page, Qt.Key.Key_Right)
        press(qtbot, page, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    kept = page.pair.main.overlays.frame
    assert kept is not None
    assert kept[1].right == 1.0
    assert kept[1].height == pytest.approx(0.01, abs=1e-4)


def test_a_pin_drawn_on_a_turned_page_lies_right_on_the_upright_one(page: WorkbenchPage) -> None:
    page.presenter.choose_code("A-01")
    page.pair.main.turn(0)
    page.pair.main.go_to(0)
    drag(page.pair.main, *on_page(page, 0, Rect(0.1, 0.2, 0.3, 0.6)))
    held = mark(page, "A-01")
    assert held is not None
    rect = held.pins[0].rect
    assert (rect.left, rect.bottom) == (pytest.approx(0.1, abs=0.01), pytest.approx(0.6, abs=0.01))


def test_a_click_is_no_pin(page: WorkbenchPage) -> None:
    page.presenter.choose_code("A-01")
    start, _ = on_page(page, 0, Rect(0.1, 0.1, 0.2, 0.2))
    drag(page.pair.main, start, start + QPoint(2, 2))
    assert mark(page, "A-01") is None


def test_a_click_on_a_pin_opens_its_question(page: WorkbenchPage) -> None:
    page.presenter.choose_code("B-01")
    page.presenter.add_pin(Pin(RECEIPT, 1, Rect(0.1, 0.1, 0.4, 0.2)))
    page.presenter.choose_code("A-01")
    start, _ = on_page(page, 0, Rect(0.2, 0.15, 0.3, 0.2))
    drag(page.pair.main, start, start)
    assert card(page).entry.code == "B-01"


def test_a_pin_in_the_checklist_brings_its_page_and_flashes(page: WorkbenchPage) -> None:
    pin = Pin(DECISION, 1, Rect(0.1, 0.5, 0.4, 0.6))
    page.presenter.choose_code("A-01")
    page.presenter.add_pin(pin)
    card(page).answer.pins.pin_chosen.emit(pin)
    view = page.pair.main
    assert view.viewport().rect().contains(view.camera.on_screen(3, pin.rect).center().toPoint())
    assert view.overlays.flash is not None


def test_number_keys_answer_and_move_on(qtbot: QtBot, page: WorkbenchPage) -> None:
    press(qtbot, page, Qt.Key.Key_1)
    press(qtbot, page, Qt.Key.Key_2)
    assert mark(page, "V-01") == Mark("V-01", Verdict.MET)
    held = mark(page, "A-01")
    assert held is not None
    assert held.verdict is Verdict.DEDUCTED
    assert card(page).entry.code == "A-01"


def test_space_goes_to_the_next_unanswered_and_j_k_step(qtbot: QtBot, page: WorkbenchPage) -> None:
    page.presenter.record(Mark("A-01", Verdict.MET))
    press(qtbot, page, Qt.Key.Key_Space)
    assert card(page).entry.code == "B-01"
    press(qtbot, page, Qt.Key.Key_K)
    assert card(page).entry.code == "A-01"
    press(qtbot, page, Qt.Key.Key_J)
    assert card(page).entry.code == "B-01"


def test_keys_in_a_field_are_text(qtbot: QtBot, page: WorkbenchPage) -> None:
    page.presenter.choose_code("A-01")
    page.presenter.press(2)
    reason = card(page).answer.reason
    before = mark(page, "A-01")
    qtbot.keyClicks(reason, "1j3 ")
    assert reason.toPlainText() == "1j3 "
    assert mark(page, "A-01") == before


def test_keys_while_the_input_method_composes_are_text(qtbot: QtBot, page: WorkbenchPage) -> None:
    page.presenter.choose_code("A-01")
    page.presenter.press(2)
    reason = card(page).answer.reason
    QApplication.sendEvent(reason, QInputMethodEvent("chao", []))
    qtbot.keyClick(reason, Qt.Key.Key_3)
    composed = QInputMethodEvent("", [])
    composed.setCommitString("超期")
    QApplication.sendEvent(reason, composed)
    held = mark(page, "A-01")
    assert held is not None
    assert held.verdict is Verdict.DEDUCTED
    assert "超期" in reason.toPlainText()


def test_what_is_typed_is_saved_when_the_field_is_left(page: WorkbenchPage) -> None:
    page.presenter.choose_code("A-01")
    page.presenter.press(2)
    card(page).answer.reason.setPlainText("缺审批")
    page.presenter.step(1)
    held = mark(page, "A-01")
    assert held is not None
    assert held.reason == "缺审批"


def test_control_z_takes_a_pin_back_and_control_y_brings_it_again(qtbot: QtBot, page: WorkbenchPage) -> None:
    page.presenter.choose_code("A-01")
    page.presenter.press(2)
    page.presenter.add_pin(Pin(RECEIPT, 1, Rect(0.1, 0.1, 0.4, 0.2)))
    press(qtbot, page, Qt.Key.Key_Z, CONTROL)
    held = mark(page, "A-01")
    assert held is not None
    assert held.pins == ()
    press(qtbot, page, Qt.Key.Key_Y, CONTROL)
    held = mark(page, "A-01")
    assert held is not None
    assert len(held.pins) == 1


def test_ticking_rules_counting_places_and_missing_elements(qtbot: QtBot, page: WorkbenchPage) -> None:
    page.presenter.choose_code("B-01")
    rows = {row.rule.code: row for row in card(page).answer.rules}
    rows["a"].box.click()
    rows["a"]._control.setValue(3)  # type: ignore[union-attr]
    rows["c"]._control.activated.emit(1)  # type: ignore[union-attr]
    rows["d"]._elements[1].click()
    held = mark(page, "B-01")
    assert held is not None
    assert [(rule.code, rule.count, rule.tier, rule.missing) for rule in held.applied] == [
        ("a", 3, None, ()),
        ("c", 1, 1, ()),
        ("d", 1, None, (1,)),
    ]
    rows["a"].box.click()
    held = mark(page, "B-01")
    assert held is not None
    assert [rule.code for rule in held.applied] == ["c", "d"]


def test_points_of_an_earned_item_are_entered(page: WorkbenchPage) -> None:
    page.presenter.choose_code("C-01")
    box = card(page).answer.points
    assert box is not None
    box.setValue(2.5)
    held = mark(page, "C-01")
    assert held is not None
    assert str(held.earned) == "2.5"


def test_zero_points_can_be_entered(page: WorkbenchPage) -> None:
    page.presenter.choose_code("C-01")
    page.presenter.press(2)
    assert "尚未计入" in card(page).answer._said.text()
    box = card(page).answer.points
    assert box is not None
    box.setValue(0)
    held = mark(page, "C-01")
    assert held is not None
    assert (held.verdict, str(held.earned)) == (Verdict.SCORED, "0")
    assert card(page).answer._said.text() == ""


def test_what_a_draft_lacks_is_said_again_when_it_is_opened_again(page: WorkbenchPage) -> None:
    page.presenter.choose_code("A-01")
    page.presenter.press(3)
    page.presenter.step(1)
    page.presenter.step(-1)
    assert "理由" in card(page).answer._said.text()


def test_control_and_wheel_zoom_and_the_plain_wheel_scrolls(page: WorkbenchPage) -> None:
    view = page.pair.main
    factor = view.camera.factor
    for modifier in (CONTROL, NONE):
        point = QPointF(200, 200)
        away = QPoint(0, -120)
        place = QPointF(view.viewport().mapToGlobal(QPoint(200, 200)))
        phase = Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(point, place, QPoint(), away, Qt.MouseButton.NoButton, modifier, phase, False)
        QApplication.sendEvent(view.viewport(), event)
    assert view.camera.factor < factor
    assert view.verticalScrollBar().value() > 0


def test_pages_beside_the_one_in_view_are_fetched_ahead(qtbot: QtBot, page: WorkbenchPage, paper: GreyPaper) -> None:
    page.pair.main.set_zoom(Zoom(Fit.WIDTH))
    page.pair.main.requests.ask()
    qtbot.waitUntil(lambda: {(RECEIPT, 2), (RECEIPT, 3)} <= {(key, number) for key, number, *_ in paper.asked})


def test_a_phrase_fills_the_reason_and_tab_finds_its_blank(qtbot: QtBot, page: WorkbenchPage) -> None:
    page.presenter.choose_code("B-01")
    page.presenter.press(2)
    reason = card(page).answer.reason
    reason.add_phrase("超期____日送达")
    assert reason.textCursor().selectedText() == "____"
    qtbot.keyClicks(reason, "9")
    assert reason.toPlainText() == "超期9日送达"


def test_a_statement_without_a_page_counts_its_characters(page: WorkbenchPage) -> None:
    page.presenter.choose_code("A-01")
    page.presenter.press(2)
    pins = card(page).answer.pins
    pins._none.click()
    pins._statement.setText("卷内没有")
    assert pins._left.text() == "还差 6 字"
    pins._statement.setText("卷内没有任何立案审批材料")
    pins.settle()
    held = mark(page, "A-01")
    assert held is not None
    assert held.no_page == "卷内没有任何立案审批材料"


def test_search_paints_and_goes_round(qtbot: QtBot, page: WorkbenchPage) -> None:
    page.tools.search.setText("送达")
    qtbot.keyClick(page.tools.search, Qt.Key.Key_Return)
    assert page.tools._hits.text() == "1/3"
    qtbot.keyClick(page.tools.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert page.tools._hits.text() == "3/3"
    assert page.pair.main.camera.leading == 3
    page.tools.search.clear()
    assert page.pair.main.overlays.hits == {}


def test_pages_turn_and_are_entered_by_number(qtbot: QtBot, page: WorkbenchPage) -> None:
    press(qtbot, page, Qt.Key.Key_BracketRight)
    assert page.pair.main.camera.leading == 1
    page.tools._folio.setText("9")
    page.tools._folio.returnPressed.emit()
    assert page.pair.main.camera.leading == 3
    assert page.outline.list.currentIndex().row() == 1


def test_zooming_keeps_the_place_under_the_pointer(page: WorkbenchPage) -> None:
    view = page.pair.main
    view.go_to(1)
    point = QPointF(200, 120)
    before = view.camera.anchor(point)
    view._zoom_step(1, point)
    after = view.camera.anchor(point)
    assert after[0] == before[0]
    assert after[2] == pytest.approx(before[2], abs=0.01)
    assert view.camera.fit is Fit.NONE


def test_a_page_wider_than_the_pane_can_be_scrolled_sideways(qtbot: QtBot, page: WorkbenchPage) -> None:
    view = page.pair.main
    view.set_zoom(Zoom(Fit.NONE, 3))
    qtbot.waitUntil(view.horizontalScrollBar().isVisible)
    view.set_zoom(Zoom(Fit.WIDTH))
    qtbot.waitUntil(lambda: not view.horizontalScrollBar().isVisible())
    assert view.camera.pane == (view.viewport().width(), view.viewport().height())


def test_comparing_scrolls_both_views_by_the_same_amount(qtbot: QtBot, page: WorkbenchPage) -> None:
    press(qtbot, page, Qt.Key.Key_C)
    assert page.pair.comparing
    views = (page.pair.main, page.pair.other)
    # an odd width cannot be halved: one pane may be a pixel wider than the other
    qtbot.waitUntil(
        lambda: abs(views[0].camera.pane[0] - views[1].camera.pane[0]) <= 1 and views[1].camera.leading == 1
    )
    before = page.pair.other.verticalScrollBar().value()
    start = page.pair.main.verticalScrollBar().value()
    page.pair.main.verticalScrollBar().setValue(start + 120)
    assert page.pair.other.verticalScrollBar().value() == before + 120


def test_any_page_can_be_put_beside_the_one_being_read(qtbot: QtBot, page: WorkbenchPage) -> None:
    press(qtbot, page, Qt.Key.Key_C)
    pair = page.pair
    pair._folio.setText("4")
    qtbot.keyClick(pair._folio, Qt.Key.Key_Return)
    assert (pair.main.camera.leading, pair.other.camera.leading) == (0, 3)
    assert pair._which.currentText().endswith(page.reading.sheets[3].title)
    pair._folio.setText("99")
    qtbot.keyClick(pair._folio, Qt.Key.Key_Return)
    assert pair._folio.text() == str(len(page.reading.sheets))


def test_pages_that_were_in_view_are_read(qtbot: QtBot, page: WorkbenchPage) -> None:
    with qtbot.waitSignal(page.reading.read_changed, timeout=20000):
        page.pair.main.requests.ask()
    assert (RECEIPT, 1) in page.reading.read
    assert page.outline.model.lines[0].unread == 2


def test_a_page_that_cannot_be_drawn_says_so(qtbot: QtBot, paper: GreyPaper, page: WorkbenchPage) -> None:
    paper.broken = True
    with qtbot.waitSignal(page.reading.pictures.picture_failed, timeout=20000):
        page.pair.main.step_zoom(1)
        page.pair.main.requests.ask()
    assert page.reading.pictures._failed


def test_sign_off_lists_gaps_and_a_click_goes_there(monkeypatch: pytest.MonkeyPatch, page: WorkbenchPage) -> None:
    asked: dict[str, str] = {}

    def ask(_parent: QWidget, gaps: list[tuple[Gap, str]], *_rest: object) -> SignOffAnswer:
        asked.update({gap.code: line for gap, line in gaps})
        return SignOffAnswer("", gap=next(gap for gap, _ in gaps if gap.code == "B-01"))

    monkeypatch.setattr(SignOffDialog, "ask", ask)
    page.head.sign.click()
    assert asked.keys() == {"V-01", "A-01", "B-01", "C-01"}
    assert asked["A-01"].startswith("A-01　立案有审批：")
    assert card(page).entry.code == "B-01"


def test_signing_freezes_and_reopening_needs_a_reason(monkeypatch: pytest.MonkeyPatch, page: WorkbenchPage) -> None:
    answer_all(page)
    monkeypatch.setattr(SignOffDialog, "ask", lambda *_: SignOffAnswer("总体规范", by="李评查"))
    page.head.sign.click()
    assert page.banner.isVisible()
    assert not page.head.sign.isVisible()
    assert not any(button.isEnabled() for _, button in card(page)._buttons)
    assert page.presenter.standing.review.comment == "总体规范"
    drag(page.pair.main, *on_page(page, 0, Rect(0.1, 0.08, 0.5, 0.15)))
    assert page.presenter.standing.review.mark("V-01") == Mark("V-01", Verdict.MET)
    monkeypatch.setattr(ReopenDialog, "ask", lambda *_: ("李评查", "发现遗漏需要更正"))
    page.banner.reopen.click()
    assert not page.banner.isVisible()


def test_the_dialog_signs_only_with_nothing_missing_and_a_name(qtbot: QtBot) -> None:
    dialog = SignOffDialog(None, (), "92 分，优秀", "", "")
    qtbot.addWidget(dialog)
    assert not dialog.sign.isEnabled()
    dialog.by.setText("李评查")
    assert dialog.sign.isEnabled()


def test_the_dialog_names_the_pages_never_opened(monkeypatch: pytest.MonkeyPatch, page: WorkbenchPage) -> None:
    told: list[str] = []
    monkeypatch.setattr(SignOffDialog, "ask", lambda *said: told.append(said[-1]))
    page.reading.note_seen([0])
    page.head.sign.click()
    count = page.presenter.desk.case.page_count - 1
    assert told[0].startswith(f"▲ 还有 {count} 页没有打开过：卷内第 2")


def test_signing_and_the_report_are_a_key_away(
    monkeypatch: pytest.MonkeyPatch, page: WorkbenchPage, qtbot: QtBot
) -> None:
    answer_all(page)
    monkeypatch.setattr(SignOffDialog, "ask", lambda *_: SignOffAnswer("", by="李评查"))
    press(qtbot, page, Qt.Key.Key_F9)
    assert page.presenter.frozen
    assert page.head.report.property("look") == "primary"
    went: list[str] = []
    monkeypatch.setattr(type(page.presenter), "gaps", lambda _self: went.append("gaps") or ())
    press(qtbot, page, Qt.Key.Key_F9)
    assert went == []


def test_reopening_asks_for_four_characters(qtbot: QtBot) -> None:
    dialog = ReopenDialog(None, "李评查")
    qtbot.addWidget(dialog)
    dialog.reason.setPlainText("更正")
    assert not dialog.reopen.isEnabled()
    dialog.reason.setPlainText("更正笔误")
    assert dialog.reopen.isEnabled()


def test_the_report_and_the_case_are_a_click_away(page: WorkbenchPage, review_id: int, went: Went) -> None:
    page.head.report.click()
    page.head.back.click()
    assert went == [("report", {"review_id": review_id, "back": "workbench"}), ("case", {"case_id": 1})]


def test_the_same_page_and_question_open_again(
    make_page: Callable[..., WorkbenchPage], page: WorkbenchPage, review_id: int
) -> None:
    page.presenter.choose_code("C-01")
    page.side.step_page(2)
    page.may_leave()
    again = make_page()
    again.show_what(review_id=review_id)
    assert card(again).entry.code == "C-01"
    assert again.pair.main.camera.leading == 2


def test_the_head_tells_the_score_as_it_changes(qtbot: QtBot, page: WorkbenchPage) -> None:
    before = page.head._points.text()
    page.presenter.choose_code("A-01")
    with qtbot.waitSignal(page.presenter.review_changed) as told:
        page.presenter.press(2)
    standing = told.args[0]
    assert isinstance(standing, Standing)
    assert page.head._points.text() == standing.score.printed != before


def test_without_a_review_the_page_says_what_it_is_for(make_page: Callable[..., WorkbenchPage], went: Went) -> None:
    page = make_page()
    page.show_what()
    assert page._stack.currentIndex() == 1


def test_closing_while_pictures_are_still_coming_does_no_harm(
    qtbot: QtBot, make_page: Callable[..., WorkbenchPage], review_id: int, paper: GreyPaper
) -> None:
    paper.hold.clear()
    page = make_page(watched=False)
    page.show_what(review_id=review_id)
    page.pair.main.requests.ask()
    page.close()
    page.deleteLater()
    qtbot.waitUntil(lambda: not shiboken6.isValid(page))
    paper.hold.set()


@pytest.mark.parametrize("base", [14, 20, 24])
def test_no_card_is_wider_than_its_pane(qtbot: QtBot, page: WorkbenchPage, base: int) -> None:
    theme = page._context.theme
    try:
        theme.use(theme.scheme, base)
        for code in ("V-01", "B-01", "C-01", "D-01"):
            page.presenter.choose_code(code)
            page.presenter.press(2)
            room = page.checklist.minimumWidth() - page.checklist.area.verticalScrollBar().sizeHint().width()
            assert card(page).minimumSizeHint().width() <= room
    finally:
        QApplication.instance().setStyleSheet("")  # type: ignore[union-attr]


def test_keys_chosen_in_the_settings_work_and_are_printed(qtbot: QtBot, page: WorkbenchPage) -> None:
    write_keys(QSettings(), KeyMap().with_key("answer_1", "Q").with_key("arm", "X"))
    page.show_what()
    page.presenter.choose_code("A-01")
    assert card(page)._buttons[0][1].accessibleName().endswith("快捷键 Q")
    assert card(page).answer.pins._add.text() == "＋ 在页面上框选 X"
    assert "X 框选" in page.foot._hints.text()
    press(qtbot, page, Qt.Key.Key_1)
    assert mark(page, "A-01") is None
    press(qtbot, page, Qt.Key.Key_Q)
    assert mark(page, "A-01") == Mark("A-01", Verdict.MET)
