"""Connects what a presenter tells to the one place that shows it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.dialogs.problem import show_problem
from ui.presenters.presenter import Presenter


def tell_problems(presenter: Presenter, page: QWidget) -> None:
    """Show every expected problem of the presenter over the page."""
    presenter.problem_met.connect(lambda error: show_problem(page.window(), error))
