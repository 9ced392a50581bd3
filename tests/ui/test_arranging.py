"""The banner on the case page and the dialog behind it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.domain.arranging import Arrangement
from app.domain.casefile import CaseFile
from app.domain.document_type import DocumentType as T
from app.services.cases import open_case
from tests.services.arriving import take
from tests.services.test_understanding import VOLUME
from ui.dialogs.arrange import ArrangeDialog
from ui.main_window import MainWindow
from ui.pages.case_arranging import ArrangeBanner
from ui.workspace import Workspace


@pytest.fixture
def volume(workspace: Workspace) -> CaseFile:
    taken: CaseFile = workspace.with_store(take, VOLUME)
    return taken


@pytest.fixture
def banner(window: MainWindow, volume: CaseFile, qtbot: QtBot) -> ArrangeBanner:
    """The banner of the case page once the proposal is there."""
    window.show_page("case", case_id=volume.id)
    assert window.current is not None
    made = window.current.findChild(ArrangeBanner)
    assert made is not None
    qtbot.waitUntil(lambda: bool(made._proposals))
    return made


def _dialog(banner: ArrangeBanner, qtbot: QtBot) -> ArrangeDialog:
    made = ArrangeDialog(None, banner._context, banner._text.text(), banner._proposals)
    qtbot.addWidget(made)
    return made


def _button(dialog: ArrangeDialog, text: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text().startswith(text))


def _answer(monkeypatch: pytest.MonkeyPatch, change: Callable[[Arrangement], Arrangement | None]) -> None:
    monkeypatch.setattr(
        ArrangeDialog, "ask", lambda _parent, _context, _title, proposals: change(Arrangement.of(proposals))
    )


def _titles(workspace: Workspace, case: CaseFile) -> list[int]:
    return [len(document.pages) for document in workspace.with_store(open_case, case.id).documents]


def test_a_volume_raises_the_banner(banner: ArrangeBanner) -> None:
    assert banner._text.text() == "程序建议把 1 份文书分成 4 份"
    assert not banner.isHidden()


def test_accepting_cuts_the_volume_and_takes_the_banner_away(
    banner: ArrangeBanner, volume: CaseFile, workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answer(monkeypatch, lambda draft: draft.tick(1, False))
    with qtbot.waitSignal(banner.case_arranged):
        banner._open.click()
    assert _titles(workspace, volume) == [3, 1, 1]
    assert banner.isHidden()


def test_closing_the_dialog_changes_nothing(
    banner: ArrangeBanner, volume: CaseFile, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answer(monkeypatch, lambda _draft: None)
    banner._open.click()
    assert _titles(workspace, volume) == [5]
    assert not banner.isHidden()


def test_a_proposal_waved_off_stays_away(banner: ArrangeBanner, volume: CaseFile) -> None:
    banner._later.click()
    banner.look_again()
    assert banner.isHidden()


def test_a_tick_in_the_list_and_the_box_beside_it_are_the_same(banner: ArrangeBanner, qtbot: QtBot) -> None:
    dialog = _dialog(banner, qtbot)
    index = dialog.view.model().index(1, 0)
    dialog.view.model().setData(index, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert _button(dialog, "接受").text() == "接受 3 份"
    dialog.view.select_row(1)
    assert not dialog._tick.isChecked()
    dialog._tick.setChecked(True)
    assert _button(dialog, "接受").text() == "接受 4 份"


def test_nothing_ticked_cannot_be_accepted(banner: ArrangeBanner, qtbot: QtBot) -> None:
    dialog = _dialog(banner, qtbot)
    _button(dialog, "全部不采用").click()
    assert not _button(dialog, "接受").isEnabled()


def test_name_type_and_first_page_are_put_right_in_the_dialog(banner: ArrangeBanner, qtbot: QtBot) -> None:
    dialog = _dialog(banner, qtbot)
    dialog.view.select_row(1)
    dialog._name.setText("背面")
    dialog._name.editingFinished.emit()
    dialog._type.type_chosen.emit(T.EVIDENCE)
    assert not dialog._later.isEnabled()
    _button(dialog, "首页提前一页").click()
    said = dialog.draft.rows[1].proposal
    assert (said.title, said.doc_type, len(said.pages)) == ("背面", T.EVIDENCE, 2)


def test_a_document_is_begun_at_the_chosen_page(banner: ArrangeBanner, qtbot: QtBot) -> None:
    dialog = _dialog(banner, qtbot)
    dialog._thumbs.choose(1)
    _button(dialog, "从此页另起一份").click()
    assert len(dialog.draft.rows) == 5


def test_a_case_of_very_many_pages_is_searched_only_when_asked(
    window: MainWindow, volume: CaseFile, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.presenters.arranging.MANY", 4)
    window.show_page("case", case_id=volume.id)
    assert window.current is not None
    banner = window.current.findChild(ArrangeBanner)
    assert banner is not None
    assert (banner.isHidden(), banner._proposals) == (False, ())
    banner._open.click()
    qtbot.waitUntil(lambda: bool(banner._proposals))
    assert banner._text.text() == "程序建议把 1 份文书分成 4 份"
