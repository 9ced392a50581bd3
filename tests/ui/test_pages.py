"""The pages through the window: what one sees, what one can reach without a mouse."""

from __future__ import annotations

import re
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSlider,
    QSpinBox,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.domain.casefile import CaseFile, FieldName
from app.domain.listing import CaseState
from app.domain.review import Stage
from app.services.reviews import start_review
from tests.services.small import STANDARD
from ui.dialogs.start_review import StartReviewDialog
from ui.main_window import NAVIGATION, MainWindow
from ui.page import Page
from ui.pages.case import CasePage
from ui.pages.workbench import WorkbenchPage
from ui.presenters.help import ORDER, read_topic, topics
from ui.theme.roles import Scheme
from ui.theme.theme import Theme
from ui.workspace import Workspace

OWN_PAGES = ("home", "cases", "case", "standards", "statutes", "settings", "about", "help")
LATIN = re.compile(r"(?<![A-Z])(?!(?:[A-Z]+-\d))[A-Za-z]{2,}")  # but not the number of a rule, GZ-02
ALLOWED = {
    "Word", "PDF", "Ctrl", "Alt", "Enter", "Esc", "Tab", "Shift", "Apache", "SM", "SHA", "backups", "MiB", "KB", "MB",
    "Excel", "OFD",
}  # fmt: skip
EDITORS = (QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QSpinBox, QSlider, QAbstractItemView)


def shown(window: MainWindow, name: str, **what: Any) -> QWidget:
    window.show_page(name, **what)
    page = window.current
    assert page is not None
    return page


def buttons(page: QWidget) -> dict[str, QPushButton]:
    return {made.text(): made for made in page.findChildren(QPushButton)}


def texts(page: QWidget) -> list[str]:
    made = [one.text() for one in page.findChildren(QLabel)]
    return [*made, *(one.text() for one in page.findChildren(QAbstractButton))]


@pytest.mark.parametrize("name", OWN_PAGES)
def test_every_page_opens_on_an_empty_workspace(window: MainWindow, name: str) -> None:
    assert shown(window, name).isVisibleTo(window)


@pytest.mark.parametrize("name", OWN_PAGES)
def test_every_page_speaks_chinese(window: MainWindow, case: CaseFile, name: str) -> None:
    page = shown(window, name, **({"case_id": case.id} if name == "case" else {}))
    said = [text for text in texts(page) if "/" not in text and "LICENSE" not in text]
    foreign = {word for text in said for word in LATIN.findall(text)} - ALLOWED
    assert foreign == set()


@pytest.mark.parametrize("name", OWN_PAGES)
def test_everything_that_takes_input_has_a_name_to_be_read_out(window: MainWindow, case: CaseFile, name: str) -> None:
    page = shown(window, name, **({"case_id": case.id} if name == "case" else {}))
    nameless = [
        type(one).__name__
        for kind in EDITORS
        for one in page.findChildren(kind)
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not one.accessibleName()
        and not isinstance(one.parent(), QComboBox | QSpinBox)
        and not isinstance(one.window(), QFrame)  # the list a combo drops down
        and one.objectName() != "qt_spinbox_lineedit"
    ]
    assert nameless == []


@pytest.mark.parametrize("base", [14, 24])
def test_every_page_fits_a_screen_of_1366_by_768(window: MainWindow, case: CaseFile, base: int) -> None:
    window._theme.use(Scheme.LIGHT, base)
    too_big = {}
    for name in OWN_PAGES:
        page = shown(window, name, **({"case_id": case.id} if name == "case" else {}))
        window.show()
        least = page.minimumSizeHint()
        window.hide()
        if least.width() + window._rail.width() > 1366 or least.height() > 728:
            too_big[name] = least
    window._theme.use(Scheme.LIGHT, 14)
    assert too_big == {}


def test_navigation_lights_the_page_in_view(window: MainWindow) -> None:
    for name, word in NAVIGATION:
        window._buttons[name].click()
        lit = [button.text() for button in window._buttons.values() if button.isChecked()]
        assert lit == [word]


def test_every_navigation_entry_has_a_key_of_its_own(window: MainWindow) -> None:
    keys = [button.shortcut() for button in window._buttons.values()]
    assert keys == [QKeySequence(f"Ctrl+{number}") for number in range(1, len(NAVIGATION) + 1)]


def test_home_on_an_empty_workspace_says_what_to_do(window: MainWindow) -> None:
    page = shown(window, "home")
    assert "还没有案卷" in texts(page)
    assert buttons(page)["导入文件夹…"].property("look") == "primary"


def test_home_offers_to_go_on_where_work_stopped(window: MainWindow, workspace: Workspace, case: CaseFile) -> None:
    workspace.with_store(start_review, workspace.shelf, case.id, "small", "2026-01", "沈评查", workspace.clock())
    page = shown(window, "home")
    assert buttons(page)["继续评查"].isVisibleTo(page)
    assert buttons(page)["继续评查"].property("look") == "primary"


def test_a_number_on_home_lists_those_cases(window: MainWindow, case: CaseFile) -> None:
    home: Any = shown(window, "home")
    home._counts[CaseState.SIGNED].click()
    page: Any = window.current
    assert page._count.text() == "0/1 卷"
    page._show_all()
    assert page._count.text() == "1 卷"


def test_a_search_without_result_offers_the_whole_list(window: MainWindow, case: CaseFile) -> None:
    page: Any = shown(window, "cases")
    page._search.setText("nothing like this")
    assert page._stack.currentWidget() is page._nothing
    page._search.clear()
    assert page._stack.currentWidget() is page._view


def test_enter_opens_the_selected_case(qtbot: QtBot, window: MainWindow, case: CaseFile) -> None:
    page: Any = shown(window, "cases")
    page._view.select_row(0)
    qtbot.keyClick(page._view, Qt.Key.Key_Return)
    opened: Any = window.current
    assert opened._presenter.case.id == case.id


