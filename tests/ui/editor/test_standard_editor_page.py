"""The editor in the window: the form follows the draft, the tree is dragged, problems lead to their fields."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.review import Verdict
from app.domain.standard import RuleKind
from app.services.standard_drafts import keep_doubts
from ui.dialogs.confirm import ConfirmDialog
from ui.dialogs.doubts import DoubtsDialog
from ui.dialogs.pick import PickDialog
from ui.dialogs.standard_new import StandardNewDialog
from ui.page import Context
from ui.pages.standard_editor import StandardEditorPage
from ui.presenters.standard_editor import StandardEditorPresenter
from ui.presenters.standards import StandardsPresenter
from ui.tasks import TaskRunner
from ui.theme.roles import Scheme
from ui.theme.theme import Theme
from ui.workspace import Workspace

FIRST = ("parts", 0, "items", 0)
SECOND = ("parts", 0, "items", 1)


@pytest.fixture
def went() -> list[str]:
    """Where the page asked to go."""
    return []


@pytest.fixture
def page(
    qapp: QApplication,
    desk: Workspace,
    tasks: TaskRunner,
    theme: Theme,
    editor: StandardEditorPresenter,
    went: list[str],
) -> Iterator[StandardEditorPage]:
    context = Context(desk, tasks, tasks, theme, lambda name, **_what: went.append(name))
    made = StandardEditorPage(context)
    made.resize(1366, 728)
    made.show_what(draft=editor.name)
    made.show()
    yield made
    made.close()
    shiboken6.delete(made)


def field(page: StandardEditorPage, *place: str | int) -> object:
    """The widget in which a field of the form is typed."""
    return page._form._inputs[place].focusProxy()


def texts(page: StandardEditorPage) -> list[str]:
    return [page._problems.list.item(row).text() for row in range(page._problems.list.count())]


def test_typing_in_a_field_reaches_the_draft_on_leaving_it(qtbot: QtBot, page: StandardEditorPage) -> None:
    page._presenter.choose(FIRST)
    box = field(page, *FIRST, "points")
    assert isinstance(box, QLineEdit)
    box.selectAll()
    qtbot.keyClicks(box, "55")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert str(page._presenter.standard.parts[0].items[0].points) == "55"
    assert page._sum.text().startswith("各项合计 95 分")


def test_leaving_the_page_keeps_what_is_still_being_typed(qtbot: QtBot, page: StandardEditorPage) -> None:
    page._presenter.choose(FIRST)
    box = field(page, *FIRST, "text")
    assert isinstance(box, QPlainTextEdit)
    box.setPlainText("立案手续齐全")
    assert page.may_leave()
    assert page._presenter.standard.parts[0].items[0].text == "立案手续齐全"


def test_words_that_are_no_number_stay_in_the_field_with_the_reason(qtbot: QtBot, page: StandardEditorPage) -> None:
    page._presenter.choose(FIRST)
    box = field(page, *FIRST, "points")
    assert isinstance(box, QLineEdit)
    box.selectAll()
    qtbot.keyClicks(box, "abc")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.text() == "abc"
    assert texts(page) == ["✗ A-01 › 分值：应填数字，如 2 或 0.5，现为“abc”"]


def test_another_kind_of_rule_brings_its_own_fields(page: StandardEditorPage) -> None:
    page._presenter.choose(SECOND)
    combo = field(page, *SECOND, "rules", 0, "kind")
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData(RuleKind.RANGE.value))
    combo.activated.emit(combo.currentIndex())
    assert isinstance(field(page, *SECOND, "rules", 0, "step"), QLineEdit)
    assert any("规则 a" in text for text in texts(page))


def test_a_problem_leads_to_its_line_and_field(page: StandardEditorPage) -> None:
    page._presenter.type_in((*FIRST, "rules", 0, "cap"), "0.2")
    page._presenter.choose(())
    page._problems.list.itemClicked.emit(page._problems.list.item(0))
    assert page._presenter.chosen == FIRST
    focus = page._form.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "最多扣"


def test_keys_of_the_tree_add_move_and_remove(qtbot: QtBot, page: StandardEditorPage) -> None:
    page._presenter.choose(FIRST)
    qtbot.keyClick(page._tree, Qt.Key.Key_Insert)
    qtbot.keyClick(page._tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [item.code for item in page._presenter.standard.leaves()] == ["A-01", "A-02", "A-03"]
    qtbot.keyClick(page._tree, Qt.Key.Key_Delete)
    assert len(tuple(page._presenter.standard.leaves())) == 2
    qtbot.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(tuple(page._presenter.standard.leaves())) == 3


def test_a_dragged_line_of_the_tree_is_moved_in_the_draft(qtbot: QtBot, page: StandardEditorPage) -> None:
    tree = page._tree
    page._presenter.choose(SECOND)
    over = tree._node(FIRST)
    assert over is not None
    spot = tree.visualItemRect(over).topLeft() + QPoint(40, 1)
    data = tree.mimeData([tree.currentItem()])
    common = data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    tree.dragEnterEvent(QDragEnterEvent(spot, Qt.DropAction.MoveAction, *common))
    tree.dragMoveEvent(QDragMoveEvent(spot, Qt.DropAction.MoveAction, *common))
    with qtbot.waitSignal(tree.dropped):
        tree.dropEvent(QDropEvent(QPointF(spot), Qt.DropAction.MoveAction, *common))
    assert [item.code for item in page._presenter.standard.leaves()] == ["A-02", "A-01"]
    assert page._presenter.chosen == FIRST


def test_the_try_out_is_worked_with_buttons(qtbot: QtBot, page: StandardEditorPage) -> None:
    page._presenter.choose(FIRST)
    deduct = next(one for one in page._trial.findChildren(QPushButton) if "扣分" in one.text())
    qtbot.mouseClick(deduct, Qt.MouseButton.LeftButton)
    assert page._trial._total.text() == "99.5 分"
    second = next(one for one in page._trial.findChildren(QCheckBox) if one.text().startswith("b．"))
    second.click()
    assert page._trial._total.text() == "89.5 分"
    assert "A-01" in page._trial._lines.text()
    page._trial._clear_all()
    assert page._trial._total.text() == "100 分"


def test_a_tried_veto_shows_its_effect_and_leads_back(page: StandardEditorPage) -> None:
    page._presenter.trial.answer("V-01", Verdict.HIT)
    page._presenter.try_again()
    assert page._trial._total.text() == "0 分"
    assert "否决前得分　100" in page._trial._lines.text()
    page._choose_code("V-01")
    assert page._presenter.chosen == ("vetoes", 0)


def test_publishing_leads_back_to_the_standards(
    page: StandardEditorPage, went: list[str], monkeypatch: pytest.MonkeyPatch, desk: Workspace
) -> None:
    monkeypatch.setattr(ConfirmDialog, "ask", lambda *_said: True)
    page._ask_and_freeze()
    assert went == ["standards"]
    assert len(desk.shelf.standards) == 2


def test_doubts_of_an_import_wait_beside_the_draft(
    page: StandardEditorPage, monkeypatch: pytest.MonkeyPatch, desk: Workspace
) -> None:
    assert not page._doubts.isVisibleTo(page)
    keep_doubts(desk.folder, page._presenter.name, ["没有理解　第3行：视情况"])
    page.show_what(draft=page._presenter.name)
    assert page._doubts.isVisibleTo(page)
    monkeypatch.setattr(DoubtsDialog, "exec", lambda _dialog: 1)
    page._doubts.click()
    assert not page._doubts.isVisibleTo(page)
    assert page._presenter.doubts() == ()


def test_a_picked_list_is_searched_and_told(qtbot: QtBot) -> None:
    dialog = PickDialog(None, "看哪些文书", [("a", "立案审批表"), ("b", "询问笔录"), ("c", "照片")], ["b"])
    qtbot.addWidget(dialog)
    dialog._search.setText("照片")
    shown = [row for row in range(3) if not dialog._list.item(row).isHidden()]
    dialog._list.item(shown[0]).setCheckState(Qt.CheckState.Checked)
    assert dialog.picked() == ("b", "c")


def test_a_new_standard_begins_as_a_draft(qtbot: QtBot, desk: Workspace, tasks: TaskRunner) -> None:
    presenter = StandardsPresenter(desk, tasks)
    dialog = StandardNewDialog(None, presenter, None)
    qtbot.addWidget(dialog)
    dialog._title.setText("县级案卷评查标准")
    with qtbot.waitSignal(presenter.draft_made) as made:
        dialog._make()
    assert (desk.folder / "standards" / "drafts" / made.args[0]).is_file()


@pytest.mark.parametrize("base", [14, 24])
def test_the_editor_fits_a_screen_of_1366_by_768(page: StandardEditorPage, theme: Theme, base: int) -> None:
    theme.use(Scheme.LIGHT, base)
    page._presenter.choose(FIRST)
    least = page.minimumSizeHint()
    sideways = page._form._area.horizontalScrollBar().maximum()
    theme.use(Scheme.LIGHT, 14)
    assert sideways == 0
    assert least.width() <= 1366
    assert least.height() <= 728


def test_everything_that_takes_input_has_a_name_to_be_read_out(page: StandardEditorPage) -> None:
    for place in ((), ("policy",), ("grades",), ("vetoes", 0), FIRST, ("parts", 0)):
        page._presenter.choose(place)
        for kind in (QLineEdit, QComboBox, QPlainTextEdit):
            nameless = [one for one in page.findChildren(kind) if not one.accessibleName()]
            assert [one for one in nameless if not isinstance(one.parent(), QComboBox)] == []


def test_a_field_behind_a_list_stands_on_a_line_of_its_own(page: StandardEditorPage) -> None:
    rule = (*FIRST, "rules", 0)
    page._presenter.choose(FIRST)
    page._presenter.type_in((*rule, "kind"), RuleKind.TIERS.value)
    page._presenter.add_row((*rule, "tiers"))
    inputs = page._form._inputs
    level, tier = inputs[(*rule, "level")], inputs[(*rule, "tiers", 0, "text")]
    assert level.parentWidget() is not tier.parentWidget()
