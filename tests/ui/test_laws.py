"""The law in the window: imported, looked into, taken out; a bad file is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.services.test_laws import NEW
from ui.dialogs.confirm import ConfirmDialog
from ui.dialogs.done import DoneDialog
from ui.dialogs.law_import import LawImportDialog
from ui.main_window import MainWindow
from ui.pages.laws_pane import LawsPane
from ui.pages.statutes import StatutesPage
from ui.presenters.laws import provision_html


@pytest.fixture
def pane(window: MainWindow) -> LawsPane:
    window.show_page("statutes")
    page = window.current
    assert isinstance(page, StatutesPage)
    return page.laws


def bring(monkeypatch: pytest.MonkeyPatch, pane: LawsPane, source: Path, day: str = "") -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(source), ""))
    monkeypatch.setattr(LawImportDialog, "ask", classmethod(lambda *_args: day))
    pane._ask_import()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(DoneDialog, "tell", classmethod(lambda _cls, _parent, _title, text: said.append(text)))
    return said


def test_an_official_text_is_imported_read_and_removed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, pane: LawsPane, tmp_path: Path, told: list[str]
) -> None:
    (tmp_path / "法.txt").write_text(NEW, "utf-8")
    with qtbot.waitSignal(pane.presenter.text_imported):
        bring(monkeypatch, pane, tmp_path / "法.txt")
    assert "2021-07-15 起施行，共 4 条" in told[0]
    pane.law_view.select_where(lambda line: line.official)
    pane._query.setText("第二款")
    assert [one.label for one in pane._article_table.records] == ["第二条"]
    monkeypatch.setattr(ConfirmDialog, "ask", classmethod(lambda *_: True))
    pane._remove.click()
    assert not any(line.official for line in pane._laws.records)


def test_a_day_that_is_none_is_told_before_anything_is_read(
    monkeypatch: pytest.MonkeyPatch, pane: LawsPane, tmp_path: Path
) -> None:
    problems: list[object] = []
    pane.presenter.problem_met.disconnect()
    pane.presenter.problem_met.connect(problems.append)
    bring(monkeypatch, pane, tmp_path / "无.txt", "明天")
    assert "不是日期" in str(problems[0])


def test_points_are_marked_as_no_wording(pane: LawsPane) -> None:
    pane.law_view.select_where(lambda line: line.name == "行政许可法")
    one = pane.article_view.selected()
    assert one.point in provision_html(one)
    assert pane._remove.isHidden()
