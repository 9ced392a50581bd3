"""The facts of the case in the window: confirmed in a dialog, shown at the questions, undone like any answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.situation import CaseSituation
from app.domain.standard import Preset
from app.services import pages
from app.standards.shelf import Shelf
from app.store.database import open_store
from tests.ui.workbench.room import Clock, GreyPaper, small_standard
from tests.ui.workbench.test_page import card
from ui.dialogs.case_situation import CaseSituationDialog
from ui.pages.workbench import WorkbenchPage
from ui.theme.theme import Theme
from ui.workspace import Workspace

PRESET = Preset("no_hearing", "没有举行听证", ("B-01", "C-01"))


@pytest.fixture
def workspace(tmp_path: Path, paper: GreyPaper) -> Workspace:
    shelf = Shelf((replace(small_standard(), presets=(PRESET,)),))
    made = Workspace(tmp_path / "ws", open_store, lambda: shelf, Clock(), lambda _source: paper, pages.view_of)
    made.reviewer = "李评查"
    return made


def confirm(monkeypatch: pytest.MonkeyPatch, change: Callable[[CaseSituation], CaseSituation]) -> None:
    monkeypatch.setattr(CaseSituationDialog, "ask", classmethod(lambda cls, _parent, _theme, asked: change(asked)))


def test_what_is_confirmed_leaves_the_sheet_with_its_sentence(
    monkeypatch: pytest.MonkeyPatch, page: WorkbenchPage
) -> None:
    confirm(monkeypatch, lambda asked: asked)
    page.head.situation.click()
    row = page.checklist._rows["C-01", None]
    assert "按案情不适用：没有举行听证" in row.accessibleName()
    assert "已评 0/3" in page.foot._tally.text()
    page.presenter.choose_code("B-01")
    assert "没有举行听证" in card(page)._away.text()
    assert not card(page)._away.isHidden()
    page.answers.undo()
    assert card(page)._away.isHidden()


def test_an_item_taken_off_can_be_answered_all_the_same(monkeypatch: pytest.MonkeyPatch, page: WorkbenchPage) -> None:
    confirm(monkeypatch, lambda asked: asked)
    page.head.situation.click()
    page.presenter.choose_code("B-01")
    page.presenter.press(1)
    assert "符合" in page.checklist._rows["B-01", None].accessibleName()


def test_a_case_that_is_not_reviewed_says_why_above_the_pages(
    monkeypatch: pytest.MonkeyPatch, page: WorkbenchPage
) -> None:
    confirm(monkeypatch, lambda asked: replace(asked, ineligible="案件已进入行政复议"))
    page.head.situation.click()
    assert "案件已进入行政复议" in page.banner._text.text()
    assert page.banner.reopen.isHidden()
    assert page.presenter.gaps() == ()


def test_the_dialog_asks_for_a_reason_before_a_case_is_left_out(qtbot: QtBot, page: WorkbenchPage) -> None:
    asked = page.presenter.situation()
    assert asked is not None
    dialog = CaseSituationDialog(page, Theme(), asked)
    qtbot.addWidget(dialog)
    assert dialog.boxes[0].box.isChecked()
    assert dialog._accept.isEnabled()
    dialog.off.setChecked(True)
    assert not dialog._accept.isEnabled()
    dialog.reason.setPlainText("案件已进入行政复议")
    assert dialog.said().ineligible == "案件已进入行政复议"
    dialog.boxes[0].box.setChecked(False)
    assert not dialog.said().lines[0].holds
