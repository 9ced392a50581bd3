"""Searching the words of all cases while they are typed; the newest question wins, and pages are read as they come into view."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal

from app.domain.page import Rect
from app.domain.search import Cursor, Excerpt, Finding, PageHit
from app.errors import Cancelled, ReviewError
from app.services import search
from ui.presenters.presenter import Presenter
from ui.tasks import Job, TaskRunner
from ui.workspace import Workspace


class SearchPresenter(Presenter):
    """One question at a time: its newest pages first, how many there are a little later, more pages when they are wanted."""

    hits_found = Signal(str, tuple)
    hits_added = Signal(tuple)
    pages_counted = Signal(int)
    excerpts_read = Signal()

    def __init__(self, workspace: Workspace, tasks: TaskRunner) -> None:
        super().__init__(workspace, tasks)
        self.excerpts: dict[PageHit, Excerpt] = {}
        self._query = ""
        self._more: Cursor | None = None
        self._asking: Job | None = None
        self._reading: Job | None = None

    def ask(self, query: str) -> None:
        """Find a text in all cases; an empty one finds nothing."""
        query = query.strip()
        if query == self._query:
            return
        self._query, self._more = query, None
        self.excerpts.clear()
        for job in (self._asking, self._reading):
            if job is not None:
                job.cancel()
        self._asking = self._reading = None
        if not query:
            self.hits_found.emit("", ())
            return
        workspace = self._workspace
        self._asking = self._tasks.start(
            lambda: workspace.with_store(search.first_found, query),
            lambda answer: self._found(query, *answer),
            lambda error: self._failed(query, error),
            owner=self,
        )

    def more(self) -> None:
        """The pages after those listed, if there are any and they are not on their way."""
        if self._more is None or self._asking is not None:
            return
        workspace, query, after = self._workspace, self._query, self._more
        self._asking = self._tasks.start(
            lambda: workspace.with_store(search.search_all, query, after),
            lambda finding: self._added(query, finding),
            lambda error: self._failed(query, error),
            owner=self,
        )

    def read(self, hits: Iterable[PageHit]) -> None:
        """Read the pages in view that were not read yet; an older wish is dropped."""
        unread = tuple(hit for hit in hits if hit not in self.excerpts)
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        if not unread:
            return
        workspace, query = self._workspace, self._query
        self._reading = self._tasks.start(
            lambda: workspace.with_store(search.excerpts, query, unread),
            lambda told: self._read(query, told),
            lambda error: self._failed(query, error),
            owner=self,
        )

    def place(self, hit: PageHit) -> tuple[Rect, ...]:
        """The rectangles of the first place on a page."""
        places = self._ask(search.places_on, hit.page, self._query)
        return places[0] if places else ()

    def _found(self, query: str, finding: Finding, excerpts: dict[PageHit, Excerpt]) -> None:
        if query != self._query:
            return
        self._asking = None
        self.excerpts.update(excerpts)
        self._more = finding.more
        self.hits_found.emit(query, finding.hits)
        if finding.more is not None:
            workspace = self._workspace
            self._tasks.start(
                lambda: workspace.with_store(search.count_all, query),
                lambda count: self.pages_counted.emit(count) if query == self._query else None,
                lambda error: self._failed(query, error),
                owner=self,
            )

    def _added(self, query: str, finding: Finding) -> None:
        if query == self._query:
            self._asking, self._more = None, finding.more
            self.hits_added.emit(finding.hits)

    def _read(self, query: str, told: dict[PageHit, Excerpt]) -> None:
        if query == self._query:
            self._reading = None
            self.excerpts.update(told)
            self.excerpts_read.emit()

    def _failed(self, query: str, error: ReviewError) -> None:
        if query == self._query and not isinstance(error, Cancelled):
            self._asking = None
            self.problem_met.emit(error)
