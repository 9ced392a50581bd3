"""Searching all cases from the window."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.domain.casefile import CaseFile
from app.services.search import AT_ONCE, IN_VIEW
from tests.store.samples import page_of, put_case
from ui.page import Context
from ui.pages.search import SearchPage
from ui.presenters.search import SearchPresenter
from ui.tasks import TaskRunner
from ui.theme.theme import Theme
from ui.workspace import Workspace

CASES, PAGES = 3, AT_ONCE - 10  # more than twice what is fetched at once


@pytest.fixture
def many(workspace: Workspace, case: CaseFile) -> int:
    """More pages that say the same than are fetched at once, in several cases."""
    for number in range(CASES):
        pages = [page_of("送达回证", number=page) for page in range(1, PAGES + 1)]
        workspace.with_store(put_case, (f"长{number}.pdf", pages))
    return CASES * PAGES


@pytest.fixture
def page(
    qtbot: QtBot, workspace: Workspace, tasks: TaskRunner, renders: TaskRunner, theme: Theme, case: CaseFile
) -> SearchPage:
    page = SearchPage(Context(workspace, tasks, renders, theme, lambda _name, **_what: None))
    qtbot.addWidget(page)
    page.resize(1000, 600)
    return page


def asked(qtbot: QtBot, page: SearchPage, query: str) -> None:
    with qtbot.waitSignal(page._presenter.hits_found):
        page._query.setText(query)
        page._ask()


def test_a_word_is_found_in_its_case(qtbot: QtBot, workspace: Workspace, tasks: TaskRunner, case: CaseFile) -> None:
    presenter = SearchPresenter(workspace, tasks)
    with qtbot.waitSignal(presenter.hits_found) as told:
        presenter.ask("食品")
    query, hits = told.args
    assert query == "食品"
    assert {(hit.case_id, presenter.excerpts[hit].folio) for hit in hits} == {(case.id, 2)}


def test_only_the_newest_question_is_answered(
    qtbot: QtBot, workspace: Workspace, tasks: TaskRunner, case: CaseFile
) -> None:
    presenter = SearchPresenter(workspace, tasks)
    answers: list[str] = []
    presenter.hits_found.connect(lambda query, _hits: answers.append(query))
    presenter.ask("立案")
    with qtbot.waitSignal(presenter.hits_found, check_params_cb=lambda query, _hits: query == "食品"):
        presenter.ask("食品")
    assert answers == ["食品"]


def test_the_page_tells_where_a_text_was_found(qtbot: QtBot, page: SearchPage, case: CaseFile) -> None:
    gone: list[int] = []
    object.__setattr__(page._context, "go", lambda _name, case_id: gone.append(case_id))
    asked(qtbot, page, "立案审批表")
    assert "1 个案卷的 1 页上找到" in page._told.text()
    page._go()
    assert gone == [case.id]
    asked(qtbot, page, "没有这样的话")
    assert "没有找到" in page._told.text()
    assert not page._open_case.isEnabled()


def test_rows_are_read_as_they_come_into_view(qtbot: QtBot, page: SearchPage, many: int) -> None:
    page.show()
    asked(qtbot, page, "送达回证")
    last = page._table.record(AT_ONCE - 1)
    assert last not in page._presenter.excerpts
    assert len(page._presenter.excerpts) >= IN_VIEW
    page._list.select_row(AT_ONCE - 1)
    qtbot.waitUntil(lambda: last in page._presenter.excerpts)
    shown = page._list.proxy.index(AT_ONCE - 1, 2).data()
    assert page._presenter.excerpts[last].snippet in shown
    page.hide()


def test_scrolling_to_the_end_brings_all_pages(qtbot: QtBot, page: SearchPage, many: int) -> None:
    page.show()
    with qtbot.waitSignal(page._presenter.pages_counted) as counted:
        asked(qtbot, page, "送达回证")
    assert counted.args == [many]
    while len(page._table.records) < many:
        with qtbot.waitSignal(page._presenter.hits_added):
            page._list.select_row(len(page._table.records) - 1)
    assert len(set(page._table.records)) == many
    page.hide()


def test_the_place_on_a_page_is_told_when_it_is_opened(qtbot: QtBot, page: SearchPage, case: CaseFile) -> None:
    asked(qtbot, page, "立案审批表")
    [rect] = page._presenter.place(page._table.record(0))
    assert 0 <= rect.left < rect.right <= 1
