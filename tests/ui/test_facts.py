"""要素 on the case page: looked at, put right, taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.casefile import CaseFile
from app.domain.fact import Fact, FactKind, KnownFact
from app.domain.page import PageText, WordSource
from app.evidence.picture import Picture
from tests.services.arriving import arriving, file_of, take
from tests.ui.conftest import PlainEvidence
from ui.dialogs.add_fact import AddedFact, AddFactDialog
from ui.main_window import MainWindow
from ui.models.fact_columns import FactRow, fact_name, fact_value, state_text
from ui.pages.case import CasePage
from ui.pages.case_facts import FactsPane
from ui.workspace import Workspace

DECISION = arriving(
    "1行政处罚决定书.pdf", "云岫市某区市场监督管理局行政处罚决定书", "市监罚〔2026〕12号", "当事人：云岫市某某食品有限公司",
    "依据《中华人民共和国食品安全法》第一百二十四条第一款第（五）项的规定，决定处罚如下：", "罚款5000元。", "2026年4月28日",
)  # fmt: skip
NOTICE = arriving(
    "2行政处罚告知书.pdf", "行政处罚告知书", "市监告〔2026〕9号", "当事人：云岫市另一食品有限公司", "2026年4月8日"
)


@pytest.fixture
def pane(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> Iterator[FactsPane]:
    """The tab with the facts of two documents."""
    case: CaseFile = workspace.with_store(take, DECISION, NOTICE)
    window.show_page("case", case_id=case.id)
    page = window.current
    assert isinstance(page, CasePage)
    window.show()
    with qtbot.waitSignal(page._facts._presenter.facts_shown):
        page._tabs.setCurrentWidget(page._facts)
    yield page._facts
    window.hide()


def _choose(pane: FactsPane, kind: FactKind) -> FactRow:
    pane.view.select_where(lambda one: one.fact.kind is kind)
    row: FactRow = pane.view.selected()
    assert row.fact.kind is kind
    return row


def test_every_fact_names_its_value_and_page(pane: FactsPane) -> None:
    party = _choose(pane, FactKind.PARTY)
    assert (fact_name(party.fact), fact_value(party.fact), party.folio) == ("当事人", "云岫市某某食品有限公司", 1)


def test_a_corrected_value_is_marked_and_stays_selected(pane: FactsPane, qtbot: QtBot) -> None:
    _choose(pane, FactKind.PARTY)
    pane._detail._value.setText("云岫市第三食品有限公司")
    pane._detail._enable()
    with qtbot.waitSignal(pane._presenter.facts_shown):
        pane._detail._correct.click()
    row = pane.view.selected()
    assert fact_value(row.fact) == "云岫市第三食品有限公司"
    assert "人工" in state_text(row)
    assert "程序读到“云岫市某某食品有限公司”" in pane._detail._told.text()
    with qtbot.waitSignal(pane._presenter.facts_shown):
        pane._detail._back.click()
    assert fact_value(pane.view.selected().fact) == "云岫市某某食品有限公司"


def test_a_value_that_does_not_fit_is_refused_on_the_spot(pane: FactsPane) -> None:
    _choose(pane, FactKind.FINE)
    pane._detail._value.setText("五千")
    pane._detail._enable()
    pane._detail._correct.click()
    assert "不是金额" in pane._detail._problem.text()
    assert not pane._detail._problem.isHidden()


def test_a_dropped_fact_stays_in_the_list_until_taken_back(pane: FactsPane, qtbot: QtBot) -> None:
    _choose(pane, FactKind.FINE)
    with qtbot.waitSignal(pane._presenter.facts_shown):
        pane._detail._drop.click()
    assert state_text(_choose(pane, FactKind.FINE)) == "⊘ 人工删去"


def test_contradictory_readings_stand_side_by_side(pane: FactsPane) -> None:
    pane._filters.button(2).click()
    held = [fact_value(row.fact) for row in pane._table.records]
    assert set(held) == {"云岫市某某食品有限公司", "云岫市另一食品有限公司"}
    _choose(pane, FactKind.PARTY)
    other = pane._detail._table.records[0]
    assert {fact_value(other.fact), fact_value(pane.view.selected().fact)} == set(held)


def test_one_document_alone_can_be_looked_at(pane: FactsPane) -> None:
    pane._which.setCurrentIndex(2)
    assert {row.title for row in pane._table.records} == {"行政处罚告知书"}


def test_enter_on_a_fact_asks_for_its_place(pane: FactsPane, qtbot: QtBot) -> None:
    row = _choose(pane, FactKind.PARTY)
    pane.place_wanted.disconnect()
    with qtbot.waitSignal(pane.place_wanted) as asked:
        qtbot.keyClick(pane.view, Qt.Key.Key_Return)
    assert asked.args == [row.fact.pin]


@pytest.mark.parametrize(
    ("fact", "name", "value"),
    [
        (Fact(FactKind.DATE, "2026-03-12", 1, "立案"), "立案日期", "2026-03-12"),
        (Fact(FactKind.TIME_SPAN, "2026-03-10T09:20/2026-03-10T11:05", 1, "检查"), "检查起止时间", "2026-03-10 09:20–11:05"),
        (Fact(FactKind.USCC, "X", 1, "invalid"), "统一社会信用代码（校验不通过）", "X"),
        (Fact(FactKind.OFFICER, "张三", 1, "承办"), "人员（承办）", "张三"),
        (Fact(FactKind.AMOUNT_WORDS, "50000", 1, "伍万元整"), "大写金额（元）", "50,000.00（伍万元整）"),
        (Fact(FactKind.HEARING_RIGHT, "told", 1, "5"), "听证权利", "已告知（5日）"),
        (Fact(FactKind.CONTENTS_ROW, "立案审批表||2026-03-12|2", 1), "目录条目", "立案审批表 · 2026-03-12 · 2"),
    ],
)  # fmt: skip
def test_facts_are_named_and_told_in_chinese(fact: Fact, name: str, value: str) -> None:
    assert (fact_name(fact), fact_value(fact)) == (name, value)


def test_a_reading_with_little_certainty_is_marked() -> None:
    low = FactRow(KnownFact(Fact(FactKind.SIGNATURE, "张三", 1, confidence=0.7)), "", 1)
    assert state_text(low) == "？ 70%"


def test_after_an_answer_the_arrows_go_on_in_the_list(pane: FactsPane, qtbot: QtBot) -> None:
    _choose(pane, FactKind.FINE)
    pane._detail._confirm.setFocus()
    with qtbot.waitSignal(pane._presenter.facts_shown):
        qtbot.keyClick(pane._detail._confirm, Qt.Key.Key_Space)
    assert pane.view.hasFocus()
    assert state_text(pane.view.selected()) == "✓ 人工确认"


def test_a_fact_nobody_read_is_added_on_its_page(
    pane: FactsPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = AddedFact(FactKind.DATE, "立案", "2026年4月1日", 2)
    monkeypatch.setattr(AddFactDialog, "ask", lambda _parent, _pages, _folio: added)
    with qtbot.waitSignal(pane._presenter.facts_shown):
        pane._add.click()
    pane._filters.button(3).click()
    row = pane._table.records[0]
    assert (fact_name(row.fact), fact_value(row.fact), row.folio) == ("立案日期", "2026-04-01", 2)


def test_the_dialog_refuses_what_is_no_date_and_a_date_of_nothing(qtbot: QtBot) -> None:
    dialog = AddFactDialog(None, 9, 3)
    qtbot.addWidget(dialog)
    dialog.value.setText("四月")
    dialog._check()
    assert "没有填写事项" in dialog._problem.text()
    dialog.role.setCurrentText("立案")
    dialog._check()
    assert "不是日期" in dialog._problem.text()
    assert dialog.result() == 0
    dialog.value.setText("2026-04-01")
    dialog._check()
    assert (dialog.result(), dialog.added) == (1, AddedFact(FactKind.DATE, "立案", "2026-04-01", 3))


def _sealed(number: int) -> PageText:
    return PageText(number, 595.0, 842.0, (), WordSource.RECOGNITION)


class _Stamped(PlainEvidence):
    """The first page bears a red round seal."""

    def render(self, key: str, number: int, width_px: int, turn: int = 0) -> Picture:
        image = Image.new("RGB", (width_px, width_px * 842 // 595), "white")
        if number == 1:
            ImageDraw.Draw(image).ellipse((250, 400, 350, 500), outline=(210, 40, 40), width=8)
        red, green, blue = image.split()
        return Picture(*image.size, Image.merge("RGBX", (blue, green, red, blue)).tobytes())


def test_seals_seen_on_scans_are_listed_as_a_hint_and_can_be_put_right(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace._make_evidence = _Stamped
    scan = file_of("扫描件.pdf", b"scan", pages=(_sealed(1), _sealed(2)))
    case: CaseFile = workspace.with_store(take, scan)
    window.show_page("case", case_id=case.id)
    page = window.current
    assert isinstance(page, CasePage)
    window.show()
    pane = page._facts
    with qtbot.waitSignal(pane._presenter.seals_shown, check_params_cb=lambda _case, _seals, waiting: not waiting):
        page._tabs.setCurrentWidget(pane)
    pane._filters.button(5).click()
    row = pane._table.records[0]
    assert (fact_value(row.fact), row.folio, state_text(row)) == ("可见", 1, "图像提示")
    assert "不能证明" in pane._hint.text()
    pane._detail._value.setText("未见")
    pane._detail._enable()
    with qtbot.waitSignal(pane._presenter.facts_shown):
        pane._detail._correct.click()
    assert (fact_value(pane.view.selected().fact), state_text(pane.view.selected())) == ("未见", "✓ 人工")
    window.hide()


def test_dates_of_all_documents_stand_in_the_order_of_time(pane: FactsPane) -> None:
    pane._filters.button(4).click()
    assert [row.day for row in pane._table.records] == ["2026-04-08", "2026-04-28"]
