"""What every presenter shares: calling a verb, and telling an expected problem."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from app.errors import ReviewError
from ui.tasks import TaskRunner
from ui.workspace import Workspace

P = ParamSpec("P")
T = TypeVar("T")


class Presenter(QObject):
    """Calls services and emits facts; knows no widget."""

    problem_met = Signal(object)

    def __init__(self, workspace: Workspace, tasks: TaskRunner) -> None:
        super().__init__()
        self._workspace = workspace
        self._tasks = tasks

    def _ask(self, verb: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """The verb's answer; None after an expected problem, which has then been told."""
        try:
            return self._workspace.with_store(verb, *args, **kwargs)
        except ReviewError as error:
            self.problem_met.emit(error)
            return None
