"""The pages of one case for the reader: sheets with sizes, pictures, search hits, words under a pin, what was read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from app.domain.casefile import CaseFile
from app.domain.page import PageRef, Pin, Rect
from app.domain.search import Hit
from app.errors import ReviewError
from app.services import pages, reading, search
from ui.presenters.page_layout import Sheet
from ui.presenters.page_pictures import Drawn, PagePictures, Wish
from ui.tasks import TaskRunner
from ui.workspace import Workspace

Place = tuple[str, int]
A4 = (595.3, 841.9)


class ReadingPresenter(QObject):
    """Knows the strip of pages of the open case; the views only draw it."""

    sheets_laid = Signal(object)
    hits_found = Signal(object, int)
    read_changed = Signal(object)
    problem_met = Signal(object)

    def __init__(self, workspace: Workspace, renders: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.pictures = PagePictures(self._draw, renders, parent=self)
        self.sheets: tuple[Sheet, ...] = ()
        self.read: frozenset[Place] = frozenset()
        self.notes: dict[str, tuple[str, ...]] = {}
        self.hits: tuple[Hit, ...] = ()
        self.hit = -1
        self._case: CaseFile | None = None
        self._review_id = 0

    def open(self, case: CaseFile, review_id: int) -> None:
        """Lays out the pages of a case and tells which were read in this review."""
        self._case, self._review_id = case, review_id
        self.hits, self.hit = (), -1
        sizes = self._workspace.with_store(reading.page_sizes, case.id)
        self.sheets = sheets_of(case, sizes)
        self.notes = self._workspace.with_store(reading.file_notes, case.id)
        self.read = self._workspace.with_store(reading.pages_read, review_id)
        self.sheets_laid.emit(self.sheets)
        self.read_changed.emit(self.read)
        self.hits_found.emit((), -1)

    def note_seen(self, indexes: Sequence[int]) -> None:
        """Records the pages that were really in view."""
        places = {(self.sheets[i].ref.file_hash, self.sheets[i].ref.number) for i in indexes if i < len(self.sheets)}
        fresh = places - self.read
        if not fresh or not self._review_id:
            return
        try:
            self._workspace.with_store(reading.note_read, self._review_id, tuple(sorted(fresh)))
        except ReviewError as error:
            self.problem_met.emit(error)
            return
        self.read = self.read | fresh
        self.read_changed.emit(self.read)

    def search(self, query: str) -> None:
        """Finds a text in this case and goes to the first hit."""
        if self._case is None:
            return
        query = query.strip()
        try:
            self.hits = self._workspace.with_store(search.search_case, self._case.id, query) if query else ()
        except ReviewError as error:
            self.problem_met.emit(error)
            return
        self.hit = 0 if self.hits else -1
        self.hits_found.emit(self.hits, self.hit)

    def step_hit(self, step: int) -> None:
        """The next or the last hit, round the end."""
        if self.hits:
            self.hit = (self.hit + step) % len(self.hits)
            self.hits_found.emit(self.hits, self.hit)

    def pin(self, ref: PageRef, rect: Rect) -> Pin:
        """A pin at a place, with the words that lie in it."""
        return Pin(ref.file_hash, ref.number, rect, self._words_in(ref, rect))

    def close(self) -> None:
        """Pictures that still come in are no longer wanted."""
        self.pictures.close()

    def _words_in(self, ref: PageRef, rect: Rect) -> str:
        try:
            page = self._workspace.with_store(pages.text_of, ref.file_hash, ref.number).turned(ref.turn)
        except ReviewError:
            return ""
        inside = [word.text for word in page.words if _covers(rect, word.rect)]
        return "".join(inside)[:200]

    def _draw(self, wanted: Wish) -> Drawn:
        # runs on the thread of the pictures; the worker fetches the bytes through a store of that thread
        drawn: Drawn = self._workspace.evidence.render(wanted.file_hash, wanted.number, wanted.width, wanted.turn)
        return drawn


def sheets_of(case: CaseFile, sizes: dict[Place, tuple[float, float]]) -> tuple[Sheet, ...]:
    """The strip of a case: every page of every document, upright, with its running number."""
    sheets: list[Sheet] = []
    for document in case.documents:
        for ref in document.pages:
            width, height = sizes.get((ref.file_hash, ref.number), A4)
            if ref.turn % 180:
                width, height = height, width
            sheets.append(Sheet(ref, len(sheets) + 1, width, height, document.id, document.title))
    return tuple(sheets)


def _covers(rect: Rect, word: Rect) -> bool:
    middle = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return rect.left <= middle[0] <= rect.right and rect.top <= middle[1] <= rect.bottom
