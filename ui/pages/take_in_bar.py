"""The bar at the foot of a page while a case is taken in, and the questions and summary that go with it."""

from __future__ import annotations

import importlib
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.taking import TakeIn
from app.errors import ReviewError
from ui.dialogs.problem import show_problem
from ui.presenters.take_in import TakeInPresenter
from ui.recognition import RecognitionQueue
from ui.widgets.busy import BusyBar
from ui.widgets.drop import FileDrop
from ui.widgets.files import ask_files, ask_folder

FILES = (
    "案卷文件 (*.docx *.doc *.wps *.rtf *.txt *.html *.pdf *.ofd *.xls *.xlsx *.et *.png *.jpg *.jpeg *.tif *.tiff *.bmp *.gif *.heic"
    " *.zip *.7z);;所有文件 (*)"
)
CASES = "cases"  # the next case usually lies beside the last one


class TakeInBar(BusyBar):
    """Lives on a page that can take cases in; the page may be hidden meanwhile, the taking in goes on."""

    case_chosen = Signal(int)
    list_changed = Signal()

    def __init__(self, presenter: TakeInPresenter, page: QWidget, recognition: RecognitionQueue | None = None) -> None:
        super().__init__()
        self._recognition = recognition
        self._presenter = presenter
        self._page = page
        self._wire()

    def choose_folder(self) -> None:
        """Ask for a folder and take it in."""
        folder = ask_folder(self._page, "选择案卷所在的文件夹", CASES)
        if folder is not None:
            self._presenter.take_in((folder,))

    def choose_files(self, into: int | None = None) -> None:
        """Ask for files or zips and take them in as one case, or into a case that is there."""
        paths = ask_files(self._page, "选择案卷文件或压缩包", FILES, CASES)
        if paths:
            self._presenter.take_in(paths, into=into)

    def _wire(self) -> None:
        FileDrop(self._page).dropped.connect(self._presenter.take_in)
        presenter = self._presenter
        presenter.began.connect(self.begin)
        presenter.progressed.connect(self.step)
        presenter.ended.connect(self.end)
        presenter.same_found.connect(self._ask_about_same)
        presenter.case_taken_in.connect(self._summarise)
        presenter.problem_met.connect(self._tell)
        self.cancelled.connect(presenter.cancel)

    def _tell(self, error: ReviewError) -> None:
        show_problem(self._page, error)

    def _ask_about_same(self, taken: TakeIn) -> None:
        mode = _dialogs().SameCaseDialog.ask(self._page, taken)
        if mode is not None:
            self._presenter.answer_same(mode)

    def _summarise(self, taken: TakeIn) -> None:
        self.list_changed.emit()
        if self._recognition is not None and self._recognition.automatic:
            self._recognition.resume()
        if taken.case is None:
            _dialogs().TakeInSummaryDialog.tell(self._page, taken)
            return
        nothing_new = not (taken.taken or taken.kept or taken.refused)
        if nothing_new or _dialogs().TakeInSummaryDialog.tell(self._page, taken):
            self.case_chosen.emit(taken.case.id)


def _dialogs() -> Any:
    """What is shown after a taking in; the home page opens without it."""
    return importlib.import_module("ui.dialogs.take_in")
