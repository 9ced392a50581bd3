"""What every page is given, and what the window may ask of a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.recognition import RecognitionQueue
from ui.tasks import TaskRunner
from ui.theme.theme import Theme
from ui.workspace import Workspace


@dataclass(frozen=True)
class Context:
    """`tasks` runs verbs; `renders` draws pages, so that a long intake never holds a page back; `go` shows a page; `recognition` reads scans in
    the background."""

    workspace: Workspace
    tasks: TaskRunner
    renders: TaskRunner
    theme: Theme
    go: Callable[..., None]
    recognition: RecognitionQueue | None = None


class Page(QWidget):
    """A page of the window. `whole_window` hides the navigation, `section` says which entry of it is lit,
    `first_focus` is where the keyboard goes when the page comes into view."""

    section = ""
    help_topic = "index"
    whole_window = False
    first_focus: QWidget | None = None

    def show_what(self, **what: Any) -> None:
        """Called each time the page comes into view, with what it should show."""

    def may_leave(self) -> bool:
        """False keeps the page in view, for instance while an answer cannot be saved."""
        return True
