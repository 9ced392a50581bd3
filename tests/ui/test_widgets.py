"""The small parts several pages are built from."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.document_type import DocumentType
from ui.models.record_table import Column, RecordTable
from ui.theme.theme import Theme
from ui.widgets.busy import BusyBar
from ui.widgets.drop import FileDrop
from ui.widgets.elided import ElidedLabel
from ui.widgets.first_paint import FirstPaint
from ui.widgets.record_view import RecordView
from ui.widgets.type_combo import TypeCombo


def drop(widget: QWidget, *urls: QUrl) -> bool:
    mime = QMimeData()
    mime.setUrls(list(urls))
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(QPoint(5, 5), *how)
    entered.ignore()
    QApplication.sendEvent(widget, entered)
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), *how))
    return entered.isAccepted()


def test_dropped_folders_and_files_are_told_as_paths(qtbot: QtBot, tmp_path: Path) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    watcher = FileDrop(widget)
    with qtbot.waitSignal(watcher.dropped) as blocker:
        assert drop(widget, QUrl.fromLocalFile(str(tmp_path / "案卷 甲")), QUrl.fromLocalFile(str(tmp_path / "乙.zip")))
    assert blocker.args[0] == (tmp_path / "案卷 甲", tmp_path / "乙.zip")


def test_what_is_not_on_this_computer_is_not_taken(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    watcher = FileDrop(widget)
    with qtbot.assertNotEmitted(watcher.dropped):
        assert not drop(widget, QUrl("http://example.invalid/a.pdf"))


def test_a_short_piece_of_work_shows_no_bar(qtbot: QtBot) -> None:
    bar = BusyBar()
    qtbot.addWidget(bar)
    bar.begin("正在读取…")
    bar.end()
    assert not bar._timer.isActive()
    assert bar.isHidden()


def test_a_long_piece_of_work_names_the_document_and_can_be_cancelled(qtbot: QtBot) -> None:
    bar = BusyBar()
    qtbot.addWidget(bar)
    bar.begin("正在读取…")
    bar.step(3, 20, "立案审批表.docx")
    assert (bar._what.text(), bar._count.text()) == ("立案审批表.docx", "3/20")
    with qtbot.waitSignal(bar.cancelled):
        bar.findChildren(QPushButton)[0].click()
    assert bar._what.text() == "正在取消…"
    bar.end()


def test_a_cut_line_is_whole_in_its_tip(qtbot: QtBot) -> None:
    line = ElidedLabel()
    qtbot.addWidget(line)
    line.setText("云岫市青溪区市场监督管理局行政处罚案卷")
    line.resize(60, 20)
    line.grab()
    assert line.toolTip() == line.text()
    line.resize(900, 20)
    line.grab()
    assert line.toolTip() == ""


def test_columns_one_can_do_without_give_way_first(qtbot: QtBot, theme: Theme) -> None:
    columns = (
        Column[str]("案号", lambda one: one, width=200),
        Column[str]("类型", lambda one: one, width=200, spare=2),
        Column[str]("单位", lambda one: one, width=200, spare=1),
    )
    view = RecordView(RecordTable(columns), theme, "表")
    qtbot.addWidget(view)
    view.show()
    hidden = []
    for wide in (900, 500, 300):
        view.resize(wide, 200)
        hidden.append([view.isColumnHidden(at) for at in range(3)])
    view.hide()
    assert hidden == [[False, False, False], [False, True, False], [False, True, True]]


def test_home_and_end_go_to_the_first_and_the_last_record(qtbot: QtBot, theme: Theme) -> None:
    table = RecordTable((Column[str]("字", lambda text: text),))
    view = RecordView(table, theme, "表")
    qtbot.addWidget(view)
    table.show_rows(("甲", "乙", "丙"))
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.selected() == "丙"
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.selected() == "甲"


def test_slow_things_come_after_the_first_paint(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    seen: list[str] = []
    FirstPaint(window, lambda: seen.append("loaded"))
    window.show()
    qtbot.waitUntil(lambda: seen == ["loaded"])
    window.update()
    window.hide()
    assert seen == ["loaded"]


def test_half_a_word_for_a_type_changes_nothing(qtbot: QtBot) -> None:
    combo = TypeCombo()
    qtbot.addWidget(combo)
    combo.show_type(DocumentType.EVIDENCE)
    with qtbot.assertNotEmitted(combo.type_chosen):
        combo.setEditText("没有这种文书")
        combo._settle()
    assert combo.currentData() is DocumentType.EVIDENCE


@pytest.mark.parametrize("doc_type", [DocumentType.SERVICE_RECEIPT, DocumentType.PENALTY_DECISION])
def test_a_chosen_type_is_told_once(qtbot: QtBot, doc_type: DocumentType) -> None:
    combo = TypeCombo()
    qtbot.addWidget(combo)
    told: list[object] = []
    combo.type_chosen.connect(told.append)
    combo._choose(combo.findData(doc_type))
    combo._choose(combo.findData(doc_type))
    assert told == [doc_type]
