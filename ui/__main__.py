"""Composition root: arguments, logging, excepthook, translator, lock, workspace, window."""

from __future__ import annotations

import argparse
import importlib
import logging
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event
from types import TracebackType
from typing import Any

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from app.errors import ReviewError
from app.paths import default_workspace, resources_folder
from app.store.lock import lock_workspace
from app.typeset.fonts import Face, font_file
from ui.dialogs.problem import crash_report, show_crash, show_problem
from ui.garbage import GarbageCollector
from ui.main_window import MainWindow
from ui.recognition import RecognitionQueue
from ui.tasks import Progress, TaskRunner
from ui.theme.fonts import register_face
from ui.theme.roles import Scheme
from ui.theme.theme import Theme
from ui.version import RESTART, TITLE, version
from ui.widgets.first_paint import FirstPaint
from ui.workspace import Workspace

LOG_LIMIT = 500_000
STYLE = (
    "-style",
    "Fusion",
)  # by argument: setStyle hands a style back, and all that Qt knows of styles would be loaded for it
_log = logging.getLogger(__name__)
RECOGNITION_AFTER_MS = 5000  # the window first, then the scans


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window; returns the exit code."""
    chosen = _parse(sys.argv[1:] if arguments is None else arguments)
    folder: Path = chosen.workspace
    app = _application(folder)
    theme = _theme()
    theme.apply()
    sys.excepthook = _on_uncaught
    with ExitStack() as held:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _start_log(folder)
            held.enter_context(lock_workspace(folder))
        except ReviewError as error:
            show_problem(None, error)
            return 1
        except OSError as error:
            show_problem(
                None, ReviewError(f"不能使用数据文件夹“{folder}”。", f"请检查磁盘和权限（{error.strerror}）。")
            )
            return 1
        code = RESTART
        while code == RESTART:
            code = _open(app, folder, theme, chosen.quit_when)
        return code


def _open(app: QApplication, folder: Path, theme: Theme, quit_when: str) -> int:
    try:
        kept = _restored(folder)
    except ReviewError as error:
        show_problem(None, error)
        return 1
    return _run(app, folder, theme, quit_when, kept)


def _run(app: QApplication, folder: Path, theme: Theme, quit_when: str, kept: Path | None) -> int:
    workspace = Workspace(folder, _open_store, partial(_load_shelf, folder), _now, _evidence_worker, _view_of)
    tasks = TaskRunner(_on_problem, _on_bug, "tasks")
    renders = TaskRunner(_on_problem, _on_bug, "renders")
    scans = TaskRunner(_on_problem, _on_bug, "scans")
    queue = RecognitionQueue(workspace, scans, _recognise_waiting, _cases_waiting)
    window = MainWindow(workspace, tasks, renders, theme, queue)
    window.restore(QSettings())
    failures: list[ReviewError] = []

    def first_load() -> None:
        # sqlite-utils takes longer to load than the window to appear: the window comes first
        try:
            if quit_when != "shown":
                workspace.reviewer = workspace.with_store(_late("app.services.settings", "read_preferences")).reviewer
                window.show_page("home")
            if quit_when:
                sys.stdout.write("ready\n")
                sys.stdout.flush()
                app.quit()
            elif queue.automatic:
                QTimer.singleShot(RECOGNITION_AFTER_MS, queue.resume)
        except ReviewError as error:
            failures.append(error)
            show_problem(window, error)
            app.quit()

    try:
        window.open_on("home")
        FirstPaint(window, first_load)
        _tell_restored(window, kept)
        window.show()
        code = app.exec()
        return 1 if failures else code
    finally:
        window.hide()
        window.deleteLater()
        queue.pause()
        for runner in (tasks, renders, scans):
            runner.close()
        workspace.close()


def _restored(folder: Path) -> Path | None:
    """Where the old data are after a backup took their place; None when none was waiting."""
    if not any(folder.glob("restore.ready-*")):
        return None  # the common case loads nothing
    kept: Path | None = _late("app.services.restoring", "finish_restore")(folder)
    return kept


def _tell_restored(window: MainWindow, kept: Path | None) -> None:
    if kept is not None:
        told = f"已用备份替换数据。原来的数据整份在：\n{kept}"
        QTimer.singleShot(0, window, lambda: _late("ui.dialogs.done", "DoneDialog").tell(window, "从备份恢复", told))


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="anjuan", description=TITLE, add_help=False)
    parser.add_argument("--workspace", type=Path, default=default_workspace(), help="数据文件夹")
    parser.add_argument("--quit-when", choices=("shown", "listed"), default="", help=argparse.SUPPRESS)
    parser.add_argument("-h", "--help", action="help", help="显示本说明")
    return parser.parse_args(list(arguments))


def _application(folder: Path) -> QApplication:
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication([sys.argv[0], *STYLE])
    GarbageCollector(app)
    app.setOrganizationName("window")
    app.setApplicationName("anjuan")
    app.setApplicationDisplayName(TITLE)
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    return app


def _theme() -> Theme:
    saved = QSettings()
    named = str(saved.value("look/scheme", Scheme.LIGHT.value))
    scheme = next((known for known in Scheme if known.value == named), Scheme.LIGHT)
    base = str(saved.value("look/base", "14"))
    return Theme(
        register_face(font_file(Face.SANS), font_file(Face.SANS_BOLD)), scheme, int(base) if base.isdigit() else 14
    )


def _start_log(folder: Path) -> None:
    path = folder / "window.log"
    if path.is_file() and path.stat().st_size > LOG_LIMIT:
        path.replace(folder / "window.old.log")
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)


def _on_uncaught(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    _on_bug(error)


def _on_problem(error: ReviewError) -> None:
    show_problem(QApplication.activeWindow(), error)


def _on_bug(error: BaseException) -> None:
    if isinstance(error, ReviewError):
        _on_problem(error)
        return
    if isinstance(error, KeyboardInterrupt):
        QApplication.quit()
        return
    _log.error("%s", crash_report(error, version()))  # without the error's own text: it may hold names
    show_crash(QApplication.activeWindow(), error, version())


def _now() -> datetime:
    return datetime.now().astimezone()  # noqa: TID251 - the one clock of the window


def _late(module: str, name: str) -> Any:
    return getattr(importlib.import_module(module), name)


def _open_store(folder: Path) -> Any:
    return _late("app.store.database", "open_store")(folder)


def _load_shelf(folder: Path) -> Any:
    return _late("app.standards.shelf", "load_shelf")(resources_folder() / "standards", folder / "standards")


def _recognise_waiting(store: Any, case_id: int, progress: Progress, cancel: Event) -> Any:
    return _late("app.services.recognition", "recognise_waiting")(store, case_id, progress, cancel)


def _cases_waiting(store: Any) -> tuple[int, ...]:
    cases: tuple[int, ...] = _late("app.services.recognition", "cases_waiting")(store)
    return cases


def _evidence_worker(source: Callable[[str], bytes]) -> Any:
    return _late("app.evidence.worker", "EvidenceWorker")(source)


def _view_of(store: Any, file_hash: str) -> bytes:
    view: bytes = _late("app.services.pages", "view_of")(store, file_hash)
    return view


if __name__ == "__main__":
    sys.exit(main())
