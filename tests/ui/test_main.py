"""The composition root: opening, refusing, and what goes into the log."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from app.errors import ReviewError, StoreUnavailable
from app.store.lock import lock_workspace
from ui import __main__ as root

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def hooks_put_back() -> Iterator[None]:
    hook, handlers, level = sys.excepthook, list(logging.getLogger().handlers), logging.getLogger().level
    yield
    sys.excepthook = hook
    for handler in set(logging.getLogger().handlers) - set(handlers):
        logging.getLogger().removeHandler(handler)
        handler.close()
    logging.getLogger().setLevel(level)


def test_the_window_opens_lists_its_cases_and_ends(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ui", "--workspace", str(tmp_path / "新的 工作区"), "--quit-when", "listed"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "ready\n")
    assert "Traceback" not in done.stderr
    assert (tmp_path / "新的 工作区" / "review.db").is_file()


def test_a_second_window_on_one_workspace_is_refused_with_a_sentence(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hooks_put_back: None
) -> None:
    told: list[ReviewError] = []
    monkeypatch.setattr(root, "show_problem", lambda _parent, error: told.append(error))
    with lock_workspace(tmp_path):
        assert root.main(["--workspace", str(tmp_path)]) == 1
    assert "已在另一个窗口中打开" in told[0].message


def test_a_folder_that_cannot_be_made_is_told(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hooks_put_back: None
) -> None:
    told: list[ReviewError] = []
    monkeypatch.setattr(root, "show_problem", lambda _parent, error: told.append(error))
    (tmp_path / "文件").write_text("", "utf-8")
    assert root.main(["--workspace", str(tmp_path / "文件" / "里面")]) == 1
    assert "不能使用数据文件夹" in told[0].message


def test_a_store_that_cannot_be_opened_is_told_and_the_window_goes(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hooks_put_back: None
) -> None:
    told: list[ReviewError] = []

    def refuse(_folder: Path) -> None:
        raise StoreUnavailable("这个工作区由更新版本的程序建立，本版本不能打开。", "请安装新版本程序。")

    monkeypatch.setattr(root, "show_problem", lambda _parent, error: told.append(error))
    monkeypatch.setattr(root, "_open_store", refuse)
    assert root.main(["--workspace", str(tmp_path)]) == 1
    assert "更新版本" in told[0].message


def test_a_bug_is_logged_and_told_with_a_report(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[BaseException] = []
    monkeypatch.setattr(root, "show_crash", lambda _parent, error, _version: told.append(error))
    error = KeyError("顾南枝")
    root._on_bug(error)
    assert told == [error]
    assert "KeyError" in caplog.text
    assert "顾南枝" not in caplog.text
    caplog.clear()


def test_an_expected_problem_that_nobody_caught_is_told_as_a_problem(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[ReviewError] = []
    monkeypatch.setattr(root, "show_problem", lambda _parent, error: told.append(error))
    root._on_bug(ReviewError("磁盘已满。", "请清理磁盘。"))
    assert [error.message for error in told] == ["磁盘已满。"]


def test_qt_s_own_buttons_speak_chinese(qapp: QApplication, tmp_path: Path) -> None:
    before = QLocale()
    root._application(tmp_path)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "取消"
    for translator in qapp.findChildren(QTranslator):
        QCoreApplication.removeTranslator(translator)
    QLocale.setDefault(before)
