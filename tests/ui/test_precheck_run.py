"""The pre-check over a list of cases in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.domain.casefile import CaseFile
from app.domain.precheck_run import CaseChecked
from ui.main_window import MainWindow
from ui.models.precheck_run_columns import told
from ui.pages.case_list import CaseListPage
from ui.pages.precheck import PrecheckPage
from ui.pages.precheck_run import PrecheckRunPage
from ui.presenters.precheck_run import summary

GOOD = CaseChecked(1, "案1", "局", "甲", 2, 1, 3, ("决定书七日内送达", "出示证件"))
BAD = CaseChecked(2, "案2", "局", "乙", failed="第3页读不出。")


def test_all_listed_cases_are_checked_and_one_opens(qtbot: QtBot, window: MainWindow, case: CaseFile) -> None:
    window.show_page("cases")
    page = window.current
    assert isinstance(page, CaseListPage)
    assert page._check.text() == "预检所列 1 卷"
    page._check.click()
    run = window.current
    assert isinstance(run, PrecheckRunPage)
    qtbot.waitUntil(lambda: run.table.rowCount() == 1)
    assert "已预检 1 卷" in run._told.text()
    run._open.click()
    opened = window.current
    assert isinstance(opened, PrecheckPage)
    with qtbot.waitSignal(opened._presenter.overview_made):
        pass


def test_what_was_found_is_saved_as_a_table(
    qtbot: QtBot, window: MainWindow, case: CaseFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "表.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.show_page("precheck_run", case_ids=[case.id])
    page = window.current
    assert isinstance(page, PrecheckRunPage)
    assert not page._save.isEnabled()
    qtbot.waitUntil(lambda: page.table.rowCount() == 1)
    page._save.click()
    assert target.exists()
    assert page._told.text() == "已另存为“表.csv”。"


def test_the_sentence_counts_faults_failures_and_what_was_not_reached() -> None:
    assert summary((GOOD, BAD), 4) == "已预检 1 卷：1 卷有疑似不符，共 2 处。1 卷没有完成。已停止，还有 2 卷没有预检。"


def test_a_line_names_the_heaviest_faults_or_why_it_failed() -> None:
    assert told(GOOD) == "决定书七日内送达；出示证件"
    assert told(BAD) == "✗ 第3页读不出。"
