"""Taking in from the window: the presenter and what its dialogs say."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from app.domain.casefile import CaseFile, FileState, SourceFile
from app.domain.taking import TakeIn, TakeInMode
from app.intake.read import ReadFile
from app.services.cases import list_cases
from tests.services.arriving import DECISION, FILING, reader
from ui.dialogs.take_in import SameCaseDialog, TakeInSummaryDialog, headline, summary_text
from ui.presenters.take_in import TakeInPresenter
from ui.tasks import TaskRunner
from ui.workspace import Workspace

FOLDER = (Path("/somewhere/案卷甲"),)


def a_file(name: str, state: FileState, reason: str = "", pages: int = 0) -> SourceFile:
    return SourceFile("a" * 64, "b" * 64, name, 10, "pdf", pages, state, reason)


TAKEN = TakeIn(
    None,
    (a_file("立案审批表.pdf", FileState.READ, pages=2),),
    (a_file("录音.mp3", FileState.KEPT, "这种格式暂不能阅读"),),
    (a_file("告知书.docx", FileState.REFUSED, "文件已损坏"),),
)


def test_a_folder_becomes_a_case(qtbot: QtBot, workspace: Workspace, tasks: TaskRunner) -> None:
    presenter = TakeInPresenter(workspace, tasks, reader(FILING, DECISION))
    with qtbot.waitSignal(presenter.case_taken_in) as blocker:
        presenter.take_in(FOLDER)
    assert len(blocker.args[0].case.documents) == 2
    assert not presenter.running


def test_the_same_folder_again_is_asked_about(
    qtbot: QtBot, workspace: Workspace, tasks: TaskRunner, case: CaseFile
) -> None:
    presenter = TakeInPresenter(workspace, tasks, reader(FILING, DECISION))
    with qtbot.waitSignal(presenter.same_found) as blocker:
        presenter.take_in(FOLDER)
    assert blocker.args[0].same.id == case.id


def test_the_answer_can_be_a_second_case(qtbot: QtBot, workspace: Workspace, tasks: TaskRunner, case: CaseFile) -> None:
    presenter = TakeInPresenter(workspace, tasks, reader(FILING, DECISION))
    with qtbot.waitSignal(presenter.same_found):
        presenter.take_in(FOLDER)
    with qtbot.waitSignal(presenter.case_taken_in) as blocker:
        presenter.answer_same(TakeInMode.SECOND_CASE)
    assert blocker.args[0].case.id != case.id


def test_cancelling_leaves_nothing(qtbot: QtBot, workspace: Workspace, tasks: TaskRunner) -> None:
    seen = threading.Event()

    def slow(_sources: Sequence[Path], *_rest: Any, **_more: Any) -> Iterator[ReadFile]:
        yield FILING
        assert seen.wait(5)
        yield DECISION

    presenter = TakeInPresenter(workspace, tasks, slow)
    with qtbot.waitSignal(presenter.cancelled):
        presenter.take_in(FOLDER)
        presenter.cancel()
        seen.set()
    assert workspace.with_store(list_cases, workspace.shelf) == ()


def test_a_folder_without_files_is_told(qtbot: QtBot, workspace: Workspace, tasks: TaskRunner) -> None:
    presenter = TakeInPresenter(workspace, tasks, reader())
    with qtbot.waitSignal(presenter.problem_met) as blocker:
        presenter.take_in(FOLDER)
    assert "没有文件" in blocker.args[0].message


def test_the_summary_counts_and_names_every_file_with_its_reason() -> None:
    assert headline(TAKEN) == "已读取 1 个文件，1 个已保存但暂不能阅读，1 个未导入。"
    text = summary_text(TAKEN)
    assert text.index("告知书.docx：文件已损坏") < text.index("录音.mp3：这种格式暂不能阅读")
    assert "立案审批表.pdf：2 页" in text


def test_the_summary_can_be_copied(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QApplication

    dialog = TakeInSummaryDialog(None, TAKEN)
    qtbot.addWidget(dialog)
    dialog._copy()
    assert QApplication.clipboard().text() == summary_text(TAKEN)


def test_the_question_about_a_known_folder_has_three_answers(qtbot: QtBot, case: CaseFile) -> None:
    from PySide6.QtWidgets import QPushButton

    dialog = SameCaseDialog(None, TakeIn(None, same=case))
    qtbot.addWidget(dialog)
    words = [made.accessibleName() for made in dialog.findChildren(QPushButton) if made.accessibleName()]
    assert words == ["打开已有案卷", "把新文件加入已有案卷", "作为另一份案卷导入"]
    dialog.findChildren(QPushButton)[1].click()
    assert dialog.chosen is TakeInMode.ADD_NEW
