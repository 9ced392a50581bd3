"""Searching the words of all cases while they are typed; the newest question wins."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.domain.search import Hit
from app.services.pages import search_all
from ui.presenters.presenter import Presenter
from ui.tasks import Job, TaskRunner
from ui.workspace import Workspace

MOST = 500


class SearchPresenter(Presenter):
    """One question at a time."""

    hits_found = Signal(str, tuple)

    def __init__(self, workspace: Workspace, tasks: TaskRunner) -> None:
        super().__init__(workspace, tasks)
        self._job: Job | None = None
        self._query = ""

    def ask(self, query: str) -> None:
        """Find a text in all cases; an empty one finds nothing."""
        query = query.strip()
        if query == self._query:
            return
        self._query = query
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if not query:
            self.hits_found.emit("", ())
            return
        workspace = self._workspace
        self._job = self._tasks.start(
            lambda: (query, workspace.with_store(search_all, query, MOST)),
            self._found,
            lambda error: self.problem_met.emit(error) if query == self._query else None,
            owner=self,
        )

    def _found(self, answer: tuple[str, tuple[Hit, ...]]) -> None:
        query, hits = answer
        if query == self._query:
            self._job = None
            self.hits_found.emit(query, hits)
