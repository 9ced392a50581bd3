"""Recordings beside the questions: played from a place, and the place written into the statement."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.recording import first_place, is_recording
from ui.dialogs.recordings import RecordingsDialog
from ui.page import Context
from ui.pages.workbench_card import EntryCard
from ui.pages.workbench_checklist import ChecklistPane
from ui.presenters.workbench import WorkbenchPresenter


class ListeningSide(QObject):
    """Opens the recordings of the case at the place the statement names."""

    def __init__(
        self, checklist: ChecklistPane, presenter: WorkbenchPresenter, context: Context, page: QWidget
    ) -> None:
        super().__init__(page)
        self._presenter = presenter
        self._context = context
        self._page = page
        checklist.card_opened.connect(self._wire)

    def _wire(self, card: EntryCard) -> None:
        card.answer.pins.recordings_wanted.connect(lambda: self._listen(card))

    def _listen(self, card: EntryCard) -> None:
        files = [file for file in self._presenter.desk.case.files if is_recording(file)]
        pins = card.answer.pins
        at = first_place(pins.statement, [file.name for file in files])
        place = RecordingsDialog.ask(self._page, self._context, files, not self._presenter.frozen, at)
        if place:
            pins.add_to_statement(place)
