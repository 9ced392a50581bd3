"""Settings: what travels with the data, what stays on this computer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from ui.models.shortcuts import SHORTCUTS
from ui.presenters.settings import Printing, SettingsPresenter, read_printing, write_look, write_printing
from ui.tasks import TaskRunner
from ui.theme.roles import Scheme
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
    seen = [(one.where, one.keys) for one in SHORTCUTS]
    assert len(seen) == len(set(seen))
