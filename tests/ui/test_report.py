"""The report in the window: made, saved, printed as shown."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from app.domain.casefile import CaseFile
from app.services.reviews import start_review
from ui.pages.print_run import PrintRun, new_printer
from ui.presenters.report import ReportPresenter
from ui.tasks import TaskRunner
from ui.workspace import Workspace


@pytest.fixture
def review_id(workspace: Workspace, case: CaseFile) -> int:
    review = workspace.with_store(
        start_review, workspace.shelf, case.id, "small", "2026-01", "沈评查", workspace.clock()
    )
    return review.id


def made(qtbot: QtBot, presenter: ReportPresenter, review_id: int) -> object:
    with qtbot.waitSignal(presenter.report_made) as blocker:
        presenter.make(review_id)
    return blocker.args[0]


def test_the_preview_is_the_very_pdf_that_is_saved(
    qtbot: QtBot, workspace: Workspace, tasks: TaskRunner, renders: TaskRunner, review_id: int, tmp_path: Path
) -> None:
    presenter = ReportPresenter(workspace, tasks, renders)
    paper = made(qtbot, presenter, review_id)
    target = tmp_path / "报告.pdf"
    with qtbot.waitSignal(presenter.report_saved):
        presenter.save_pdf(target)
    assert target.read_bytes() == paper.pdf  # type: ignore[attr-defined]


def test_the_findings_are_saved_as_word(
    qtbot: QtBot, workspace: Workspace, tasks: TaskRunner, renders: TaskRunner, review_id: int, tmp_path: Path
) -> None:
    presenter = ReportPresenter(workspace, tasks, renders)
    made(qtbot, presenter, review_id)
    target = tmp_path / "问题.docx"
    with qtbot.waitSignal(presenter.report_saved):
        presenter.save_word(target)
    assert target.read_bytes()[:2] == b"PK"


def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, workspace: Workspace, tasks: TaskRunner, renders: TaskRunner, review_id: int, tmp_path: Path
) -> None:
    presenter = ReportPresenter(workspace, tasks, renders)
    made(qtbot, presenter, review_id)
    (tmp_path / "占用").write_text("这里是一个文件", "utf-8")
    with qtbot.waitSignal(presenter.problem_met):
        presenter.save_pdf(tmp_path / "占用" / "报告.pdf")


def test_the_file_name_holds_no_sign_a_disk_refuses(
    qtbot: QtBot, workspace: Workspace, tasks: TaskRunner, renders: TaskRunner, review_id: int
) -> None:
    presenter = ReportPresenter(workspace, tasks, renders)
    made(qtbot, presenter, review_id)
    assert not set(presenter.file_name()) & set('\\/:*?"<>|')


def test_every_page_reaches_the_printer(
    qtbot: QtBot, workspace: Workspace, tasks: TaskRunner, renders: TaskRunner, review_id: int, tmp_path: Path
) -> None:
    presenter = ReportPresenter(workspace, tasks, renders)
    paper = made(qtbot, presenter, review_id)
    printer = new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "印出.pdf"))
    printer.setResolution(50)
    run = PrintRun(printer, paper.pages, presenter.draw, presenter)  # type: ignore[attr-defined]
    with qtbot.waitSignal(run.printed):
        run.start()
    printed = pypdfium2.PdfDocument(tmp_path / "印出.pdf")
    assert len(printed) == 2
    assert printed[0].get_size() == pytest.approx((595, 842), abs=2)
    printed.close()


def test_stopping_a_print_ends_it_after_the_page_at_hand(
    qtbot: QtBot, workspace: Workspace, tasks: TaskRunner, renders: TaskRunner, review_id: int, tmp_path: Path
) -> None:
    presenter = ReportPresenter(workspace, tasks, renders)
    paper = made(qtbot, presenter, review_id)
    printer = new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "印出.pdf"))
    run = PrintRun(printer, paper.pages, presenter.draw, presenter)  # type: ignore[attr-defined]
    with qtbot.assertNotEmitted(run.progressed), qtbot.waitSignal(run.printed):
        run.start()
        run.stop()
