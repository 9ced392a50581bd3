"""Searching all cases from the window."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.domain.casefile import CaseFile
from ui.page import Context
from ui.pages.search import SearchPage
from ui.presenters.search import SearchPresenter
from ui.tasks import TaskRunner
from ui.theme.theme import Theme
from ui.workspace import Workspace


def test_a_word_is_found_in_its_case(qtbot: QtBot, workspace: Workspace, tasks: TaskRunner, case: CaseFile) -> None:
    presenter = SearchPresenter(workspace, tasks)
    with qtbot.waitSignal(presenter.hits_found) as told:
        presenter.ask("食品")
    query, hits = told.args
    assert query == "食品"
    assert {(hit.case_id, hit.folio) for hit in hits} == {(case.id, 2)}


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


def test_the_page_tells_how_many_places_there_are(
    qtbot: QtBot, workspace: Workspace, tasks: TaskRunner, renders: TaskRunner, theme: Theme, case: CaseFile
) -> None:
    gone: list[int] = []
    page = SearchPage(Context(workspace, tasks, renders, theme, lambda _name, case_id: gone.append(case_id)))
    qtbot.addWidget(page)
    with qtbot.waitSignal(page._presenter.hits_found):
        page._query.setText("立案审批表")
        page._ask()
    assert "1 个案卷中找到 1 处" in page._told.text()
    page._go()
    assert gone == [case.id]
    with qtbot.waitSignal(page._presenter.hits_found):
        page._query.setText("没有这样的话")
        page._ask()
    assert "没有找到" in page._told.text()
    assert not page._open_case.isEnabled()
