"""A list of cases without scans: checked row by row, taken in, reviewed with page numbers typed by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog
from python_calamine import CalamineWorkbook

from app.domain.register import RegisterTaken
from ui.dialogs.done import DoneDialog
from ui.dialogs.register import RegisterDialog
from ui.main_window import MainWindow
from ui.page import Context
from ui.pages.case import CasePage
from ui.pages.case_list import CaseListPage
from ui.pages.workbench import WorkbenchPage
from ui.tasks import TaskRunner
from ui.theme.theme import Theme
from ui.workspace import Workspace

SHEET = "行政处罚决定书文号,行政相对人名称,处罚机关,处罚决定日期\n甲罚〔2026〕1号,某食品店,甲市监局,2026-02-10\n甲罚〔2026〕2号,某药店,甲市监局,2026-02-30\n"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "清单.csv"
    path.write_text(SHEET, "utf-8")
    return path


@pytest.fixture
def context(workspace: Workspace, tasks: TaskRunner, renders: TaskRunner, theme: Theme) -> Context:
    return Context(workspace, tasks, renders, theme, lambda *_a, **_k: None)


def test_rows_with_faults_come_back_as_the_same_sheet(
    qtbot: object, context: Context, sheet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "问题.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog = RegisterDialog(None, context, sheet)
    assert dialog._told.text() == "共 2 行，可以导入 1 行，有问题 1 行。"
    dialog._save.click()
    assert "已存到" in dialog._told.text()
    head, row = CalamineWorkbook.from_path(str(target)).get_sheet_by_index(0).to_python()
    assert head[-1] == "问题"
    assert "不是日期" in str(row[-1])
    dialog._take.click()
    assert isinstance(dialog.taken, RegisterTaken)
    dialog.deleteLater()


def test_a_changed_column_is_remembered_for_the_next_list(qtbot: object, context: Context, sheet: Path) -> None:
    dialog = RegisterDialog(None, context, sheet)
    boxes = dialog.findChildren(QComboBox)
    party = next(box for box in boxes if box.accessibleName() == "列 行政相对人名称")
    party.setCurrentIndex(0)
    party.activated.emit(0)
    dialog._take.click()
    again = RegisterDialog(None, context, sheet)
    assert again._presenter.mapping[1] is None
    for one in (dialog, again):
        one.deleteLater()


def test_a_paper_case_says_what_to_do_and_takes_typed_page_numbers(
    window: MainWindow, workspace: Workspace, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(sheet), ""))
    monkeypatch.setattr(RegisterDialog, "exec", lambda dialog: dialog._take.click())
    monkeypatch.setattr(DoneDialog, "tell", lambda _parent, _title, text: told.append(text))
    window.show_page("cases")
    cases = window.current
    assert isinstance(cases, CaseListPage)
    cases._take_in_register()
    assert told[0].startswith("已建立 1 卷案卷。1 行有问题，没有导入。")
    [summary] = workspace.with_store(lambda store: store.cases.summaries())
    window.show_page("case", case_id=summary.id)
    case = window.current
    assert isinstance(case, CasePage)
    assert case._documents._stack.currentIndex() == 1
    window.show_page("workbench", case_id=summary.id)
    page = window.current
    assert isinstance(page, WorkbenchPage)
    page.presenter.choose_code("A-02")
    card = page.checklist.card
    assert card is not None
    pins = card.answer.pins
    assert pins._add.isHidden()
    assert pins._none.text() == "写明纸质案卷页码…"
    page.presenter.press(2)
    pins._none.click()
    pins._statement.setText("纸质案卷第12页立案审批表，没有日期")
    pins.settle()
    mark = page.presenter.standing.review.mark("A-02")
    assert mark is not None
    assert (mark.no_page, page.presenter.lack(card.entry)) == ("纸质案卷第12页立案审批表，没有日期", "")
