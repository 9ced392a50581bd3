"""Recordings: listed with their length, played from a place, the place written down; originals saved as they came."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.domain.casefile import CaseFile, FileState
from tests.services.arriving import FILING, file_of, take
from ui.dialogs.done import DoneDialog
from ui.dialogs.recordings import RecordingsDialog
from ui.main_window import MainWindow
from ui.page import Context
from ui.pages.case import CasePage
from ui.pages.workbench import WorkbenchPage
from ui.presenters import recordings
from ui.presenters.player import player_call
from ui.tasks import TaskRunner
from ui.theme.theme import Theme
from ui.workspace import Workspace

TAPE = file_of("检查录音.wav", b"RIFF tape", FileState.KEPT, reason="录音录像，时长2分05秒，已原样保存。")


@pytest.fixture
def taped(workspace: Workspace) -> CaseFile:
    """A case with one page and one recording."""
    case: CaseFile = workspace.with_store(take, FILING, replace(TAPE, media="audio/wav"))
    return case


@pytest.fixture
def dialog(
    qtbot: QtBot, workspace: Workspace, tasks: TaskRunner, renders: TaskRunner, theme: Theme, taped: CaseFile
) -> RecordingsDialog:
    context = Context(workspace, tasks, renders, theme, lambda *_a, **_k: None)
    made = RecordingsDialog(None, context, [file for file in taped.files if file.media == "audio/wav"], write=True)
    qtbot.addWidget(made)
    return made


def test_players_begin_at_the_place_and_others_are_left_to_the_system() -> None:
    path = Path("a.wav")
    assert player_call(path, 65, {"mpv": "/usr/bin/mpv"}.get) == (
        "/usr/bin/mpv",
        ["--start=65", "--force-window", "a.wav"],
    )
    assert player_call(path, 65, lambda name: name if name == "PotPlayerMini64" else None) == (
        "PotPlayerMini64",
        ["a.wav", "/seek=00:01:05"],
    )
    assert player_call(path, 65, lambda _name: None) is None


def test_a_recording_is_laid_ready_and_played_from_the_typed_place(
    dialog: RecordingsDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, workspace: Workspace
) -> None:
    calls: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(recordings, "player_call", lambda path, at: ("vlc", [str(path), str(at)]))
    monkeypatch.setattr(recordings, "_run", lambda call: calls.append(call) or True)
    dialog.at.setText("1分05秒")
    with qtbot.waitSignal(dialog.presenter.told, check_params_cb=lambda text: "00:01:05" in text):
        dialog._play.click()
    ready = Path(calls[0][1][0])
    assert (ready.read_bytes(), ready.suffix, calls[0][1][1]) == (b"RIFF tape", ".wav", "65")
    workspace.close()
    assert not ready.exists()


def test_a_time_that_is_none_is_refused_on_the_spot(dialog: RecordingsDialog) -> None:
    dialog.at.setText("一会儿")
    dialog._play.click()
    assert "不是时间" in dialog._told.text()
    dialog._write.click()
    assert dialog.result() == 0


def test_the_place_is_handed_back_to_be_written_down(dialog: RecordingsDialog) -> None:
    dialog.at.setText("0:12:30")
    assert dialog.place == "《检查录音.wav》00:12:30处"
    assert [column.text(dialog.view.selected()) for column in dialog.view._table.columns][1] == "2分05秒"


def test_an_original_is_saved_byte_for_byte(
    window: MainWindow, taped: CaseFile, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = tmp_path / "out.wav"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    monkeypatch.setattr(DoneDialog, "tell", lambda *_: None)
    window.show_page("case", case_id=taped.id)
    page = window.current
    assert isinstance(page, CasePage)
    files = page._files
    files.view.select_where(lambda file: file.name == "检查录音.wav")
    with qtbot.waitSignal(files._presenter.saved):
        files._save.click()
    assert target.read_bytes() == b"RIFF tape"


def test_a_question_of_a_case_with_recordings_takes_the_place_into_its_statement(
    window: MainWindow, taped: CaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_page("workbench", case_id=taped.id)
    page = window.current
    assert isinstance(page, WorkbenchPage)
    card = page.checklist.card
    assert card is not None
    asked: list[object] = []

    def ask(_parent: object, _context: object, _files: object, write: bool, at: object) -> str:
        asked.append(at)
        return "《检查录音.wav》00:12:30处" if write else ""

    monkeypatch.setattr(RecordingsDialog, "ask", ask)
    card.answer.pins._listen.click()
    assert card.answer.pins.statement == "《检查录音.wav》00:12:30处："
    assert page.presenter.standing.review.mark(card.entry.code).no_page == "《检查录音.wav》00:12:30处："
    card.answer.pins._listen.click()
    assert asked == [None, ("检查录音.wav", 750)]
