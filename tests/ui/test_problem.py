"""What a reviewer is told when something goes wrong."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ui.dialogs.problem import ProblemDialog, crash_report


def test_a_problem_says_what_and_what_next(qtbot: QtBot) -> None:
    dialog = ProblemDialog(None, "提示", "第 3 份文书无法读取：文件已加密。", "请取消密码后重新导入。", "第 3 行")
    qtbot.addWidget(dialog)
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert shown[:2] == ["第 3 份文书无法读取：文件已加密。", "请取消密码后重新导入。"]
    box = dialog.findChild(QPlainTextEdit)
    assert box is not None
    assert box.toPlainText() == "第 3 行"


def test_a_problem_can_be_copied(qtbot: QtBot) -> None:
    dialog = ProblemDialog(None, "提示", "甲", "乙", "丙")
    qtbot.addWidget(dialog)
    dialog._copy()
    assert QApplication.clipboard().text() == "甲\n乙\n丙"


def test_a_crash_report_holds_the_stack_but_no_text_of_the_case() -> None:
    def fail() -> None:
        raise ValueError("顾南枝")

    try:
        fail()
    except ValueError as error:
        report = crash_report(error, "0.1.0")
    assert "ValueError" in report
    assert "test_problem.py" in report
    assert "顾南枝" not in report
