"""Settings: what travels with the data, what stays on this computer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.domain.casefile import CaseFile
from app.services.backup import back_up
from app.services.restoring import finish_restore
from tests.services.arriving import NOON
from ui.dialogs.confirm import ConfirmDialog
from ui.main_window import MainWindow
from ui.models.keymap import COMMANDS, KeyMap, tidy
from ui.models.shortcuts import shortcuts
from ui.page import Context
from ui.pages.settings import SettingsPage
from ui.pages.settings_keys import KeysPane
from ui.presenters.settings import Printing, SettingsPresenter, read_keys, read_printing, write_look, write_printing
from ui.tasks import TaskRunner
from ui.theme.roles import Scheme
from ui.theme.theme import Theme
from ui.workspace import Workspace


def test_a_changed_preference_is_there_next_time(workspace: Workspace, tasks: TaskRunner) -> None:
    SettingsPresenter(workspace, tasks).change(unit="甲市司法局", reviewer="沈评查")
    again = SettingsPresenter(workspace, tasks)
    again.load()
    assert (again.preferences.unit, again.preferences.reviewers) == ("甲市司法局", ("沈评查",))


def test_the_reviewer_of_the_settings_is_the_one_who_sits_here(workspace: Workspace, tasks: TaskRunner) -> None:
    SettingsPresenter(workspace, tasks).change(reviewer="陆评查")
    assert workspace.reviewer == "陆评查"


def test_sound_data_are_found_sound(qtbot: QtBot, workspace: Workspace, tasks: TaskRunner) -> None:
    presenter = SettingsPresenter(workspace, tasks)
    with qtbot.waitSignal(presenter.data_checked) as blocker:
        presenter.check_data()
    assert blocker.args == [()]


def test_a_backup_is_made_where_the_reviewer_says(
    qtbot: QtBot, workspace: Workspace, tasks: TaskRunner, tmp_path: Path
) -> None:
    presenter = SettingsPresenter(workspace, tasks)
    with qtbot.waitSignal(presenter.backed_up) as blocker:
        presenter.back_up(tmp_path)
    assert (blocker.args[0] / "review.db").is_file()


def test_a_backup_is_put_back_after_a_clear_question(
    window: MainWindow,
    qtbot: QtBot,
    workspace: Workspace,
    case: CaseFile,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    backup = workspace.with_store(back_up, tmp_path, NOON)
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(backup))
    monkeypatch.setattr(ConfirmDialog, "ask", lambda *said: bool(asked.append(said[2])) or len(asked) > 1)
    window.show_page("settings")
    page = window.current
    assert isinstance(page, SettingsPage)
    page._presenter.restart_wanted.disconnect()
    with qtbot.waitSignal(page._presenter.restore_prepared):
        page._data._restore.click()
    assert asked[0].startswith("用这份备份（1 份案卷")
    assert not (workspace.folder / "restore.part").exists()
    with qtbot.waitSignal(page._presenter.restart_wanted):
        page._data._restore.click()
    workspace.close()
    kept = finish_restore(workspace.folder)
    assert kept is not None
    assert kept.name == f"恢复前的数据-{NOON:%Y%m%d-%H%M%S}"


def test_a_folder_that_is_no_backup_is_told(
    qtbot: QtBot, workspace: Workspace, tasks: TaskRunner, tmp_path: Path
) -> None:
    presenter = SettingsPresenter(workspace, tasks)
    with qtbot.waitSignals([presenter.problem_met, presenter.restore_prepared]):
        presenter.prepare_restore(tmp_path)


def test_the_data_folder_is_named(workspace: Workspace, tasks: TaskRunner) -> None:
    presenter = SettingsPresenter(workspace, tasks)
    presenter.load()
    assert str(workspace.folder) in presenter.data_lines()[0]


def test_printing_is_remembered_on_this_computer() -> None:
    wanted = Printing("三楼打印机", False, 3)
    write_printing(QSettings(), wanted)
    assert read_printing(QSettings()) == wanted


def test_nothing_chosen_prints_one_copy_on_both_sides() -> None:
    assert read_printing(QSettings()) == Printing("", True, 1)


def test_the_look_is_remembered() -> None:
    write_look(QSettings(), Scheme.DARK, 20)
    saved = QSettings()
    assert (saved.value("look/scheme"), saved.value("look/base")) == ("dark", "20")


def test_no_key_is_given_two_meanings_in_one_place() -> None:
    sheet = shortcuts(KeyMap())
    seen = [(one.where, one.keys) for one in sheet]
    assert len(seen) == len(set(seen))
    keys = [tidy(key) for one in COMMANDS for key in one.keys]
    assert len(keys) == len(set(keys))
    assert all(keys)


@pytest.mark.parametrize(
    ("name", "key", "why"),
    [
        ("compare", "X", ""),
        ("compare", "C", ""),
        ("compare", "M", "放大镜"),
        ("compare", "F1", "帮助"),
        ("compare", "Up", "滚动页面"),
        ("compare", "Return", "固定的操作"),
        ("compare", "", "请按一个键"),
    ],
)
def test_a_key_that_means_something_else_is_refused_with_what_it_means(name: str, key: str, why: str) -> None:
    told = KeyMap().conflict(name, key)
    assert (why in told) if why else told == ""


def test_a_key_given_up_is_free_for_another_command() -> None:
    keys = KeyMap().with_key("compare", "X")
    assert keys.conflict("lens", "C") == ""
    assert "双页比对" in keys.conflict("lens", "X")
    assert (keys.shown("compare"), KeyMap().shown("next_open"), KeyMap().shown("back")) == ("X", "空格", "Alt+←")
    assert keys.with_key("compare", "").changed == {}


def test_a_changed_key_is_kept_and_can_be_taken_back(
    qtbot: QtBot, workspace: Workspace, tasks: TaskRunner, renders: TaskRunner, theme: Theme
) -> None:
    pane = KeysPane(Context(workspace, tasks, renders, theme, lambda *_a, **_k: None))
    qtbot.addWidget(pane)
    pane.view.select_where(lambda one: one.name == "compare")
    pane.typed.setKeySequence(QKeySequence("M"))
    assert not pane.change.isEnabled()
    assert "放大镜" in pane._told.text()
    pane.typed.setKeySequence(QKeySequence("X"))
    pane.change.click()
    assert read_keys(QSettings()).shown("compare") == "X"
    assert pane.view.selected().changed
    pane._back.click()
    assert read_keys(QSettings()).changed == {}
