"""What a reader must know of a page is said where the page is read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.domain.casefile import CaseFile
from app.domain.page import PageRef, WordSource
from app.services.reading import OWN_PAGING
from app.services.reviews import start_review
from tests.services.arriving import FILING, NOON, file_of, take
from tests.store.samples import page_of
from ui.dialogs.page_peek import PagePeekDialog
from ui.main_window import MainWindow
from ui.pages.case import CasePage
from ui.pages.workbench import WorkbenchPage
from ui.workspace import Workspace

WORD = file_of(
    "00报告.docx",
    b"word",
    pages=(replace(page_of("调查终结报告"), source=WordSource.LAYOUT),),
    warnings=("本文件含分栏。",),
)


@pytest.fixture
def mixed(workspace: Workspace) -> CaseFile:
    """A Word file, then a PDF."""
    taken: CaseFile = workspace.with_store(take, WORD, FILING)
    return taken


def _peek_note(window: MainWindow, page: PageRef, qtbot: QtBot) -> str:
    assert isinstance(window.current, CasePage)
    dialog = PagePeekDialog(None, window.current._context, "页", page)
    qtbot.addWidget(dialog)
    return "" if dialog._note.isHidden() else dialog._note.text()


def test_the_large_page_says_that_its_paging_is_our_own(window: MainWindow, mixed: CaseFile, qtbot: QtBot) -> None:
    window.show_page("case", case_id=mixed.id)
    word, pdf = (document.pages[0] for document in mixed.documents)
    assert _peek_note(window, word, qtbot) == f"▲ {OWN_PAGING} 本文件含分栏。"
    assert _peek_note(window, pdf, qtbot) == ""


def test_the_workbench_says_it_over_the_page_in_view_and_only_there(
    window: MainWindow, workspace: Workspace, mixed: CaseFile
) -> None:
    review = workspace.with_store(start_review, workspace.shelf, mixed.id, "small", "2026-01", "沈评查", NOON)
    window.show_page("workbench", review_id=review.id)
    page = window.current
    assert isinstance(page, WorkbenchPage)
    assert not page.note.isHidden()
    assert page.note._text.text().startswith(f"▲ {OWN_PAGING}")
    page.side.go_end(last=True)
    assert page.note._text.text() == ""
    assert page.note._where.text() == "卷内第 2 页"


def test_a_case_without_such_pages_has_no_line_for_it(window: MainWindow, workspace: Workspace, case: CaseFile) -> None:
    review = workspace.with_store(start_review, workspace.shelf, case.id, "small", "2026-01", "沈评查", NOON)
    window.show_page("workbench", review_id=review.id)
    assert isinstance(window.current, WorkbenchPage)
    assert window.current.note.isHidden()
