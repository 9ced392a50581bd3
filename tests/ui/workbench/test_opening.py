"""Opening a case: the page comes first, what can wait comes after it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.domain.page import Pin, Rect
from tests.ui.workbench.room import DECISION, GreyPaper
from ui.pages.page_view_camera import Camera
from ui.pages.workbench import WorkbenchPage
from ui.presenters import workbench_findings
from ui.presenters.page_layout import Fit, Zoom


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The cases a pre-check was begun for."""
    cases: list[int] = []

    def check(_store: object, _statutes: object, case_id: int, _today: object) -> tuple[()]:
        cases.append(case_id)
        return ()

    monkeypatch.setattr(workbench_findings, "decided_findings", check)
    return cases


def test_the_check_waits_for_the_first_picture(
    qtbot: QtBot, make_page: Callable[..., WorkbenchPage], review_id: int, paper: GreyPaper, checked: list[int]
) -> None:
    page = make_page()
    paper.hold.clear()
    page.show_what(review_id=review_id)
    assert page.answers._check_later.isActive()
    assert checked == []
    with qtbot.waitSignal(page.findings.findings_placed):
        paper.hold.set()
    assert checked == [page.presenter.desk.case.id]


def test_a_page_that_cannot_be_drawn_does_not_stop_the_check(
    qtbot: QtBot, make_page: Callable[..., WorkbenchPage], review_id: int, paper: GreyPaper, checked: list[int]
) -> None:
    paper.broken = True
    page = make_page()
    with qtbot.waitSignal(page.findings.findings_placed):
        page.show_what(review_id=review_id)
    assert len(checked) == 1


def test_the_page_left_at_is_asked_for_while_the_case_opens(
    make_page: Callable[..., WorkbenchPage], review_id: int
) -> None:
    page = make_page()
    wanted: list[tuple[str, bool]] = []
    want = page.reading.pictures.want

    def note(asker: object, wishes: object) -> None:
        wishes = tuple(wishes)
        wanted.append((wishes[0].file_hash, page.checklist.card is None))
        want(asker, wishes)

    page.reading.pictures.want = note
    page.show_what(review_id=review_id)
    assert wanted[0] == (page.reading.sheets[0].ref.file_hash, True)


def test_the_second_view_is_laid_out_when_it_is_looked_at(qtbot: QtBot, page: WorkbenchPage) -> None:
    page.presenter.add_pin(Pin(DECISION, 1, Rect(0.1, 0.1, 0.5, 0.2), "字"))
    page.reading.search("第")
    assert page.pair.other.camera.sheets == ()
    page.pair.compare(on=True)
    assert page.pair.other.camera.sheets == page.pair.main.camera.sheets
    assert page.pair.other.overlays.pins == page.pair.main.overlays.pins != {}
    assert page.pair.other.overlays.hits == page.pair.main.overlays.hits


def test_pages_are_laid_anew_only_when_something_changed(page: WorkbenchPage) -> None:
    camera: Camera = page.pair.main.camera
    before = camera.layout
    camera.lay_out()
    assert camera.layout is before
    camera.turns[0] = 90
    camera.lay_out()
    turned = camera.layout
    assert turned is not before
    camera.zoom = Zoom(Fit.NONE, 2.0)
    camera.lay_out()
    assert camera.layout is not turned
