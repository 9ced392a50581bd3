"""A workspace with the small case, and the page on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Troubles
from tests.ui.workbench.room import GreyPaper, begun, make_workspace
from ui.page import Context
from ui.pages.workbench import WorkbenchPage
from ui.presenters.workbench import WorkbenchPresenter
from ui.tasks import TaskRunner
from ui.theme.theme import Theme
from ui.workspace import Workspace


@pytest.fixture
def paper() -> GreyPaper:
    return GreyPaper()


@pytest.fixture
def workspace(tmp_path: Path, paper: GreyPaper) -> Iterator[Workspace]:
    opened = make_workspace(tmp_path / "ws", paper)
    yield opened
    opened.close()


@pytest.fixture
def review_id(workspace: Workspace) -> int:
    return begun(workspace)


@pytest.fixture
def presenter(workspace: Workspace, review_id: int) -> WorkbenchPresenter:
    made = WorkbenchPresenter(workspace)
    made.open(review_id)
    return made


@pytest.fixture
def renders(qapp: object, troubles: Troubles, paper: GreyPaper) -> Iterator[TaskRunner]:
    runner = TaskRunner(troubles.problems.append, troubles.bugs.append, "renders")
    yield runner
    paper.hold.set()
    runner.close()


Went = list[tuple[str, dict[str, object]]]


@pytest.fixture
def went() -> Went:
    """Where the page asked to go."""
    return []


@pytest.fixture
def make_page(
    qtbot: QtBot, workspace: Workspace, tasks: TaskRunner, renders: TaskRunner, went: Went
) -> Callable[..., WorkbenchPage]:
    theme = Theme()

    def make(*, watched: bool = True) -> WorkbenchPage:
        context = Context(workspace, tasks, renders, theme, lambda name, **what: went.append((name, what)))
        page = WorkbenchPage(context)
        if watched:
            qtbot.addWidget(page)
        page.resize(1366, 728)
        page.show()
        return page

    return make


@pytest.fixture
def page(make_page: Callable[..., WorkbenchPage], review_id: int) -> WorkbenchPage:
    made = make_page()
    made.show_what(review_id=review_id)
    return made