def test_a_case_shows_its_fields_with_the_page_they_came_from(window: MainWindow, case: CaseFile) -> None:
    page: Any = shown(window, "case", case_id=case.id)
    line = page._fields._rows[FieldName.PARTY]
    assert line.edit.text() == "某某食品有限公司"
    assert line.source.text() == "第 2 页"


def test_a_field_typed_by_hand_says_so(window: MainWindow, case: CaseFile) -> None:
    page: Any = shown(window, "case", case_id=case.id)
    line = page._fields._rows[FieldName.CLOSED_ON]
    line.edit.setText("2026-5-18")
    line.edit.editingFinished.emit()
    assert (line.edit.text(), line.source.text()) == ("2026-05-18", "手工填写")


def test_a_wrong_date_is_refused_beside_the_field(window: MainWindow, case: CaseFile) -> None:
    page: Any = shown(window, "case", case_id=case.id)
    line = page._fields._rows[FieldName.CLOSED_ON]
    line.edit.setText("soon")
    line.edit.editingFinished.emit()
    assert line._problem.text().startswith("✗ 日期")


def test_documents_move_by_button_and_by_drag(window: MainWindow, case: CaseFile) -> None:
    page: Any = shown(window, "case", case_id=case.id)
    pane = page._documents
    names = [row.document.title for row in pane._table.records]
    pane._shift(1)
    assert [row.document.title for row in pane._table.records] == names[::-1]
    model = pane.view.model()
    dragged = model.mimeData([model.index(1, 0)])
    model.dropMimeData(dragged, Qt.DropAction.MoveAction, 0, 0, model.index(-1, -1))
    assert [row.document.title for row in pane._table.records] == names


def test_a_type_is_found_by_part_of_its_word(window: MainWindow, case: CaseFile) -> None:
    page: Any = shown(window, "case", case_id=case.id)
    combo = page._documents._type
    combo.setEditText("回证")
    combo.completer().setCompletionPrefix("回证")
    assert combo.completer().currentCompletion() == "送达回证"


def test_starting_needs_a_name_and_a_standard(qtbot: QtBot, workspace: Workspace, theme: Theme) -> None:
    standards = tuple((standard, True) for standard in workspace.shelf.standards)
    nameless = StartReviewDialog(None, theme, standards, "")
    named = StartReviewDialog(None, theme, standards, "沈评查")
    none = StartReviewDialog(None, theme, (), "沈评查")
    for dialog in (nameless, named, none):
        qtbot.addWidget(dialog)
    assert [dialog.choice() is not None for dialog in (nameless, named, none)] == [False, True, False]


def test_f1_opens_the_help_of_the_page_and_escape_comes_back(window: MainWindow) -> None:
    shown(window, "standards")
    window.show_help()
    page: Any = window.current
    assert page._list.currentItem().text() == next(topic.title for topic in topics() if topic.name == "standards")
    buttons(page)["‹ 返回"].click()
    assert window._buttons["standards"].isChecked()


def test_every_known_help_page_is_there_and_links_lead_somewhere() -> None:
    names = {topic.name for topic in topics()}
    assert set(ORDER) <= names
    links = {link for name in names for link in re.findall(r"\]\(([a-z]+)\.md\)", read_topic(name))}
    assert links <= names


def test_a_standard_shows_its_items_and_what_they_cost(window: MainWindow) -> None:
    page: Any = shown(window, "standards")
    tree = page._view.tree
    part = tree.topLevelItem(2)
    tree.setCurrentItem(part.child(0))
    said = page._view.text.toPlainText()
    assert "立案审批" in said
    assert "缺签名" in said


def test_a_picked_look_changes_the_window_at_once(window: MainWindow) -> None:
    page: Any = shown(window, "settings")
    page._look._schemes[Scheme.DARK].click()
    assert window._theme.scheme is Scheme.DARK
    window._theme.use(Scheme.LIGHT, 14)


def test_the_keyboard_is_where_the_work_is(qtbot: QtBot, window: MainWindow, case: CaseFile) -> None:
    window.show()
    for name in ("home", "cases", "standards", "settings"):
        page = shown(window, name)
        assert isinstance(page.focusWidget(), QAbstractItemView), name
    window.hide()


def test_the_first_case_is_ready_to_be_opened(qtbot: QtBot, window: MainWindow, case: CaseFile) -> None:
    page: Any = shown(window, "cases")
    assert page._view.selected().id == case.id
    assert page._open.isEnabled()


def test_the_key_for_the_review_works_before_and_after_it_has_begun(
    window: MainWindow, case: CaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(window, "case", case_id=case.id)
    assert isinstance(page, CasePage)
    asked: list[str] = []
    monkeypatch.setattr(page, "_ask_and_start", lambda: asked.append("start"))

    def press() -> None:
        [key] = [one for one in page.findChildren(QShortcut) if one.key() == QKeySequence("Ctrl+R")]
        key.activated.emit()

    press()
    assert asked == ["start"]
    page._presenter.start_review(STANDARD, "沈评查", Stage.FIRST_REVIEW)
    window.show_page("case", case_id=case.id)
    press()
    assert isinstance(window.current, WorkbenchPage)


@pytest.mark.parametrize("name", ["home", "cases", "case", "search", "standards", "statutes", "settings", "help"])
def test_the_keyboard_goes_where_work_on_a_page_begins(window: MainWindow, case: CaseFile, name: str) -> None:
    page = shown(window, name, **({"case_id": case.id} if name == "case" else {}))
    assert isinstance(page, Page)
    assert page.first_focus is not None
    assert page.isAncestorOf(page.first_focus)
