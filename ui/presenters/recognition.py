"""The pages of a case that came as pictures: how recognition went, and correcting them by hand."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.domain.page import PageRef
from app.intake.recognise import what_is_missing
from app.services.recognition import correct_page, lines_of, recognise_again, recognised_pages, understand_again
from ui.presenters.presenter import Presenter
from ui.recognition import RecognitionQueue
from ui.tasks import TaskRunner
from ui.workspace import Workspace


class RecognitionPresenter(Presenter):
    """One case at a time."""

    pages_shown = Signal(tuple)
    page_corrected = Signal()

    def __init__(self, workspace: Workspace, tasks: TaskRunner, queue: RecognitionQueue | None) -> None:
        super().__init__(workspace, tasks)
        self.queue = queue
        self.case_id = 0

    @property
    def missing(self) -> str:
        """Why nothing can be recognised, or nothing."""
        return what_is_missing()

    def load(self, case_id: int) -> None:
        self.case_id = case_id
        self.pages_shown.emit(self._ask(recognised_pages, case_id) or ())

    def begin(self) -> None:
        """Recognise this case next."""
        if self.queue is not None:
            self.queue.add(self.case_id)

    def pause(self) -> None:
        if self.queue is not None:
            self.queue.pause()

    def lines(self, ref: PageRef) -> tuple[str, ...]:
        return self._ask(lines_of, ref) or ()

    def correct(self, ref: PageRef, text: str) -> None:
        """Keep the words a person typed, and read the case again."""
        if self._ask(correct_page, ref, text.splitlines()) is not None:
            self._ask(understand_again, self.case_id)
            self.page_corrected.emit()
            self.load(self.case_id)

    def again(self, ref: PageRef) -> None:
        """Recognise one page once more."""
        self._ask(recognise_again, ref)
        self.load(self.case_id)
        self.begin()
