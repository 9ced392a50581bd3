"""The reading half of the workbench: outline, pages, tools and search kept in step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSignalBlocker, QTimer

from app.domain.document_type import DocumentType
from app.domain.page import PageRef, Pin, Rect, around
from app.domain.search import Hit
from ui.pages.page_view_note import PageNote
from ui.pages.page_view_pair import PagePair
from ui.pages.page_view_tools import PageTools
from ui.pages.workbench_outline import OutlinePane
from ui.presenters.page_layout import Fit, Sheet, Zoom
from ui.presenters.page_marks import place_text, sheet_index
from ui.presenters.page_reading import ReadingPresenter
from ui.presenters.workbench import WorkbenchPresenter

KEEP_PLACE = 700  # milliseconds on a page before it is remembered


@dataclass(frozen=True)
class ReadingParts:
    """The widgets of the reading half."""

    outline: OutlinePane
    tools: PageTools
    pair: PagePair
    note: PageNote


class ReadingSide(QObject):
    """Connects the reading presenter with its widgets."""

    def __init__(
        self, parts: ReadingParts, reading: ReadingPresenter, presenter: WorkbenchPresenter, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._outline, self._tools, self._pair, self._note = parts.outline, parts.tools, parts.pair, parts.note
        self._reading = reading
        self._presenter = presenter
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(KEEP_PLACE)
        self._wire()

    def open_at(self, folio: int) -> None:
        """The page where the reviewer left off."""
        self._pair.main.go_to(min(max(folio, 1), max(1, len(self._reading.sheets))) - 1)
        self._reach(self._pair.main.camera.leading)
        self._keep.stop()

    def jump_to(self, pin: Pin) -> None:
        """Brings a pin into view; it flashes twice."""
        index = self._pair.main.index_of(pin.file_hash, pin.page)
        if index is not None:
            self._pair.main.go_to(index, pin.rect, flash=True)

    def open_type(self, kind: DocumentType) -> None:
        """The first document of a type; the next one when one of them is being read."""
        lines = [line for line in self._outline.model.lines if line.doc_type is kind and line.last >= line.first]
        folio = self._pair.main.camera.leading + 1
        after = next((line for line in lines if line.first > folio), None)
        reading = any(line.first <= folio <= line.last for line in lines)
        if lines:
            self._go((after if reading and after is not None else lines[0]).first - 1)

    def place_of(self, pin: Pin) -> str:
        """How a pin is called."""
        sheets = self._reading.sheets
        return place_text(sheets, sheet_index(sheets), pin)

    def page_in_view(self) -> PageRef | None:
        sheets, at = self._reading.sheets, self._pair.main.camera.leading
        return sheets[at].ref if at < len(sheets) else None

    def hit_in_view(self) -> tuple[int, Rect] | None:
        """The words of the search hit one has gone to, when its page is being read."""
        reading, at = self._reading, self._pair.main.camera.leading
        if not 0 <= reading.hit < len(reading.hits) or not reading.hits[reading.hit].rects:
            return None
        hit = reading.hits[reading.hit]
        if self._pair.main.index_of(hit.page.file_hash, hit.page.number) != at:
            return None
        return at, around(hit.rects)

    def step_page(self, step: int) -> None:
        self._go(self._pair.main.camera.leading + step)

    def go_end(self, *, last: bool) -> None:
        self._go(len(self._reading.sheets) - 1 if last else 0)

    def fit(self) -> None:
        self._pair.main.set_zoom(Zoom(Fit.WIDTH))

    def keep_now(self) -> None:
        """Remembers the page without waiting."""
        self._keep.stop()
        if self._reading.sheets:
            self._presenter.remember_page(self._pair.main.camera.leading + 1)

    def _wire(self) -> None:
        view, tools = self._pair.main, self._tools
        self._reading.sheets_laid.connect(self._lay)
        self._reading.hits_found.connect(self._show_hits)
        view.page_reached.connect(self._reach)
        view.page_reached.connect(lambda _index: view.key_frame.follow())
        view.zoom_changed.connect(lambda: tools.show_zoom(view.camera.zoom, view.camera.factor))
        for pane in (view, self._pair.other):
            pane.pages_seen.connect(self._reading.note_seen)
        self._keep.timeout.connect(self.keep_now)
        self._outline.document_chosen.connect(self._open_document)
        tools.zoom_stepped.connect(view.step_zoom)
        tools.zoom_chosen.connect(view.set_zoom)
        tools.turn_wanted.connect(lambda: view.turn(view.camera.leading))
        tools.compare_switched.connect(lambda on: self._pair.compare(on=on))
        tools.lens_switched.connect(self._use_lens)
        tools.folio_entered.connect(self._enter_folio)
        tools.search.query_given.connect(self._reading.search)
        tools.search.next_wanted.connect(self._reading.step_hit)

    def _lay(self, sheets: Sequence[Sheet]) -> None:
        with QSignalBlocker(self._pair.main):
            self._pair.show_sheets(sheets)
        self._note.show_notes(self._reading.notes)
        self._tools.search.forget()
        self._tools.show_zoom(self._pair.main.camera.zoom, self._pair.main.camera.factor)

    def _reach(self, index: int) -> None:
        sheets = self._reading.sheets
        if index < len(sheets):
            self._tools.show_folio(index + 1, len(sheets))
            self._outline.show_reached(sheets[index].document)
            self._note.show_page(sheets[index].ref, f"卷内第 {sheets[index].folio} 页")
            self._keep.start()

    def _show_hits(self, hits: Sequence[Hit], here: int) -> None:
        self._pair.show_hits([(hit.page, hit.rects) for hit in hits], here)
        self._tools.show_hits(here, len(hits), asked=bool(self._tools.search.text().strip()))
        if 0 <= here < len(hits):
            hit = hits[here]
            index = self._pair.main.index_of(hit.page.file_hash, hit.page.number)
            if index is not None:
                self._pair.main.go_to(index, hit.rects[0] if hit.rects else None)

    def _open_document(self, document: int) -> None:
        row = self._outline.model.row_of(document)
        if row >= 0:
            self._go(self._outline.model.lines[row].first - 1)

    def _enter_folio(self, folio: int) -> None:
        self._pair.main.setFocus()
        self._go(min(max(folio, 1), len(self._reading.sheets)) - 1)
        self._tools.show_folio(self._pair.main.camera.leading + 1, len(self._reading.sheets))

    def _go(self, index: int) -> None:
        self._pair.main.go_to(index)

    def _use_lens(self, on: bool) -> None:
        for view in (self._pair.main, self._pair.other):
            view.use_lens(on=on)
